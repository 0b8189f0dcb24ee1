using Daftar.Checking;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Store.Files;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Records that wait go into the register as soon as they pass: as if they had passed when they came, once, and with everything that proves it.</summary>
public sealed class ReleaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly LoadOptions FromAnother = new() { Authority = "ID" };

    /// <summary>Indonesia may deliver for the Philippines.</summary>
    private static readonly OfficeProfiles Mandated = new(OfficeProfiles.Embedded.All.Where(static office => office.Code != "ID").Append(new OfficeProfile { Code = "ID", Name = "Invented", Mandates = [new Mandate("PH")] }));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasHeldForWantOfAMandateIsReleasedWhenTheMandateIsGiven(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var held = (await hub.LoadXml("m.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3, words: "Teahouse")), FromAnother)).Account;
        Assert.Equal((3L, 3L, PackageState.LoadedWithFindings), (held.Received, held.Held, held.State));

        Assert.Equal((0L, 3L), Of(await Release(hub, OfficeProfiles.Embedded).Run(new ReleaseOptions(), null, default)));
        var batches = await hub.Ask<long>("select count(*) from journal_batch");
        Assert.Equal((3L, 0L), Of(await Release(hub, Mandated).Run(new ReleaseOptions { IsTrial = true }, null, default)));
        Assert.Equal((0L, batches, 3L), (await hub.Ask<long>("select count(*) from entry"), await hub.Ask<long>("select count(*) from journal_batch"), await hub.Ask<long>("select count(*) from waiting")));

        Assert.Equal((3L, 0L), Of(await Release(hub, Mandated).Run(new ReleaseOptions { Code = "PROVIDER-WITHOUT-MANDATE", Office = "PH" }, null, default)));

        var account = await Account(hub);
        Assert.Equal((3L, 3L, 0L, PackageState.Loaded, true), (account.Received, account.New, account.Held, account.State, account.AddsUp));
        Assert.Equal(held.Finished, account.Finished);
        Assert.Equal((0L, 0L), (await hub.Ask<long>("select count(*) from finding where code = 'PROVIDER-WITHOUT-MANDATE'"), await hub.Ask<long>("select count(*) from finding_count where code = 'PROVIDER-WITHOUT-MANDATE'")));
        var line = Assert.Single((await hub.Entry("4-2020-00000002")).Snapshots);
        Assert.Equal((held.Arrived, "ID", new DateTimeOffset(2024, 1, 10, 10, 0, 0, TimeSpan.Zero)), (line.Learnt, line.Provider, line.Produced));
        await ProvenAndFound(hub, 3, "teahouse");

        var after = await hub.Ask<long>("select count(*) from journal_batch");
        Assert.Empty((await Release(hub, Mandated).Run(new ReleaseOptions(), null, default)).Packages);
        Assert.Equal((after, 3L), (await hub.Ask<long>("select count(*) from journal_batch"), await hub.Ask<long>("select count(*) from snapshot")));
        // The package itself brings nothing more.
        Assert.True((await hub.LoadXml("m.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(3, words: "Teahouse")), FromAnother)).WasKnown);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AReleaseInterruptedAnywhereAndRunAgainEndsLikeAnUndisturbedOne(PostgresVersion version)
    {
        var options = new ReleaseOptions { BatchRecords = 2 };
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("m.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Many(7)), FromAnother);

        for (var batch = 1; batch <= 3; batch++)
        {
            await Assert.ThrowsAsync<TimeoutException>(() => Release(hub, Mandated).Run(options, new Stop(), default));
            var account = await Account(hub);
            Assert.Equal((2L * batch, 7L - (2 * batch), true), (account.New, account.Held, account.AddsUp));
        }

        Assert.Equal((1L, 0L), Of(await Release(hub, Mandated).Run(options, null, default)));
        var done = await Account(hub);
        Assert.Equal((7L, 7L, 0L, PackageState.Loaded), (done.Received, done.New, done.Held, done.State));
        Assert.Equal(7L, await hub.Ask<long>("select count(*) from snapshot"));
        await ProvenAndFound(hub, 7, "mark");
    }

    [Fact]
    public async Task WhatWasToldSinceStaysAndTheReleasedStatementIsOlder()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("held.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "Old words")), FromAnother);
        await hub.LoadXml("own.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "New words")));

        var released = Assert.Single((await Release(hub, Mandated).Run(new ReleaseOptions(), null, default)).Packages);

        Assert.Equal((1L, 1L, 0L), (released.Released, released.Older, released.Waiting));
        Assert.Equal("New words", DocumentOf.TitleOf((await hub.Entry("4-2020-00000001")).State!)?.Text);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task OneRecordOfADocumentIsReleasedWithoutItsNeighboursThatWereLaid()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var strict = new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, [.. Catalog.Checks, new NoTeapots()], hub.Files, hub.Time);
        var path = Path.Combine(hub.Folder("packages"), "d.xml");
        await File.WriteAllTextAsync(path, Designs.Document(Designs.Application("2302000001", "Ana Invented", "7 Secret Lane", "Cup", "Teapot", "Lid")));
        var account = (await strict.Run(path, new LoadOptions(), null, default)).Account;
        Assert.Equal((3L, 2L, 1L), (account.Received, account.New, account.SetAside));
        // Nothing changed, so nothing is written.
        var batches = await hub.Ask<long>("select count(*) from journal_batch");
        var still = new ReleaseWaiting(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, [.. Catalog.Checks, new NoTeapots()], hub.Files, hub.Time);
        Assert.Equal((0L, 1L), Of(await still.Run(new ReleaseOptions(), null, default)));
        Assert.Equal(batches, await hub.Ask<long>("select count(*) from journal_batch"));

        Assert.Equal((1L, 0L), Of(await Release(hub, OfficeProfiles.Embedded).Run(new ReleaseOptions(), null, default)));

        account = await Account(hub);
        Assert.Equal((3L, 3L, 0L, true), (account.Received, account.New, account.SetAside, account.AddsUp));
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from snapshot"));
        Assert.Empty((await hub.Verified()).Problems);
        // Both copies of the original are found by a take-down of any of them.
        await hub.TakeDown().Party((await hub.Entry("2302000001-2", Right.Design, "TH")).Id, "Ana Invented", PartyParts.All, "an invented order", default);
        Assert.False(await hub.Holds("7 Secret Lane"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task AnIdentityConflictStaysSetAsideAndKeepsItsOriginal()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "One")));
        var package = (await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "Other words", "2019-05-05", "Other owner"), Marks.Mark("4/2020/00000002", "Held")), FromAnother)).Account;
        Assert.Equal(2L, package.Held);

        Assert.Equal((1L, 1L), Of(await Release(hub, Mandated).Run(new ReleaseOptions(), null, default)));

        var account = (await new Packages(hub.Database).Find(package.Id, default))!;
        Assert.Equal((1L, 1L, 0L, true), (account.New, account.SetAside, account.Held, account.AddsUp));
        Assert.Equal("IDENTITY-CONFLICT", await hub.Ask<string>("select reason from waiting"));
        Assert.Equal(1L, await hub.Ask<long>("select count from finding_count where code = 'IDENTITY-CONFLICT' and package = $1", package.Id));
        // Its original is where it was, and nowhere else.
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from waiting w join chunk c on c.batch = w.batch and c.number = w.chunk"));
        var batches = await hub.Ask<long>("select count(*) from journal_batch");
        Assert.Equal((0L, 1L), Of(await Release(hub, Mandated).Run(new ReleaseOptions(), null, default)));
        Assert.Equal(batches, await hub.Ask<long>("select count(*) from journal_batch"));
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000001")).Id, "an invented order", default);
        Assert.False(await hub.Holds("Other words"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task ImagesAreTakenFromThePackageAsItIsKept()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("with-images");
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Marks.Document("2024-01-10T10:00:00Z", WithImage("sign.png")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "sign.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        Assert.Equal(1L, (await hub.Load(folder, FromAnother)).Account.Held);

        await Release(hub, Mandated).Run(new ReleaseOptions(), null, default);

        var account = await Account(hub);
        Assert.Equal((1L, 1L, 0L), (account.FilesNamed, account.FilesArrived, account.FilesMissing));
        var entry = await hub.Entry("4-2020-00000001");
        Assert.NotNull(await hub.Entries.File(entry.Id, Assert.Single(entry.State!.Files!).Sha256!, default));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public async Task AnOriginalIsReadInTheEncodingItCameIn(string name)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var encoding = System.Text.Encoding.GetEncoding(name);
        var document = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "Thé"), Marks.Mark("2", "Plain")).Replace("UTF-8", name, StringComparison.Ordinal);
        var path = Path.Combine(hub.Folder("packages"), "m.xml");
        await File.WriteAllBytesAsync(path, [.. encoding.GetPreamble(), .. encoding.GetBytes(document)]);
        Assert.Equal(2L, (await hub.Load(path, FromAnother)).Account.Held);

        Assert.Equal((2L, 0L), Of(await Release(hub, Mandated).Run(new ReleaseOptions(), null, default)));

        Assert.Equal("Thé", DocumentOf.TitleOf((await hub.Entry("1")).State!)?.Text);
        var verified = await hub.Verified();
        Assert.Empty(verified.Problems);
        Assert.Equal(2, verified.Originals);
    }

    [Fact]
    public async Task TheFilesOfAFolderAreTakenFromItsKeptCopyWhereItIsGone()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var kept = new KeptPackages(hub.Folder("kept"), TimeSpan.FromDays(90), hub.Time);
        var folder = hub.Folder("with-images");
        Directory.CreateDirectory(Path.Combine(folder, "images"));
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Marks.Document("2024-01-10T10:00:00Z", WithImage("images/sign.png")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "images", "sign.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await new LoadPackage(hub.Database, OfficeProfiles.Embedded, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time, kept).Run(folder, FromAnother, null, default);
        Directory.Delete(folder, recursive: true);

        await new ReleaseWaiting(hub.Database, Mandated, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time, kept).Run(new ReleaseOptions(), null, default);

        var account = await Account(hub);
        Assert.Equal((1L, 1L, 0L), (account.FilesNamed, account.FilesArrived, account.FilesMissing));
    }

    [Fact]
    public async Task FilesThatOnlyWaitingRecordsNameAreNoMoreCountedAsNamedByNoneOnceTheseAreReleased()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("with-images");
        string[] marks = [Marks.Mark("4/2020/00000003", "Plain", office: "ID"), .. Enumerable.Range(1, 5).Select(number => WithImage(string.Create(null, $"{number}.png"), string.Create(null, $"4/2020/1000000{number}")))];
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Marks.Document("2024-01-10T10:00:00Z", [.. marks, WithImage("own.png", "4/2020/00000004").Replace(">PH<", ">ID<", StringComparison.Ordinal)]));
        foreach (var name in (string[])["1.png", "2.png", "3.png", "4.png", "5.png", "own.png", "stray.png"])
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), name);
        }
        var loaded = (await hub.Load(folder, FromAnother)).Account;
        Assert.Equal((2L, 5L, 6L), (loaded.New, loaded.Held, loaded.FilesUnreferenced));

        await Assert.ThrowsAsync<TimeoutException>(() => Release(hub, Mandated).Run(new ReleaseOptions { BatchRecords = 2 }, new Stop(), default));
        Assert.Equal(4L, (await Account(hub)).FilesUnreferenced);
        await Release(hub, Mandated).Run(new ReleaseOptions { BatchRecords = 2 }, null, default);

        Assert.Equal((7L, 6L, 1L), ((await Account(hub)).New, (await Account(hub)).FilesArrived, (await Account(hub)).FilesUnreferenced));
        Assert.True(await hub.Ask<bool>("select referenced is null from package"));
    }

    [Fact]
    public async Task WhatLiesInThePlaceOfAnotherPackageIsNotTakenForItsFiles()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("latest");
        await File.WriteAllTextAsync(Path.Combine(folder, "m.xml"), Marks.Document("2024-01-10T10:00:00Z", WithImage("sign.png")));
        await File.WriteAllBytesAsync(Path.Combine(folder, "sign.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await hub.Load(folder, FromAnother);
        await File.WriteAllBytesAsync(Path.Combine(folder, "sign.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 9, 9, 9]);

        await Release(hub, Mandated).Run(new ReleaseOptions(), null, default);

        var account = await Account(hub);
        Assert.Equal((1L, 0L, 1L), (account.FilesNamed, account.FilesArrived, account.FilesMissing));
        Assert.Equal(1L, await hub.Ask<long>("select count from finding_count where code = 'FILE-MISSING'"));
    }

    [Fact]
    public async Task APackageThatIsBeingLoadedIsToldAndTheOthersAreReleased()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var busy = (await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "One")), FromAnother)).Account;
        await hub.LoadXml("b.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000002", "Two")), FromAnother);
        await using var other = await hub.Database.ConnectAsync(default);
        using var lease = await PackageLease.Take(other, busy.Id, hub.Time, Task.CompletedTask, static _ => { }, default);

        var result = await Release(hub, Mandated).Run(new ReleaseOptions(), null, default);

        Assert.Equal("PACKAGE-BUSY", Assert.Single(result.Busy).Code);
        Assert.Equal((1L, 0L), Of(result));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from waiting where package = $1", busy.Id));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatATakeDownDestroysWhileItIsBeingReleasedIsReadAgainAndStaysOut(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("own.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "One", owner: "Ana Secretova")));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        var package = (await hub.LoadXml("held.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "One", owner: "Ana Secretova", status: "Expired"), Marks.Mark("4/2020/00000002", "Two")), FromAnother)).Account;
        // The records are read: now somebody takes her down.
        var meanwhile = new Meanwhile(() => hub.TakeDown().Party(id, "Ana Secretova", PartyParts.All, "an invented order", default).WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult());

        var done = await new ReleaseWaiting(hub.Database, Mandated, Catalog.Dialects, [.. Catalog.Checks, meanwhile], hub.Files, hub.Time).Run(new ReleaseOptions(), null, default);

        // Of what was destroyed nothing is left that could be released.
        Assert.Equal((1L, 1L), Of(done));
        Assert.False(await hub.Holds("Secretova"));
        Assert.True((await new Packages(hub.Database).Find(package.Id, default))!.AddsUp);
        Assert.Empty((await hub.Verified()).Problems);
    }

    /// <summary>Something that happens between reading and laying.</summary>
    private sealed class Meanwhile(Action happens) : RecordCheck
    {
        private int _runs;

        public override string Code => "MEANWHILE";
        public override Severity Severity => Severity.Watch;
        public override string Wrong => "What this test is about";

        public override string Mend => "Nothing: it is a test.";

        public override string Expected => "Anything.";

        public override void Run(IpRecord record, CheckRun run)
        {
            if (++_runs == 1)
            {
                happens();
            }
        }
    }

    private static string WithImage(string file, string number = "4/2020/00000001") => Marks.Mark(number, "Sign")
        .Replace("</tmk:MarkReproduction>", $"<tmk:MarkImageBag><tmk:MarkImage><com:FileName>{file}</com:FileName></tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction>", StringComparison.Ordinal);

    private static (long Released, long Waiting) Of(ReleaseResult result) => (result.Released, result.Waiting);

    private static ReleaseWaiting Release(LoadingHub hub, OfficeProfiles offices) => new(hub.Database, offices, Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time);

    private static async Task<PackageAccount> Account(LoadingHub hub) => Assert.Single(await new Packages(hub.Database).List(10, default));

    private static async Task ProvenAndFound(LoadingHub hub, int entries, string word)
    {
        var verified = await hub.Verified();
        Assert.Empty(verified.Problems);
        Assert.Equal((entries, entries), (verified.Snapshots, verified.Originals));
        using var index = EmbeddedIndex.Open(hub.Folder("index"), DocumentOf.Fields, "test");
        await new FollowJournal(hub.Database, index, 1, hub.Time).CatchUp(null, default);
        Assert.Equal(entries, (await index.SearchAsync(new SearchRequest { Query = word })).Total);
    }

    /// <summary>The process ends with the first batch committed.</summary>
    private sealed class Stop : IProgress<ReleaseProgress>
    {
        public void Report(ReleaseProgress value) => throw new TimeoutException();
    }

    private sealed class NoTeapots : RecordCheck
    {
        public override string Code => "TEAPOT";
        public override Severity Severity => Severity.SetAside;
        public override string Wrong => "What this test is about";

        public override string Mend => "Nothing: it is a test.";

        public override string Expected => "Anything else.";

        public override void Run(IpRecord record, CheckRun run)
        {
            if (record.Titles?.Exists(static title => title.Text == "Teapot") == true)
            {
                run.Find("a teapot");
            }
        }
    }
}
