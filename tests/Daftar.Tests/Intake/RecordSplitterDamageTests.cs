using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.St96;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>What damage costs, tag by tag: the record it lies in, and no other. Each finding says where and what.</summary>
public sealed class RecordSplitterDamageTests
{
    private const string One = "<tmk:Trademark>1</tmk:Trademark>";
    private const string Two = "<tmk:Trademark><a>2</a></tmk:Trademark>";
    private const string Three = "<tmk:Trademark>3</tmk:Trademark>";

    [Fact]
    public void ARecordWhoseEndIsDamagedEndsWhereTheNextBegins()
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One, Two.Replace("</tmk:Trademark>", "</tmk:Trxdemark>", StringComparison.Ordinal), Three));

        Assert.Equal([One, "", Three], split.Records);
        Assert.Equal([5L, 6L, 7L], split.Lines);
        Says(split.Findings, "XML-CUT-SHORT", Severity.SetAside, 6, "<Trademark> is still open where the next begins");
    }

    [Fact]
    public void TheLastRecordWhoseEndIsDamagedEndsWithWhatHoldsThemAll()
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One, Two.Replace("</tmk:Trademark>", "", StringComparison.Ordinal)) + "\n" + Marks.Document("2024-01-01T00:00:00Z", Three));

        Assert.Equal([One, "", Three], split.Records);
        Says(split.Findings, "XML-CUT-SHORT", Severity.SetAside, 6, "<Trademark> is still open where <TrademarkBag> around it ends");
    }

    [Fact]
    public void AnElementOfTheNameOfWhatHoldsTheRecordsIsNotTheirEnd()
    {
        var nested = "<tmk:Trademark><tmk:TrademarkBag><a>x</a></tmk:TrademarkBag></tmk:Trademark>";

        Assert.Equal([nested, One], Split(Marks.Document("2024-01-01T00:00:00Z", nested, One)).Records);
    }

    [Theory]
    [InlineData("<tmk:Trxdemark><a>2</a></tmk:Trademark>")]
    [InlineData("xtmk:Trademark><a>2</a></tmk:Trademark>")]
    public void ARecordWhoseBeginningIsDamagedIsCountedAsOneThatCouldNotBeRead(string damaged)
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One, damaged, Three));

        Assert.Equal([One, "", Three], split.Records);
        Says(split.Findings.FindAll(static one => one.Code != RecordSplitter.PartUnread), "XML-CUT-SHORT", Severity.SetAside, 6, "</Trademark> ends what nothing began");
        // What is left of it is told too.
        Assert.Contains(split.Findings, static one => one.Code == RecordSplitter.PartUnread && one.Came == "2");
    }

    [Fact]
    public void WhatStandsInARecordWhoseBeginningIsDamagedSaysNothingAboutTheDocument()
    {
        var envelopes = Envelopes(Marks.Document("2024-01-01T00:00:00Z", One, "<tmk:Trxdemark><com:RequestDateTime>2030-01-01T00:00:00Z</com:RequestDateTime></tmk:Trademark>", Three));

        Assert.Equal(["2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z", "2024-01-01T00:00:00Z"], envelopes.Select(static one => one.Text("RequestDateTime")));
    }

    [Fact]
    public void AHeaderThatStandsBetweenRecordsCountsForThoseThatFollow()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", One);
        var body = xml.IndexOf("<tmk:TransactionData>", StringComparison.Ordinal);
        var end = xml.IndexOf("</tmk:TransactionContentBag>", StringComparison.Ordinal);
        xml = xml.Insert(end, "<tmk:TransactionHeader><com:RequestDateTime>2025-05-05T00:00:00Z</com:RequestDateTime></tmk:TransactionHeader>" + xml[body..end]);

        Assert.Equal(["2024-01-01T00:00:00Z", "2025-05-05T00:00:00Z"], Envelopes(xml).Select(static one => one.Text("RequestDateTime")));
    }

    [Theory]
    [InlineData("<tmk:Trademark com:operationCategory=\"Update><a b=\"c\">2</a></tmk:Trademark>")]
    [InlineData("<tmk:Trademark com:operationCategory='Update\"><a>2</a></tmk:Trademark>")]
    [InlineData("<tmk:Trademark <a>2</a></tmk:Trademark>")]
    [InlineData("<tmk:Trademark><a 2</a></tmk:Trademark>")]
    [InlineData("<tmk:Trademark><a>2</a</tmk:Trademark>")]
    public void AMissingQuoteOrBracketTakesNothingWithIt(string damaged) =>
        Assert.Equal([One, damaged, Three], Split(Marks.Document("2024-01-01T00:00:00Z", One, damaged, Three)).Records);

    [Fact]
    public void AStrayEndTagBetweenRecordsClosesNothing()
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One, "</nobody:Knows>", Three));

        Assert.Equal([One, Three], split.Records);
        Assert.Empty(split.Findings);
    }

    [Fact]
    public void AMissingEndTagBetweenRecordsIsMadeGoodByThoseAroundIt()
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One, "<tmk:Note><b>left open", Three) + "\n" + Marks.Document("2024-01-02T00:00:00Z", Two));

        Assert.Equal([One, Three, Two], split.Records);
        Says([.. split.Findings.Where(static one => one.Code == RecordSplitter.PartUnread)], RecordSplitter.PartUnread, Severity.Watch, 6, "left open");
        Says([.. split.Findings.Where(static one => one.Code != RecordSplitter.PartUnread)], "XML-CUT-SHORT", Severity.Warn, 8, "<b> is still open where <TrademarkBag> around it ends");
    }

    [Fact]
    public void AFileThatEndsInARecordSaysSoAndWhere()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", One, Two);
        var split = Split(xml[..xml.IndexOf("</a>", StringComparison.Ordinal)]);

        Assert.Equal([One, ""], split.Records);
        Says(split.Findings, "XML-CUT-SHORT", Severity.SetAside, 6, "<Trademark> is still open at the end of the file");
    }

    [Fact]
    public void AFileThatEndsBetweenRecordsSaysSoAndWhere()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", One, Two);
        var split = Split(xml[..xml.IndexOf("</tmk:TrademarkBag>", StringComparison.Ordinal)]);

        Assert.Equal([One, Two], split.Records);
        Says(split.Findings, "XML-CUT-SHORT", Severity.Warn, 7, "<TrademarkBag> is still open at the end of the file");
    }

    [Fact]
    public void ADocumentThatBeginsInARecordEndsIt()
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", One, Two);
        var split = Split(xml[..xml.IndexOf("</a>", StringComparison.Ordinal)] + "\n" + Marks.Document("2024-01-02T00:00:00Z", Three));

        Assert.Equal([One, "", Three], split.Records);
        Says(split.Findings, "XML-CUT-SHORT", Severity.SetAside, 6, "another document begins while <Trademark> is open");
    }

    [Theory]
    [InlineData("", "no element")]
    [InlineData("   \n", "no element")]
    [InlineData("<!-- only this -->", "no element")]
    public void AFileWithoutAnElementSaysSo(string file, string came)
    {
        var split = Split(file);

        Assert.Empty(split.Records);
        Says(split.Findings, "XML-NO-ELEMENT", Severity.Warn, null, came);
    }

    [Fact]
    public void ADocumentOfNoKnownStandardSaysWhatItIs()
    {
        var split = Split("<?xml version=\"1.0\"?>\n<feed xmlns=\"http://www.w3.org/2005/Atom\"><entry/></feed>");

        Says(split.Findings, "DOCUMENT-UNRECOGNISED", Severity.Warn, 2, "<feed> in http://www.w3.org/2005/Atom");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void WideCharactersAreKnownWithoutTheirMarkToo(bool bigEndian)
    {
        var xml = Marks.Document("2024-01-01T00:00:00Z", One).Replace("UTF-8", "utf-16", StringComparison.Ordinal);

        Assert.Equal([One], Split(new UnicodeEncoding(bigEndian, byteOrderMark: false).GetBytes(xml), new UnicodeEncoding(bigEndian, false)).Records);
        Assert.Equal([One], Split([.. new UnicodeEncoding(bigEndian, byteOrderMark: true).GetPreamble(), .. new UnicodeEncoding(bigEndian, true).GetBytes(xml)], new UnicodeEncoding(bigEndian, false)).Records);
    }

    [Fact]
    public void AnEncodingNobodyKnowsIsAFindingAndTheFileIsReadAsUtf8()
    {
        var split = Split(Marks.Document("2024-01-01T00:00:00Z", One).Replace("UTF-8", "x-invented", StringComparison.Ordinal));

        Assert.Equal([One], split.Records);
        Says(split.Findings, "ENCODING-UNKNOWN", Severity.Warn, 1, "x-invented");
    }

    private static void Says(List<Finding> findings, string code, Severity severity, long? line, string came)
    {
        var one = Assert.Single(findings);
        Assert.Equal((code, severity, came), (one.Code, one.Severity, one.Came));
        Assert.Equal("f.xml", one.Where.File);
        if (line is not null)
        {
            Assert.Equal(line, one.Where.Line);
        }
    }

    private static List<DocumentEnvelope> Envelopes(string xml)
    {
        List<DocumentEnvelope> envelopes = [];
        new RecordSplitter([new St96Dialect()], 1 << 20).Split(new MemoryStream(Encoding.UTF8.GetBytes(xml)), "f.xml", found => envelopes.Add(found.Envelope), static _ => { });
        return envelopes;
    }

    private static (List<string> Records, List<long> Lines, List<Finding> Findings) Split(string file) => Split(Encoding.UTF8.GetBytes(file));

    private static (List<string> Records, List<long> Lines, List<Finding> Findings) Split(byte[] file, Encoding? encoding = null)
    {
        List<string> records = [];
        List<long> lines = [];
        List<Finding> findings = [];
        new RecordSplitter([new St96Dialect()], 1 << 20).Split(new MemoryStream(file), "f.xml", found =>
        {
            records.Add((encoding ?? Encoding.UTF8).GetString(found.Bytes));
            lines.Add(found.Line);
            if (found.Broken is { } broken)
            {
                findings.Add(broken);
            }
        }, finding =>
        {
            // That several documents stand in one file is only watched.
            if (finding.Code != "XML-DOCUMENTS-GLUED")
            {
                findings.Add(finding);
            }
        });
        return (records, lines, findings);
    }
}
