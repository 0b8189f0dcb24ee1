using System.Diagnostics;
using System.Globalization;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>
/// Changes entries of an index that is there, a thousand at a time as packages of an office bring them, and asks it meanwhile: how many changes a
/// second it takes for as long as it is asked to, how long a thousand take until they are durable and found, and what searches notice of it while
/// segments are merged. It works on a copy made of links, so that the index is as it was for what is measured next.
/// </summary>
internal static class UpdateBench
{
    private const int Batch = 1000;

    public static IEnumerable<string> Lines(SearchCorpus corpus, string folder, List<SearchRequest> requests, int seconds)
    {
        var copy = folder + "-updates";
        Link(folder, copy);
        try
        {
            using var index = EmbeddedIndex.Open(copy, DocumentOf.Fields, "bench");
            var documents = Documents(corpus, seconds);
            Ask(index, requests, () => false);
            var quiet = Ask(index, requests, () => false);
            var shown = new List<double>();
            var (changed, spent) = (0, 0.0);
            using var over = new CancellationTokenSource();
            List<double> beside = [];
            var asking = new Thread(() => beside = Ask(index, requests, () => !over.IsCancellationRequested));
            asking.Start();
            var before = index.Statistics();
            var watch = Stopwatch.StartNew();
            while (watch.Elapsed.TotalSeconds < seconds)
            {
                var started = Stopwatch.GetTimestamp();
                var batch = index.NewBatch();
                for (var i = 0; i < Batch; i++)
                {
                    batch.Upsert(documents[(changed + i) % documents.Count]);
                }

                index.Apply(batch);
                index.Commit(Invariant($"update {changed}"));
                shown.Add(Stopwatch.GetElapsedTime(started).TotalMilliseconds);
                changed += Batch;
            }

            spent = watch.Elapsed.TotalSeconds;
            over.Cancel();
            asking.Join();
            index.WaitForMerges();
            var after = index.Statistics();
            if (after.Documents != before.Documents)
            {
                throw new InvalidOperationException(Invariant($"there were {before.Documents} entries, and after changes of entries that were there {after.Documents}."));
            }

            yield return Invariant($"changes of entries that are there: {changed / spent:F0} a second for {spent:F0} s, committed by the thousand, each thousand durable and found after p50 {At(shown, 50):F0} ms, p95 {At(shown, 95):F0}, p99 {At(shown, 99):F0}, at most {At(shown, 100):F0}; one client asking meanwhile (half of the processor): p50 {At(beside, 50):F2} ms, p95 {At(beside, 95):F2}, p99 {At(beside, 99):F2} in {beside.Count} questions of all classes, before it {At(quiet, 50):F2}, {At(quiet, 95):F2}, {At(quiet, 99):F2}; segments {before.Segments}, after the last merge {after.Segments}");
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    /// <summary>Entries that are changed, made before the clock starts: what making them costs is the build rate's business.</summary>
    private static List<SearchDocument> Documents(SearchCorpus corpus, int seconds)
    {
        var documents = new List<SearchDocument>();
        var most = Math.Min(100_000, seconds * 5000);
        corpus.Read(1, () => document =>
        {
            if (document is not null)
            {
                var copy = new SearchDocument(DocumentOf.Fields, document.Entry) { Stored = document.Stored.ToArray() };
                copy.Values.AddRange(document.Values);
                documents.Add(copy);
            }
        }, most);
        return documents;
    }

    /// <summary>Every question once, and again as long as it is told to go on.</summary>
    private static List<double> Ask(EmbeddedIndex index, List<SearchRequest> requests, Func<bool> goOn)
    {
        var times = new List<double>();
        do
        {
            foreach (var request in requests)
            {
                var answer = index.Search(request);
                times.Add(answer.Elapsed.TotalMilliseconds);
                if (answer.Problem is { } problem)
                {
                    throw new InvalidOperationException($"{request.Query}: {problem.Message}");
                }
            }
        }
        while (goOn());
        return times;
    }

    /// <summary>Segments are never changed in place and the manifest is swapped, so links do for a copy.</summary>
    private static void Link(string from, string to)
    {
        if (Directory.Exists(to))
        {
            Directory.Delete(to, recursive: true);
        }

        using var copying = Process.Start("cp", ["-al", from, to]);
        copying.WaitForExit();
        if (copying.ExitCode != 0)
        {
            throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"cp -al {from} {to} ended with {copying.ExitCode}."));
        }

        // a link to the lock would be the lock
        File.Delete(Path.Combine(to, "lock"));
    }

    private static double At(List<double> times, int percent)
    {
        times.Sort();
        return times[Math.Min(times.Count - 1, times.Count * percent / 100)];
    }
}
