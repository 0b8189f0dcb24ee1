using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Decision 4: re-reading replaces readings; it makes no snapshot and is never a change in law.</summary>
public sealed class ReadAgainTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Kept = "select string_agg(concat_ws(' ', entry, number, batch, kind, outcome, produced, learnt, in_law, encode(fingerprint, 'hex'), encode(digest, 'hex'), encode(link, 'hex')), E'\\n' order by entry, number) from snapshot";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ANewerReaderFillsTheStateAndMakesNoSnapshot(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said(Marks.Mark("4/2020/00000001", "ALPHA TEA", status: "Application filed"), "Principal"), Marks.Mark("4/2020/00000002", "BETA TEA")));
        await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Registered"), Marks.StatusOnly("4/2020/00000002", "Registered")));
        var kept = await hub.Ask<string>(Kept);
        var batch = await hub.Ask<long>("select max(number) from journal_batch");

        var done = await Again(hub);

        // The entry that says more is journalled; its neighbour, which says the same, is not.
        Assert.Equal(new ReadAgainResult(2, 4, 2, 1, 0), done);
        Assert.Equal(kept, await hub.Ask<string>(Kept));
        var mark = (TrademarkRecord)(await hub.Entry("4-2020-00000001")).State!;
        Assert.Equal(("Principal", "ALPHA TEA", GeneralStatus.InForce), (mark.Register, mark.Words, mark.Status!.General));
        Assert.Equal("Principal", ((TrademarkRecord)(await hub.Entries.Snapshot((await hub.Entry("4-2020-00000001")).Id, 1, default))!.State!).Register);
        Assert.Equal(((short)JournalCause.ReadAgain, 1), (await hub.Ask<short>("select cause from journal_batch where number = $1", batch + 1), await hub.Ask<int>("select entries from journal_batch where number = $1", batch + 1)));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry where batch = $1", batch + 1));
        Assert.Empty((await hub.Verified()).Problems);

        // Everything was read by the newest reader now.
        Assert.Equal(new ReadAgainResult(0, 0, 0, 0, 0), await Again(hub));
        Assert.Equal(4, (await Again(hub, all: true)).Snapshots);
        Assert.Equal(batch + 1, await hub.Ask<long>("select max(number) from journal_batch"));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task StatementsAreLaidAsTheyWereWhateverWasOlderRestatedDeletedOrJoined(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        string[] said =
        [
            Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("4/2020/00000001", "SECOND TEA"), Marks.Mark("4/2020/00000002", "BETA TEA"), Marks.RegistrationOnly("R-77", "GAMMA TEA")),
            Marks.Document("2024-04-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Expired")),
            Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "FIRST TEA")),
            Marks.Document("2024-06-10T10:00:00Z", Marks.Mark("4/2020/00000002", "BETA TEA")),
            Marks.Document("2024-05-10T10:00:00Z", Marks.Mark("4/2020/00000002", "OMEGA TEA")),
            Marks.Document("2024-07-10T10:00:00Z", Marks.Mark("4/2020/00000003", "GAMMA TEA")),
            Marks.Document("2024-08-10T10:00:00Z", Marks.Mark("4/2020/00000003", "GAMMA TEA", registration: "R-77"), Marks.Delete("4/2020/00000002")),
            Marks.Document("2024-09-10T10:00:00Z", Marks.Mark("4/2020/00000002", "BETA TEA AGAIN"), Marks.StatusOnly("4/2020/00000003", "Expired")),
            // Newer in part: the status stays that of August, all else is July's; then August is said again in September.
            Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000004", "DELTA TEA", status: "Application filed")),
            Marks.Document("2024-08-10T10:00:00Z", Marks.StatusOnly("4/2020/00000004", "Expired")),
            Marks.Document("2024-07-10T10:00:00Z", Marks.Mark("4/2020/00000004", "DELTA GREEN TEA", status: "Registered")),
            Marks.Document("2024-09-10T10:00:00Z", Marks.StatusOnly("4/2020/00000004", "Expired")),
            Designs.Document(Designs.Application("2302000001", "Ana Invented", "7 Invented Lane", "Teapot", "Lid", "Saucer")),
        ];
        for (var at = 0; at < said.Length; at++)
        {
            await hub.LoadXml(string.Create(null, $"{at}.xml"), said[at]);
        }
        // Packed bytes may differ from one version of .NET to the next; what they say may not.
        var before = await States(hub);
        Assert.True(await hub.Ask<long>("select count(*) from snapshot where made_of is not null and words is not null") > 0);
        await hub.Change("update snapshot set reader = 0");

        var done = await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(false, null, default);

        Assert.Equal((0L, 0L, 0L), (done.Altered, done.Journalled, done.LeftAlone));
        Assert.Equal(before.Count, done.Snapshots);
        Assert.Equal(before, await States(hub));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasTakenDownIsLeftAlone(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said(Marks.Mark("4/2020/00000001", "ALPHA TEA", owner: "Ana Secret"), "Principal"), Said(Marks.Mark("4/2020/00000002", "BETA TEA"), "Principal"), Said(Marks.Mark("4/2020/00000003", "GAMMA TEA"), "Principal")));
        await hub.TakeDown().Party((await hub.Entry("4-2020-00000001")).Id, "Ana Secret", PartyParts.All, "an invented request", default);
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000002")).Id, "an invented order", default);

        var done = await Again(hub, all: true);

        Assert.Equal((1L, 1L, 1L), (done.Entries, done.Altered, done.Journalled));
        Assert.False(await hub.Holds("Ana Secret"));
        Assert.False(await hub.Holds("BETA TEA"));
        Assert.Null(((TrademarkRecord)(await hub.Entry("4-2020-00000001")).State!).Register);
        Assert.Equal("Principal", ((TrademarkRecord)(await hub.Entry("4-2020-00000003")).State!).Register);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task AnEntryUnderEmbargoStaysUnpublished()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said(Marks.Mark("4/2020/00000001", "ALPHA TEA"), "Principal").Replace("<tmk:ApplicantBag>",
            "<tmk:PublicationBag><tmk:Publication><com:PublicationDate>2999-01-01</com:PublicationDate></tmk:Publication></tmk:PublicationBag><tmk:ApplicantBag>", StringComparison.Ordinal)));
        Assert.Equal((short)Visibility.Unpublished, await hub.Ask<short>("select visibility from entry"));

        Assert.Equal(1, (await Again(hub)).Journalled);

        Assert.Equal((short)Visibility.Unpublished, await hub.Ask<short>("select visibility from entry"));
        Assert.Equal(new DateOnly(2999, 1, 1), await hub.Ask<DateOnly>("select public_from from entry"));
        var state = Payload.Read(Right.Trademark, await hub.Ask<byte[]>("select payload from snapshot"));
        Assert.Equal((Visibility.Unpublished, "Principal"), (PublicView.Publicity(state, new DateOnly(2026, 1, 1)).Visibility, ((TrademarkRecord)state).Register));
    }

    [Fact]
    public async Task TheBytesOfNamedFilesStayWithTheirEntry()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("package");
        await File.WriteAllBytesAsync(Path.Combine(folder, "mark.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.xml"), Marks.Document("2024-01-10T10:00:00Z", TakeDownTests.WithImage(Said(Marks.Mark("4/2020/00000001", "ALPHA TEA"), "Principal"), "mark.png")));
        await hub.Load(folder);

        Assert.Equal(1, (await Again(hub)).Journalled);

        var entry = await hub.Entry("4-2020-00000001");
        Assert.NotNull(await hub.Entries.File(entry.Id, Assert.Single(entry.State!.Files!).Sha256!, default));
    }

    [Fact]
    public async Task ManyEntriesAreReadInPagesAndAStoppedRunGoesOn()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", [.. Marks.Many(2500).Select(mark => Said(mark, "Principal"))]));
        using var stop = new CancellationTokenSource();
        var newer = new NewerReader();
        var again = new ReadAgain(hub.Database, OfficeProfiles.Embedded, [newer], PackageLimits.Default, hub.Time);

        await Assert.ThrowsAsync<OperationCanceledException>(() => again.Run(false, new Stopping(stop), stop.Token));

        Assert.Equal(1000L, await hub.Ask<long>("select count(*) from snapshot where reader = $1", newer.ReaderVersion));
        Assert.Equal(new ReadAgainResult(1500, 1500, 1500, 1500, 0), await again.Run(false, null, default));
        // Each original once: pages follow the order in which originals lie. One more a chunk is none: prologs are split, not read.
        Assert.Equal(2500, newer.Records);
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<ReadAgainProgress>
    {
        public void Report(ReadAgainProgress value) => stop.Cancel();
    }

    private static Task<ReadAgainResult> Again(LoadingHub hub, bool all = false) =>
        new ReadAgain(hub.Database, OfficeProfiles.Embedded, [new NewerReader()], PackageLimits.Default, hub.Time).Run(all, null, default);

    private static string Said(string mark, string register) => mark.Replace("</tmk:Trademark>", $"<tmk:InventedRegister>{register}</tmk:InventedRegister></tmk:Trademark>", StringComparison.Ordinal);

    private static async Task<List<string>> States(LoadingHub hub)
    {
        await using var command = hub.Database.Source.CreateCommand("select entry, number, payload, status from snapshot order by entry, number");
        await using var row = await command.ExecuteReaderAsync();
        var states = new List<string>();
        while (await row.ReadAsync())
        {
            states.Add(string.Create(null, $"{row.GetGuid(0)} {row.GetInt32(1)} {row.GetInt16(3)} ") + System.Text.Encoding.UTF8.GetString(Payload.Unpack(row.GetFieldValue<byte[]>(2))));
        }
        return states;
    }
}
