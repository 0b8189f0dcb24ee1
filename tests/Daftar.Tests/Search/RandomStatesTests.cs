using Daftar.Register;
using Daftar.Search;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>The index of all states against a look at every one of them: as of days in both times, and within all states, with changes, deletions and merges between.</summary>
public sealed class RandomStatesTests : IDisposable
{
    private static readonly FieldTable Table = StateFields.With([.. TestFields.Table.All.Select(field => new Field<object>(field.Name, field.Kind, field.Uses, static (_, _) => { }, field.Weight))]);

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"daftar-states-{Guid.NewGuid():N}");

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 4)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheEngineAnswersAsIfItHadLookedAtEveryState(int seed)
    {
        var corpus = new RandomCorpus(seed);
        var naive = new NaiveIndex(Table);
        var index = Open();
        try
        {
            for (var round = 0; round < 8; round++)
            {
                var batch = index.NewBatch();
                for (var left = round == 0 ? 150 : 1 + corpus.Next(40); left > 0; left--)
                {
                    Put(corpus, batch, naive, TestFields.Entry(corpus.Next(300)));
                    if (corpus.Chance(5))
                    {
                        index.Apply(batch);
                    }
                }

                index.Apply(batch);
                index.Commit(Invariant($"{round}"));
                switch (corpus.Next(4))
                {
                    case 0: index.MergeAll(); break;
                    case 1:
                        index.Dispose();
                        index = Open();
                        break;
                    default: break;
                }

                Assert.Null(index.StartedEmptyBecause);
                for (var question = 0; question < 20; question++)
                {
                    Agree(Asked(corpus), index, naive);
                }
            }
        }
        finally
        {
            index.Dispose();
        }
    }

    [Fact]
    public void PagingThroughAllStatesMeetsEachEntryOnce()
    {
        var corpus = new RandomCorpus(9);
        using var index = Open();
        for (var segment = 0; segment < 3; segment++)
        {
            var batch = index.NewBatch();
            for (var i = 0; i < 100; i++)
            {
                Put(corpus, batch, new NaiveIndex(Table), TestFields.Entry(corpus.Next(250)));
            }

            index.Apply(batch);
            index.Commit("a");
        }

        // A merge between two pages would change how rare words are, and with it the order by relevance.
        index.WaitForMerges();
        foreach (var request in Enumerable.Range(0, 20).Select(_ => Asked(corpus)))
        {
            var whole = index.Search(request with { Size = 1000 });
            var paged = new List<Guid>();
            for (var page = request with { Size = 7 }; whole.Problem is null;)
            {
                var answer = index.Search(page);
                Assert.Null(answer.Problem);
                paged.AddRange(answer.Hits.Select(hit => hit.Entry));
                if (answer.NextCursor is null)
                {
                    break;
                }

                page = page with { Cursor = answer.NextCursor };
            }

            Assert.Equal(whole.Hits.Select(hit => hit.Entry), paged);
            Assert.Equal(paged.Count, paged.Distinct().Count());
        }
    }

    [Fact]
    public void EachIndexRefusesWhatIsAskedOfTheOther()
    {
        using var states = Open();
        Assert.Equal(SearchProblemKind.NotSupported, states.Search(new SearchRequest()).Problem?.Kind);
        Assert.Null(states.Search(new SearchRequest { Scope = SearchScope.History }).Problem);
        // The days a state held are asked by "as of", and cannot be typed.
        Assert.Equal(SearchProblemKind.Query, states.Search(new SearchRequest { Scope = SearchScope.History, Query = "law-from:2020" }).Problem?.Kind);
        Assert.Equal(SearchProblemKind.Cursor, states.Search(new SearchRequest { Scope = SearchScope.History, Cursor = "nothing" }).Problem?.Kind);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private EmbeddedIndex Open() => EmbeddedIndex.Open(folder, Table, "test database", new EmbeddedIndexOptions { MergeFactor = 3, BufferTerms = 4000, BesideFrom = 0, Helpers = 2 });

    /// <summary>An entry with none to four states that held one after the other, in law otherwise than they were shown, some never.</summary>
    private static void Put(RandomCorpus corpus, IndexBatch batch, NaiveIndex naive, Guid entry)
    {
        var count = corpus.Next(5);
        var (law, shown) = (Days(corpus, count), Days(corpus, count));
        var states = new List<(SearchDocument, DaySpan?, DaySpan?)>();
        if (count == 0)
        {
            batch.Delete(StateIds.Of(entry, 0));
        }

        for (var place = 0; place < count; place++)
        {
            var document = new SearchDocument(Table, StateIds.Of(entry, place));
            foreach (var (field, value, _) in corpus.Document(entry).Values)
            {
                document.Add(TestFields.Table.All[field].Name, value);
            }

            // What came late tells of earlier days: in law the states stand in another order.
            var (inLaw, wasShown) = (law[count - 1 - place], shown[place]);
            StateFields.Add(document, inLaw?.From, inLaw?.Until, wasShown?.From, wasShown?.Until);
            document.Stored = new HitCard { Id = entry, Right = Right.Trademark, Office = "XX", Number = Invariant($"{place}"), State = new StateCard { Entry = entry, Number = place, Learnt = DateTimeOffset.UnixEpoch } }.Bytes();
            batch.Place(StateIds.Of(entry, place), batch.Prepare(document), isNew: place > 0);
            states.Add((document, inLaw, wasShown));
        }

        naive.PutStates(entry, states);
    }

    private static DaySpan?[] Days(RandomCorpus corpus, int count)
    {
        var days = Enumerable.Range(0, count).Select(_ => new DateOnly(2018, 1, 1).AddDays(corpus.Next(900))).Distinct().Order().ToList();
        return [.. Enumerable.Range(0, count).Select(place => place < days.Count && corpus.Chance(80) ? new DaySpan(days[place], place + 1 < days.Count ? days[place + 1] : corpus.Chance(20) ? days[place].AddDays(100) : null) : (DaySpan?)null)];
    }

    private static SearchRequest Asked(RandomCorpus corpus) => corpus.Chance(40) ? corpus.Request() with { Scope = SearchScope.History, Size = 1000 }
        : corpus.Request() with { AsOf = new DateOnly(2017, 12, 1).AddDays(corpus.Next(1100)), AsOfBy = corpus.One([AsOfTime.InLaw, AsOfTime.Learnt]), Size = 1000 };

    private static void Agree(SearchRequest request, EmbeddedIndex index, NaiveIndex naive) => Agree(request, index.Search(request), naive, Table);

    internal static void Agree(SearchRequest request, SearchAnswer answer, NaiveIndex naive, FieldTable table)
    {
        var said = Invariant($"{request.Query} {string.Join(", ", request.Filters)} {request.Scope} {request.AsOf} {request.AsOfBy} {request.Sort}");
        if (answer.Problem is { } problem)
        {
            Assert.True(problem.Message.StartsWith("There is no word", StringComparison.Ordinal), $"{said}: {problem}");
            return;
        }

        var expected = naive.SearchStates(request);
        Assert.True(expected.Total == answer.Total, Invariant($"{said}: {expected.Total} expected, {answer.Total} found"));
        Assert.Equal(expected.Hits.Select(hit => (hit.Entry, hit.OtherStates.Count)).ToHashSet(), answer.Hits.Select(hit => (hit.Entry, hit.OtherStates.Count)).ToHashSet());
        if (request.Sort.Field is not null)
        {
            Assert.True(expected.Hits.Select(hit => hit.Entry).SequenceEqual(answer.Hits.Select(hit => hit.Entry)), $"{said}: another order");
        }

        foreach (var (facet, counted) in expected.Facets.Zip(answer.Facets))
        {
            Assert.True(facet.Distinct == counted.Distinct, Invariant($"{said}: {facet.Field} has {facet.Distinct} values, {counted.Distinct} counted"));
            Assert.True(facet.Values.Select(value => (value.Value, value.Count)).SequenceEqual(counted.Values.Take(facet.Values.Count).Select(value => (facet.Field == "filed" ? value.Value : FieldKeys.Of(table[facet.Field].Kind, value.Value), value.Count))),
                $"{said}: {facet.Field} expected {string.Join(", ", facet.Values)}, counted {string.Join(", ", counted.Values)}");
        }
    }
}
