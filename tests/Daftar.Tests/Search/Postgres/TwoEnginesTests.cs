using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using static System.FormattableString;

namespace Daftar.Tests.Search.Postgres;

/// <summary>The same documents and the same questions in both engines: hits, totals, facets and the order of sorts are equal. Relevance may order otherwise (design decision 13).</summary>
public sealed class TwoEnginesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    /// <summary>Questions asked of each server; <c>./daftar test --long</c> asks ten times as many.</summary>
    private static readonly int Questions = LongRun.IsWanted ? 15_000 : 1_500;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task Thousands_of_questions_have_the_same_answer(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        await AgreeAsync(database, seed: 5, Questions);
    }

    /// <summary>Fills both engines in rounds with changes and deletions, and asks between.</summary>
    internal static async Task AgreeAsync(Database database, int seed, int questions)
    {
        var corpus = new RandomCorpus(seed);
        using var embedded = new IndexUnderTest(new EmbeddedIndexOptions { MergeFactor = 3, BufferTerms = 2000 });
        using var index = PostgresIndex.Open(database, TestFields.Table);
        var rounds = 6;
        for (var round = 0; round < rounds; round++)
        {
            Change(corpus, embedded.Index, index, round == 0 ? 400 : 1 + corpus.Next(60));
            var requests = Enumerable.Range(0, questions / rounds).Select(_ => corpus.Request() with { Size = 1000 }).ToList();
            await Parallel.ForEachAsync(requests, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (request, cancel) =>
                SameAnswer(request, embedded.Index.Search(request, cancel), await index.SearchAsync(request, cancel)));
        }
    }

    internal static void Change(RandomCorpus corpus, EmbeddedIndex embedded, IJournalIndex index, int changes)
    {
        IndexBatch[] batches = [embedded.NewBatch(), index.NewBatch()];
        for (var i = 0; i < changes; i++)
        {
            var entry = TestFields.Entry(corpus.Next(600));
            var document = corpus.Chance(20) ? null : corpus.Document(entry);
            foreach (var batch in batches)
            {
                if (document is null)
                {
                    batch.Delete(entry);
                }
                else
                {
                    batch.Upsert(document);
                }
            }

            if (corpus.Chance(5))
            {
                embedded.Apply(batches[0]);
                index.Apply(batches[1]);
            }
        }

        embedded.Apply(batches[0]);
        index.Apply(batches[1]);
        embedded.Commit(Invariant($"{changes}"));
        index.Commit(Invariant($"{changes}"));
    }

    internal static void SameAnswer(SearchRequest request, SearchAnswer expected, SearchAnswer answer)
    {
        var said = $"{request.Query} | {string.Join(" | ", request.Filters.Select(filter => $"{filter.Field}: {string.Join(",", filter.Values)} {filter.From}..{filter.To}"))} | {request.Sort}";
        if (answer.Problem is { Kind: SearchProblemKind.NotSupported, Position: not null } && request.Query.Contains("similar(", StringComparison.Ordinal))
        {
            // the one kind of question it does not know: docs/operate/scale-out.md
            return;
        }

        Assert.True(expected.Problem == answer.Problem, $"{said}: {expected.Problem} and {answer.Problem}");
        Assert.True(expected.Total == answer.Total, Invariant($"{said}: {expected.Total} and {answer.Total} found"));
        var (first, second) = (expected.Hits.Select(hit => hit.Entry), answer.Hits.Select(hit => hit.Entry));
        Assert.True(request.Sort.Field is null ? first.ToHashSet().SetEquals(second) : first.SequenceEqual(second), $"{said}: other hits, or another order");
        Assert.All(answer.Hits, hit => Assert.EndsWith(hit.Entry.ToString(), System.Text.Encoding.UTF8.GetString(hit.Stored.Span), StringComparison.Ordinal));
        Assert.True(expected.Remarks.SequenceEqual(answer.Remarks), $"{said}: other remarks");
        foreach (var (one, other) in expected.Facets.Zip(answer.Facets))
        {
            Assert.True(one.Distinct == other.Distinct, Invariant($"{said}: {one.Field} has {one.Distinct} and {other.Distinct} values"));
            Assert.True(Keys(one).SequenceEqual(Keys(other)), $"{said}: {one.Field} {string.Join(", ", one.Values)} and {string.Join(", ", other.Values)}");
        }
    }

    /// <summary>Which of several ways to write a value is shown may hang on documents that are deleted.</summary>
    private static IEnumerable<(string Key, long Count, bool Chosen)> Keys(Facet facet) => facet.Values.Select(value =>
        (TestFields.Table[facet.Field].Kind == Daftar.Values.FieldKind.Date ? value.Value : FieldKeys.Of(TestFields.Table[facet.Field].Kind, value.Value), value.Count, value.Chosen));
}
