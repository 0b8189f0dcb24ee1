using System.Diagnostics;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Ends a search that takes too long, holds too much or that nobody waits for. Asked every few thousand documents, and before anything is made whose size goes by the query or
/// by what it finds: sets of documents, the words a star stands for, places of words, scores.
/// </summary>
internal sealed class SearchBudget(long started, TimeSpan? deadline, CancellationToken cancellation, long mostBytes = long.MaxValue)
{
    /// <summary>Bytes held at the moment, nearly.</summary>
    public long Held { get; private set; }

    /// <summary>Takes so many bytes, if they may be had.</summary>
    public void Hold(long bytes)
    {
        Require(bytes);
        Held += bytes;
    }

    /// <summary>What was held since it was so much is held no more.</summary>
    public void Release(long to) => Held = to;

    /// <summary>Ends the search if it cannot have so many bytes more for a while.</summary>
    public void Require(long bytes)
    {
        if (Held + bytes > mostBytes)
        {
            throw new SearchRefusedException(new SearchProblem(
                SearchProblemKind.TooLarge, Invariant($"The search was given up: it would hold more than {mostBytes >> 20} MB of memory. Ask for less: longer beginnings of words, fewer of them beside each other, or a field that has fewer words.")));
        }
    }

    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Stopwatch.GetElapsedTime(started) > deadline)
        {
            throw new SearchRefusedException(TimedOut);
        }
    }

    public SearchProblem TimedOut => new(
        SearchProblemKind.TimedOut, Invariant($"The search was given up after {deadline.GetValueOrDefault().TotalMilliseconds:0} ms. Ask for less: longer beginnings of words, fewer facets, or more filters."));
}

/// <summary>Carries a problem out of the depth of a search; never leaves it.</summary>
internal sealed class SearchRefusedException(SearchProblem problem) : Exception(problem.Message)
{
    public SearchProblem Problem { get; } = problem;
}
