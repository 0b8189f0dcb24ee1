using System.Globalization;
using System.IO.Compression;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>Listings in XML (ST.26) written before the application had a number: whoever delivers says by a record whose they are.</summary>
public sealed class NamedListingsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private const string Summary = "3 sequences: 1 AA, 1 DNA, 1 skipped; longest 12; Oryza sativa";

    [Theory]
    [InlineData("a-seq.xml", false, PostgresVersion.Debian15)]
    [InlineData("z-seq.xml", false, PostgresVersion.Npm18)]
    [InlineData("a-seq.xml", true, PostgresVersion.Npm18)]
    [InlineData("z-seq.xml", true, PostgresVersion.Npm18)]
    [InlineData("listings/seq.xml", true, PostgresVersion.Npm18)]
    public async Task AListingIsAFileOfTheRecordThatNamesItAndNoRecordOfItsOwn(string listing, bool isZip, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var package = Package(hub, isZip, ("m.xml", Naming(listing)), (listing, Unnumbered()));
        var check = Flow.Check(hub.Time).Run(package, new LoadOptions(), static _ => { }, default);

        var loaded = await hub.Load(package);

        var file = await Listing(hub);
        Assert.Equal((FileKind.SequenceListing, listing, "ST.26 V1_3", Summary, "2022-07-01"), (file.Kind, file.Name, file.Format, file.Text, file.Date?.ToString()));
        Assert.NotNull(file.Sha256);
        Assert.Equal((1L, 1L, 0L, 1L, 1L, 0L), (loaded.Account.Received, loaded.Account.New, loaded.Account.SetAside, loaded.Account.FilesNamed, loaded.Account.FilesArrived, loaded.Account.FilesMissing));
        Assert.Contains(loaded.Findings, static one => one.Code == "SEQUENCE-LENGTH-DIFFERS");
        Assert.DoesNotContain(loaded.Findings, static one => one.Code is "SEQUENCE-LISTING-UNATTACHED" or "SEQUENCE-LISTING-MISSING");
        Agree(check, loaded);
        // Its bytes are those of the file, and none of them are kept as an original.
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from chunk"));

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal((Summary, "ST.26 V1_3", file.Sha256), ((await Listing(hub)).Text, (await Listing(hub)).Format, (await Listing(hub)).Sha256));
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    /// <summary>ST.26 is UTF-8; what an editor saved in UTF-16 is the same listing.</summary>
    [Theory]
    [InlineData(false), InlineData(true)]
    public void AListingInUtf16IsAFileOfTheRecordThatNamesIt(bool isBig)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-listing-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m.xml"), Naming("seq.xml"));
            File.WriteAllText(Path.Combine(folder.FullName, "seq.xml"), Unnumbered().Replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", StringComparison.Ordinal), new System.Text.UnicodeEncoding(isBig, true));
            var findings = new List<Finding>();

            var check = Flow.Check(TimeProvider.System).Run(folder.FullName, new LoadOptions(), findings.Add, default);

            Assert.Equal((1L, 0L, 0L), (check.Received, check.SetAside, check.FilesMissing));
            Assert.Contains(findings, static one => one.Code == "SEQUENCE-LENGTH-DIFFERS");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Nothing is lost in silence: what nobody names waits, with its bytes and the reason.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AListingThatNoRecordNamesIsSetAside(bool isZip)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var package = Package(hub, isZip, ("a-other.xml", Unnumbered()), ("m.xml", Naming("seq.xml")), ("broken.xml", "<pat:PatentPublication"), ("seq.xml", Unnumbered()));
        var check = Flow.Check(hub.Time).Run(package, new LoadOptions(), static _ => { }, default);

        var loaded = await hub.Load(package);

        Assert.Equal(Summary, (await Listing(hub)).Text);
        Assert.Equal((2L, 1L, 1L), (loaded.Account.Received, loaded.Account.New, loaded.Account.SetAside));
        Assert.Equal(1L, Assert.Single(loaded.Findings, static one => one.Code == "SEQUENCE-LISTING-UNATTACHED").Count);
        Assert.Equal(1L, loaded.Findings.Single(static one => one.Code == "XML-CUT-SHORT").Count);
        Agree(check, loaded);
    }

    /// <summary>A record that cannot be taken names nothing: both wait.</summary>
    [Fact]
    public async Task AListingOfARecordThatIsSetAsideIsSetAside()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var package = Package(hub, false, ("m.xml", Naming("seq.xml").Replace("10202104718V", "", StringComparison.Ordinal)), ("seq.xml", Unnumbered()));

        var loaded = await hub.Load(package);

        Assert.Equal((2L, 2L), (loaded.Account.Received, loaded.Account.SetAside));
    }

    /// <summary>The record waited for a mandate, and its listing for the record: with the record it is attached, whatever was released, and nothing of it waits or is kept twice.</summary>
    [Theory]
    [InlineData(false, null, PostgresVersion.Debian15)]
    [InlineData(true, "PROVIDER-WITHOUT-MANDATE", PostgresVersion.Npm18)]
    public async Task AListingOfARecordThatIsReleasedIsAttached(bool isZip, string? code, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var package = Package(hub, isZip, ("m.xml", Naming("listings/seq.xml")), ("listings/seq.xml", Unnumbered()), ("other.xml", Unnumbered()));
        var held = await hub.Load(package, new LoadOptions { Authority = "ID" });
        Assert.Equal((3L, 1L, 2L), (held.Account.Received, held.Account.Held, held.Account.SetAside));

        var release = Mandated(hub);
        var trial = Assert.Single((await release.Run(new ReleaseOptions { Code = code, IsTrial = true }, null, default)).Packages);
        Assert.Equal((1L, 1L, 3L), (trial.Released, trial.Waiting, await hub.Ask<long>("select count(*) from waiting")));

        var released = Assert.Single((await release.Run(new ReleaseOptions { Code = code }, null, default)).Packages);

        var file = await Listing(hub);
        Assert.Equal((Summary, "ST.26 V1_3"), (file.Text, file.Format));
        Assert.NotNull(file.Sha256);
        // The other listing, which nobody names, goes on waiting.
        Assert.Equal((1L, 1L), (released.Released, released.Waiting));
        Assert.Equal("2 1 0 1", await hub.Ask<string>("select concat_ws(' ', received, new, held, set_aside) from package"));
        Assert.Equal((1L, 1L, 1L), (await hub.Ask<long>("select count(*) from waiting"), await hub.Ask<long>("select count(*) from finding where code = 'SEQUENCE-LISTING-UNATTACHED'"), await hub.Ask<long>("select sum(count)::bigint from finding_count where code = 'SEQUENCE-LISTING-UNATTACHED'")));
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
        Assert.Equal(0L, (await release.Run(new ReleaseOptions(), null, default)).Released);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from waiting"));
    }

    /// <summary>A record that contradicts the entry of its number is not released, and its listing waits with it, whole.</summary>
    [Fact]
    public async Task AListingOfARecordThatContradictsAnEntryGoesOnWaiting()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var held = await hub.Load(Package(hub, false, ("m.xml", Naming("seq.xml")), ("seq.xml", Unnumbered())), new LoadOptions { Authority = "ID" });
        await hub.LoadXml("own.xml", Naming("none.xml").Replace("2021-05-06", "2019-01-02", StringComparison.Ordinal).Replace(">Rice<", ">Wheat<", StringComparison.Ordinal));

        var released = Assert.Single((await Mandated(hub).Run(new ReleaseOptions(), null, default)).Packages, one => one.Id == held.Account.Id);

        Assert.Equal((0L, 2L), (released.Released, released.Waiting));
        Assert.Equal("IDENTITY-CONFLICT SEQUENCE-LISTING-UNATTACHED", await hub.Ask<string>("select string_agg(reason, ' ' order by reason) from waiting"));
    }

    /// <summary>One that names its application is a document of its own, whoever names it.</summary>
    /// <summary>What else it says may be said of several applications: it waits, and the finding names all of it for whoever knows the one that is meant.</summary>
    [Theory]
    [InlineData("", " To find it, the listing says the title \"Invented peptide\".")]
    [InlineData("<ApplicantFileReference>AB/12</ApplicantFileReference><EarliestPriorityApplicationIdentification><IPOfficeCode>US</IPOfficeCode><ApplicationNumberText>63/123,456</ApplicationNumberText><FilingDate>2021-06-30</FilingDate></EarliestPriorityApplicationIdentification><ApplicantName>Nobody Ltd</ApplicantName>",
        " To find it, the listing says the applicant's reference AB/12, the earliest priority US 63/123,456 of 2021-06-30, the applicant Nobody Ltd, the title \"Invented peptide\".")]
    [InlineData("<ApplicationIdentification><ApplicationNumberText>PCT/SG2022/050001</ApplicationNumberText></ApplicationIdentification>", " To find it, the listing says the title \"Invented peptide\".")]
    public void AListingWithoutANumberIsToldWithWhatLeadsToItsApplication(string instead, string told)
    {
        var listing = File.ReadAllText(Sample);
        var (from, to) = (listing.IndexOf("<ApplicationIdentification>", StringComparison.Ordinal), listing.IndexOf("</ApplicationIdentification>", StringComparison.Ordinal) + "</ApplicationIdentification>".Length);
        using var bytes = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(listing[..from] + instead + listing[to..]));
        var finding = Assert.Single(Assert.Single(DocumentReading.ReadAll(bytes, "EP21123456_seq.xml", Catalog.Dialects)).Findings);

        Assert.Equal(("SEQUENCE-LISTING-UNATTACHED", Severity.SetAside), (finding.Code, finding.Severity));
        Assert.EndsWith("names the file." + told, finding.Expected, StringComparison.Ordinal);
    }

    /// <summary>One application alone of the package has its reference or claims its earliest priority: it is attached, told, checked as loaded, and read again without its package.</summary>
    [Theory]
    [InlineData("a-seq.xml", "ab - 1", "", "the applicant's reference AB-1", PostgresVersion.Debian15)]
    [InlineData("z-seq.xml", "", "SG 10202100001X", "the earliest priority SG 10202100001X", PostgresVersion.Npm18)]
    [InlineData("z-seq.xml", "AB-1", "SG 10202100001X", "the applicant's reference AB-1 and the earliest priority SG 10202100001X", PostgresVersion.Npm18)]
    public async Task AListingIsAttachedToTheOneApplicationOfItsPackageThatFits(string listing, string reference, string priority, string by, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        // Another with the same reference claims other priorities: another filing of the same applicant.
        var package = Package(hub, false, ("m.xml", Saying("10202104718V", reference, priority)), ("n.xml", Saying("10202104719T", "AB-1", "US 63123456")), (listing, Unnumbered()));
        List<Finding> told = [];
        var check = Flow.Check(hub.Time).Run(package, new LoadOptions(), told.Add, default);

        var loaded = await hub.Load(package);

        var file = await Listing(hub);
        Assert.Equal((FileKind.SequenceListing, "ST.26 V1_3", Summary), (file.Kind, file.Format, file.Text));
        Assert.Equal((3L, 0L), (loaded.Account.Received, loaded.Account.SetAside));
        Agree(check, loaded);
        var finding = Assert.Single(told, static one => one.Code.StartsWith("SEQUENCE-LISTING-", StringComparison.Ordinal));
        Assert.Equal(("SEQUENCE-LISTING-ATTACHED", Severity.Watch, by, listing), (finding.Code, finding.Severity, finding.Came, finding.Where.File));
        Assert.Contains("attached to SG 10202104718V", finding.Expected, StringComparison.Ordinal);
        Assert.True(finding.Where is { Line: > 1, Column: > 1 });

        await using (var command = hub.Database.Source.CreateCommand("update snapshot set reader = 0"))
        {
            await command.ExecuteNonQueryAsync();
        }
        await Flow.ReadAgain(hub.Database, PackageLimits.Default, hub.Time).Run(all: true, null, default);
        Assert.Equal(Summary, (await Listing(hub)).Text);
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    /// <summary>A wrong sequence with an application is worse than one that waits.</summary>
    [Theory]
    [InlineData("", "SG 10202100001X", "", "SG 10202100001X", "SG 10202104718V, SG 10202104719T")]
    [InlineData("AB-1", "", "AB-1", "", "SG 10202104718V, SG 10202104719T")]
    [InlineData("AB-1", "US 63123456", "CD-2", "", null)]
    [InlineData("", "US 10202100001X", "", "", null)]
    public void AListingThatFitsSeveralOrNoneIsSetAside(string reference, string priority, string otherReference, string otherPriority, string? named)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-listing-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m.xml"), Saying("10202104718V", reference, priority));
            File.WriteAllText(Path.Combine(folder.FullName, "n.xml"), Saying("10202104719T", otherReference, otherPriority));
            File.WriteAllText(Path.Combine(folder.FullName, "seq.xml"), Unnumbered());
            List<Finding> told = [];

            var check = Flow.Check(TimeProvider.System).Run(folder.FullName, new LoadOptions(), told.Add, default);

            Assert.Equal((3L, 1L), (check.Received, check.SetAside));
            var finding = Assert.Single(told, static one => one.Code == "SEQUENCE-LISTING-UNATTACHED");
            Assert.Contains(named is null ? "To find it, the listing says" : $"several applications of the package fit by the applicant's reference AB-1 or the earliest priority SG 10202100001X: {named}.", finding.Expected, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Of several that claim the priority the reference says which; and the other way round.</summary>
    [Theory]
    [InlineData("AB-1", "SG 10202100001X", "CD-2", "SG 10202100001X")]
    [InlineData("AB-1", "SG 10202100001X", "AB-1", "")]
    public void WhatFitsBothIsMeant(string reference, string priority, string otherReference, string otherPriority)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-listing-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m.xml"), Saying("10202104718V", reference, priority));
            File.WriteAllText(Path.Combine(folder.FullName, "n.xml"), Saying("10202104719T", otherReference, otherPriority));
            File.WriteAllText(Path.Combine(folder.FullName, "seq.xml"), Unnumbered().Replace("encoding=\"UTF-8\"", "encoding=\"UTF-16\"", StringComparison.Ordinal), System.Text.Encoding.Unicode);
            List<Finding> told = [];

            Flow.Check(TimeProvider.System).Run(folder.FullName, new LoadOptions(), told.Add, default);

            Assert.Contains("attached to SG 10202104718V", Assert.Single(told, static one => one.Code == "SEQUENCE-LISTING-ATTACHED").Expected, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task AListingWithANumberStaysADocument()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var package = Package(hub, false, ("m.xml", Naming("seq.xml")), ("seq.xml", File.ReadAllText(Sample)));

        var loaded = await hub.Load(package);

        Assert.Equal((2L, 2L, 0L), (loaded.Account.Received, loaded.Account.New, loaded.Account.FilesMissing));
        Assert.Null((await Listing(hub)).Sha256);
    }

    /// <summary>Killed between the batches, and loaded by another process that never saw the record read.</summary>
    [Fact]
    public async Task AnInterruptedLoadStillKnowsWhatItsRecordsNamed()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        var package = Package(hub, false, ("a.xml", Unnumbered()), ("m.xml", Naming("z.xml")), ("z.xml", Unnumbered()));
        using var stop = new CancellationTokenSource();
        var options = new LoadOptions { BatchRecords = 1, Readers = 1 };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hub.Loader.Run(package, options, new Stopping(stop), stop.Token));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from snapshot"));

        var loaded = await hub.Load(package, options);

        Assert.Equal((2L, 1L, 1L), (loaded.Account.Received, loaded.Account.New, loaded.Account.SetAside));
        Assert.Equal(1L, Assert.Single(loaded.Findings, static one => one.Code == "SEQUENCE-LISTING-UNATTACHED").Count);
    }

    [SampleTheory]
    [InlineData("output-WO2012-001004-001.zip_ST26.xml")]
    [InlineData("output-c.xml")]
    public void RealListingsWithoutANumberAreSummedUpWithTheRecordThatNamesThem(string file)
    {
        var folder = Directory.CreateTempSubdirectory("daftar-listing-");
        try
        {
            File.WriteAllText(Path.Combine(folder.FullName, "m.xml"), Naming(file));
            File.Copy(Samples.Path("st26/" + file), Path.Combine(folder.FullName, file));

            var check = Flow.Check(TimeProvider.System).Run(folder.FullName, new LoadOptions(), static _ => { }, default);

            Assert.Equal((1L, 0L, 0L), (check.Received, check.SetAside, check.FilesMissing));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Indonesia may deliver for Singapore.</summary>
    private static ReleaseWaiting Mandated(LoadingHub hub) =>
        new(hub.Database, new OfficeProfiles(OfficeProfiles.Embedded.All.Where(static office => office.Code != "ID").Append(new OfficeProfile { Code = "ID", Name = "Invented", Mandates = [new Mandate("SG")] })), Catalog.Dialects, Catalog.Checks, hub.Files, hub.Time);

    private static string Sample => Path.Combine(Repository.Root, "samples/st26/listing.xml");

    /// <summary>As before filing: the applicant's reference, and the number of an earlier application, which is not its own.</summary>
    private static string Unnumbered() => File.ReadAllText(Sample)
        .Replace("<ApplicationNumberText>PCT/SG2022/050001</ApplicationNumberText>", "", StringComparison.Ordinal)
        .Replace("</ApplicationIdentification>", "</ApplicationIdentification><ApplicantFileReference>AB-1</ApplicantFileReference><EarliestPriorityApplicationIdentification><IPOfficeCode>SG</IPOfficeCode><ApplicationNumberText>10202100001X</ApplicationNumberText><FilingDate>2021-06-30</FilingDate></EarliestPriorityApplicationIdentification>", StringComparison.Ordinal);

    private static string Naming(string listing) => string.Create(CultureInfo.InvariantCulture,
        $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <pat:PatentPublication xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
        <com:IPOfficeCode>SG</com:IPOfficeCode><pat:BibliographicData>
        <pat:ApplicationIdentification><com:IPOfficeCode>SG</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>10202104718V</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2021-05-06</pat:FilingDate></pat:ApplicationIdentification>
        <pat:InventionTitleBag><pat:InventionTitle com:languageCode="en">Rice</pat:InventionTitle></pat:InventionTitleBag></pat:BibliographicData>
        <pat:ExternalDocumentBag><com:ExternalDocument><com:DocumentContentCategory>Sequence listing</com:DocumentContentCategory><com:FileName>{listing}</com:FileName></com:ExternalDocument></pat:ExternalDocumentBag>
        </pat:PatentPublication>
        """);

    /// <summary>An application with the applicant's reference and a priority, each where it is not empty.</summary>
    private static string Saying(string number, string reference, string priority)
    {
        var record = Naming("x").Replace("10202104718V", number, StringComparison.Ordinal);
        record = record[..record.IndexOf("<pat:ExternalDocumentBag>", StringComparison.Ordinal)] + "</pat:PatentPublication>";
        record = reference.Length == 0 ? record : record.Replace("</com:ApplicationNumber>", $"</com:ApplicationNumber><com:ApplicantFileReference>{reference}</com:ApplicantFileReference>", StringComparison.Ordinal);
        return priority.Length == 0 ? record : record.Replace("<pat:InventionTitleBag>", $"<pat:PriorityClaimBag><pat:PriorityClaim><com:IPOfficeCode>{priority[..2]}</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>{priority[3..]}</com:ApplicationNumberText></com:ApplicationNumber><pat:FilingDate>2021-01-04</pat:FilingDate></pat:PriorityClaim></pat:PriorityClaimBag><pat:InventionTitleBag>", StringComparison.Ordinal);
    }

    private static string Package(LoadingHub hub, bool isZip, params (string Name, string Text)[] files)
    {
        var folder = hub.Folder("listing");
        foreach (var (name, text) in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder, name))!);
            File.WriteAllText(Path.Combine(folder, name), text);
        }
        if (!isZip)
        {
            return folder;
        }
        var zip = Path.Combine(hub.Folder("zips"), "SG_PAT_202407.zip");
        ZipFile.CreateFromDirectory(folder, zip);
        return zip;
    }

    private static async Task<FileReference> Listing(LoadingHub hub) => Assert.Single((await hub.Entry("10202104718V", Right.Patent, "SG")).State!.Files!);

    private static void Agree(CheckedPackage check, LoadResult loaded)
    {
        Assert.Equal((loaded.Account.Received, loaded.Account.SetAside, loaded.Account.FilesNamed, loaded.Account.FilesMissing), (check.Received, check.SetAside, check.FilesNamed, check.FilesMissing));
        Assert.Equal(check.Findings.Select(static one => $"{one.Code} {one.Count}").Order(), loaded.Findings.Select(static one => $"{one.Code} {one.Count}").Order());
    }

    private sealed class Stopping(CancellationTokenSource stop) : IProgress<LoadProgress>
    {
        public void Report(LoadProgress value) => stop.Cancel();
    }
}
