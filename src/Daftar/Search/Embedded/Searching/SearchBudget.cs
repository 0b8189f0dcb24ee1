using System.Diagnostics;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Ends a search that takes too long, holds too much or that nobody waits for. Asked every few thousand documents, and before anything is made whose size goes by the query or
/// by what it finds: sets of documents, the words a star stands for, places of words, scores. Parts that are done beside each other have one each, and share what may be held.
/// </summary>
/// <para>Parts of a search that are done beside each other have one each, and all of them together may hold so much.</para>
internal sealed class SearchBudget(long started, TimeSpan? deadline, CancellationToken cancellation, long mostBytes = long.MaxValue)
{
    private Total total = new();

    /// <summary>Bytes held at the moment, nearly, beside those that are kept to the end.</summary>
    public long Held { get; private set; }

    /// <summary>For a part of the search that may be done on another thread.</summary>
    public SearchBudget Beside() => new(started, deadline, cancellation, mostBytes) { total = total };

    /// <summary>What was taken since it was so much is held until the search ends.</summary>
    public void Keep(long since) => Held = since;

    /// <summary>Takes so many bytes, if they may be had.</summary>
    public void Hold(long bytes)
    {
        Require(bytes);
        Held += bytes;
        Interlocked.Add(ref total.Bytes, bytes);
    }

    /// <summary>Takes so many bytes if they may be had; false if not.</summary>
    public bool TryHold(long bytes)
    {
        if (Interlocked.Add(ref total.Bytes, bytes) > mostBytes)
        {
            Interlocked.Add(ref total.Bytes, -bytes);
            return false;
        }

        Held += bytes;
        return true;
    }

    /// <summary>So many bytes of what was kept are held no more.</summary>
    public void LetGo(long bytes) => Interlocked.Add(ref total.Bytes, -bytes);

    /// <summary>What was held since it was so much is held no more.</summary>
    public void Release(long to)
    {
        Interlocked.Add(ref total.Bytes, to - Held);
        Held = to;
    }

    /// <summary>Ends the search if it cannot have so many bytes more for a while.</summary>
    public void Require(long bytes)
    {
        if (Volatile.Read(ref total.Bytes) + bytes > mostBytes)
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

    /// <summary>What is left of the time, at least one; 0 where there is no limit.</summary>
    public long MillisecondsLeft => deadline is { } limit ? Math.Max(1, (long)(limit - Stopwatch.GetElapsedTime(started)).TotalMilliseconds) : 0;

    public SearchProblem TimedOut => new(
        SearchProblemKind.TimedOut, Invariant($"The search was given up after {deadline.GetValueOrDefault().TotalMilliseconds:0} ms. Ask for less: longer beginnings of words, fewer facets, or more filters."));

    /// <summary>Of all parts of a search.</summary>
    private sealed class Total
    {
        public long Bytes;
    }
}

/// <summary>Carries a problem out of the depth of a search; never leaves it.</summary>
internal sealed class SearchRefusedException(SearchProblem problem) : Exception(problem.Message)
{
    public SearchProblem Problem { get; } = problem;
}
