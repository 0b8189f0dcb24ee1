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
    [InlineData("output-test2.xml", "DE 2014888888", "4 sequences: 2 AA, 1 DNA, 1 RNA; longest 210; Mus musculus, Solanum lycopersicum", "SEQUENCE-RESIDUE-UNKNOWN")] // written to a draft of the standard that knew u
    [InlineData("output-test_xmlsql.xml", "EP 2015123456", "1 sequence: 1 DNA; longest 18; Homo sapiens")]
    [InlineData("sadrians__xslt_test-file1.xml", "EP 1511223344.5", "3 sequences: 2 AA, 1 DNA; longest 17; homo sapiens")]
    public void AListingIsAFileOfTheApplicationItNames(string file, string number, string summary, params string[] told)
    {
        var read = Assert.Single(DocumentReading.ReadAll(Samples.Path("st26/" + file), Catalog.Dialects));
        var record = Assert.IsType<PatentRecord>(read.Record);

        Assert.Equal(told, read.Findings.Select(static one => one.Code));
        Assert.Equal(number, Assert.Single(record.Identifiers).ToString());
        var listing = Assert.Single(record.Files!);
        Assert.Equal((FileKind.SequenceListing, summary), (listing.Kind, listing.Text));
        Assert.Equal(new Scope(Parts.None, Parts.Files), record.Scope);
    }

    [SampleTheory]
    [InlineData("output-Invention_SEQL.xml", "SEQUENCE-NUMBER-DIFFERS 20", "SEQUENCE-RESIDUE-UNKNOWN \"u\" at place 8 of the sequence", "SEQUENCE-COUNT-DIFFERS 44")] // 40 of them are there, 15 to 19 are not; its RNA has u
    [InlineData("output-Guidance_Document_SEQL.xml")]
    [InlineData("output-file1.xml", "DATE-UNREADABLE Jan. 29, 2016", "DATE-UNREADABLE June 30, 2016")]
    [InlineData("output-c.xml", "SEQUENCE-LISTING-UNATTACHED E f", "DATE-UNREADABLE May 2, 2016", "DATE-UNREADABLE April 27, 2015")]
    [InlineData("output-file1_ST26.xml", "SEQUENCE-LISTING-UNATTACHED XX 61536464")]
    [InlineData("output-WO2012-001004-001.zip_ST26.xml", "SEQUENCE-LISTING-UNATTACHED WO2012-001004-001.zip_ST26")]
    public void WhatIsWrongWithAListingIsSaid(string file, params string[] expected)
    {
        var result = Assert.Single(DocumentReading.ReadAll(Samples.Path("st26/" + file), Catalog.Dialects));

        Assert.Equal(expected, result.Findings.Select(static finding => $"{finding.Code} {finding.Came}"));
    }

    /// <summary>ST.26, paragraph 10 and annex I, sections 1 and 3; each told once a listing, where it is first met.</summary>
    [Theory]
    [InlineData("1 DNA acgtmrwsykvhdbn, 2 RNA acgt, 3 AA ARNDCQEGHILKMFPOSUTWYVBZJX, 4 - 000, 5 AA MKV")]
    [InlineData("1 DNA acgt, 2 DNA acgu, 3 RNA augc", "SEQUENCE-RESIDUE-UNKNOWN \"u\" at place 4 of the sequence")]
    [InlineData("1 DNA ACGT", "SEQUENCE-RESIDUE-UNKNOWN \"A\" at place 1 of the sequence")]
    [InlineData("1 AA MetLysVal", "SEQUENCE-RESIDUE-UNKNOWN \"e\" at place 2 of the sequence")]
    [InlineData("1 DNA ac1gt", "SEQUENCE-RESIDUE-UNKNOWN \"1\" at place 3 of the sequence")]
    [InlineData("1 PRT MKV, 2 cDNA acgt", "SEQUENCE-MOLECULE-UNKNOWN PRT")]
    [InlineData("1 DNA acgt, 1 DNA acgt, 3 DNA acgt", "SEQUENCE-NUMBER-DIFFERS 1")]
    [InlineData("0 DNA acgt, 1 DNA acgt", "SEQUENCE-NUMBER-DIFFERS 0")]
    public void WhatCannotStandInASequenceIsToldOnce(string sequences, params string[] expected)
    {
        var data = sequences.Split(", ").Select(static one => one.Split(' ')).Select(static one => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"<SequenceData sequenceIDNumber=\"{one[0]}\"><INSDSeq><INSDSeq_length>{(one[1] == "-" ? "" : one[2].Length)}</INSDSeq_length><INSDSeq_moltype>{(one[1] == "-" ? "" : one[1])}</INSDSeq_moltype><INSDSeq_sequence>{one[2]}</INSDSeq_sequence></INSDSeq></SequenceData>")).ToList();
        var xml = $"<ST26SequenceListing dtdVersion=\"V1_3\"><ApplicationIdentification><IPOfficeCode>IB</IPOfficeCode><ApplicationNumberText>PCT/SG2022/050001</ApplicationNumberText></ApplicationIdentification><SequenceTotalQuantity>{data.Count}</SequenceTotalQuantity>{string.Concat(data)}</ST26SequenceListing>";

        var (records, _) = Intake.WrappedDocumentsTests.Read(xml);

        Assert.Equal(expected, Assert.Single(records).Findings.Where(static one => one.Code.StartsWith("SEQUENCE", StringComparison.Ordinal)).Select(static one => $"{one.Code} {one.Came}"));
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
