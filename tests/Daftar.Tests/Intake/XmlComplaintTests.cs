using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Intake;

/// <summary>What is wrong with XML is told in words one can act on, and not in those of the parser.</summary>
public sealed class XmlComplaintTests
{
    [Theory]
    [InlineData("Tea & cakes", "an & that begins no entity: write &amp;")]
    [InlineData("Tea &lol; cakes", "&lol; is no entity that is known here (what a DOCTYPE declares is not read): write the characters themselves")]
    [InlineData("Tea < cakes", "a < that begins no element: write &lt; (before ' ')")]
    [InlineData("Tea &cakes", "an & that begins no entity: write &amp;")]
    [InlineData("<a b=1/>", "the value of an attribute without quotation marks (before '1')")]
    [InlineData("<a b/>", "an attribute without a value, or a blank inside a name (before '/')")]
    [InlineData("<a>Tea</b>", "<a> of line 8 is closed by </b>")]
    [InlineData("<a b=\"1\" b=\"2\"/>", "the attribute b stands twice in one element")]
    public void TheWordsSayWhatToWrite(string inside, string expected)
    {
        var document = Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "Good").Replace(">Tea<", $">{inside}<", StringComparison.Ordinal), Marks.Mark("4/2020/00000002", "Good"));

        var read = DocumentReading.ReadAll(new MemoryStream(Encoding.UTF8.GetBytes(document)), "m.xml", Catalog.Dialects);

        var told = Assert.Single(read.SelectMany(static one => one.Findings), static finding => finding.Severity == Severity.SetAside);
        Assert.Equal(("XML-MALFORMED", expected), (told.Code, told.Came));
        Assert.Single(read, static one => one.Record is not null);
    }
}
