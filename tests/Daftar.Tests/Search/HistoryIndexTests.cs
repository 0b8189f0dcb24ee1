using Daftar.Demonstration;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>The index of all states over real registers: as of a day it finds what the register itself tells of that day, and it never shows what is withheld today.</summary>
public sealed class HistoryIndexTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private const string Number = "4/2020/00000001";

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-history-").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOwnerOfTheFormerDaysIsFoundAsOfThenAndInAllStatesAndNotNow(PostgresVersion version)
    {
        var clock = new SetClock(Day(2024, 1, 10));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        using var current = EmbeddedIndex.Open(Path.Combine(folder, "current"), DocumentOf.Fields, "owners");
        using var index = OpenAsServed();
        var follow = Flow.RenewHistory(hub.Database, index, current, 1, clock);
        var search = new RegisterSearch(current, follow);
        await hub.LoadXml("new.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number, "STAYS", owner: "Newer Teas", events: ["2020-02-03 Filed", "2023-06-01 Assigned"])));
        clock.SetUtcNow(Day(2024, 3, 1));
        // Late: the state of 2021, before the assignment.
        await hub.LoadXml("old.xml", Marks.Document("2021-05-10T10:00:00Z", Marks.Mark(Number, "STAYS", owner: "Older Teas", events: ["2020-02-03 Filed"])));
        clock.SetUtcNow(Day(2024, 5, 1));
        await hub.LoadXml("other.xml", Marks.Document("2024-05-01T10:00:00Z", Marks.Mark("4/2020/00000002", "OTHER", filed: "2024-04-01", owner: "Newer Teas", events: ["2024-04-01 Filed"])));
        await follow.CatchUp(null, default);
        await Flow.Index(hub.Database, current, 1, clock).CatchUp(null, default);

        Assert.Equal((0, 2), (await Found(search, new() { Query = "applicant:older" }), await Found(search, new() { Query = "applicant:newer" })));
        Assert.Equal((1, 2), (await Found(search, new() { Query = "applicant:older", Scope = SearchScope.History }), await Found(search, new() { Query = "applicant:newer", Scope = SearchScope.History })));
        Assert.Equal((1, 0), (await InLaw("applicant:older", 2022), await InLaw("applicant:newer", 2022)));
        Assert.Equal((0, 1), (await InLaw("applicant:older", 2023), await InLaw("applicant:newer", 2023)));
        Assert.Equal((0, 0), (await InLaw("stays", 2019), await InLaw("", 2019)));
        // It was never shown: older when it came.
        Assert.Equal(0, await Found(search, new() { Query = "applicant:older", AsOf = new DateOnly(2024, 4, 1), AsOfBy = AsOfTime.Learnt }));
        Assert.Equal((0, 1, 2), (await Shown(new(2024, 1, 9)), await Shown(new(2024, 4, 30)), await Shown(new(2024, 5, 1))));

        // Both states match: one entry, the younger one for it, the other named.
        var hit = (await search.SearchAsync(new() { Query = "stays", Scope = SearchScope.History })).Hits.Single();
        Assert.Equal([2, 1], new[] { hit.Stored }.Concat(hit.OtherStates).Select(stored => HitCard.Read(stored.Span, hit.Entry).State!.Number));
        Assert.Equal((await hub.Entry("4-2020-00000001")).Id, hit.Entry);
        var counted = await search.SearchAsync(new() { Scope = SearchScope.History, Facets = [new("office"), new("status")] });
        Assert.Equal((2, 2), (counted.Total, counted.Facets[0].Values.Single().Count));

        Task<long> InLaw(string query, int year) => Found(search, new() { Query = query, AsOf = new RegisterDate(year).LastDay });
        Task<long> Shown(DateOnly day) => Found(search, new() { AsOf = day, AsOfBy = AsOfTime.Learnt });
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AFirstFullExtractionIsFoundAsOfEveryYearWithTheStatusOfThatYearAndTheAnswerSaysHowMuchWasStatedLater(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        await hub.LoadXml("all.xml", Marks.Document("2026-01-10T10:00:00Z",
            Marks.Mark(Number, "TEA", filed: "2010-02-03", events: ["2010-02-03 Filed", "2012-07-01 Registered", "2025-07-01 Renewed"]),
            Marks.Mark("4/2020/00000002", "LEAF", filed: "2014-02-03", events: ["2014-02-03 Filed", "2016-07-01 Registered"]),
            Marks.Mark("4/2020/00000003", "UNDATED").Replace("<com:ApplicationDate>2020-02-03</com:ApplicationDate>", "", StringComparison.Ordinal)));
        using var index = Open();
        await Flow.IndexHistory(hub.Database, index, 1, hub.Time).CatchUp(null, default);

        Assert.Equal((0, 0, 1), Counts("", 2009));
        Assert.Equal((1, 1, 1), Counts("", 2010));
        Assert.Equal((2, 2, 1), Counts("", 2015));
        Assert.Equal((1, 1, 0), Counts("status:pending", 2015));
        Assert.Equal((1, 1, 1), Counts("status:inForce", 2015));
        Assert.Equal((0, 0, 1), Counts("undated", 2015));
        Assert.Equal((3, 0, 0), Counts("", 2026));
        var answer = index.Search(new SearchRequest { AsOf = new DateOnly(2015, 12, 31), Facets = [new("status")], Filters = [FieldFilter.Any("status", "pending")] });
        Assert.Equal([("inForce", 1L), ("pending", 1L)], answer.Facets[0].Values.Select(static value => (value.Value, value.Count)).Order());
        var card = HitCard.Of(answer.Hits.Single()).State!;
        Assert.Equal((new DateOnly(2014, 2, 3), new DateOnly(2016, 7, 1), new DateOnly(2026, 1, 10), true), (card.LawFrom!.Value, card.LawUntil!.Value, card.StatedOn!.Value, card.WorkedOut));
        // What was worked out stands in no snapshot: within all snapshots nothing was ever pending.
        Assert.Equal((3, 0), (Count(index, ""), Count(index, "status:pending")));

        (long, long, long) Counts(string query, int year)
        {
            var found = index.Search(new SearchRequest { Query = query, AsOf = new RegisterDate(year).LastDay });
            return (found.Total, found.StatedLater, found.MayHaveBeen);
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AsOfAnyDayItFindsWhatTheRegisterTellsOfThatDay(PostgresVersion version)
    {
        var clock = new SetClock(Day(2024, 1, 10));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        var packages = GeneratePackages.Run(new GenerateRequest { Applications = 60, Folder = Path.Combine(folder, "packages"), Offices = ["PH", "VN"], Updates = 2 }).Packages;
        foreach (var package in packages)
        {
            await hub.Load(Path.Combine(folder, "packages", package.Path));
            clock.SetUtcNow(clock.GetUtcNow().AddDays(9));
        }
        // The same package twice, and one of long ago: duplicates and older statements.
        await hub.LoadXml("late.xml", Marks.Document("2011-05-10T10:00:00Z", Marks.Mark("4/2010/00999999", "LATE", filed: "2010-02-03", events: ["2010-02-03 Filed"])));
        await hub.LoadXml("gone.xml", Marks.Document("2024-05-10T10:00:00Z", Marks.Mark("4/2020/00000002", "GONE"), Marks.Mark("4/2010/00999999", "LATEST", filed: "2010-02-03", events: ["2010-02-03 Filed", "2020-02-03 Registered"])));
        clock.SetUtcNow(clock.GetUtcNow().AddDays(2));
        await hub.LoadXml("deleted.xml", Marks.Document("2024-06-10T10:00:00Z", Marks.Delete("4/2020/00000002")));
        using var index = Open();
        await Flow.IndexHistory(hub.Database, index, 2, clock).CatchUp(null, default);
        Assert.True(index.Statistics().Documents > await hub.Ask<long>("select count(*) from entry where visibility = 0 and not deleted"), "nothing has a second state");

        var asOf = new AsOf(hub.Database);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var entries = new List<Guid>();
        await using (var command = hub.Database.Source.CreateCommand("select id from entry where visibility = 0 and not deleted and merged_into is null order by id"))
        await using (var row = await command.ExecuteReaderAsync())
        {
            while (await row.ReadAsync())
            {
                entries.Add(row.GetGuid(0));
            }
        }

        var days = new DateOnly[] { new(2005, 12, 31), new(2015, 6, 1), new(2021, 1, 1), new(2024, 1, 15), new(2024, 2, 20), today };
        var compared = 0;
        foreach (var by in new[] { AsOfTime.InLaw, AsOfTime.Learnt })
        {
            foreach (var day in days)
            {
                var expected = new List<(Guid, int, string?)>();
                foreach (var id in entries)
                {
                    if (await asOf.Find(id, day, by, default, state => PublicView.Shows(state, today) ? PublicView.Narrow(state, today) : null) is { State: { } state } answer)
                    {
                        expected.Add((id, answer.Number, DocumentOf.TitleOf(state)?.Text));
                    }
                }

                var found = index.Search(new SearchRequest { AsOf = day, AsOfBy = by, Size = 1000 });
                Assert.Null(found.Problem);
                var missing = string.Join(", ", expected.Where(one => found.Hits.All(hit => hit.Entry != one.Item1)).Concat(found.Hits.Where(hit => expected.All(one => hit.Entry != one.Item1)).Select(hit => (hit.Entry, 0, HitCard.Of(hit).Title))));
                Assert.True(expected.Count == found.Total, FormattableString.Invariant($"{by} {day}: {expected.Count} expected, {found.Total} found, differing {missing}"));
                Assert.Equal(expected.Order(), found.Hits.Select(hit => (hit.Entry, HitCard.Of(hit))).Select(hit => (hit.Entry, hit.Item2.State!.Number, hit.Item2.Title)).Order());
                compared += expected.Count;
            }
        }

        Assert.True(compared > 100, FormattableString.Invariant($"only {compared} states were compared"));
        Assert.Equal(0, index.Search(new SearchRequest { Query = "gone", Scope = SearchScope.History }).Total);
        Assert.Equal(1, index.Search(new SearchRequest { Query = "late", Scope = SearchScope.History }).Total);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsTakenDownOrWithheldLeavesAllStatesWithinTwoSecondsAndAnEmbargoEndsThereToo(PostgresVersion version)
    {
        var clock = new SetClock(Day(2024, 1, 10));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await hub.LoadXml("first.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number, "WHOLLY", owner: "First Owner"), Marks.Mark("4/2020/00000002", "PARTY", owner: "Ana Invented"),
            Later(Marks.Mark("4/2020/00000003", "SECRET"), "2024-03-01"), Marks.Mark("4/2020/00000004", "CONFIDED", owner: "Bea Invented")));
        clock.SetUtcNow(Day(2024, 2, 10));
        await hub.LoadXml("second.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark(Number, "WHOLLY", owner: "Second Owner"), Marks.Mark("4/2020/00000002", "PARTY", owner: "Second Owner"), Marks.Mark("4/2020/00000004", "CONFIDED", owner: "Second Owner")));
        using var index = Open();
        var follow = Flow.IndexHistory(hub.Database, index, 1, clock);
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => follow.Run(stop.Token));
        await Wait.UntilAsync(() => Count(index, "first") == 1 && Count(index, "ana") == 1, "the follower does not follow");
        Assert.Equal((0, 1), (Count(index, "secret"), Count(index, "bea")));

        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000001")).Id, "a test", default);
        await WithinTwoSeconds(() => Count(index, "wholly") == 0);
        await hub.TakeDown().Party((await hub.Entry("4-2020-00000002")).Id, "Ana Invented", PartyParts.All, "a test", default);
        await WithinTwoSeconds(() => Count(index, "ana") == 0);
        Assert.Equal(1, Count(index, "party"));
        clock.SetUtcNow(Day(2024, 3, 1));
        Assert.Equal(1, await new Embargo(hub.Database, clock).OpenDue(default));
        await WithinTwoSeconds(() => Count(index, "secret") == 1);
        // The office wants names withheld from now on: in earlier states, too.
        await hub.LoadXml("third.xml", Marks.Document("2024-03-01T10:00:00Z", Marks.Mark("4/2020/00000004", "CONFIDED", owner: "Third Owner").Replace("<com:Contact>", "<com:ConfidentialIndicator>true</com:ConfidentialIndicator><com:Contact>", StringComparison.Ordinal)));
        await WithinTwoSeconds(() => Count(index, "confided") == 1 && Count(index, "bea") == 0);
        Assert.Null(follow.Problem);
        await stop.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);

        static Task WithinTwoSeconds(Func<bool> reached) => Wait.UntilAsync(reached, "not within two seconds", TimeSpan.FromSeconds(2));
        static string Later(string mark, string day) => mark.Replace("</tmk:Trademark>",
            $"<tmk:PublicationBag><com:Publication><com:PublicationIdentifier>9</com:PublicationIdentifier><com:PublicationDate>{day}</com:PublicationDate></com:Publication></tmk:PublicationBag></tmk:Trademark>", StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatChangedIsTakenInAtOnceAndWhatIsNewALittleAtATimeWhileALoadGoesOn(PostgresVersion version)
    {
        var clock = new SetClock(TimeProvider.System.GetUtcNow());
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(50)));
        using var index = Open();
        var follow = Flow.IndexHistory(hub.Database, index, 1, clock);
        await follow.CatchUp(null, default);
        // The clock stands still in the moment of a batch: a load that never ends.
        await hub.LoadXml("b.xml", Marks.Document("2024-01-11T10:00:00Z", [.. Marks.Many(700, from: 100)]));
        await hub.LoadXml("c.xml", Marks.Document("2024-01-12T10:00:00Z", Marks.Mark("4/2020/00000003", "CHANGED")));
        using var stop = new CancellationTokenSource();
        var run = Task.Run(() => follow.Run(stop.Token));
        await Wait.UntilAsync(() => Count(index, "changed") == 1, "not within two seconds", TimeSpan.FromSeconds(2));
        Assert.InRange(index.Statistics().Documents, 51, 600);
        Assert.True(follow.MayAnswer);
        await Wait.UntilAsync(() => follow.Behind > 0, "it does not say that it is behind");

        // The load is over.
        clock.SetUtcNow(clock.GetUtcNow().AddSeconds(30));
        await Wait.UntilAsync(() => index.Search(new SearchRequest { AsOf = new DateOnly(2100, 1, 1) }).Total == 750, "what is new is not taken in");
        await stop.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ARegisterPutBackMakesItAnewAndAKilledFollowerGoesOn(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number, "ALPHA")));
        var backup = await postgres.CopyAsync(version, hub.Database);
        await hub.LoadXml("b.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.Mark(Number, "BETA")));
        using (var index = Open())
        {
            Assert.Equal(1, await Flow.IndexHistory(hub.Database, index, 1, TimeProvider.System).CatchUp(null, default));
        }
        using var served = OpenAsServed();
        var again = served.Current;
        Assert.Null(again.StartedEmptyBecause);
        Assert.Equal((1, 1), (Count(again, "alpha"), Count(again, "beta")));
        await hub.LoadXml("c.xml", Marks.Document("2024-01-12T10:00:00Z", Marks.Mark(Number, "GAMMA")));
        var follow = Flow.RenewHistory(hub.Database, served, null, 1, TimeProvider.System);
        Assert.False(follow.MayAnswer);
        Assert.Equal(SearchProblemKind.NotReady, (await new RegisterSearch(again, follow).SearchAsync(new() { Scope = SearchScope.History })).Problem!.Kind);
        Assert.Equal(1, await follow.CatchUp(null, default));
        Assert.Equal((1, 1, 1), (Count(again, "alpha"), Count(again, "beta"), Count(again, "gamma")));

        await Flow.IndexHistory(backup, again, 1, TimeProvider.System).CatchUp(null, default);

        Assert.Equal((1, 0, 0), (Count(again, "alpha"), Count(again, "beta"), Count(again, "gamma")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private EmbeddedIndex Open() => EmbeddedIndex.Open(Path.Combine(folder, "history"), DocumentOf.FieldsOfStates, "history");

    private RegisterIndex OpenAsServed() => RegisterIndex.Open(Path.Combine(folder, "history"), DocumentOf.FieldsOfStates, "history");

    private static long Count(EmbeddedIndex index, string query) => index.Search(new SearchRequest { Query = query, Scope = SearchScope.History }).Total;

    private static async Task<long> Found(ISearchIndex search, SearchRequest request)
    {
        var answer = await search.SearchAsync(request);
        Assert.Null(answer.Problem?.Message);
        return answer.Total;
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
