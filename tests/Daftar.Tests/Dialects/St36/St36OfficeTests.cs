using System.Text;
using Daftar.Intake;
using Daftar.Rights.Patents;

namespace Daftar.Tests.Dialects.St36;

/// <summary>ST.36 puts the letters of the office before the name of its document: any office's is read without being known in advance.</summary>
public class St36OfficeTests
{
    [Theory]
    [InlineData("wo-published-application", "wo-bibliographic-data", "WO")]
    [InlineData("wo-ocr-published-application", "wo-bibliographic-data", "WO")]
    [InlineData("tw-patent-grant", "tw-bibliographic-data-grant", "TW")]
    [InlineData("kr-patent-application", "bibliographic-data", "KR")]
    [InlineData("my-utility-model-document", "bibliographic-data", "MY")]
    public void The_office_is_told_by_its_letters_where_nothing_else_says_it(string root, string bibliography, string office)
    {
        var record = Read($"""<{root} dtd-version="1.0"><{bibliography}><publication-reference><document-id><doc-number>2031000001</doc-number><kind>A1</kind><date>20310102</date></document-id></publication-reference><invention-title lang="en">Thing</invention-title></{bibliography}></{root}>""");
        Assert.Equal((office, "2031000001", "Thing"), (record.Office, record.Identifiers[0].Written, record.Titles![0].Text));
        Assert.Null(record.Residue);
    }

    /// <summary>xx stands for an office in the standard's own examples: it is none.</summary>
    [Theory]
    [InlineData("xx-patent-document")]
    [InlineData("patent-document")]
    public void Without_an_office_it_is_set_aside(string root)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes($"<{root}><bibliographic-data><publication-reference><document-id><doc-number>1</doc-number></document-id></publication-reference></bibliographic-data></{root}>"));
        var read = Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects));
        Assert.Equal("OFFICE-MISSING", Assert.Single(read.Findings).Code);
    }

    /// <summary>A document that speaks of text alone takes nothing away.</summary>
    [Fact]
    public void Claims_alone_blank_no_bibliography()
    {
        var record = Read("""<th-patent-document country="TH" doc-number="900001" kind="A" date-publ="20310102"><claims lang="th"><claim num="1"><claim-text>หม้อ</claim-text></claim></claims></th-patent-document>""");
        Assert.Equal(Daftar.Rights.Parts.None, record.Scope.Fully);
        Assert.Equal("หม้อ", record.Publications![0].Claims![0].Text);
    }

    private static PatentRecord Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        var read = Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects));
        Assert.Empty(read.Findings);
        return Assert.IsType<PatentRecord>(read.Record);
    }
}
