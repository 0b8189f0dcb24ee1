using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Offices, places in lists and related applications that a reader cannot take are kept as residue and told.</summary>
public class CodesOfAnotherFormTests
{
    private const string Plain = "<pat:PatentPublication xmlns:pat='http://www.wipo.int/standards/XMLSchema/ST96/Patent' xmlns:com='http://www.wipo.int/standards/XMLSchema/ST96/Common'><com:IPOfficeCode>TH</com:IPOfficeCode><pat:BibliographicData>"
        + "<pat:ApplicationIdentification><com:IPOfficeCode>TH</com:IPOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>2101000001</com:ApplicationNumberText></com:ApplicationNumber></pat:ApplicationIdentification>"
        + "<pat:PatentPublicationIdentification><com:IPOfficeCode>TH</com:IPOfficeCode><pat:PublicationNumber>210001</pat:PublicationNumber></pat:PatentPublicationIdentification>"
        + "<pat:PatentClassificationBag><pat:IPCRClassificationBag><pat:IPCRClassification com:sequenceNumber='1'><pat:GeneratingOfficeCode>TH</pat:GeneratingOfficeCode><pat:PatentClassificationSymbolText>A01B 1/00</pat:PatentClassificationSymbolText></pat:IPCRClassification></pat:IPCRClassificationBag></pat:PatentClassificationBag>"
        + "<pat:RelatedDocumentBag><pat:Division><pat:ParentDocument>" + Of + "<com:ApplicationNumberText>1901000009</com:ApplicationNumberText>" + End + "</pat:ParentDocument><pat:ChildDocument>" + Of + "<com:ApplicationNumberText>2101-000001</com:ApplicationNumberText>" + End + "</pat:ChildDocument></pat:Division></pat:RelatedDocumentBag>"
        + "</pat:BibliographicData></pat:PatentPublication>";
    private const string Of = "<pat:PatentDocumentIdentification><pat:ApplicationIdentification><com:ApplicationNumber>", End = "</com:ApplicationNumber></pat:ApplicationIdentification></pat:PatentDocumentIdentification>";

    [Theory]
    [InlineData("<com:IPOfficeCode>TH</com:IPOfficeCode><pat:Bib", "<com:IPOfficeCode>VN</com:IPOfficeCode><pat:Bib", "VALUE-SAID-TWICE", "VN")]
    [InlineData("2101-000001", "2101-000777", "VALUE-SAID-TWICE", "2101-000777")]
    [InlineData("<com:IPOfficeCode>TH</com:IPOfficeCode><pat:Pub", "<com:IPOfficeCode>THA</com:IPOfficeCode><pat:Pub", "OFFICE-CODE-UNKNOWN", "THA")]
    [InlineData("<pat:GeneratingOfficeCode>TH<", "<pat:GeneratingOfficeCode>T1X<", "OFFICE-CODE-UNKNOWN", "T1X")]
    [InlineData("sequenceNumber='1'", "sequenceNumber='first'", "COUNT-UNREADABLE", "first")]
    public void WhatNoReaderTakesIsKeptAndTold(string plain, string changed, string code, string left)
    {
        Assert.Contains(plain, Plain, StringComparison.Ordinal);
        var read = Read(Plain.Replace(plain, changed, StringComparison.Ordinal));
        Assert.Contains(left, Assert.Single(read.Findings, finding => finding.Code == code).Came, StringComparison.Ordinal);
        Assert.Contains(read.Record!.Residue!, one => one.Text == left);
    }

    [Fact]
    public void WhatSaysTheSameAgainLeavesNothing()
    {
        var read = Read(Plain);
        Assert.Null(read.Record!.Residue);
        Assert.Empty(read.Findings);
    }

    private static ReadRecord Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Assert.Single(DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects));
    }
}
