using Daftar.Register;
using Daftar.Search;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Search;

/// <summary>Decision 55, against a look at every state: an index of all states with other fields answers what both know, in all states and as of days, and the one that takes its place answers all.</summary>
public sealed class EarlierStatesTests : IDisposable
{
    private static readonly FieldTable Today = Of(TestFields.Table), Before = Of(OtherFields.Table);

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-earlier-states-").FullName;

    /// <summary>The register, as it were: the states of each entry, and whether the index was told of them by the earlier program.</summary>
    private readonly Dictionary<Guid, (List<(SearchDocument Document, DaySpan? InLaw, DaySpan? Shown)> States, bool Before)> register = [];

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 3)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void TheEarlierIndexAnswersWhatBothKnowUntilTheNewOneTakesItsPlace(int seed)
    {
        var corpus = new RandomCorpus(seed);
        using (var before = EmbeddedIndex.Open(folder, Before, "register", Options))
        {
            Change(corpus, 150, before, before: true);
        }

        using var index = RegisterIndex.Open(folder, Today, "register", Options);
        for (var round = 0; round < 4; round++)
        {
            Assert.Equal((true, null), (index.IsEarlier, index.StartedEmptyBecause));
            Agrees(corpus, index, 25);
            Change(corpus, 30, index.Current, before: false);
        }

        var batch = index.OpenNext().NewBatch();
        foreach (var (entry, (states, _)) in register)
        {
            Put(batch, entry, states, Today, before: false);
        }

        index.OpenNext().Apply(batch);
        index.OpenNext().Commit("all");
        index.Swap(DateTimeOffset.UnixEpoch);
        Assert.False(index.IsEarlier);
        Agrees(corpus, index, 60);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static EmbeddedIndexOptions Options => new() { MergeFactor = 3, BufferTerms = 4000 };

    private static FieldTable Of(FieldTable fields) => StateFields.With([.. fields.All.Select(field => new Field<object>(field.Name, field.Kind, field.Uses, static (_, _) => { }, field.Weight))]);

    private static void Put(IndexBatch batch, Guid entry, List<(SearchDocument Document, DaySpan? InLaw, DaySpan? Shown)> states, FieldTable fields, bool before)
    {
        if (states.Count == 0)
        {
            batch.Delete(StateIds.Of(entry, 0));
        }

        for (var place = 0; place < states.Count; place++)
        {
            batch.Place(StateIds.Of(entry, place), batch.Prepare(With(states[place], fields, before)), isNew: place > 0);
        }
    }

    private static SearchDocument With((SearchDocument Document, DaySpan? InLaw, DaySpan? Shown) state, FieldTable fields, bool before)
    {
        var document = OtherFields.Of(state.Document, fields, before);
        StateFields.Add(document, state.InLaw?.From, state.InLaw?.Until, state.Shown?.From, state.Shown?.Until);
        return document;
    }

    private void Change(RandomCorpus corpus, int changes, EmbeddedIndex index, bool before)
    {
        var batch = index.NewBatch();
        foreach (var entry in Enumerable.Range(0, changes).Select(_ => TestFields.Entry(corpus.Next(300))).Distinct())
        {
            var states = new List<(SearchDocument, DaySpan?, DaySpan?)>();
            for (var (place, count) = (0, corpus.Next(4)); place < count; place++)
            {
                var document = corpus.Document(StateIds.Of(entry, place));
                document.Stored = new HitCard { Id = entry, Right = Right.Trademark, Office = "XX", Number = Invariant($"{place}"), State = new StateCard { Entry = entry, Number = place, Learnt = DateTimeOffset.UnixEpoch } }.Bytes();
                var from = new DateOnly(2018 + place, 1, 1).AddDays(corpus.Next(300));
                DaySpan? held = corpus.Chance(80) ? new DaySpan(from, corpus.Chance(70) ? new DateOnly(2018 + place, 12, 1) : null) : null;
                states.Add((document, held, corpus.Chance(80) ? new DaySpan(new DateOnly(2018 + place, 2, 1), new DateOnly(2019 + place, 1, 1)) : null));
            }

            // without an end only the last may go on
            for (var place = 0; place + 1 < states.Count; place++)
            {
                states[place] = (states[place].Item1, states[place].Item2 is { } span ? new DaySpan(span.From, new DateOnly(2018 + place, 12, 1)) : null, states[place].Item3);
            }

            register[entry] = (states, before);
            Put(batch, entry, states, index.Fields, before);
        }

        index.Apply(batch);
        index.Commit("followed");
    }

    private void Agrees(RandomCorpus corpus, RegisterIndex index, int requests)
    {
        var naive = new NaiveIndex(index.Current.Fields);
        foreach (var (entry, (states, before)) in register)
        {
            naive.PutStates(entry, [.. states.Select(state => (With(state, index.Current.Fields, index.IsEarlier && before), state.InLaw, state.Shown))]);
        }

        var (refused, answered) = (0, 0);
        for (; requests > 0; requests--)
        {
            var request = corpus.Request() with { Size = 1000 };
            request = corpus.Chance(40) ? request with { Scope = SearchScope.History }
                : request with { AsOf = new DateOnly(2018, 1, 1).AddDays(corpus.Next(1400)), AsOfBy = corpus.One([AsOfTime.InLaw, AsOfTime.Learnt]) };
            if (index.IsEarlier)
            {
                request = request with { Facets = [.. request.Facets.Where(facet => !OtherFields.NoFacet.Contains(facet.Field))] };
            }

            var answer = index.Search(request);
            if (index.IsEarlier && OtherFields.IsAsked(request))
            {
                Assert.True(answer.Problem?.Kind == SearchProblemKind.NotReady, $"{request.Query}: {answer.Problem}");
                refused++;
            }
            else
            {
                RandomStatesTests.Agree(request, answer, naive, index.Current.Fields);
                answered++;
            }
        }

        Assert.True(answered > 0 && (refused > 0 || !index.IsEarlier), Invariant($"{answered} answered, {refused} refused"));
    }
}
