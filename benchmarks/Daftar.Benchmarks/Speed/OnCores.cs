using System.Diagnostics;
using System.Globalization;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// Runs a benchmark on so many cores of the machine, PostgreSQL with it: its server is a child and inherits them. The runtime counts its cores once,
/// when it starts, so the benchmark starts itself again under <c>taskset</c>.
/// </summary>
internal static class OnCores
{
    /// <returns>The exit code of the benchmark on fewer cores; null if this process is the one to run it.</returns>
    public static async Task<int?> RunAgain(int cores)
    {
        if (Environment.ProcessorCount <= cores)
        {
            return null;
        }
        var start = new ProcessStartInfo("taskset");
        string[] words = ["--cpu-list", string.Join(',', Allowed().Take(cores)), Environment.ProcessPath!, .. Environment.GetCommandLineArgs()];
        foreach (var word in words)
        {
            start.ArgumentList.Add(word);
        }
        using var again = Process.Start(start)!;
        await again.WaitForExitAsync();
        return again.ExitCode;
    }

    /// <summary>Cores this process may use, from a line such as <c>Cpus_allowed_list: 0-3,6</c>.</summary>
    private static IEnumerable<int> Allowed()
    {
        const string Label = "Cpus_allowed_list:";
        var list = File.ReadLines("/proc/self/status").First(line => line.StartsWith(Label, StringComparison.Ordinal))[Label.Length..];
        foreach (var part in list.Split(',', StringSplitOptions.TrimEntries))
        {
            var ends = Array.ConvertAll(part.Split('-'), end => int.Parse(end, CultureInfo.InvariantCulture));
            for (var core = ends[0]; core <= ends[^1]; core++)
            {
                yield return core;
            }
        }
    }
}
