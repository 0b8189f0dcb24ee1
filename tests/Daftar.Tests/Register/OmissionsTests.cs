using Daftar.Intake;
using Daftar.Register;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>A full extraction omits only what its provider could have named: nothing of another office, of another right, or said after it was made.</summary>
public sealed class OmissionsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string January = "2024-01-10T10:00:00Z", February = "2024-02-10T10:00:00Z", March = "2024-03-10T10:00:00Z";

    private static LoadOptions Full(string? authority = null, Right? right = null, string? delivery = null, bool last = false, bool remove = false) =>
        new() { Kind = PackageKind.Full, Authority = authority, Right = right, Delivery = delivery, Last = last, RemoveOmitted = remove };

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task TwoAuthoritiesMayCallTheirDeliveriesByOneId(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Known(hub, January, ("PH", 4), ("SG", 4));

        await hub.LoadXml("ph1.xml", Of("PH", February, 1, 2), Full("PH", Right.Trademark, "2024-02"));
        // What goes wrong with the other one's delivery is no business of this one.
        var cut = Path.Combine(hub.Folder("packages"), "sg1.zip");
        await File.WriteAllBytesAsync(cut, [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0]);
        await Assert.ThrowsAsync<PackageException>(() => hub.Load(cut, Full("SG", Right.Trademark, "2024-02")));
        var philippines = await hub.LoadXml("ph2.xml", Of("PH", February, 3), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));

        Assert.Equal(1L, philippines.Account.Omitted);
        Assert.Equal(["PH 4"], await Deleted(hub));
        await hub.LoadXml("sg1.zip", Of("SG", February, 1), Full("SG", Right.Trademark, "2024-02"));
        var singapore = await hub.LoadXml("sg2.xml", Of("SG", February, 2), Full("SG", Right.Trademark, "2024-02", last: true));
        Assert.Equal(2L, singapore.Account.Omitted);
        Assert.Equal(["SG", "SG"], (await new Omissions(hub.Database, hub.Time).List(singapore.Account.Id, 10, default)).Select(omission => omission.Office));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhereNoAuthorityIsDeclaredTheOfficesOfTheLastPackageAreJudged(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Known(hub, January, ("PH", 3), ("SG", 3));

        await hub.LoadXml("ph1.xml", Of("PH", February, 1), Full(delivery: "2024-02"));
        await hub.LoadXml("sg1.xml", Of("SG", February, 1), Full(delivery: "2024-02"));
        var philippines = await hub.LoadXml("ph2.xml", Of("PH", February, 2), Full(delivery: "2024-02", last: true, remove: true));

        Assert.Equal(1L, philippines.Account.Omitted);
        Assert.Equal(["PH 3"], await Deleted(hub));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFullExtractionOfOneRightOmitsNothingOfAnother(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("designs.xml", Designs.Document(Designs.Application("D-1", "Somchai", "1 Soi", "A chair"), Designs.Application("D-2", "Somchai", "1 Soi", "A table")));
        await Known(hub, January, ("TH", 3));

        // A design went astray into the extraction of the trademarks.
        var folder = hub.Folder("extraction");
        await File.WriteAllTextAsync(Path.Combine(folder, "marks.xml"), Of("TH", February, 1, 2));
        await File.WriteAllTextAsync(Path.Combine(folder, "stray.xml"), Designs.Document(Designs.Application("D-1", "Somchai", "1 Soi", "A chair")));
        var marks = await hub.Load(folder, Full("TH", Right.Trademark, remove: true));

        Assert.Equal(1L, marks.Account.Omitted);
        Assert.Equal(["TH 3"], await Deleted(hub));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnExtractionOfAnExchangeOmitsNothingTheOwnersSaid(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("docdb-1.xml", Exchanged("20240105", "1000001", "1000002"));
        var known = await hub.Ask<long>("select count(*) from entry");

        var undeclared = await hub.LoadXml("docdb-2.xml", Exchanged("20240205", "1000001"), Full(remove: true));

        Assert.Equal(2L, known);
        Assert.Equal(2L, await hub.Ask<long>("select count(*) from snapshot where provider = 'EP'"));
        Assert.Null(undeclared.Account.Omitted);
        Assert.Contains("Not judged", undeclared.Account.Message, StringComparison.Ordinal);
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where deleted"));

        // Told that it is the EPO's: it omits what only the EPO said, and never what the owner said, too.
        await hub.Ask<object>("update snapshot set provider = 'XX' where entry = (select entry from identifier where folded like '%1000002%' limit 1) returning 1");
        await hub.LoadXml("docdb-0.xml", Exchanged("20240101", "1000003"));
        await hub.Ask<object>("update package set authority = 'EP' where id = $1 returning 1", undeclared.Account.Id);
        await new Omissions(hub.Database, hub.Time).Report(undeclared.Account.Id, remove: true, default);

        Assert.Equal(1L, await hub.Ask<long>("select omitted from package where id = $1", undeclared.Account.Id));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry e where deleted and exists (select 1 from identifier i where i.entry = e.id and i.folded like '%1000003%')"));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry where deleted"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatTheOfficeSaidAfterTheExtractionWasMadeIsNotOmittedByIt(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Known(hub, January, ("PH", 3));
        await hub.LoadXml("update.xml", Of("PH", March, 9));

        var late = await hub.LoadXml("full.xml", Of("PH", February, 1, 2), Full("PH", Right.Trademark, remove: true));

        Assert.Equal(1L, late.Account.Omitted);
        Assert.Equal(["PH 3"], await Deleted(hub));
    }

    [Fact]
    public async Task ADeliveryOfWhichAPackageIsMissingIsNotJudgedUntilItCame()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await Known(hub, January, ("PH", 3));
        var cut = Path.Combine(hub.Folder("packages"), "1.zip");
        await File.WriteAllBytesAsync(cut, [(byte)'P', (byte)'K', 3, 4, 0, 0, 0, 0]);
        await Assert.ThrowsAsync<PackageException>(() => hub.Load(cut, Full("PH", Right.Trademark, "2024-02")));

        var last = await hub.LoadXml("2.xml", Of("PH", February, 2), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));

        Assert.Null(last.Account.Omitted);
        Assert.Contains("Not judged: 1 package (1.zip)", last.Account.Message, StringComparison.Ordinal);
        Assert.Empty(await Deleted(hub));
        // The office sends it again, whole.
        await hub.LoadXml("1.zip", Of("PH", February, 1), Full("PH", Right.Trademark, "2024-02"));
        var again = await hub.LoadXml("2.xml", Of("PH", February, 2), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));
        Assert.Equal(1L, again.Account.Omitted);
        Assert.Null(again.Account.Message);
        Assert.Equal(["PH 3"], await Deleted(hub));
    }

    [Fact]
    public async Task AnExtractionFromBeforeALaterOneRemovesNothingAnyMore()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await Known(hub, January, ("PH", 3));
        var older = Of("PH", February, 1);
        await hub.LoadXml("february.xml", older, Full("PH", Right.Trademark));
        await hub.LoadXml("march.xml", Of("PH", March, 1, 2, 3), Full("PH", Right.Trademark));

        var told = await hub.LoadXml("february.xml", older, Full("PH", Right.Trademark, remove: true));

        Assert.Empty(await Deleted(hub));
        Assert.Contains("a later extraction", told.Account.Message, StringComparison.Ordinal);
    }

    /// <summary>What could not be read beside the extraction may hold what seems omitted: by file name in the folder.</summary>
    public static TheoryData<string, string> Unreadable => new()
    {
        { "cut.xml", Of("PH", February, 4)[..^40] },
        { "unknown-root.xml", "<tmk:Trademarks xmlns:tmk='http://www.wipo.int/standards/XMLSchema/ST96/Trademark'><tmk:Mark/></tmk:Trademarks>" },
        { "strange.xml", "<letter>Dear office</letter>" },
        { "no-xml.xml", "hello world" },
        { "empty.xml", "" },
        { "inner.zip", "PK\u0003\u0004 cut short" },
    };

    [Theory, MemberData(nameof(Unreadable))]
    public async Task NothingIsRemovedAsLongAsPartOfTheExtractionCouldNotBeRead(string name, string content)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await Known(hub, January, ("PH", 5));
        var folder = hub.Folder("extraction");
        await File.WriteAllTextAsync(Path.Combine(folder, "marks.xml"), Of("PH", February, 1, 2));
        await File.WriteAllTextAsync(Path.Combine(folder, name), content);

        var full = await hub.Load(folder, Full("PH", Right.Trademark, remove: true));

        Assert.Equal((PackageState.LoadedWithFindings, 1L, null), (full.Account.State, full.Account.Unread, full.Account.Removed));
        Assert.Contains("Nothing was removed: 1 document or zip", full.Account.Message, StringComparison.Ordinal);
        Assert.Empty(await Deleted(hub));
        // Mended: one more time, whole.
        File.Delete(Path.Combine(folder, name));
        var mended = await hub.Load(folder, Full("PH", Right.Trademark, remove: true));
        Assert.Equal((PackageState.Loaded, 0L, 3L, 3L), (mended.Account.State, mended.Account.Unread, mended.Account.Omitted, mended.Account.Removed));
    }

    [Fact]
    public async Task APartCutShortCountsNoMoreOnceItCameAgainWhole()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await Known(hub, January, ("PH", 5));
        var part = Of("PH", February, 1, 2);
        await hub.LoadXml("1.xml", part[..(part.IndexOf("</tmk:Trademark>", StringComparison.Ordinal) + 16)], Full("PH", Right.Trademark, "2024-02"));
        var last = await hub.LoadXml("2.xml", Of("PH", February, 3), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));
        Assert.Contains("Nothing was removed: 1 document", last.Account.Message, StringComparison.Ordinal);
        // The same name from elsewhere is another package.
        await File.WriteAllTextAsync(Path.Combine(hub.Folder("elsewhere"), "1.xml"), Of("PH", February, 2));
        await hub.Load(Path.Combine(hub.Folder("elsewhere"), "1.xml"), Full("PH", Right.Trademark, "2024-02"));
        last = await hub.LoadXml("2.xml", Of("PH", February, 3), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));
        Assert.Null(last.Account.Removed);

        await hub.LoadXml("1.xml", part, Full("PH", Right.Trademark, "2024-02"));
        last = await hub.LoadXml("2.xml", Of("PH", February, 3), Full("PH", Right.Trademark, "2024-02", last: true, remove: true));

        Assert.Equal((null, 2L), (last.Account.Message, last.Account.Removed));
        Assert.Equal(["PH 4", "PH 5"], await Deleted(hub));
    }

    private static async Task Known(LoadingHub hub, string produced, params (string Office, int Count)[] offices)
    {
        foreach (var (office, count) in offices)
        {
            await hub.LoadXml($"known-{office}.xml", Of(office, produced, [.. Enumerable.Range(1, count)]));
        }
    }

    private static string Of(string office, string produced, params int[] numbers) =>
        Marks.Document(produced, [.. numbers.Select(number => Marks.Mark(string.Create(null, $"{number}"), string.Create(null, $"Mark {number}"), office: office))]);

    private static async Task<string[]> Deleted(LoadingHub hub) => await hub.Ask<string[]>(
        "select coalesce(array_agg(i.office || ' ' || i.written order by i.office, i.written), '{}') from entry e join identifier i on i.key = e.id where e.deleted");

    private static string Exchanged(string day, params string[] numbers) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" date-of-exchange="{day}">
        {string.Join('\n', numbers.Select(number => $"""
        <exch:exchange-document country="XX" doc-number="{number}" kind="A" date-publ="20200205" status="C"><exch:bibliographic-data>
        <exch:publication-reference data-format="docdb"><document-id lang="en"><country>XX</country><doc-number>{number}</doc-number><kind>A</kind><date>20200205</date></document-id></exch:publication-reference>
        <exch:invention-title lang="en" data-format="docdba">Invented machine</exch:invention-title>
        </exch:bibliographic-data></exch:exchange-document>
        """))}
        </exch:exchange-documents>
        """;
}
