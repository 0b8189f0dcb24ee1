using System.Diagnostics;

namespace Daftar.Store;

/// <summary>Runs programs of the operating system and of PostgreSQL.</summary>
internal static class Tool
{
    /// <summary>Runs a program to its end.</summary>
    /// <returns>Its exit code and all it wrote to both outputs.</returns>
    public static async Task<(int ExitCode, string Output)> RunAsync(IEnumerable<string> command, CancellationToken cancel)
    {
        using var process = Start(command, captured: true);
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var error = process.StandardError.ReadToEndAsync(cancel);
        await WaitAsync(process, cancel).ConfigureAwait(false);
        return (process.ExitCode, (await output.ConfigureAwait(false) + await error.ConfigureAwait(false)).Trim());
    }

    /// <summary>
    /// Runs a program that leaves another one behind. Its outputs go nowhere: a server inherits them, and who reads a pipe to its end
    /// would wait until the server stops.
    /// </summary>
    public static async Task<int> RunQuietAsync(IEnumerable<string> command, CancellationToken cancel)
    {
        using var process = Start(["/bin/sh", "-c", "exec \"$@\" >/dev/null 2>&1 </dev/null", "sh", .. command], captured: false);
        await WaitAsync(process, cancel).ConfigureAwait(false);
        return process.ExitCode;
    }

    private static Process Start(IEnumerable<string> command, bool captured)
    {
        var words = command.ToList();
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            RedirectStandardOutput = captured,
            RedirectStandardError = captured,
            RedirectStandardInput = captured,
            // the current folder may be one the server's user cannot read
            WorkingDirectory = "/",
        };

        // PGDATA, PGPORT, PGOPTIONS … of the caller speak of another server
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("PG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        // messages in English: errors quote them
        start.Environment["LC_ALL"] = "C.UTF-8";
        start.Environment["HOME"] = "/";
        try
        {
            var process = Process.Start(start)!;
            if (captured)
            {
                process.StandardInput.Close();
            }

            return process;
        }
        catch (System.ComponentModel.Win32Exception reason)
        {
            throw new StoreException($"{words[0]} could not be started: {reason.Message}. It is part of every Debian (packages util-linux, passwd, coreutils) or of Daftar's PostgreSQL.", reason);
        }
    }

    private static async Task WaitAsync(Process process, CancellationToken cancel)
    {
        try
        {
            await process.WaitForExitAsync(cancel).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
