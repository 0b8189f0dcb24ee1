using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

public sealed class MergeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TheSameContentWithANewExportTimeChangesNothing(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));
        var batch = await hub.Ask<long>("select max(batch) from entry");

        var again = await hub.LoadXml("b.xml", Marks.Document("2024-06-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));

        Assert.Equal((1, 1), (again.Account.Received, again.Account.Unchanged));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from snapshot"));
        Assert.Equal(batch, await hub.Ask<long>("select max(batch) from entry"));
        // … but it was said in June: what was produced in March is older than that.
        var march = await hub.LoadXml("c.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "BETA TEA")));
        Assert.Equal(1, march.Account.Older);
        Assert.Equal("ALPHA TEA", ((TrademarkRecord)(await hub.Entry("4-2020-00000001")).State!).Words);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task APartialRecordBlanksNothingItDoesNotSpeakOf(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", status: "Application filed")));

        var update = await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered")));

        Assert.Equal(1, update.Account.Changed);
        var entry = await hub.Entry("4-2020-00000001");
        var mark = (TrademarkRecord)entry.State!;
        Assert.Equal(GeneralStatus.InForce, mark.Status!.General);
        Assert.Equal(("ALPHA TEA", "Invented Teas", "30"), (mark.Words, mark.Applicants![0].Name, mark.Goods![0].Class));
        Assert.Equal([SnapshotKind.AsReported, SnapshotKind.StatusChange], entry.Snapshots.Select(line => line.Kind));
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ARecordSilentOfTheStatusIsNoChangeOfStatus(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (database, number, day) = (hub.Database, DirectMerge.Application("PH", "1/2020/050001"), new DateTimeOffset(2024, 1, 10, 0, 0, 0, TimeSpan.Zero));
        await DirectMerge.Lay(database, day, new PatentRecord { Office = "PH", Identifiers = [number], FilingDate = new RegisterDate(2020, 1, 2), RegistrationDate = new RegisterDate(2022, 3, 4), Status = new() { General = GeneralStatus.InForce } });

        await DirectMerge.Lay(database, day.AddDays(1), new PatentRecord { Office = "PH", Identifiers = [number], Titles = [new LocalText("en", "Kettle")], Scope = new Scope(Parts.None, Parts.All) });

        Assert.Equal([SnapshotKind.AsReported, SnapshotKind.ChangeOfData], (await hub.Entry("1-2020-050001", Right.Patent)).Snapshots.Select(line => line.Kind));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOlderStatementGoesIntoHistoryAndHidesNothing(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("new.xml", Marks.Document("2024-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "NEW TEA")));

        var old = await hub.LoadXml("old.xml", Marks.Document("2023-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "OLD TEA")));
        var oldAgain = await hub.LoadXml("old-again.xml", Marks.Document("2023-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "OLD TEA")) + "\n");

        Assert.Equal(1, old.Account.Older);
        Assert.Equal(1, oldAgain.Account.Duplicate);
        var entry = await hub.Entry("4-2020-00000001");
        Assert.Equal("NEW TEA", ((TrademarkRecord)entry.State!).Words);
        Assert.Equal([(1, true, false), (2, false, true)], entry.Snapshots.Select(line => (line.Number, line.IsCurrent, line.Older)));
        Assert.Equal("OLD TEA", ((TrademarkRecord)(await hub.Entries.Snapshot(entry.Id, 2, default))!.State!).Words);
    }

    [Fact]
    public async Task TheStateDoesNotDependOnTheOrderInWhichStatementsArrive()
    {
        string[] said =
        [
            Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "FIRST TEA", status: "Application filed")),
            Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Application published")),
            Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "SECOND TEA", status: "Application accepted")),
            Marks.Document("2024-04-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered")),
        ];
        foreach (var order in (int[][])[[0, 1, 2, 3], [3, 2, 1, 0], [2, 0, 3, 1], [1, 3, 0, 2], [2, 3, 1, 0]])
        {
            using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
            foreach (var at in order)
            {
                await hub.LoadXml(string.Create(null, $"{at}.xml"), said[at]);
            }
            var mark = (TrademarkRecord)(await hub.Entry("4-2020-00000001")).State!;
            Assert.Equal(("SECOND TEA", "Registered"), (mark.Words, mark.Status!.OfficeText ?? mark.Status.OfficeCode));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ARecordThatContradictsFilingDateAndApplicantIsSetAsideAndEveryOtherIsTaken(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", filed: "2020-02-03", owner: "Invented Teas")));

        var wrong = await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z",
            Marks.Mark("4/2020/00000001", "OMEGA SHOES", filed: "2021-09-09", owner: "Another Invented Owner"), Marks.Mark("4/2020/00000002", "GAMMA TEA")));

        Assert.Equal((2, 1, 1), (wrong.Account.Received, wrong.Account.SetAside, wrong.Account.New));
        Assert.Equal(PackageState.LoadedWithFindings, wrong.Account.State);
        Assert.Contains(wrong.Findings, finding => finding.Code == "IDENTITY-CONFLICT");
        Assert.Equal("ALPHA TEA", ((TrademarkRecord)(await hub.Entry("4-2020-00000001")).State!).Words);
    }

    /// <summary>Deleted before anything was said about it, then joined with one that was: what it is comes from that one, and a stranger's record is a stranger's.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatContradictsADeletedEntryThatWasJoinedIsSetAside(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Delete("4/2020/00000001")));
        await hub.LoadXml("b.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-1", "ALPHA TEA")));
        await hub.LoadXml("c.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-1")));

        var wrong = await hub.LoadXml("d.xml", Marks.Document("2024-04-10T10:00:00Z", Marks.Mark("4/2020/00000001", "OMEGA TEA", filed: "2021-05-06", owner: "Ben")));

        Assert.Equal((1, 1), (wrong.Account.Received, wrong.Account.SetAside));
    }

    [Fact]
    public async Task ACorrectedFilingDateAloneIsNoConflict()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", filed: "2020-02-03")));

        var corrected = await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", filed: "2020-02-13")));

        Assert.Equal(1, corrected.Account.Changed);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFullExtractionReportsWhatItOmitsAndRemovesItOnlyWhenTold(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("all.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(5)));
        var half = Marks.Document("2024-02-10T10:00:00Z", Marks.Many(3));

        var reported = await hub.LoadXml("full.xml", half, new LoadOptions { Kind = PackageKind.Full });

        Assert.Equal((3, 2L), (reported.Account.Unchanged, reported.Account.Omitted));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where deleted"));

        var removed = await hub.LoadXml("full2.xml", half + "\n", new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true });

        Assert.Equal(2L, removed.Account.Omitted);
        Assert.Equal(2L, await hub.Ask<long>("select count(*) from entry where deleted"));
        Assert.True((await hub.Entry("4-2020-00000005")).Deleted);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task ADeliveryOfSeveralPackagesIsJudgedWhenItsLastArrived()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("all.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(6)));

        var first = await hub.LoadXml("1.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Many(2)), new LoadOptions { Kind = PackageKind.Full, Delivery = "2024-02" });
        var last = await hub.LoadXml("2.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Many(3, from: 3)), new LoadOptions { Kind = PackageKind.Full, Delivery = "2024-02", Last = true });

        Assert.Null(first.Account.Omitted);
        Assert.Equal(1L, last.Account.Omitted);
        var omitted = Assert.Single(await new Omissions(hub.Database, TimeProvider.System).List(last.Account.Id, 10, default));
        Assert.Equal("4/2020/00000006", omitted.Number);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEntryKnownFirstByItsRegistrationAndLaterByItsApplicationIsOneEntry(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("reg.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));

        var joined = await hub.LoadXml("both.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-77")));

        Assert.Equal(1, joined.Account.Changed);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry"));
        Assert.Equal((await hub.Entry("R-77")).Id, (await hub.Entry("4-2020-00000001")).Id);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TwoEntriesThatTurnOutToBeOneAreMergedAndNeitherNumberIsLost(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("reg.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));
        await hub.LoadXml("app.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));
        var byRegistration = (await hub.Entry("R-77")).Id;

        await hub.LoadXml("both.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-77")));

        var one = await hub.Entry("R-77");
        Assert.Equal(one.Id, (await hub.Entry("4-2020-00000001")).Id);
        Assert.Equal(one.Id, (await hub.Entries.Find(byRegistration, default))!.MergedInto ?? byRegistration);
        Assert.Equal(3, one.Snapshots.Count);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADeleteRemovesAnInsertThatArrivesLaterButWasMadeBeforeDoesNotBringItBack(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var deleted = await hub.LoadXml("d.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Delete("4/2020/00000001")));
        var insert = await hub.LoadXml("i.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));

        Assert.Equal((1, 1), (deleted.Account.Deleted, insert.Account.Older));
        Assert.True((await hub.Entry("4-2020-00000001")).Deleted);

        var again = await hub.LoadXml("i2.xml", Marks.Document("2024-05-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));
        Assert.Equal(1, again.Account.Changed);
        Assert.False((await hub.Entry("4-2020-00000001")).Deleted);
    }

    [Fact]
    public async Task SeveralStatementsAboutOneEntryInOnePackageAreSnapshotsInTheirOrderAndOneJournalRow()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.LoadXml("a.xml",
            Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ONE TEA", status: "Application filed"))
            + Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered"))
            + Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ONE TEA", status: "Application filed")));

        Assert.Equal((3, 1, 1, 1), (loaded.Account.Received, loaded.Account.New, loaded.Account.Changed, loaded.Account.Duplicate));
        var entry = await hub.Entry("4-2020-00000001");
        Assert.Equal([1, 2], entry.Snapshots.Select(line => line.Number));
        Assert.Equal(("ONE TEA", GeneralStatus.InForce), (((TrademarkRecord)entry.State!).Words, entry.Status));
        Assert.Single(await new Changes(hub.Database, hub.Time).After(JournalCursor.Start, 10, default));
    }

    [Fact]
    public async Task ARecordOfAnotherOfficeIsHeldWhereTheProviderHasNoMandate()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA"), Marks.Mark("2", "BETA", office: "SG")), new LoadOptions { Authority = "PH" });

        Assert.Equal((2, 1, 1), (loaded.Account.Received, loaded.Account.New, loaded.Account.Held));
        Assert.True(loaded.Account.AddsUp);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasRemovedAsOmittedComesBackWithTheSameWords(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("all.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3)));
        await hub.LoadXml("half.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Many(2)), new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true });
        Assert.True((await hub.Entry("4-2020-00000003")).Deleted);

        var again = await hub.LoadXml("again.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Many(3)), new LoadOptions { Kind = PackageKind.Full });

        Assert.Equal((1, 2), (again.Account.Changed, again.Account.Unchanged));
        Assert.False((await hub.Entry("4-2020-00000003")).Deleted);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task AnExtractionWithRecordsSetAsideRemovesNothing()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("all.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3)));

        var broken = await hub.LoadXml("full.xml", Marks.Document("2024-02-10T10:00:00Z", [.. Marks.Many(2), Marks.Many(1, from: 3)[0].Replace("</tmk:ApplicantBag>", "", StringComparison.Ordinal)]),
            new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true });

        Assert.Equal((1, 1L), (broken.Account.SetAside, broken.Account.Omitted));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where deleted"));
        Assert.Contains("Nothing was removed", broken.Account.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASamePackageToldOnlyLaterToRemoveWhatItOmitsDoesSo()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("all.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3)));
        var half = Marks.Document("2024-02-10T10:00:00Z", Marks.Many(2));
        await hub.LoadXml("half.xml", half, new LoadOptions { Kind = PackageKind.Full });

        var told = await hub.LoadXml("half.xml", half, new LoadOptions { Kind = PackageKind.Full, RemoveOmitted = true });

        Assert.True(told.WasKnown);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry where deleted"));
    }

    [Fact]
    public async Task AnOlderStatementThatJoinsTwoEntriesLosesNeitherState()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("reg.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));
        await hub.LoadXml("status.xml", Marks.Document("2024-03-11T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered")));

        await hub.LoadXml("both.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "OLD TEA", registration: "R-77")));

        var one = await hub.Entry("R-77");
        Assert.Equal(one.Id, (await hub.Entry("4-2020-00000001")).Id);
        Assert.Equal(("ALPHA TEA", GeneralStatus.InForce), (((TrademarkRecord)one.State!).Words, one.State.Status!.General));
    }

    /// <summary>It lies below all that was said of the two, and its numbers are theirs all the same: of an application number where they have none.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOlderStatementThatJoinsTwoEntriesBringsItsNumbers(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("one.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA")));
        await hub.LoadXml("two.xml", Marks.Document("2024-03-11T10:00:00Z", Marks.RegistrationOnly("R-78", "ALPHA TEA")));

        await hub.LoadXml("both.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", registration: "R-77").Replace("</tmk:Trademark>", "<com:RegistrationNumber>R-78</com:RegistrationNumber><com:RegistrationNumber>R-79</com:RegistrationNumber></tmk:Trademark>", StringComparison.Ordinal)));

        var one = await hub.Entry("R-77");
        Assert.Equal((one.Id, one.Id, one.Id), ((await hub.Entry("R-78")).Id, (await hub.Entry("R-79")).Id, (await hub.Entry("4-2020-00000001")).Id));
        Assert.Equal(["4/2020/00000001", "R-77", "R-78", "R-79"], one.State!.Identifiers.Select(static number => number.Written).Order(StringComparer.Ordinal));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OneWrongNumberDoesNotMakeStrangersEntriesOne(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", filed: "2020-02-03", owner: "Invented Teas", registration: "R-1"),
            Marks.Mark("4/2021/00000002", "OMEGA SHOES", filed: "2021-09-09", owner: "Another Invented Owner", registration: "R-2")));

        var wrong = await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z",
            Marks.StatusOnly("4/2020/00000001", "Expired").Replace("<tmk:MarkCurrentStatusCode>", "<com:RegistrationNumber>R-2</com:RegistrationNumber><tmk:MarkCurrentStatusCode>", StringComparison.Ordinal)));

        Assert.Equal((1, 1), (wrong.Account.Received, wrong.Account.SetAside));
        Assert.Contains(wrong.Findings, finding => finding.Code == "IDENTITY-CONFLICT");
        Assert.NotEqual((await hub.Entry("R-1")).Id, (await hub.Entry("R-2")).Id);
        Assert.Null((await hub.Entry("R-2")).MergedInto);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEntryJoinedToOneThatWasJoinedItselfKeepsItsHistory(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("x.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-1", "ALPHA TEA")));
        await hub.LoadXml("y.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.RegistrationOnly("R-2", "ALPHA TEA")));
        await hub.LoadXml("z.xml", Marks.Document("2024-01-12T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA")));
        var first = (await hub.Entry("R-1")).Id;
        // The first is joined to the second, and that to the third.
        await hub.LoadXml("xy.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.RegistrationOnly("R-2", "ALPHA TEA").Replace("</tmk:Trademark>", "<com:RegistrationNumber>R-1</com:RegistrationNumber></tmk:Trademark>", StringComparison.Ordinal)));
        await hub.LoadXml("yz.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA GREEN TEA", registration: "R-2")));

        var one = await hub.Entry("4-2020-00000001");

        Assert.Equal(one.Id, (await hub.Entry("R-1")).Id);
        Assert.Equal(5, one.Snapshots.Count);
        Assert.Contains(one.Snapshots, line => line.Entry == first);
        Assert.Equal("ALPHA TEA", ((TrademarkRecord)(await hub.Entries.Snapshot(first, 1, default))!.State!).Words);
        await hub.Change("update entry set visibility = 2 where id = '" + one.Id + "'");
        Assert.Null(await hub.Entries.Snapshot(first, 1, default));
    }
}
