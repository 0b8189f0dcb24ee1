using System.Collections.Concurrent;

namespace Daftar.Search;

/// <summary>
/// Counts over everything for who takes older ones (<see cref="SearchRequest.MayBeOld"/>): the database counts row by row, 2.5 s of a million entries, which nobody who types waits for. Whoever asks
/// first begins the count, which goes on when the asker's time is up; while it is made anew the last one answers.
/// </summary>
/// <param name="time">By which counts grow old.</param>
internal sealed class KeptCounts(TimeProvider? time = null)
{
    private readonly TimeProvider time = time ?? TimeProvider.System;

    /// <summary>Older ones answer nobody, also while they are counted anew: those of last night may have what was taken down since.</summary>
    private static readonly TimeSpan Oldest = TimeSpan.FromMinutes(10);

    /// <summary>A count that takes longer is given up.</summary>
    private static readonly TimeSpan MostTime = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, Counts> kept = new(StringComparer.Ordinal);

    public static bool Knows(SearchRequest request) => request.MayBeOld > TimeSpan.Zero && request is { Size: 0, Filters.Count: 0, AsksHistory: false } && string.IsNullOrWhiteSpace(request.Query);

    /// <param name="request">What is asked.</param>
    /// <param name="count">Counts it.</param>
    /// <param name="cancel">Who asks goes away; the count goes on.</param>
    public async Task<SearchAnswer> AnswerAsync(SearchRequest request, Func<SearchRequest, Task<SearchAnswer>> count, CancellationToken cancel)
    {
        var key = string.Join(' ', request.Facets);
        var last = kept.GetValueOrDefault(key);
        if (last is null || last.IsUseless || (last.Answer.IsCompleted && time.GetElapsedTime(last.Began) > request.MayBeOld))
        {
            last = Begin(key, last, request with { Deadline = MostTime }, count);
        }

        var before = last.Before is { } known && time.GetElapsedTime(known.Began) <= Oldest ? known : null;
        if ((last.Answer.IsCompleted && !last.IsUseless ? last : before ?? last).Answer is { IsCompletedSuccessfully: true } ready)
        {
            return await ready.ConfigureAwait(false);
        }

        try
        {
            return await last.Answer.WaitAsync(request.Deadline ?? MostTime, cancel).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new SearchAnswer { Problem = new SearchProblem(SearchProblemKind.TimedOut, "What there is of each value is being counted. Ask again in some seconds.") };
        }
    }

    private Counts Begin(string key, Counts? last, SearchRequest request, Func<SearchRequest, Task<SearchAnswer>> count)
    {
        // one that is made anew keeps the one before, and not those before that
        var begun = new Counts(time.GetTimestamp(), last is { IsUseless: false } ? last with { Before = null } : last?.Before, new Lazy<Task<SearchAnswer>>(() => count(request)));
        var winner = last is null ? kept.GetOrAdd(key, begun) : kept.TryUpdate(key, begun, last) ? begun : kept.GetValueOrDefault(key) ?? begun;
        _ = winner.Answer;
        return winner;
    }

    /// <param name="Began">When they were counted.</param>
    /// <param name="Before">Those before, while these are counted.</param>
    /// <param name="Made">Counted once, by whoever comes first.</param>
    private sealed record Counts(long Began, Counts? Before, Lazy<Task<SearchAnswer>> Made)
    {
        public Task<SearchAnswer> Answer => Made.Value;

        /// <summary>They could not be counted: the next who asks tries again.</summary>
        public bool IsUseless => Answer.IsFaulted || Answer.IsCanceled || (Answer.IsCompletedSuccessfully && Answer.Result.Problem is not null);
    }
}
