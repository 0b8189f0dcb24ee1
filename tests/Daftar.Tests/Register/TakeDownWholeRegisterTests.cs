using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store.Files;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>A party that a register holds in every way a record can be held is nowhere after a take-down, and does not come back.</summary>
public sealed class TakeDownWholeRegisterTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Basis = "Invented Data Protection Act, section 1, request 7";
    private const string Number = "4/2020/00000001";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task NoByteOfThePartyIsLeftWhateverBecameOfItsRecords(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (loader, kept) = Keeping(hub);
        await LoadEveryOutcome(hub, loader);
        // The books show that each way is there.
        foreach (var column in (string[])["new", "changed", "unchanged", "older", "duplicate", "held", "set_aside"])
        {
            Assert.True(await hub.Ask<bool>($"select sum({column}) > 0 from package"), column);
        }
        var entry = await hub.Entry("4-2020-00000001");
        var would = await hub.TakeDown(kept).WouldConcern(entry.Id, "Ana Secretova", PartyParts.All, default);
        Assert.NotNull(await hub.Trace("Secretova", hub.Folder("kept")));

        var done = await hub.TakeDown(kept).Party(entry.Id, "Secretova, Ana", PartyParts.All, Basis, default);

        Assert.Equal(would with { Destroyed = done.Destroyed, Names = done.Names, FileHashes = done.FileHashes }, done);
        Assert.Equal(["ana secretova", "анна секретова"], done.Names.Order(StringComparer.Ordinal));
        foreach (var trace in (string[])["Secretova", "secretova", "SECRETOVA", "Секретова", "7 Secret Lane"])
        {
            Assert.Null(await hub.Trace(trace, hub.Folder("kept"), hub.Folder("files")));
        }
        // Neighbours in the same chunks, and what the entry says of others, stand.
        Assert.True(await hub.Holds("BETA TEA"));
        Assert.Equal("Bo Holder", Assert.Single((await hub.Entry("4-2020-00000001")).State!.Applicants!).Name);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnErasedPartyThatIsDeliveredAgainIsTakenAwayAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (loader, kept) = Keeping(hub);
        await Load(hub, loader, "a.xml", "2024-01-10T10:00:00Z", Said("Ana Secretova"), Marks.Mark("4/2020/00000002", "BETA TEA"));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        await hub.TakeDown(kept).Party(id, "Ana Secretova", PartyParts.All, Basis, default);

        // The same statement once more, a changed one, a held one, one set aside, and one nobody can read.
        var again = await Load(hub, loader, "b.xml", "2024-02-10T10:00:00Z", Said("Ana Secretova"), Marks.Mark("4/2020/00000002", "BETA TEA"));
        Assert.Equal((0L, 2L, 0L), (again.Account.Changed, again.Account.Unchanged, again.Account.New));
        var changed = await Load(hub, loader, "c.xml", "2024-03-10T10:00:00Z", Said("SECRETOVA, Ana", status: "Expired"));
        Assert.Equal(1L, changed.Account.Changed);
        var held = await Load(hub, loader, "d.xml", "2024-04-10T10:00:00Z", new LoadOptions { Authority = "SG" }, Said("Ana Secretova"));
        Assert.Equal(1L, held.Account.Held);
        var broken = await Load(hub, loader, "e.xml", "2024-05-10T10:00:00Z", Said("Ana Secretova").Replace("<tmk:ApplicantBag>", "<tmk:ApplicantBag> & ", StringComparison.Ordinal));
        Assert.Equal(1L, broken.Account.SetAside);

        Assert.Null(await hub.Trace("Secretova", hub.Folder("kept"), hub.Folder("files")));
        Assert.Null(await hub.Trace("SECRETOVA", hub.Folder("kept"), hub.Folder("files")));
        foreach (var result in (LoadResult[])[again, changed, held, broken])
        {
            Assert.Contains(result.Findings, found => found is { Code: "ERASED-PARTY-RETURNED", Severity: Severity.Warn, Count: 1 });
        }
        var entry = await hub.Entry("4-2020-00000001");
        Assert.Equal("Bo Holder", Assert.Single(entry.State!.Applicants!).Name);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from tombstone where scope = 'delivered again' and basis = $1", Basis));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEntryTakenDownStaysDownWhenItIsDeliveredAgain(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (loader, kept) = Keeping(hub);
        await LoadEveryOutcome(hub, loader);
        var id = (await hub.Entry("4-2020-00000001")).Id;

        await hub.TakeDown(kept).Entry(id, Basis, default);

        Assert.Null(await hub.Trace("ALPHA TEA", hub.Folder("kept"), hub.Folder("files")));
        var snapshots = await hub.Ask<long>("select count(*) from snapshot");
        var again = await Load(hub, loader, "z.xml", "2025-01-10T10:00:00Z", Said("Ana Secretova", status: "Expired"), Marks.Mark("4/2020/00000002", "BETA TEA", status: "Expired"));
        Assert.Equal((0L, 1L, 1L), (again.Account.New, again.Account.Changed, again.Account.Unchanged));
        Assert.Contains(again.Findings, static found => found is { Code: "ENTRY-TAKEN-DOWN", Severity: Severity.Warn, Count: 1 });
        Assert.Null(await hub.Trace("ALPHA TEA", hub.Folder("kept"), hub.Folder("files")));
        Assert.Null(await hub.Trace("Secretova", hub.Folder("kept"), hub.Folder("files")));
        Assert.Null(await hub.Entries.Find(id, default));
        Assert.Equal(snapshots + 1, await hub.Ask<long>("select count(*) from snapshot"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatTurnsOutToBeOneWithAnEntryLosesThePartyWithIt(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (loader, kept) = Keeping(hub);
        await Load(hub, loader, "a.xml", "2024-01-10T10:00:00Z", Said("Ana Secretova"));
        await hub.TakeDown(kept).Party((await hub.Entry("4-2020-00000001")).Id, "Ana Secretova", PartyParts.All, Basis, default);
        await Load(hub, loader, "reg.xml", "2024-01-11T10:00:00Z", Marks.RegistrationOnly("R-77", "ALPHA TEA").Replace("</tmk:Trademark>",
            "<tmk:ApplicantBag><tmk:Applicant><com:Contact><com:Name><com:PersonName><com:PersonFullName>Ana Secretova</com:PersonFullName></com:PersonName></com:Name></com:Contact></tmk:Applicant></tmk:ApplicantBag></tmk:Trademark>", StringComparison.Ordinal));
        Assert.NotNull(await hub.Trace("Secretova", hub.Folder("kept")));

        await Load(hub, loader, "both.xml", "2024-02-10T10:00:00Z", Marks.Mark(Number, "ALPHA TEA", owner: "Bo Holder", registration: "R-77"));

        Assert.Null(await hub.Trace("Secretova", hub.Folder("kept"), hub.Folder("files")));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task FilesThatOnlyTheEntryNamedAreDestroyed(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var (loader, kept) = Keeping(hub);
        byte[] own = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "the own picture"u8], shared = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "the shared picture"u8];
        byte[] large = [.. "%PDF-the large one"u8, .. new byte[FileStore.PackLimit]];
        // Twice: the second delivery leaves a copy in the pack that no row names.
        foreach (var at in (string[])["2024-01-10T10:00:00Z", "2024-02-10T10:00:00Z"])
        {
            var folder = hub.Folder("package" + at[5..7]);
            await File.WriteAllBytesAsync(Path.Combine(folder, "own.png"), own);
            await File.WriteAllBytesAsync(Path.Combine(folder, "shared.png"), shared);
            await File.WriteAllBytesAsync(Path.Combine(folder, "large.pdf"), large);
            await File.WriteAllTextAsync(Path.Combine(folder, "a.xml"), Marks.Document(at,
                WithImages(Marks.Mark(Number, "ALPHA TEA"), "own.png", "shared.png", "large.pdf"), WithImages(Marks.Mark("4/2020/00000002", "BETA TEA"), "shared.png")));
            await loader.Run(folder, new LoadOptions(), null, default);
        }
        var files = hub.Folder("files");
        Assert.NotNull(await hub.Trace("the own picture", files));

        var done = await hub.TakeDown(kept).Entry((await hub.Entry("4-2020-00000001")).Id, Basis, default);

        Assert.Equal((3, new DestroyedFiles(2, 1, 0)), (done.Files, done.Destroyed));
        Assert.Null(await hub.Trace("the own picture", files));
        Assert.Null(await hub.Trace("the large one", files));
        var other = await hub.Entry("4-2020-00000002");
        Assert.Equal(shared, (await hub.Entries.File(other.Id, Assert.Single(other.State!.Files!).Sha256!, default))!.Read());
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from file"));
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from doomed_file"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task AnErasedAddressIsTakenAwayAgainAndTheNameMayComeBack()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var (loader, kept) = Keeping(hub);
        await Load(hub, loader, "a.xml", "2024-01-10T10:00:00Z", Said("Ana Secretova"));
        await hub.TakeDown(kept).Party((await hub.Entry("4-2020-00000001")).Id, "Ana Secretova", PartyParts.Address | PartyParts.Contact, Basis, default);

        var moved = await Load(hub, loader, "b.xml", "2024-02-10T10:00:00Z", Said("Ana Secretova", status: "Expired").Replace("7 Secret Lane", "9 Newer Lane", StringComparison.Ordinal));
        var bare = await Load(hub, loader, "c.xml", "2024-03-10T10:00:00Z", Said("Ana Secretova", status: "Registered").Replace("<com:AddressLineText>7 Secret Lane</com:AddressLineText>", "", StringComparison.Ordinal));

        Assert.Null(await hub.Trace("Secret Lane", hub.Folder("kept")));
        Assert.Null(await hub.Trace("Newer Lane", hub.Folder("kept")));
        Assert.Equal(["Ana Secretova", "Bo Holder"], (await hub.Entry("4-2020-00000001")).State!.Applicants!.ConvertAll(static party => party.Name!));
        Assert.Contains(moved.Findings, static found => found.Code == "ERASED-PARTY-RETURNED");
        Assert.DoesNotContain(bare.Findings, static found => found.Code == "ERASED-PARTY-RETURNED");
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task ADesignFiledLaterInTheSameDocumentLosesThePartyToo()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Designs.Document(Designs.Application("2302000001", "Ana Secretova", "7 Secret Lane", "Teapot", "Lid")));
        await hub.TakeDown().Party((await hub.Entry("2302000001-2", Right.Design, "TH")).Id, "Ana Secretova", PartyParts.All, Basis, default);

        await hub.LoadXml("b.xml", Designs.Document(Designs.Application("2302000001", "Ana Secretova", "7 Secret Lane", "Teapot", "Lid", "Saucer")));
        await hub.LoadXml("c.xml", Designs.Document(Designs.Application("2302000001", "Ana Secretova", "7 Secret Lane", "Teapot", "Lid", "Saucer").Replace("2023-02-01", "2023-02-02", StringComparison.Ordinal)));

        Assert.Null(await hub.Trace("Secretova"));
        Assert.Null(await hub.Trace("Secret Lane"));
        Assert.True(await hub.Holds("Saucer"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Fact]
    public async Task ATakeDownWhileALoadIsUnderWayLeavesFilesToItsEnd()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var (loader, kept) = Keeping(hub);
        var folder = hub.Folder("package");
        await File.WriteAllBytesAsync(Path.Combine(folder, "own.png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. "the own picture"u8]);
        await File.WriteAllTextAsync(Path.Combine(folder, "a.xml"), Marks.Document("2024-01-10T10:00:00Z", WithImages(Marks.Mark(Number, "ALPHA TEA"), "own.png")));
        await loader.Run(folder, new LoadOptions(), null, default);
        await using (var connection = await hub.Database.ConnectAsync(default))
        {
            using var loading = ErasedRemains.WhileLoading(connection);
            var done = await hub.TakeDown(kept).Entry((await hub.Entry("4-2020-00000001")).Id, Basis, default);
            Assert.Equal(new DestroyedFiles(0, 0, 1), done.Destroyed);
        }

        await Load(hub, loader, "b.xml", "2024-02-10T10:00:00Z", Marks.Mark("4/2020/00000002", "BETA TEA"));

        Assert.Null(await hub.Trace("the own picture", hub.Folder("files")));
    }

    [Fact]
    public async Task AReaderThatLearnsToReadThePartyDoesNotBringItBack()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said("Ana Secretova")));
        var id = (await hub.Entry("4-2020-00000001")).Id;
        // As if no reader had found the party when it was taken down.
        var names = ErasedNames.InTheClear();
        names.Add(NameWords.Key("Ana Secretova"), PartyParts.All);
        await using (var connection = await hub.Database.ConnectAsync(default))
        {
            KeptErasures.Add(connection, [id], names, Basis, hub.Time.GetUtcNow());
        }

        await new ReadAgain(hub.Database, Daftar.Offices.OfficeProfiles.Embedded, [new Intake.NewerReader()], PackageLimits.Default, hub.Time).Run(true, null, default);

        Assert.Equal("Bo Holder", Assert.Single((await hub.Entry("4-2020-00000001")).State!.Applicants!).Name);
    }

    [Fact]
    public async Task NoHashOfWhatWasTakenDownConfirmsAGuess()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var (loader, kept) = Keeping(hub);
        await Load(hub, loader, "a.xml", "2024-01-10T10:00:00Z", Said("Ana Secretova"));
        var fingerprint = await hub.Ask<byte[]>("select fingerprint from snapshot");
        var name = EntryKey.NameHash("ana secretova");
        Assert.Equal(name, await hub.Ask<long>("select applicant from entry"));

        await hub.TakeDown(kept).Party((await hub.Entry("4-2020-00000001")).Id, "Ana Secretova", PartyParts.All, Basis, default);

        Assert.NotEqual(fingerprint, await hub.Ask<byte[]>("select fingerprint from snapshot"));
        Assert.True((await hub.Ask<byte[]>("select statements from entry")).AsSpan().IndexOf(fingerprint.AsSpan(0, 16)) < 0);
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where applicant = $1", name));
        Assert.NotEqual(System.Security.Cryptography.SHA256.HashData("ana secretova"u8), await hub.Ask<byte[]>("select name from erasure"));
    }

    private static (LoadPackage Loader, KeptPackages Kept) Keeping(LoadingHub hub)
    {
        var kept = new KeptPackages(hub.Folder("kept"), TimeSpan.FromDays(90), hub.Time);
        return (Flow.Load(hub.Database, hub.Files, hub.Time, kept), kept);
    }

    /// <summary>The party in records that are new, changed, older, unchanged, duplicate, held, set aside for a conflict, for a missing number, and for broken XML.</summary>
    private static async Task LoadEveryOutcome(LoadingHub hub, LoadPackage loader)
    {
        var beside = Marks.Mark("4/2020/00000002", "BETA TEA");
        await Load(hub, loader, "new.xml", "2024-01-10T10:00:00Z", Said("Ana Secretova"), beside);
        await Load(hub, loader, "unchanged.xml", "2024-02-10T10:00:00Z", Said("Ana Secretova"), beside);
        await Load(hub, loader, "changed.xml", "2024-03-10T10:00:00Z", Said("SECRETOVA, Ana", other: "Секретова Анна", status: "Expired"), beside);
        await Load(hub, loader, "status.xml", "2024-03-11T10:00:00Z", Marks.StatusOnly(Number, "Registered"));
        await Load(hub, loader, "older.xml", "2023-01-10T10:00:00Z", Said("Секретова Анна", status: "Pending"), beside);
        await Load(hub, loader, "duplicate.xml", "2024-01-10T10:00:00Z", beside, Said("Ana Secretova"));
        await Load(hub, loader, "held.xml", "2024-06-10T10:00:00Z", new LoadOptions { Authority = "SG" }, Said("Ana Secretova"));
        await Load(hub, loader, "conflict.xml", "2024-07-10T10:00:00Z", Said("Ana Secretova").Replace("2020-02-03", "2001-01-01", StringComparison.Ordinal).Replace("ALPHA TEA", "ALPHA TEA TWO", StringComparison.Ordinal), beside);
        await Load(hub, loader, "broken.xml", "2024-08-10T10:00:00Z", Said("Ana Secretova").Replace("<tmk:ApplicantBag>", "<tmk:ApplicantBag> & ", StringComparison.Ordinal), beside);
    }

    /// <summary>A mark of two applicants, the first with a secret address.</summary>
    private static string Said(string name, string? other = null, string status = "Registered") => Marks.Mark(Number, "ALPHA TEA", owner: "Bo Holder", status: status)
        .Replace("<tmk:ApplicantBag>", $"<!-- checked by {name} --><tmk:ApplicantBag><tmk:Applicant><com:Contact><com:Name><com:PersonName><com:PersonFullName>{name}</com:PersonFullName></com:PersonName></com:Name>"
            + (other is null ? "" : $"<com:Name com:languageCode=\"ru\"><com:PersonName><com:PersonFullName com:languageCode=\"ru\">{other}</com:PersonFullName></com:PersonName></com:Name>")
            + "<com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress><com:AddressLineText>7 Secret Lane</com:AddressLineText></com:PostalStructuredAddress></com:PostalAddress></com:PostalAddressBag></com:Contact></tmk:Applicant>", StringComparison.Ordinal);

    private static string WithImages(string mark, params string[] files) => files.Aggregate(mark, TakeDownTests.WithImage);

    private static Task<LoadResult> Load(LoadingHub hub, LoadPackage loader, string name, string produced, params string[] marks) => Load(hub, loader, name, produced, new LoadOptions(), marks);

    private static async Task<LoadResult> Load(LoadingHub hub, LoadPackage loader, string name, string produced, LoadOptions options, params string[] marks)
    {
        var path = Path.Combine(hub.Folder("packages"), name);
        await File.WriteAllTextAsync(path, Marks.Document(produced, marks));
        return await loader.Run(path, options, null, default);
    }
}
