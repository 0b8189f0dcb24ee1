using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Tests.Register;

/// <summary>"As of" a day, in law and as learnt: two questions with two answers, from the same snapshots.</summary>
public sealed class AsOfTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Number = "4/2020/00000001";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task InLawAStatementThatArrivedLateCountsFromTheDayItTellsOf(PostgresVersion version)
    {
        var clock = new SetClock(Day(2024, 1, 10));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await hub.LoadXml("registered.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number, "SECOND TEA", status: "Registered", events: ["2020-02-03 Filed", "2023-06-01 Registered"])));
        clock.SetUtcNow(Day(2024, 3, 1));
        // Sent again by mistake: the state of 2021.
        await hub.LoadXml("old.xml", Marks.Document("2021-05-10T10:00:00Z", Marks.Mark(Number, "FIRST TEA", status: "Application filed", events: ["2020-02-03 Filed"])));
        clock.SetUtcNow(Day(2024, 5, 1));
        await hub.LoadXml("expired.xml", Marks.Document("2024-05-01T10:00:00Z", Marks.Update(Number, "Expired", "2024-04-01 Ended")));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        var asOf = new AsOf(hub.Database);

        Assert.Null(await asOf.Find(id, new DateOnly(2020, 2, 2), AsOfTime.InLaw, default));
        await Says(AsOfTime.InLaw, new DateOnly(2022, 1, 1), 2, "FIRST TEA", GeneralStatus.Pending, "Filed");
        await Says(AsOfTime.InLaw, new DateOnly(2023, 6, 1), 1, "SECOND TEA", GeneralStatus.InForce, "Filed, Registered");
        // The update says only what it says: all else stands on the complete records.
        await Says(AsOfTime.InLaw, new DateOnly(2024, 4, 1), 3, "SECOND TEA", GeneralStatus.Ended, "Filed, Registered, Ended");

        Assert.Null(await asOf.Find(id, new DateOnly(2024, 1, 9), AsOfTime.Learnt, default));
        await Says(AsOfTime.Learnt, new DateOnly(2024, 1, 10), 1, "SECOND TEA", GeneralStatus.InForce, "Filed, Registered");
        // What was older when it came was never shown.
        await Says(AsOfTime.Learnt, new DateOnly(2024, 4, 30), 1, "SECOND TEA", GeneralStatus.InForce, "Filed, Registered");
        await Says(AsOfTime.Learnt, new DateOnly(2024, 5, 1), 3, "SECOND TEA", GeneralStatus.Ended, "Filed, Registered, Ended");

        async Task Says(AsOfTime by, DateOnly day, int snapshot, string words, GeneralStatus status, string events)
        {
            var answer = await asOf.Find(id, day, by, default);
            var mark = (TrademarkRecord)answer!.State!;
            Assert.Equal((snapshot, words, status, events), (answer.Number, mark.Words, mark.Status!.General, string.Join(", ", mark.Events!.Select(static one => one.Category))));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFirstFullExtractionAnswersForAllTheYearsSinceTheFilingAndSaysThatItWasStatedLater(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        await hub.LoadXml("all.xml", Marks.Document("2026-01-10T10:00:00Z",
            Marks.Mark(Number, "TEA", filed: "2010-02-03", status: "Registered", events: ["2010-02-03 Filed", "2011-06-01 Published", "2012-07-01 Registered", "2022-07-01 Renewed"]),
            Marks.Mark("4/2010/00000002", "LEAF", filed: "2010-02-03", status: "Application refused", events: ["2010-02-03 Filed", "2011-05-01 Refused", "2020-01-01 File closed"]),
            Marks.Mark("4/2010/00000003", "CUP", filed: "2010-02-03", status: "Expired", events: ["2010-02-03 Filed", "2012-07-01 Registered", "2013-01-01 Assigned"])));

        await Says("4-2020-00000001", new(2010, 2, 3), GeneralStatus.Pending, "Filed", true);
        await Says("4-2020-00000001", new(2011, 12, 31), GeneralStatus.Pending, "Filed, Published", true);
        await Says("4-2020-00000001", new(2015, 1, 1), GeneralStatus.InForce, "Filed, Published, Registered", true);
        await Says("4-2020-00000001", new(2023, 1, 1), GeneralStatus.InForce, "Filed, Published, Registered, Renewed", false);
        await Says("4-2010-00000002", new(2010, 12, 31), GeneralStatus.Pending, "Filed", true);
        await Says("4-2010-00000002", new(2015, 1, 1), GeneralStatus.Ended, "Filed, Refused", true);
        // Nothing says when it expired: between the last date and the statement that is not known.
        await Says("4-2010-00000003", new(2012, 1, 1), GeneralStatus.Pending, "Filed", true);
        await Says("4-2010-00000003", new(2020, 1, 1), GeneralStatus.Unknown, "Filed, Registered, Assigned", true);
        await Says("4-2010-00000003", new(2026, 1, 10), GeneralStatus.Ended, "Filed, Registered, Assigned", false);
        Assert.Null(await new AsOf(hub.Database).Find((await hub.Entry("4-2020-00000001")).Id, new(2010, 2, 2), AsOfTime.InLaw, default));

        async Task Says(string number, DateOnly day, GeneralStatus status, string events, bool workedOut)
        {
            var answer = await new AsOf(hub.Database).Find((await hub.Entry(number)).Id, day, AsOfTime.InLaw, default);
            Assert.Equal((day, status, events, workedOut, new DateOnly(2026, 1, 10)),
                (day, answer!.State!.Status!.General, string.Join(", ", answer.State.Events!.Select(static one => one.Category)), answer.WorkedOut, answer.StatedOn!.Value));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsWrittenOtherwiseWithoutAnEventCountsFromTheDayItWasStated(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        await hub.LoadXml("a.xml", Marks.Document("2025-01-10T10:00:00Z", Marks.Mark(Number, "APPLE", events: ["2020-02-03 Filed"])));
        await hub.LoadXml("b.xml", Marks.Document("2026-01-09T10:00:00Z", Marks.Mark(Number, "ZAPPLE", events: ["2020-02-03 Filed"])));
        var id = (await hub.Entry("4-2020-00000001")).Id;

        foreach (var (day, words, stated) in new[] { (new DateOnly(2021, 1, 1), "APPLE", new DateOnly(2025, 1, 10)), (new(2026, 1, 8), "APPLE", new(2025, 1, 10)), (new(2026, 1, 9), "ZAPPLE", new(2026, 1, 9)) })
        {
            var answer = await new AsOf(hub.Database).Find(id, day, AsOfTime.InLaw, default);
            Assert.Equal((day, words, stated), (day, ((TrademarkRecord)answer!.State!).Words, answer.StatedOn!.Value));
        }

        // The page of the entry says the same.
        var entries = new Entries(hub.Database, hub.Time);
        Assert.Equal(["2020-02-03", null], (await entries.Find(id, default))!.Snapshots.Select(static line => line.InLaw?.ToString()));
        Assert.Null((await entries.Snapshot(id, 2, default))!.Line.InLaw);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsToldLateOfDaysBetweenCountsFromThoseDays(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        await hub.LoadXml("a.xml", Marks.Document("2020-03-10T10:00:00Z", Marks.Mark(Number, "TEA", owner: "Older Teas", status: "Application filed", events: ["2020-02-03 Filed"])));
        await hub.LoadXml("b.xml", Marks.Document("2026-01-09T10:00:00Z", Marks.Mark(Number, "TEA", owner: "Newer Teas", status: "Registered", events: ["2020-02-03 Filed", "2021-06-01 Registered", "2024-01-01 Assigned"])));
        var asOf = new AsOf(hub.Database);
        var id = (await hub.Entry("4-2020-00000001")).Id;

        foreach (var (day, status, owner) in new[] { (new DateOnly(2021, 1, 1), GeneralStatus.Pending, "Older Teas"), (new(2022, 1, 1), GeneralStatus.InForce, "Older Teas"), (new(2024, 1, 1), GeneralStatus.InForce, "Newer Teas") })
        {
            var state = (await asOf.Find(id, day, AsOfTime.InLaw, default))!.State!;
            Assert.Equal((day, status, owner), (day, state.Status!.General, state.Applicants![0].Name));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatOneFileSaysOfAnEntryAndAnotherOfItsStatusAnswersTogether(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        await hub.LoadXml("status.xml", Marks.Document("2026-01-08T10:00:00Z", Marks.Update(Number, "Registered", "2012-07-01 Registered")));
        await hub.LoadXml("words.xml", Marks.Document("2026-01-09T10:00:00Z", Marks.Mark(Number, "TEA", filed: "2010-02-03", events: ["2010-02-03 Filed", "2012-07-01 Registered", "2025-01-01 Renewed"])));
        var state = (TrademarkRecord)(await new AsOf(hub.Database).Find((await hub.Entry("4-2020-00000001")).Id, new DateOnly(2011, 1, 1), AsOfTime.InLaw, default))!.State!;
        Assert.Equal(("TEA", GeneralStatus.Pending), (state.Words, state.Status!.General));

        const string Other = "4/2020/00000002";
        await hub.LoadXml("bare.xml", Marks.Document("2026-01-08T10:00:00Z", Marks.Mark(Other, "LEAF", filed: "2010-02-03", events: ["2010-02-03 Filed"]).Replace("<tmk:MarkCurrentStatusCode>Registered</tmk:MarkCurrentStatusCode>", "", StringComparison.Ordinal)));
        await hub.LoadXml("its.xml", Marks.Document("2026-01-09T10:00:00Z", Marks.Update(Other, "Registered", "2012-07-01 Registered")));
        foreach (var (year, status) in new[] { (2011, GeneralStatus.Pending), (2015, GeneralStatus.InForce) })
        {
            Assert.Equal((year, status), (year, (await new AsOf(hub.Database).Find((await hub.Entry("4-2020-00000002")).Id, new DateOnly(year, 1, 1), AsOfTime.InLaw, default))!.State!.Status!.General));
        }
    }

    [Fact]
    public async Task WhatIsPlannedForLaterHasNotHappened()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark(Number, "TEA", events: ["2020-02-03 Filed", "2034-02-03 Expiry"])));

        Assert.Equal(20200203, await hub.Ask<int>("select in_law from snapshot"));
        Assert.NotNull((await new AsOf(hub.Database).Find((await hub.Entry("4-2020-00000001")).Id, new DateOnly(2024, 2, 1), AsOfTime.InLaw, default))!.State);
    }

    [Fact]
    public async Task AStatementWithoutADateInLawCountsFromTheDayItWasProducedAndADeletionHasNoState()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2021-01-10T10:00:00Z", Marks.Mark(Number, "TEA", status: "Application filed")));
        await hub.LoadXml("b.xml", Marks.Document("2022-01-10T10:00:00Z", Marks.StatusOnly(Number, "Registered")));
        await hub.LoadXml("c.xml", Marks.Document("2023-01-10T10:00:00Z", Marks.Delete(Number)));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        var asOf = new AsOf(hub.Database);

        Assert.Equal(GeneralStatus.Pending, (await asOf.Find(id, new DateOnly(2022, 1, 9), AsOfTime.InLaw, default))!.State!.Status!.General);
        Assert.Equal(GeneralStatus.InForce, (await asOf.Find(id, new DateOnly(2022, 1, 10), AsOfTime.InLaw, default))!.State!.Status!.General);
        var gone = await asOf.Find(id, new DateOnly(2023, 1, 10), AsOfTime.InLaw, default);
        Assert.Equal((3, null), (gone!.Number, gone.State));
        Assert.Null((await asOf.Find(id, DateOnly.FromDateTime(hub.Time.GetUtcNow().UtcDateTime), AsOfTime.Learnt, default))!.State);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEntryThatWasJoinedAnswersForBoth(PostgresVersion version)
    {
        var clock = new SetClock(Day(2024, 1, 10));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await hub.LoadXml("reg.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));
        clock.SetUtcNow(Day(2024, 2, 10));
        await hub.LoadXml("app.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark(Number, "BETA TEA")));
        clock.SetUtcNow(Day(2024, 3, 10));
        await hub.LoadXml("both.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark(Number, "GAMMA TEA", registration: "R-77")));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        var asOf = new AsOf(hub.Database);

        foreach (var (month, words) in new[] { (1, "ALPHA TEA"), (2, "BETA TEA"), (3, "GAMMA TEA") })
        {
            Assert.Equal(words, ((TrademarkRecord)(await asOf.Find(id, new DateOnly(2024, month, 20), AsOfTime.Learnt, default))!.State!).Words);
        }
    }

    /// <summary>An office changes a name and changes it back, and sends all its marks again each month: what stood between stood there.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsSaidAgainCountsFromThenAndNotFromBeforeItWasReplaced(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version), new SetClock(Day(2026, 1, 10)));
        foreach (var (month, words) in new[] { (1, "ALPHA"), (2, "BETA"), (3, "ALPHA"), (4, "ALPHA") })
        {
            await hub.LoadXml(Invariant($"{month}.xml"), Marks.Document(Invariant($"2024-0{month}-10T10:00:00Z"), Marks.Mark(Number, words)));
        }

        await Says(hub, (1, "ALPHA"), (2, "BETA"), (3, "ALPHA"), (4, "ALPHA"));
        Assert.Equal(3, await hub.Ask<long>("select count(*) from snapshot"));

        // said again in April it stands above what was produced in March and comes late
        await hub.LoadXml("late.xml", Marks.Document("2024-03-25T10:00:00Z", Marks.Mark(Number, "GAMMA")));
        await Says(hub, (2, "BETA"), (3, "ALPHA"), (4, "ALPHA"));
    }

    [Fact]
    public async Task WhatIsSaidAgainOfAnEntryThatWasJoinedCountsFromTheLastTimeItWasSaid()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), new SetClock(Day(2026, 1, 10)));
        foreach (var (month, words) in new[] { (1, "ALPHA"), (2, "BETA"), (3, "ALPHA"), (4, "ALPHA") })
        {
            await hub.LoadXml(Invariant($"{month}.xml"), Marks.Document(Invariant($"2024-0{month}-10T10:00:00Z"), Marks.RegistrationOnly("R-77", words)));
        }
        await hub.LoadXml("app.xml", Marks.Document("2024-05-10T10:00:00Z", Marks.Mark(Number, "DELTA")));
        await hub.LoadXml("both.xml", Marks.Document("2024-06-10T10:00:00Z", Marks.Mark(Number, "GAMMA", registration: "R-77")));

        await Says(hub, (1, "ALPHA"), (2, "BETA"), (3, "ALPHA"), (4, "ALPHA"), (5, "DELTA"), (6, "GAMMA"));
    }

    [Fact]
    public async Task ADeletionSaidAgainLeavesTheTimeBetweenAnEarlierOneAndItAlone()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18), new SetClock(Day(2026, 1, 10)));
        foreach (var (month, mark) in new[] { (1, Marks.Mark(Number, "ALPHA")), (2, Marks.Delete(Number)), (3, Marks.Mark(Number, "BETA")), (4, Marks.Delete(Number)), (5, Marks.Delete(Number)), (5, Marks.Delete(Number)) })
        {
            await hub.LoadXml(Invariant($"{month}.xml"), Marks.Document(Invariant($"2024-0{month}-10T10:00:00Z"), mark));
        }

        await Says(hub, (1, "ALPHA"), (2, null), (3, "BETA"), (4, null), (5, null));
    }

    private static async Task Says(LoadingHub hub, params (int Month, string? Words)[] expected)
    {
        var id = (await hub.Entry("4-2020-00000001")).Id;
        var told = new List<(int, string?)>();
        foreach (var (month, _) in expected)
        {
            told.Add((month, ((TrademarkRecord?)(await new AsOf(hub.Database).Find(id, new DateOnly(2024, month, 20), AsOfTime.InLaw, default))!.State)?.Words));
        }
        Assert.Equal(expected, told);
    }

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
