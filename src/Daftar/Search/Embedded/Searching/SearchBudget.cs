using System.Diagnostics;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>Ends a search that takes too long or that nobody waits for. Asked every few thousand documents.</summary>
internal sealed class SearchBudget(long started, TimeSpan? deadline, CancellationToken cancellation)
{
    public void Check()
    {
        cancellation.ThrowIfCancellationRequested();
        if (deadline is { } limit && Stopwatch.GetElapsedTime(started) > limit)
        {
            throw new SearchRefusedException(new SearchProblem(
                SearchProblemKind.TimedOut, Invariant($"The search was given up after {limit.TotalMilliseconds:0} ms. Ask for less: longer beginnings of words, fewer facets, or more filters.")));
        }
    }
}

/// <summary>Carries a problem out of the depth of a search; never leaves it.</summary>
internal sealed class SearchRefusedException(SearchProblem problem) : Exception(problem.Message)
{
    public SearchProblem Problem { get; } = problem;
}
