using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What a search remembers of lists of words for its scores gives the very scores that reading the lists again gives.</summary>
public sealed class RememberedScoresTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 6)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Scores_are_the_same_whether_lists_are_read_once_or_twice(int seed)
    {
        var (once, twice) = (new RandomCorpus(seed), new RandomCorpus(seed));
        using var remembers = Filled(once, oneIn: 4);
        using var reads = Filled(twice, oneIn: 0);
        var scored = 0;
        foreach (var request in Enumerable.Range(0, 400).Select(_ => once.Request() with { Sort = SearchSort.Relevance, Cursor = null, Size = 1000 }))
        {
            var (expected, found) = (reads.Index.Search(request), remembers.Index.Search(request));

            Assert.Equal(expected.Hits.Select(hit => (request.Query, hit.Entry, hit.Score)), found.Hits.Select(hit => (request.Query, hit.Entry, hit.Score)));
            scored += expected.Hits.Any(hit => hit.Score > 0) ? 1 : 0;
        }

        Assert.InRange(scored, 50, 400);
    }

    /// <summary>A phrase remembers the documents it stands in; its words count in those that are found for another reason, too.</summary>
    [Theory]
    [InlineData("goods:\"kopi tehu\" OR goods:coffee")]
    [InlineData("goods:\"kopi tehu\" OR (goods:\"tehu kopi\" goods:coffee)")]
    [InlineData("(kopi NEAR/1 tehu) OR coffee")]
    [InlineData("goods:\"kopi tehu\" coffee")]
    public void Words_of_a_phrase_count_wherever_they_stand(string query)
    {
        using var remembers = Made(4);
        using var reads = Made(0);

        var expected = reads.Search(new() { Query = query }).Hits.Select(hit => (hit.Entry, hit.Score)).ToList();

        Assert.InRange(expected.Select(hit => hit.Score).Distinct().Count(), 1, 4);
        Assert.Equal(expected, remembers.Search(new() { Query = query }).Hits.Select(hit => (hit.Entry, hit.Score)));
    }

    private static IndexUnderTest Made(int oneIn)
    {
        var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, RemembersOneIn = oneIn });
        test.Add([.. ((string[])["kopi tehu", "tehu and coffee and kopi", "coffee", "kopi tehu coffee", "tehu kopi coffee", "sugar"]).Select((goods, number) => TestFields.Document(TestFields.Entry(number), [("goods", goods)]))]);
        return test;
    }

    private static IndexUnderTest Filled(RandomCorpus corpus, int oneIn)
    {
        var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, RemembersOneIn = oneIn });
        for (var segment = 0; segment < 3; segment++)
        {
            // enough for whole blocks of frequent words, in which sets of fields are told together
            RandomCorpusTests.Change(corpus, test, new NaiveIndex(TestFields.Table), 400);
        }

        test.Index.MergeAll();
        RandomCorpusTests.Change(corpus, test, new NaiveIndex(TestFields.Table), 50);
        return test;
    }
}
