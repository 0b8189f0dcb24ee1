using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>At every step of writing, whatever locks the writer holds and however long the disk takes, a search is answered.</summary>
public sealed class ReadsNeverWaitTests
{
    [Fact]
    public void SearchesAreAnsweredWhileAFlushAMergeAndASwapStandStill()
    {
        var steps = new List<string>();
        IndexUnderTest? test = null;

        // the writer stands still here, with all it holds, until somebody else has been answered
        void Before(string step)
        {
            if (test is { } open)
            {
                var answered = Task.Factory.StartNew(() => open.Index.Search(new() { Query = "kopi", Facets = [new("class")] }), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
                Assert.True(answered.Wait(TimeSpan.FromSeconds(20)), $"before '{step}' a search waits for the writer");
                Assert.Null(answered.Result.Problem);
                steps.Add(step.Split(' ')[0]);
            }
        }

        using var opened = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, BufferTerms = 100, BeforeStep = Before });
        test = opened;
        for (var commit = 0; commit < 4; commit++)
        {
            test.Add([.. Enumerable.Range(commit * 20, 40).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", "kopi susu"), ("class", Invariant($"{number % 9}"))))]);
        }

        test.Index.MergeAll();
        Assert.Equal(100, test.Search(new() { Query = "kopi" }).Total);
        Assert.Superset(new HashSet<string> { "sync", "rename", "delete" }, steps.ToHashSet());
        Assert.True(steps.Count > 15);
    }
}
