using System.Diagnostics;
using Daftar.Search;
using Daftar.Store;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed;

/// <summary>What somebody who searches notices while an index with one field more is made beside the one that answers (decision 48): the same questions before, meanwhile and afterwards.</summary>
internal static class RenewBench
{
    private static readonly SearchRequest[] Asked =
    [
        new() { Query = "coffee" },
        new() { Query = "office:ph class:9" },
        new() { Query = "owner:kop*" },
        new() { Query = "filed:2019..2021" },
        new() { Query = "title:moon star" },
    ];

    /// <summary>The fields of a version of the program that has one less.</summary>
    public static FieldTable Earlier { get; } = FieldTable.Earlier([.. DocumentOf.Fields.Kept.Where(field => field.Name != "feature")], DocumentOf.Fields);

    public static async Task Run(Database database, string folder, string name)
    {
        using var index = RegisterIndex.Open(folder, DocumentOf.Fields, name);
        await Task.Run(() => Ask(index, TimeSpan.FromSeconds(3), _ => true));
        var before = await Task.Run(() => Ask(index, TimeSpan.FromSeconds(6), _ => true));
        using var stop = new CancellationTokenSource();
        var renew = Flow.RenewIndex(database, index, 0, TimeProvider.System);
        var began = Stopwatch.GetTimestamp();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var running = Task.Run(() => renew.Run(stop.Token));
        var meanwhile = await Task.Run(() => Ask(index, TimeSpan.FromMinutes(30), index => index.IsEarlier));
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds;
        await Task.Run(() => Ask(index, TimeSpan.FromSeconds(3), _ => true));
        var after = await Task.Run(() => Ask(index, TimeSpan.FromSeconds(6), _ => true));
        await stop.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Console.WriteLine(Invariant($"made anew beside: {index.Documents} entries in {seconds:F1} s, {index.Documents / seconds:F0} a second, with {used / seconds:F2} cores, searches included; {index.Current.Statistics().Bytes / index.Documents} bytes an entry"));
        Console.WriteLine("questions one after the other (a word, a class of an office, a prefix, three years, two words; five facets, 20 hits), p50, p95, p99 in ms:");
        Console.WriteLine($"  before {Told(before)}; meanwhile {Told(meanwhile)}; afterwards {Told(after)}");
    }

    private static List<double> Ask(RegisterIndex index, TimeSpan longest, Func<RegisterIndex, bool> goOn)
    {
        var facets = new[] { "right", "office", "status", "filed", "class" }.Select(field => new FacetRequest(field)).ToList();
        var times = new List<double>();
        var began = Stopwatch.GetTimestamp();
        for (var i = 0; Stopwatch.GetElapsedTime(began) < longest && goOn(index); i++)
        {
            var asked = Stopwatch.GetTimestamp();
            if (index.Search(Asked[i % Asked.Length] with { Facets = facets }).Problem is { } problem)
            {
                throw new InvalidOperationException(problem.Message);
            }

            times.Add(Stopwatch.GetElapsedTime(asked).TotalMilliseconds);

            // ten milliseconds to read it: a client that never pauses keeps one of two processors for itself
            using var pause = new ManualResetEventSlim();
            pause.Wait(10);
        }

        times.Sort();
        return times;
    }

    private static string Told(List<double> times) => Invariant($"{At(times, 50):F1}, {At(times, 95):F1}, {At(times, 99):F1} ({times.Count} questions)");

    private static double At(List<double> sorted, int percent) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, sorted.Count * percent / 100)];
}
