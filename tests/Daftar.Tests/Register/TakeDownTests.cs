using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>Decision 7: take-down destroys bytes and salt and leaves a tombstone; the chain stays checkable, and neighbours lose nothing.</summary>
public sealed class TakeDownTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Basis = "Invented Data Protection Act, section 1, request 7";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnAddressIsGoneFromEveryStateAndOriginalAndTheNameStays(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await LoadDesigns(hub);
        var first = await hub.Entry("2302000001-1", Right.Design, "TH");

        var done = await hub.TakeDown().Party(first.Id, "ana  invented", PartyParts.Address | PartyParts.Contact, Basis, default);

        // Three designs, one original: what it said of one it said of all.
        Assert.Equal(3, done.Snapshots);
        Assert.False(await hub.Holds("7 Secret Lane"));
        Assert.True(await hub.Holds("8 Other Lane"));
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from tombstone where basis = $1 and scope = 'party: Address, Contact'", Basis));
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from snapshot where salt is null"));
        foreach (var number in (string[])["2302000001-1", "2302000001-2", "2302000001-3"])
        {
            var party = Assert.Single((await hub.Entry(number, Right.Design, "TH")).State!.Applicants!);
            Assert.Equal(("Ana Invented", null, null), (party.Name, party.City, party.Country));
        }
        var verified = await hub.Verified();
        Assert.Empty(verified.Problems);
        Assert.Equal((4L, 3L, 1L), (verified.Snapshots, verified.TakenDown, verified.Originals));
        // Everyone reads that something went, when, and on what kind of basis; the operator reads all of the tombstone.
        var removal = Assert.Single((await hub.Entry("2302000001-2", Right.Design, "TH")).Removals);
        Assert.Equal((DateOnly.FromDateTime(hub.Time.GetUtcNow().UtcDateTime), "law, request"), (removal.Day, string.Join(", ", removal.BasisCategories)));
        var (tombstones, all) = await new Tombstones(hub.Database).Read(default);
        Assert.Equal((3L, 3), (all, tombstones.Count));
        Assert.All(tombstones, static one => Assert.Equal((Basis, "party: Address, Contact", 1), (one.Basis, one.Scope, Assert.Single(one.Snapshots))));
    }

    [Theory]
    [InlineData("GDPR art. 17, request 2026-114", "law, request"), InlineData("Order 12/2026 of the Invented Court", "order"), InlineData("UU 27/2022 pasal 8", "law"), InlineData("Ana Invented", "other")]
    public void TheKindOfABasisIsReadOffItsWords(string basis, string kinds) => Assert.Equal(kinds, string.Join(", ", BasisCategory.Of(basis)));

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AWholePartyIsGoneAndCannotBeFoundByItsName(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await LoadDesigns(hub);
        using var index = EmbeddedIndex.Open(hub.Folder("index"), DocumentOf.Fields, "test");
        var follow = new FollowJournal(hub.Database, index, 1, hub.Time);
        await follow.CatchUp(null, default);
        Assert.Equal(3, (await index.SearchAsync(new SearchRequest { Query = "ana" })).Total);
        var before = await hub.Ask<long>("select max(number) from journal_batch");

        await hub.TakeDown().Party((await hub.Entry("2302000001-2", Right.Design, "TH")).Id, "Ana Invented", PartyParts.All, Basis, default);

        Assert.False(await hub.Holds("Ana Invented"));
        Assert.False(await hub.Holds("7 Secret Lane"));
        Assert.True(await hub.Holds("Teapot"));
        Assert.Empty((await hub.Entry("2302000001-1", Right.Design, "TH")).State!.Applicants ?? []);
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from entry where batch = $1", before + 1));
        Assert.Equal((short)JournalCause.TakenDown, await hub.Ask<short>("select cause from journal_batch where number = $1", before + 1));
        await follow.CatchUp(null, default);
        Assert.Equal(0, (await index.SearchAsync(new SearchRequest { Query = "ana" })).Total);
        Assert.Equal(1, (await index.SearchAsync(new SearchRequest { Query = "teapot" })).Total);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AWholeEntryIsShownToNobodyAndNothingOfItIsKept(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA SECRET"), Marks.Mark("4/2020/00000002", "BETA TEA")));
        await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.StatusOnly("4/2020/00000001", "Expired")));
        var gone = await hub.Entry("4-2020-00000001");
        using var index = EmbeddedIndex.Open(hub.Folder("index"), DocumentOf.Fields, "test");
        var follow = new FollowJournal(hub.Database, index, 1, hub.Time);
        await follow.CatchUp(null, default);

        var done = await hub.TakeDown().Entry(gone.Id, Basis, default);

        Assert.Equal(2, done.Snapshots);
        Assert.False(await hub.Holds("ALPHA SECRET"));
        Assert.True(await hub.Holds("BETA TEA"));
        Assert.Null(await hub.Entries.Find(gone.Id, default));
        Assert.Null(await hub.Entries.FindByNumber("PH", Right.Trademark, "4-2020-00000001", default));
        Assert.Null(await hub.Entries.Snapshot(gone.Id, 1, default));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from snapshot where entry = $1 and (payload is not null or salt is not null)", gone.Id));
        await follow.CatchUp(null, default);
        Assert.Equal(0, (await index.SearchAsync(new SearchRequest { Query = "alpha" })).Total);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task TheFilesOfAnEntryTakenDownAreRefused()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var folder = hub.Folder("package");
        await File.WriteAllBytesAsync(Path.Combine(folder, "mark.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.xml"), Marks.Document("2024-01-10T10:00:00Z", WithImage(Marks.Mark("4/2020/00000001", "ALPHA TEA"), "mark.png")));
        await hub.Load(folder);
        var entry = await hub.Entry("4-2020-00000001");
        var hash = Assert.Single(entry.State!.Files!).Sha256!;
        Assert.NotNull(await hub.Entries.File(entry.Id, hash, default));

        await hub.TakeDown().Entry(entry.Id, Basis, default);

        Assert.Null(await hub.Entries.File(entry.Id, hash, default));
    }

    [Fact]
    public async Task WhatWasJoinedToAnEntryGoesWithIt()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("reg.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA SECRET")));
        await hub.LoadXml("app.xml", Marks.Document("2024-01-11T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA SECRET")));
        var other = (await hub.Entry("R-77")).Id;
        await hub.LoadXml("both.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000001", "ALPHA SECRET", registration: "R-77")));
        var one = (await hub.Entry("R-77")).Id;

        var done = await hub.TakeDown().Entry(one, Basis, default);

        Assert.Equal(3, done.Snapshots);
        Assert.False(await hub.Holds("ALPHA SECRET"));
        Assert.Null(await hub.Entries.Find(other, default));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task APartyThatTheEntryDoesNotNameChangesNothing()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await LoadDesigns(hub);
        var entry = await hub.Entry("2302000001-1", Right.Design, "TH");

        Assert.Equal(0, (await hub.TakeDown().WouldConcern(entry.Id, "Nobody", PartyParts.All, default)).Snapshots);
        Assert.Equal(0, (await hub.TakeDown().Party(entry.Id, "Nobody", PartyParts.All, Basis, default)).Snapshots);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from journal_batch"));
        Assert.Equal(3, (await hub.TakeDown().WouldConcern(entry.Id, "Ana Invented", PartyParts.All, default)).Snapshots);
        Assert.True(await hub.Holds("7 Secret Lane"));
    }

    private static Task LoadDesigns(LoadingHub hub) => hub.LoadXml("designs.xml", Designs.Document(
        Designs.Application("2302000001", "Ana Invented", "7 Secret Lane", "Teapot", "Lid", "Saucer"),
        Designs.Application("2302000002", "Bo Invented", "8 Other Lane", "Chair")));

    internal static string WithImage(string mark, string file) => mark.Replace("</tmk:MarkReproduction>",
        $"<tmk:MarkImageBag><tmk:MarkImage><com:FileName>{file}</com:FileName></tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction>", StringComparison.Ordinal);
}
