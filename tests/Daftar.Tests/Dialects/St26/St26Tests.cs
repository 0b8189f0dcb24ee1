using Daftar.Intake;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St26;

public sealed class St26Tests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    public static TheoryData<string> Invented => ExpectedRecords.Of("st26");

    [Theory]
    [MemberData(nameof(Invented))]
    public void ReadsWhatTheSampleSays(string name) => ExpectedRecords.AreRead("st26", name);

    /// <summary>Counted in the files.</summary>
    [SampleTheory]
    [InlineData("output-Guidance_Document_SEQL.xml", "US 14/999,999", "71 sequences: 37 AA, 32 DNA, 2 RNA; longest 400; Homo sapiens, Mus musculus, @Berthold-Species1, @Berthold-Species2, @Berthold-Species3")]
    [InlineData("output-test2.xml", "DE 2014888888", "4 sequences: 2 AA, 1 DNA, 1 RNA; longest 210; Mus musculus, Solanum lycopersicum")]
    [InlineData("output-test_xmlsql.xml", "EP 2015123456", "1 sequence: 1 DNA; longest 18; Homo sapiens")]
    [InlineData("sadrians__xslt_test-file1.xml", "EP 1511223344.5", "3 sequences: 2 AA, 1 DNA; longest 17; homo sapiens")]
    public void AListingIsAFileOfTheApplicationItNames(string file, string number, string summary)
    {
        var record = RealFiles.One<PatentRecord>("st26/" + file);

        Assert.Equal(number, Assert.Single(record.Identifiers).ToString());
        var listing = Assert.Single(record.Files!);
        Assert.Equal((FileKind.SequenceListing, summary), (listing.Kind, listing.Text));
        Assert.Equal(new Scope(Parts.None, Parts.Files), record.Scope);
    }

    [SampleTheory]
    [InlineData("output-Invention_SEQL.xml", "SEQUENCE-COUNT-DIFFERS 44")] // 40 of them are there
    [InlineData("output-file1.xml", "DATE-UNREADABLE Jan. 29, 2016", "DATE-UNREADABLE June 30, 2016")]
    [InlineData("output-c.xml", "SEQUENCE-LISTING-UNATTACHED E f", "DATE-UNREADABLE May 2, 2016", "DATE-UNREADABLE April 27, 2015")]
    [InlineData("output-file1_ST26.xml", "SEQUENCE-LISTING-UNATTACHED XX 61536464")]
    [InlineData("output-WO2012-001004-001.zip_ST26.xml", "SEQUENCE-LISTING-UNATTACHED WO2012-001004-001.zip_ST26")]
    public void WhatIsWrongWithAListingIsSaid(string file, params string[] expected)
    {
        var result = Assert.Single(DocumentReading.ReadAll(Samples.Path("st26/" + file), Catalog.Dialects));

        Assert.Equal(expected, result.Findings.Select(static finding => $"{finding.Code} {finding.Came}"));
    }

    [SampleFact]
    public void TheTwoBrokenListingsAreFindingsWithTheirLines()
    {
        var broken = RealFiles.All("st26").Where(one => one.Result.Findings.Any(finding => finding.Code == "XML-MALFORMED")).ToList();

        Assert.Equal([("testData-test4", 22L), ("testData-test6", 23L)], broken.ConvertAll(one => (one.File, one.Result.Findings[0].Where.Line)));
        Assert.Equal(11, RealFiles.All("st26").Count(one => one.Result.Record is not null));
    }

    /// <summary>The USPTO glues the listing behind its patent, in a document of its own and with the tags of ST.25.</summary>
    [SampleTheory]
    [InlineData("patent_one_unparsed_dna.xml", "07521043", "20 sequences: ", "longest 399; Homo sapiens, Artificial")]
    [InlineData("patent_seven_unparsed_dna.xml", "07521233", "2 sequences: 1 AA, 1 DNA; ", "longest 1200; Homo Sapiens")]
    public void AListingInADocumentOfItsOwnIsAFileOfThePatentItNames(string file, string number, string starts, string ends)
    {
        var record = RealFiles.One<PatentRecord>("st36/us-weekly/" + file);

        Assert.Equal((number, "B2"), (record.Number(Numbers.Grant), record.Publications![0].KindCode));
        var text = Assert.Single(record.Files!).Text!;
        Assert.StartsWith(starts, text, StringComparison.Ordinal);
        Assert.Contains(ends, text, StringComparison.Ordinal);
    }

    /// <summary>Whichever comes first, in one package or in two.</summary>
    [SampleTheory]
    [InlineData("patent_five_unparsed_dna.xml", "patent_four_unparsed_.xml")]
    [InlineData("patent_four_unparsed_.xml", "patent_five_unparsed_dna.xml")]
    public async Task AListingLiesWithItsPatent(string first, string second)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        await hub.Load(Samples.Path("st36/us-weekly/" + first));
        await hub.Load(Samples.Path("st36/us-weekly/" + second));

        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry"));
        var entry = await hub.Entry("07521048", Right.Patent, "US");
        Assert.NotNull(entry.State!.Titles);
        Assert.NotNull(entry.State.FilingDate);
        Assert.StartsWith("204 sequences: ", entry.State.Files!.Single(file => file is { Kind: FileKind.SequenceListing, Text: not null }).Text, StringComparison.Ordinal);
        Assert.NotNull(Assert.Single(entry.State.Publications!).Claims);
    }
}
