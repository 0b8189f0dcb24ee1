using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>Decision 2: merging and splitting are journalled operations.</summary>
public sealed class SplitTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task EntriesJoinedByAWrongNumberAreTwoAgainAndStayTwo(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("reg.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));
        await hub.LoadXml("app.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.Mark("4/2020/00000001", "BETA TEA", status: "Application filed", events: ["2020-02-03 Filed"])));
        var (registered, applied) = ((await hub.Entry("R-77")).Id, (await hub.Entry("4-2020-00000001")).Id);
        var wrong = Marks.Update("4/2020/00000001", null, "2024-02-01 Noted").Replace("</tmk:Trademark>", "<com:RegistrationNumber>R-77</com:RegistrationNumber></tmk:Trademark>", StringComparison.Ordinal);
        await hub.LoadXml("wrong.xml", Marks.Document("2024-02-10T10:00:00Z", wrong));
        await hub.LoadXml("later.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Expired")));
        var one = await hub.Entry("R-77");
        Assert.Equal(one.Id, (await hub.Entry("4-2020-00000001")).Id);
        var joined = one.Id == applied ? registered : applied;
        var batch = await hub.Ask<long>("select max(number) from journal_batch");

        var done = await new Split(hub.Database, hub.Time).Run(joined, default);

        Assert.Equal(new SplitEntries(joined, one.Id), done);
        var (mark, other) = (await hub.Entry("4-2020-00000001"), await hub.Entry("R-77"));
        Assert.Equal((applied, registered), (mark.Id, other.Id));
        Assert.Equal(("BETA TEA", "Filed, Noted", GeneralStatus.Ended), (((TrademarkRecord)mark.State!).Words, string.Join(", ", mark.State.Events!.Select(static happened => happened.Category)), mark.Status));
        Assert.Equal(("ALPHA TEA", null), (((TrademarkRecord)other.State!).Words, other.State.Events));
        Assert.Equal((3, 1), (mark.Snapshots.Count, other.Snapshots.Count));
        Assert.DoesNotContain("ALPHA", ((TrademarkRecord)(await hub.Entries.Snapshot(applied, 2, default))!.State!).Words, StringComparison.Ordinal);
        Assert.Equal([applied, registered], (await new Changes(hub.Database, hub.Time).After(new JournalCursor(batch, new Guid("ffffffff-ffff-ffff-ffff-ffffffffffff")), 10, default)).Select(static change => change.Cursor.Entry).Order(Comparer<Guid>.Create((a, _) => a == applied ? -1 : 1)));
        Assert.Equal((short)JournalCause.MergedOrSplit, await hub.Ask<short>("select cause from journal_batch order by number desc limit 1"));
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);

        // The same wrong record does not join them again; right ones find their entry.
        var again = await hub.LoadXml("again.xml", Marks.Document("2024-04-10T10:00:00Z", wrong));
        Assert.Equal((1, "IDENTITY-CONFLICT"), (again.Account.SetAside, Assert.Single(again.Findings).Code));
        Assert.Equal(1, (await hub.LoadXml("right.xml", Marks.Document("2024-05-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA GREEN TEA")))).Account.Changed);
        Assert.Equal("ALPHA GREEN TEA", ((TrademarkRecord)(await hub.Entry("R-77")).State!).Words);

        // And what is read again says the same.
        await hub.Change("update snapshot set reader = 0");
        Assert.Equal((0L, 0L), await Altered(hub));
        Assert.Null(await new Split(hub.Database, hub.Time).Run(joined, default));
    }

    private static async Task<(long Altered, long Journalled)> Altered(LoadingHub hub)
    {
        var done = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(false, null, default);
        return (done.Altered, done.Journalled);
    }
}
