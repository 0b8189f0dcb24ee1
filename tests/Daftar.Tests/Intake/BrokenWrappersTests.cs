using System.Text;
using Daftar.Intake;
using Daftar.Values;
using static Daftar.Tests.Intake.WrappedDocumentsTests;

namespace Daftar.Tests.Intake;

/// <summary>What is wrong inside an element around documents costs what is wrong alone: the documents before and behind are read, and what is told can be found and mended.</summary>
public sealed class BrokenWrappersTests
{
    private static readonly string[] Around = [.. new[] { Mark66, Designs86, Marks96 }.SelectMany(static one => Read(one).Records).Select(Said)];

    [Theory]
    [InlineData("</wo-published-application>", "", "<wo-published-application> is still open where <Transaction> begins")]
    [InlineData("</wo-bibliographic-data>", "", null)]
    [InlineData("<description", "<Transaction", null)]
    public void ADocumentThatIsBrokenCostsItselfAlone(string what, string instead, string? came)
    {
        Assert.Contains(what, Patent36, StringComparison.Ordinal);
        var broken = Patent36.Replace(what, instead, StringComparison.Ordinal);
        var (records, told) = Read($"<Batch>{Mark66}\n{broken}\n{Designs86}{Marks96}</Batch>");
        var problems = records.SelectMany(static one => one.Findings).Concat(told).Where(static one => one.Severity == Severity.SetAside).ToList();

        Assert.Equal(Around, records.Where(static one => one.Record is not null).Select(Said));
        Assert.NotEmpty(problems);
        Assert.All(problems, static one => Assert.True(one.Where is { Line: > 1, Column: > 0 }, one.Code + " " + one.Where));
        Assert.True(came is null || problems.Exists(one => one.Came == came), problems[0].Came);
    }

    [Fact]
    public void ManyBrokenDocumentsOfSeveralStandardsCostThemselvesAlone()
    {
        var broken = Patent36.Replace("</wo-published-application>", "", StringComparison.Ordinal);
        var brokenMark = Mark66.Replace("</TransactionData>", "", StringComparison.Ordinal);
        var (records, _) = Read($"<Batch>{string.Concat(Enumerable.Repeat(broken + brokenMark + "\n", 1000))}{Mark66}{Designs86}{Marks96}</Batch>");

        Assert.Equal(Around, records.Where(static one => one.Record is not null).Select(Said));
        Assert.Equal(2000, records.Count(static one => one.Record is null));
    }

    [Theory]
    [InlineData("</TransactionHeader>", "", "<TransactionHeader> is still open where <Transaction> around it ends")]
    [InlineData("<Transaction ", "<Own a=\"x>y</Own><Transaction ", "the tag <Own is not closed")]
    public void AHeaderThatIsBrokenIsToldAndTheRecordsAreRead(string what, string instead, string came)
    {
        var (records, told) = Read($"<Batch>\n{Mark66.Replace(what, instead, StringComparison.Ordinal)}{Designs86}{Marks96}</Batch>");

        Assert.Equal(Around, records.Where(static one => one.Record is not null).Select(Said));
        var finding = Assert.Single(told, static one => one.Code == "XML-CUT-SHORT");
        Assert.Equal((came, true), (finding.Came, finding.Where is { Line: > 1, Column: > 0 }));
    }

    /// <summary>Whole files pasted into an element, their declarations and DOCTYPEs with them.</summary>
    [Fact]
    public void DocumentsThatCameWithTheirDeclarationsAreReadAndTold()
    {
        const string declared = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n", type = "<!DOCTYPE wo-published-application SYSTEM \"wo.dtd\" [<!ENTITY a \"b\">]>\n";
        foreach (var (begin, end) in new[] { ("<Doc>", "</Doc>"), ("", "") })
        {
            var (records, told) = Read($"<Batch>\n{begin}{declared}{Mark66}{end}{begin}{declared}{type}{Patent36}{end}\n{begin}{Designs86}{end}{begin}{declared}{Marks96}{end}</Batch>");

            Assert.Equal(new[] { Mark66, Patent36, Designs86, Marks96 }.SelectMany(static one => Read(one).Records).Select(Said), records.Select(Said));
            var finding = Assert.Single(told, static one => one.Code is "XML-DOCUMENTS-GLUED" or "XML-CUT-SHORT" or "DOCUMENT-UNRECOGNISED");
            Assert.Equal(("XML-DOCUMENTS-GLUED", $"an XML declaration inside <{(begin.Length > 0 ? "Doc" : "Batch")}>", 2L), (finding.Code, finding.Came, finding.Where.Line));
        }
    }

    /// <summary>One that says another encoding than what stands around it is read in its own, and so is what follows.</summary>
    [Fact]
    public void EachIsReadInTheEncodingItDeclares()
    {
        var latin = Encoding.Latin1;
        var mark = string.Concat(Mark66.Where(char.IsAscii)).Replace("Invented Licensee Inc.", "Señor Ñandú", StringComparison.Ordinal);
        Assert.NotEqual(Mark66, mark);
        byte[] bytes = [.. Encoding.UTF8.GetBytes($"<?xml version=\"1.0\" encoding=\"UTF-8\"?><Batch>{mark}<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"), .. latin.GetBytes(mark), .. Encoding.UTF8.GetBytes($"{mark}</Batch>")];
        var alone = Assert.Single(Read(mark).Records);

        Assert.Equal(Enumerable.Repeat(Convert.ToHexString(alone.Fingerprint), 3), Read(bytes).Records.Select(static one => Convert.ToHexString(one.Fingerprint)));
    }

    /// <summary>In UTF-16, with and without a mark of byte order.</summary>
    [Theory, InlineData(true), InlineData(false)]
    public void ABatchInUtf16IsReadLikeAnyOther(bool isBig)
    {
        var text = $"\uFEFF<?xml version=\"1.0\" encoding=\"UTF-16\"?>\n<Batch n=\"1\"><One>{Mark66}</One>between<Two><Deep>{Designs86}</Deep></Two>{Marks96}</Batch>";
        var (records, told) = Read((isBig ? Encoding.BigEndianUnicode : Encoding.Unicode).GetBytes(text));

        Assert.Equal(Around, records.Select(Said));
        Assert.Equal(["Batch/@n", "Batch"], told.Where(static one => one.Code == "DOCUMENT-PART-UNREAD" && one.Where.Path!.Count(static letter => letter == '/') < 2).Select(static one => one.Where.Path));
    }

    [Theory]
    [InlineData("<![CDATA[", "]]>", false), InlineData("\n <![CDATA[\n<?xml version=\"1.0\"?>\n<!DOCTYPE x>\n<!-- y -->", "]]>", false), InlineData("", "", true)]
    public void ADocumentThatStandsThereAsTextIsToldWithItsPlaceAndWhatToDo(string begin, string end, bool isEscaped)
    {
        var inside = isEscaped ? Mark66.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal) : Mark66;
        foreach (var beside in new[] { Designs86, "" })
        {
            var (records, told) = Read($"<Batch><Doc>{begin}{inside}{end}</Doc>\n<Doc>{begin}{inside}{end}</Doc>{beside}</Batch>");

            Assert.Equal(Read(Designs86).Records.Count * (beside.Length > 0 ? 1 : 0), records.Count);
            var finding = Assert.Single(told, static one => one.Code == "DOCUMENT-AS-TEXT");
            Assert.Equal((Severity.Warn, "<Transaction> (st66) as text (texts there: 2)", "Batch/Doc"), (finding.Severity, finding.Came, finding.Where.Path));
            Assert.Equal(beside.Length == 0, told.Exists(static one => one.Code == "DOCUMENT-UNRECOGNISED"));
        }
    }

    [Fact]
    public void TextThatOnlyLooksLikeADocumentIsTextLikeAnyOther()
    {
        var (_, told) = Read($"<Batch><Note>&lt;b&gt;bold&lt;/b&gt;</Note><Note2><![CDATA[<Transaction]]></Note2><Note3><![CDATA[]]></Note3>{Designs86}</Batch>");

        Assert.DoesNotContain(told, static one => one.Code == "DOCUMENT-AS-TEXT");
        Assert.Equal(3, told.Count(static one => one.Code == "DOCUMENT-PART-UNREAD" && one.Where.Path!.Contains("Note", StringComparison.Ordinal)));
    }

    [Fact]
    public void TwoWrappersOneBehindTheOtherAreReadEach()
    {
        var (records, told) = Read($"<Batch>{Mark66}</Batch>\n<Batch><In>{Designs86}</In></Batch><Own>{Marks96}</Own>");

        Assert.Equal(Around, records.Select(Said));
        Assert.Equal(3, told.Count(static one => one.Code == "DOCUMENT-WRAPPED"));
    }
}
