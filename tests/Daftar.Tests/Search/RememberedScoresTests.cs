using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>What a search remembers of lists of words for its scores gives the very scores that reading the lists again gives.</summary>
public sealed class RememberedScoresTests(RememberedScoresTests.ManyDocuments many) : IClassFixture<RememberedScoresTests.ManyDocuments>
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

    public static TheoryData<string> Frequent => ["rare", "rare OR few", "goods:\"rare goods\" OR few", "mark:rare OR owner:few", "rare few", "rar* OR few", "(rare OR few) many"];

    /// <summary>Lists that are short beside the documents are remembered, in whatever fields their words stand.</summary>
    [Theory]
    [MemberData(nameof(Frequent))]
    public void Words_of_some_hundred_documents_among_many_score_the_same(string query)
    {
        var request = new SearchRequest { Query = query, Size = 1000 };
        var expected = Many(0).Search(request).Hits.Select(hit => (hit.Entry, hit.Score)).ToList();

        Assert.InRange(expected.Count, 1, 1000);
        Assert.Equal(expected, Many(4).Search(request).Hits.Select(hit => (hit.Entry, hit.Score)));
        Assert.Equal(expected, Many(50).Search(request).Hits.Select(hit => (hit.Entry, hit.Score)));
    }

    /// <summary>Remembering saves time, and never costs an answer.</summary>
    [Theory]
    [MemberData(nameof(Frequent))]
    public void What_fits_without_remembering_fits_with_it(string query)
    {
        var answered = 0;
        for (var most = 256L; most < 1 << 17; most += most / 16)
        {
            var request = new SearchRequest { Query = query, MostMemory = most };
            if (Many(0).Search(request).Problem is null)
            {
                Assert.Null(Many(4).Search(request).Problem);
                answered++;
            }
        }

        Assert.InRange(answered, 1, 90);
    }

    /// <summary>Sets of an OR are let go of when they are in one bitmap; what was remembered on the way is held on, and counted.</summary>
    [Fact]
    public void What_is_remembered_of_an_or_is_held_as_long_as_it_is_kept()
    {
        using var test = Made(4);
        test.Index.Dispose();
        using var folder = new IndexFolder(test.Folder);
        var named = IndexManifest.Read(folder.ReadManifest()).Manifest.Segments[0];
        var segment = Segment.Open(folder, new SegmentFile(named.Number, named.Documents, named.Length, named.Checksum, named.Texts), TestFields.Table, trusted: false);
        var part = new PartSearch(new SnapshotPart(segment, null), new SearchBudget(0, null, default)) { MayRemember = 100 };

        var found = new OrMatcher(part, [new Remembering(part, 3), new Remembering(part, 2), new Remembering(part, 4)]).Match();

        Assert.Equal((part.Documents, 9 * sizeof(int)), (found.Count, part.Remembered));
        Assert.Equal((Bitmap.Words(part.Documents) * sizeof(ulong)) + part.Remembered, part.Budget.Held);
        segment.RemoveUser();
    }

    /// <summary>Finds everything, and remembers of some.</summary>
    private sealed class Remembering(PartSearch part, int documents) : Matcher(part)
    {
        public override long Cost => Part.Documents;

        public override DocumentSet Match()
        {
            Assert.True(Part.Remember(documents, sizeof(int)));
            return DocumentSet.Of(Part.NewList(Part.Documents).Select(static (_, document) => document).ToArray(), Part.Documents);
        }
    }

    private EmbeddedIndex Many(int oneIn) => many.Of[oneIn].Index;

    /// <summary>Once with lists that are read again, once with many remembered, and once with so few that the limit is met.</summary>
    public sealed class ManyDocuments : IDisposable
    {
        internal Dictionary<int, IndexUnderTest> Of { get; } = ((int[])[0, 4, 50]).ToDictionary(static one => one, Filled);

        public void Dispose()
        {
            foreach (var test in Of.Values)
            {
                test.Dispose();
            }
        }

        private static IndexUnderTest Filled(int oneIn)
        {
            var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false, RemembersOneIn = oneIn });
            var random = new Random(11);
            test.Add([.. Enumerable.Range(0, 12_000).Select(number => TestFields.Document(TestFields.Entry(number), ("mark", Word()), ("owner", Word()), ("goods", $"{Word()} goods {Word()}")))]);
            return test;

            string Word() => random.Next(1000) switch { < 6 => "rare", < 11 => "few", < 400 => "many", _ => "other words" };
        }
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
