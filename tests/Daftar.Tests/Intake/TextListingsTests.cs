using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Listings in text (ST.25) without the number of their application: whose they are says a record that names the file, or what else they say.</summary>
public sealed class TextListingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Summary = "2 sequences: 1 AA, 1 DNA; longest 12; Oryza sativa";

    /// <summary>One application alone of the package says the same: it is attached, told with its line, checked as loaded, and read again without its package.</summary>
    [Theory]
    [InlineData("<130>  AB - 1", "AB-1", "", "the applicant's reference AB - 1", 7, PostgresVersion.Debian15)]
    [InlineData("<150>  SG 10202100001X\n<151>  2021-01-04", "", "SG 10202100001X", "the priority SG 10202100001X", 7, PostgresVersion.Npm18)]
    [InlineData("<150>  10202100001X\n<151>  2021-01-04", "", "SG 10202100001X", "the priority 10202100001X", 7, PostgresVersion.Npm18)]
    [InlineData("<130>  AB-1\n<150>  SG 10202100001X\n<151>  2021-01-04", "AB-1", "SG 10202100001X", "the applicant's reference AB-1 and the priority SG 10202100001X", 7, PostgresVersion.Npm18)]
    [InlineData("<140>  10202104718V\n<141>  2021-05-06", "", "", "the number and day of filing 10202104718V", 7, PostgresVersion.Npm18)]
    [InlineData("", "", "", "the title, and the applicant, RICE PROTEIN", 5, PostgresVersion.Npm18)]
    public async Task AListingInTextIsAttachedToTheOneApplicationOfItsPackageThatFits(string items, string reference, string priority, string by, long line, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var package = Package(hub, ("m.xml", Application("10202104718V", reference, priority)), ("n.xml", Application("10202104719T", items.Contains("<150>", StringComparison.Ordinal) ? "AB-1" : "CD-2", "US 63123456", "Wheat protein")), ("a-seq.txt", Listing(items)));
        List<Finding> told = [];
        var check = Flow.Check(hub.Time).Run(package, new LoadOptions(), told.Add, default);

        var loaded = await hub.Load(package);

        var file = await Attached(hub);
        Assert.Equal((FileKind.SequenceListing, "ST.25", Summary), (file.Kind, file.Format, file.Text));
        Assert.Equal((3L, 0L), (loaded.Account.Received, loaded.Account.SetAside));
        Assert.Equal(check.Findings.Select(static one => $"{one.Code} {one.Count}").Order(), loaded.Findings.Select(static one => $"{one.Code} {one.Count}").Order());
        var finding = Assert.Single(told, static one => one.Code.StartsWith("SEQUENCE-LISTING-", StringComparison.Ordinal));
        Assert.Equal(("SEQUENCE-LISTING-ATTACHED", Severity.Watch, by, "a-seq.txt", line), (finding.Code, finding.Severity, finding.Came, finding.Where.File, finding.Where.Line));
        Assert.Contains("attached to SG 10202104718V", finding.Expected, StringComparison.Ordinal);

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(Summary, (await Attached(hub)).Text);
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    /// <summary>A wrong sequence with an application is worse than one that waits.</summary>
    [Theory]
    [InlineData("<150>  SG 10202100001X", "", "SG 10202100001X", "", "SG 10202100001X", "the priority SG 10202100001X: SG 10202104718V, SG 10202104719T.")]
    [InlineData("<130>  AB-1", "AB-1", "", "AB-1", "", "the applicant's reference AB-1: SG 10202104718V, SG 10202104719T.")]
    [InlineData("", "", "", "", "", "the title \"RICE PROTEIN\" and the applicant: SG 10202104718V, SG 10202104719T.")]
    // The application has a reference and priorities of its own: another of the same title.
    [InlineData("<130>  AB-1\n<150>  US 63123456", "CD-2", "", "EF-3", "", "To find it, the listing says the applicant's reference AB-1, the priority US 63123456, the applicant Padi Lab Sdn Bhd, the title \"RICE PROTEIN\".")]
    // A bare number counts with its day alone.
    [InlineData("<130>  ZZ\n<150>  10202100001X\n<151>  2020-01-04", "CD-2", "SG 10202100001X", "CD-3", "", "To find it")]
    public void AListingInTextThatFitsSeveralOrNoneIsSetAside(string items, string reference, string priority, string otherReference, string otherPriority, string told)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-listing-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m.xml"), Application("10202104718V", reference, priority));
            File.WriteAllText(Path.Combine(folder.FullName, "n.xml"), Application("10202104719T", otherReference, otherPriority));
            File.WriteAllText(Path.Combine(folder.FullName, "seq.txt"), Listing(items));
            List<Finding> findings = [];

            var check = Flow.Check(TimeProvider.System).Run(folder.FullName, new LoadOptions(), findings.Add, default);

            Assert.Equal((3L, 1L), (check.Received, check.SetAside));
            Assert.Contains(told, Assert.Single(findings, static one => one.Code == "SEQUENCE-LISTING-UNATTACHED").Expected, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>By name goes before all else, and nothing of it waits or is counted twice.</summary>
    [Fact]
    public async Task AListingInTextThatARecordNamesIsThatRecords()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var naming = Application("10202104718V", "", "").Replace("</pat:PatentPublication>", "<pat:ExternalDocumentBag><com:ExternalDocument><com:DocumentContentCategory>Sequence listing</com:DocumentContentCategory><com:FileName>seq.txt</com:FileName></com:ExternalDocument></pat:ExternalDocumentBag></pat:PatentPublication>", StringComparison.Ordinal);

        var loaded = await hub.Load(Package(hub, ("m.xml", naming), ("n.xml", Application("10202104719T", "AB-1", "")), ("seq.txt", Listing("<130>  AB-1"))));

        Assert.Equal(("seq.txt", Summary), ((await Attached(hub)).Name, (await Attached(hub)).Text));
        Assert.Equal((2L, 0L, 0L), (loaded.Account.Received, loaded.Account.SetAside, loaded.Account.FilesUnreferenced ?? 0));
        Assert.DoesNotContain(loaded.Findings, static one => one.Code.StartsWith("SEQUENCE-LISTING-", StringComparison.Ordinal));
    }

    /// <summary>Its general items without number, reference and priority, and those instead.</summary>
    private static string Listing(string items)
    {
        var listing = File.ReadAllText(Path.Combine(Repository.Root, "samples/st25/listing.txt"));
        return listing[..listing.IndexOf("<130>", StringComparison.Ordinal)] + items + (items.Length > 0 ? "\n\n" : "") + listing[listing.IndexOf("<160>", StringComparison.Ordinal)..];
    }

    private static string Application(string number, string reference, string priority, string title = "Rice protein") =>
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
        <com:IPOfficeCode>SG</com:IPOfficeCode><pat:BibliographicData>
        <pat:ApplicationIdentification><com:IPOfficeCode>SG</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{number}</com:ApplicationNumberText></com:ApplicationNumber>{(reference.Length > 0 ? $"<com:ApplicantFileReference>{reference}</com:ApplicantFileReference>" : "")}<pat:FilingDate>2021-05-06</pat:FilingDate></pat:ApplicationIdentification>
        {(priority.Length > 0 ? $"<pat:PriorityClaimBag><pat:PriorityClaim><com:IPOfficeCode>{priority[..2]}</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{priority[3..]}</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2021-01-04</pat:FilingDate></pat:PriorityClaim></pat:PriorityClaimBag>" : "")}
        <pat:PartyBag><pat:ApplicantBag><pat:Applicant><com:Contact><com:Name><com:EntityName>PADI LAB Sdn. Bhd.</com:EntityName></com:Name></com:Contact></pat:Applicant></pat:ApplicantBag></pat:PartyBag>
        <pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">{title}</pat:InventionTitle></pat:InventionTitleBag></pat:BibliographicData>
        </pat:PatentPublication>
        """;

    private static string Package(LoadingHub hub, params (string Name, string Text)[] files)
    {
        var folder = hub.Folder("listing");
        foreach (var (name, text) in files)
        {
            File.WriteAllText(Path.Combine(folder, name), text);
        }
        return folder;
    }

    private static async Task<FileReference> Attached(LoadingHub hub) => Assert.Single((await hub.Entry("10202104718V", Right.Patent, "SG")).State!.Files!);
}
