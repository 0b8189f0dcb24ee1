using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

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

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
