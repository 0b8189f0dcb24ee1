using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Tests.Search;

public sealed class RandomCorpusTests
{
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    /// <summary>A kind of question that is added and not put into <see cref="RandomCorpus"/> would be proven by nothing.</summary>
    [Fact]
    public void Every_kind_of_question_is_among_them()
    {
        var asked = new HashSet<Type>();
        void Note(QueryNode node)
        {
            asked.Add(node.GetType());
            IEnumerable<QueryNode> parts = node switch { QueryAnd and => and.Parts, QueryOr or => or.Parts, QueryNot not => [not.Part], QueryNear near => [near.Left, near.Right], _ => [] };
            foreach (var part in parts)
            {
                Note(part);
            }
        }

        var corpus = new RandomCorpus(7);
        for (var request = 0; request < 2000; request++)
        {
            Note(QueryLanguage.Read(corpus.Request().Query, TestFields.Table).Query!);
        }

        var kinds = typeof(QueryNode).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(QueryNode)) && !type.IsAbstract);
        Assert.Equal(kinds.Select(kind => kind.Name).Order(StringComparer.Ordinal), asked.Select(kind => kind.Name).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void The_engine_answers_as_if_it_had_looked_at_every_document(int seed)
    {
        var corpus = new RandomCorpus(seed);
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeFactor = 3, BufferTerms = 2000, BesideFrom = 0, Helpers = seed % 3 });
        var naive = new NaiveIndex(TestFields.Table);
        for (var round = 0; round < 12; round++)
        {
            Change(corpus, test, naive, round == 0 ? 60 * seed : 1 + corpus.Next(60));
            switch (corpus.Next(6))
            {
                case 0: test.Index.MergeAll(); break;
                case 1: test.Reopen(); break;
                case 2: test.Index.WaitForMerges(); break;
                default: break;
            }

            Assert.Null(test.Index.StartedEmptyBecause);
            for (var question = 0; question < 20; question++)
            {
                AnswersAgree(corpus.Request(), test.Index, naive);
            }
        }
    }

    internal static void Change(RandomCorpus corpus, IndexUnderTest test, NaiveIndex naive, int changes)
    {
        var batch = test.Index.NewBatch();
        for (var i = 0; i < changes; i++)
        {
            var entry = TestFields.Entry(corpus.Next(600));
            if (corpus.Chance(20))
            {
                batch.Delete(entry);
                naive.Delete(entry);
            }
            else
            {
                var document = corpus.Document(entry);
                batch.Upsert(document);
                naive.Upsert(document);
            }

            if (corpus.Chance(5))
            {
                test.Index.Apply(batch);
            }
        }

        test.Index.Apply(batch);
        test.Index.Commit(Invariant($"{changes}"));
    }

    internal static void AnswersAgree(SearchRequest request, EmbeddedIndex index, NaiveIndex naive) => AnswersAgree(request, index.Search(request with { Size = 1000 }), naive);

    internal static void AnswersAgree(SearchRequest request, SearchAnswer answer, NaiveIndex naive)
    {
        var expected = naive.Search(request);
        var said = $"{request.Query} | {string.Join(" | ", request.Filters.Select(filter => $"{filter.Field}: {string.Join(",", filter.Values)} {filter.From}..{filter.To}"))} | {request.Sort}";
        if (answer.Problem is { } problem)
        {
            // only signs to look for: the one query that has no answer
            Assert.True(problem.Message.StartsWith("There is no word", StringComparison.Ordinal), $"{said}: {problem}");
            return;
        }

        Assert.True(expected.Total == answer.Total, Invariant($"{said}: {expected.Total} expected, {answer.Total} found"));
        if (request.Sort.Field is null)
        {
            Assert.Equal(expected.Hits.Select(hit => hit.Entry).Take(1000).ToHashSet(), expected.Total <= 1000 ? answer.Hits.Select(hit => hit.Entry).ToHashSet() : expected.Hits.Select(hit => hit.Entry).Take(1000).ToHashSet());
            Assert.Equal(answer.Hits.Select(hit => hit.Score).OrderDescending(), answer.Hits.Select(hit => hit.Score));
        }
        else
        {
            Assert.True(expected.Hits.Select(hit => hit.Entry).Take(1000).SequenceEqual(answer.Hits.Select(hit => hit.Entry)), $"{said}: another order");
        }

        Assert.All(answer.Hits, hit => Assert.EndsWith(hit.Entry.ToString(), System.Text.Encoding.UTF8.GetString(hit.Stored.Span), StringComparison.Ordinal));
        foreach (var (facet, counted) in expected.Facets.Zip(answer.Facets))
        {
            Assert.True(facet.Distinct == counted.Distinct, Invariant($"{said}: {facet.Field} has {facet.Distinct} values, {counted.Distinct} counted"));
            Assert.True(
                facet.Values.Select(value => (value.Value, value.Count)).SequenceEqual(counted.Values.Take(facet.Values.Count).Select(value => (KeyOf(facet.Field, value.Value), value.Count))),
                $"{said}: {facet.Field} expected {string.Join(", ", facet.Values)}, counted {string.Join(", ", counted.Values)}");
        }
    }

    private static string KeyOf(string field, string value) => field == "filed" ? value : FieldKeys.Of(TestFields.Table[field].Kind, value);

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Paging_through_meets_each_hit_once_in_the_order_of_one_large_page(int seed)
    {
        var corpus = new RandomCorpus(seed);
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeInBackground = false });
        for (var segment = 0; segment < 4; segment++)
        {
            Change(corpus, test, new NaiveIndex(TestFields.Table), 150);
        }

        foreach (var request in Enumerable.Range(0, 30).Select(_ => corpus.Request()))
        {
            var whole = test.Index.Search(request with { Size = 1000 });
            if (whole.Problem is not null)
            {
                continue;
            }

            var paged = new List<SearchHit>();
            for (var page = request with { Size = 7 }; ;)
            {
                var answer = test.Search(page);
                Assert.Equal(whole.Total, answer.Total);
                Assert.False(answer.CursorFromOlderGeneration);
                paged.AddRange(answer.Hits);
                if (answer.NextCursor is null)
                {
                    break;
                }

                page = page with { Cursor = answer.NextCursor };
            }

            Assert.Equal(whole.Hits.Select(hit => (hit.Entry, hit.Score)), paged.Select(hit => (hit.Entry, hit.Score)));
        }
    }
}
