using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Daftar.Tests.Fixtures;

/// <summary>A program under test in a process of its own. It is killed at the end if it still runs.</summary>
internal sealed class RunningProgram : IAsyncDisposable
{
    private readonly Process process;
    private readonly StringBuilder said = new();

    private RunningProgram(Process process) => this.process = process;

    public int Id => process.Id;

    /// <summary>All it has written so far.</summary>
    public string Said
    {
        get
        {
            lock (said)
            {
                return said.ToString();
            }
        }
    }

    public bool HasExited => process.HasExited;

    public static RunningProgram Start(ProcessStartInfo start)
    {
        var program = new RunningProgram(new Process { StartInfo = start });
        program.process.OutputDataReceived += (_, line) => program.Keep(line.Data);
        program.process.ErrorDataReceived += (_, line) => program.Keep(line.Data);
        program.process.Start();
        program.process.BeginOutputReadLine();
        program.process.BeginErrorReadLine();
        return program;
    }

    /// <summary>Runs a program to its end.</summary>
    public static async Task<(int ExitCode, string Said)> RunAsync(ProcessStartInfo start, TimeSpan? longest = null)
    {
        await using var program = Start(start);
        return (await program.ExitAsync(longest), program.Said);
    }

    /// <summary>Waits for its end, which must come within a minute or as given.</summary>
    public async Task<int> ExitAsync(TimeSpan? longest = null)
    {
        using var limit = new CancellationTokenSource(longest ?? TimeSpan.FromMinutes(1));
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            Assert.Fail("The program did not end. It said: " + Said);
        }

        return process.ExitCode;
    }

    /// <summary>Ctrl-C at a terminal: SIGINT to the whole group.</summary>
    public void Interrupt() => Processes.Signal(-process.Id, "INT");

    public void Kill() => Processes.Signal(process.Id, "KILL");

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited)
        {
            Processes.Signal(-process.Id, "KILL");
            await process.WaitForExitAsync();
        }

        process.Dispose();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"process {Id}: {Said}");

    private void Keep(string? line)
    {
        lock (said)
        {
            said.AppendLine(line);
        }
    }
}
