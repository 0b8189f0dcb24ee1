using Daftar.Intake;
using Daftar.Offices;
using Daftar.Tests.Register;
using Daftar.Register;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>What may be taken from whom: an authority's own rights, and what its mandates cover; everything else is held.</summary>
public sealed class MandatesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string January = "2024-01-10T10:00:00Z";

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ARecordOfTheOtherAuthorityUnderTheSameCodeIsHeldAndTheFindingNamesIt(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var marks = Marks.Document(January, Marks.Mark("1", "ALPHA", office: "KH"));

        var held = await hub.LoadXml("a.xml", marks, new LoadOptions { Authority = "kh-dip" });
        Assert.Equal((1, 0), (held.Account.Held, held.Account.New));
        Assert.Contains("kh-dipr", await hub.Ask<string>("select expected from finding where code = 'RIGHT-NOT-ADMINISTERED'"), StringComparison.Ordinal);

        var taken = await hub.LoadXml("b.xml", marks, new LoadOptions { Authority = "kh-dipr" });
        Assert.Equal((0, 1), (taken.Account.Held, taken.Account.New));
        // Under the code they share it is the office's own word, and the collection is the one authority's.
        Assert.Equal("KH", (await hub.Entry("1", office: "KH")).Snapshots.Single().Provider);
        Assert.Equal("kh-dipr", await hub.Ask<string>("select authority from collection where office = 'KH'"));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AMandateIsForThatOfficeAndThatRightAndNoOther(PostgresVersion version)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-mandate-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "TH.jsonc"), """{ "code": "TH", "mandates": [ { "for": "LA", "rights": ["trademark"] }, { "for": "KH", "rights": ["design"] } ] }""");
        using var hub = new LoadingHub(await postgres.NewAsync(version), offices: OfficeProfiles.With(folder.FullName));
        folder.Delete(recursive: true);

        var loaded = await hub.LoadXml("a.xml", Marks.Document(January, Marks.Mark("1", "A", office: "TH"), Marks.Mark("2", "B", office: "LA"), Marks.Mark("3", "C", office: "KH")), new LoadOptions { Authority = "TH" });

        Assert.Equal((2, 1), (loaded.Account.New, loaded.Account.Held));
        Assert.Equal(1, loaded.Findings.Single(finding => finding.Code == "PROVIDER-WITHOUT-MANDATE").Count);
        Assert.Equal("TH", (await hub.Entry("2", office: "LA")).Snapshots.Single().Provider);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADocumentThatSaysWhoExchangesNeedsAMandateThoughNobodyIsDeclared(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        Assert.Equal(1, (await hub.LoadXml("a.xml", Docdb("1000001"))).Account.New);
        Assert.Equal("EP", await hub.Ask<string>("select provider from snapshot"));

        var folder = Directory.CreateTempSubdirectory("daftar-mandate-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "EP.jsonc"), """{ "code": "EP", "mandates": [] }""");
        using var strict = new LoadingHub(await postgres.NewAsync(version), offices: OfficeProfiles.With(folder.FullName));
        folder.Delete(recursive: true);
        var held = await strict.LoadXml("a.xml", Docdb("1000001"));
        Assert.Equal((0, 1), (held.Account.New, held.Account.Held));
        Assert.Equal("PROVIDER-WITHOUT-MANDATE", Assert.Single(held.Findings, finding => finding.Code.StartsWith("PROVIDER", StringComparison.Ordinal)).Code);
        // Where nobody says who delivers, it is the office's own.
        Assert.Equal(1, (await strict.LoadXml("b.xml", Marks.Document(January, Marks.Mark("1", "ALPHA", office: "XX")))).Account.New);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFullExtractionOfOneAuthorityOmitsOfItsOwnCollections(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("known.xml", Marks.Document(January, Marks.Mark("1", "ALPHA", office: "KH"), Marks.Mark("2", "BETA", office: "KH")));
        await hub.LoadXml("designs.xml", Designs.Document(Designs.Application("D-1", "Sok", "1 Street", "A chair")).Replace("TH", "KH", StringComparison.Ordinal));

        var full = await hub.LoadXml("full.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("1", "ALPHA", office: "KH")), new LoadOptions { Authority = "kh-dipr", Kind = PackageKind.Full, RemoveOmitted = true });

        Assert.Equal(1L, full.Account.Omitted);
        Assert.True((await hub.Entry("2", office: "KH")).Deleted);
        Assert.Equal(0L, await hub.Ask<long>("select count(*) from entry where deleted and \"right\" <> 2"));
        Assert.Equal("KH", await hub.Ask<string>("select provider from snapshot where dialect = 'omitted'"));
    }

    private static string Docdb(string number) =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <exch:exchange-documents xmlns:exch="http://www.epo.org/exchange" date-of-exchange="20240105">
        <exch:exchange-document country="XX" doc-number="{number}" kind="A" date-publ="20200205" status="C"><exch:bibliographic-data>
        <exch:publication-reference data-format="docdb"><document-id lang="en"><country>XX</country><doc-number>{number}</doc-number><kind>A</kind><date>20200205</date></document-id></exch:publication-reference>
        <exch:invention-title lang="en" data-format="docdba">Invented machine</exch:invention-title>
        </exch:bibliographic-data></exch:exchange-document>
        </exch:exchange-documents>
        """;
}
