using System.Collections.Concurrent;
using System.Diagnostics;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>Builds the embedded index of a corpus and says how fast.</summary>
internal static class IndexBuild
{
    /// <summary>Batches of a thousand documents that may wait to be taken in, some megabytes each.</summary>
    private const int BatchesAhead = 40;

    /// <summary>As many threads as there are processors cut documents into terms, one takes what they have cut into the index and writes it: nobody waits while a segment is written.</summary>
    public static string Run(SearchCorpus corpus, string folder)
    {
        // what making the documents costs is measured alone and taken off
        var (making, alone) = (Processor(), Stopwatch.StartNew());
        corpus.Read(Environment.ProcessorCount, () => _ => { });
        making = Processor() - making;
        alone.Stop();

        var before = Processor();
        var watch = Stopwatch.StartNew();
        long peak = 0;
        using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "bench");
        using var cut = new BlockingCollection<IndexBatch>(BatchesAhead);
        var empty = new ConcurrentBag<IndexBatch>();
        var taking = Task.Factory.StartNew(() =>
        {
            try
            {
                var documents = 0;
                foreach (var batch in cut.GetConsumingEnumerable())
                {
                    var count = batch.Count;
                    index.Apply(batch);
                    empty.Add(batch);
                    documents += count;
                    if (documents / 50_000 != (documents - count) / 50_000)
                    {
                        index.Commit("under way");
                        peak = Math.Max(peak, Memory.AnonymousOf(Environment.ProcessId));
                    }
                }
            }
            finally
            {
                // those who cut must not wait for nobody
                cut.CompleteAdding();
            }
        }, TaskCreationOptions.LongRunning);
        corpus.Read(Environment.ProcessorCount, () =>
        {
            var batch = index.NewBatch();
            return document =>
            {
                if (document is not null)
                {
                    batch.Upsert(document);
                }

                if (document is null || batch.Count == 1000 || batch.Terms > 500_000)
                {
                    cut.Add(batch);
                    batch = empty.TryTake(out var used) ? used : index.NewBatch();
                }
            };
        });
        cut.CompleteAdding();
        taking.Wait();
        index.Commit("end");
        var filled = watch.Elapsed.TotalSeconds;
        index.WaitForMerges();
        var processor = (Processor() - before - making).TotalSeconds;
        var statistics = index.Statistics();
        return Invariant($"built in {filled:F0} s, {watch.Elapsed.TotalSeconds:F0} s with the last merges, of which {alone.Elapsed.TotalSeconds:F0} s made the documents: {statistics.Documents / (watch.Elapsed - alone.Elapsed).TotalSeconds:F0} entries a second by the clock without these, {statistics.Documents / watch.Elapsed.TotalSeconds:F0} with them; processor time {processor * 1e6 / statistics.Documents:F0} µs each; {statistics.Bytes / (double)statistics.Documents:F0} bytes each; memory at most {peak >> 20} MiB");
    }

    private static TimeSpan Processor() => Environment.CpuUsage.TotalTime;
}
