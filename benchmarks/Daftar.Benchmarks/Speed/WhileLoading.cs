using System.Collections.Concurrent;
using System.Diagnostics;
using Daftar.Register;
using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed;

/// <summary>
/// What somebody who searches notices of a load in the same process: how long after its commit each batch is found, and how long questions take
/// meanwhile. Looks at the index every ten milliseconds, and asks one of its questions ten times a second.
/// </summary>
internal sealed class WhileLoading : IDisposable
{
    private static readonly SearchRequest[] Asked =
    [
        new() { Query = "" },
        new() { Query = "office:ph class:9" },
        new() { Query = "owner:kop*" },
        new() { Query = "filed:2019..2021" },
    ];

    private readonly EmbeddedIndex index;
    private readonly ConcurrentQueue<(long Batch, long Handed)> waiting = new();
    private readonly List<double> delays = [];
    private readonly List<double> answers = [];
    private readonly CancellationTokenSource stop = new();
    private readonly Thread looking;
    private readonly Thread asking;

    public WhileLoading(EmbeddedIndex index)
    {
        this.index = index;
        looking = new Thread(Look);
        asking = new Thread(Ask);
        looking.Start();
        asking.Start();
    }

    /// <summary>The same as the given one, and every batch is noted as soon as it is committed.</summary>
    public HandOver Noting(HandOver given) => new(given.Begin, batch =>
    {
        waiting.Enqueue((batch.Journal, Stopwatch.GetTimestamp()));
        given.Take(batch);
    });

    public string Told() => Invariant($"{delays.Count} batches were found after their commit in p50 {At(delays, 50):F0} ms, p95 {At(delays, 95):F0}, at most {At(delays, 100):F0}; {answers.Count} questions (all, a class of an office, a prefix, three years; five facets, 20 hits) beside the load: p50 {At(answers, 50):F1} ms, p95 {At(answers, 95):F1}, p99 {At(answers, 99):F1}");

    /// <summary>Nothing is looked at from here on; <see cref="Told"/> is final.</summary>
    public void Stop()
    {
        stop.Cancel();
        looking.Join();
        asking.Join();
    }

    public void Dispose()
    {
        Stop();
        stop.Dispose();
    }

    private void Look()
    {
        while (!stop.IsCancellationRequested)
        {
            if (index.Cursor is { } cursor && IndexPlace.TryParse(cursor, out var place))
            {
                while (waiting.TryPeek(out var first) && first.Batch <= place.Cursor.Batch && waiting.TryDequeue(out first))
                {
                    delays.Add(Stopwatch.GetElapsedTime(first.Handed).TotalMilliseconds);
                }
            }

            stop.Token.WaitHandle.WaitOne(10);
        }
    }

    private void Ask()
    {
        var facets = new[] { "right", "office", "status", "filed", "class" }.Select(field => new FacetRequest(field)).ToList();
        for (var i = 0; !stop.IsCancellationRequested; i++)
        {
            var answer = index.Search(Asked[i % Asked.Length] with { Facets = facets });
            if (answer.Problem is { } problem)
            {
                throw new InvalidOperationException(problem.Message);
            }

            answers.Add(answer.Elapsed.TotalMilliseconds);
            stop.Token.WaitHandle.WaitOne(100);
        }
    }

    private static double At(List<double> times, int percent)
    {
        times.Sort();
        return times.Count == 0 ? double.NaN : times[Math.Min(times.Count - 1, times.Count * percent / 100)];
    }
}
