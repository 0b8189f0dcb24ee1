using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects.St36;

/// <summary>The root of an ST.36 document says again which publication it is; where it contradicts the bibliography, that is not lost.</summary>
public class St36RootTests
{
    [SampleTheory]
    [InlineData("ep/grant-v1-4-B1.xml", "doc-number=\"0449582\"", "doc-number=\"9999999\"", "@doc-number", "9999999", "VALUE-SAID-TWICE")]
    [InlineData("ep/grant-v1-4-B1.xml", "date-publ=\"20091021\"", "date-publ=\"20870605\"", "@date-publ", "20870605", "VALUE-SAID-TWICE")]
    [InlineData("ep/grant-v1-4-B1.xml", "kind=\"B1\"", "kind=\"A2\"", "@kind", "A2", "VALUE-SAID-TWICE")]
    [InlineData("ep/grant-v1-4-B1.xml", "country=\"EP\"", "country=\"DE\"", "@country", "DE", "VALUE-SAID-TWICE")]
    [InlineData("docdb/WO-2022259205-A1_544370561.xml", "date-publ=\"20221215\"", "date-publ=\"20201399\"", "@date-publ", "20201399", "VALUE-SAID-TWICE")]
    [InlineData("docdb/WO-2022259205-A1_544370561.xml", "doc-number=\"2022259205\"", "doc-number=\"2022259206\"", "@doc-number", "2022259206", "VALUE-SAID-TWICE")]
    [InlineData("us/application-v4-5-A1.xml", "date-publ=\"20220526\"", "date-publ=\"20220527\"", "@date-publ", "20220527", "VALUE-SAID-TWICE")]
    [InlineData("ep/grant-v1-4-B1.xml", "id=\"EP91302636B1\"", "id=\"EP91302637B1\"", "@id", "EP91302637B1", "VALUE-SAID-TWICE")]
    [InlineData("us/application-v4-5-A1.xml", "lang=\"EN\" country=\"US\">", "lang=\"EN\" country=\"CA\">", "us-bibliographic-data-application/@country", "CA", "VALUE-SAID-TWICE")]
    public void A_root_that_contradicts_the_bibliography_is_told_and_kept(string file, string came, string changed, string path, string left, string code)
    {
        var text = File.ReadAllText(Samples.Path("st36/" + file));
        Assert.Contains(came, text, StringComparison.Ordinal);
        var at = text.IndexOf(came, StringComparison.Ordinal);
        Told(string.Concat(text.AsSpan(0, at), changed, text.AsSpan(at + came.Length)), path, left, code);
        Assert.DoesNotContain(Read(text).Findings, static finding => finding.Code == "VALUE-SAID-TWICE");
    }

    private static string Office(string country, string number, string day, string date) =>
        $"<tw-patent-grant country='{country}' doc-number='{number}' kind='B' date-publ='{day}' dtd-version='1'><bibliographic-data><publication-reference><document-id><country>TW</country><doc-number>I700001</doc-number><kind>B</kind>{date}</document-id></publication-reference><application-reference><document-id><country>TW</country><doc-number>109100001</doc-number><date>20200102</date></document-id></application-reference></bibliographic-data></tw-patent-grant>";

    [Theory]
    [InlineData("TW", "I700002", "20210401", "<date>20210401</date>", "@doc-number", "I700002", "VALUE-SAID-TWICE")]
    [InlineData("CN", "I700001", "20210401", "<date>20210401</date>", "@country", "CN", "VALUE-SAID-TWICE")]
    [InlineData("TW", "I700001", "20210402", "<date>20210401</date>", "@date-publ", "20210402", "VALUE-SAID-TWICE")]
    [InlineData("TW", "I700001", "20211399", "", "@date-publ", "20211399", "DATE-UNREADABLE")]
    public void So_is_that_of_any_office(string country, string number, string day, string date, string path, string left, string code) =>
        Told(Office(country, number, day, date), path, left, code);

    [Fact]
    public void A_root_that_says_the_same_leaves_nothing()
    {
        var read = Read(Office("tw", "I700001", "2021-04-01", "<date>20210401</date>"));
        Assert.DoesNotContain(read.Findings, static finding => finding.Code == "VALUE-SAID-TWICE");
        Assert.Null(read.Record!.Residue);
    }

    /// <summary>A day of publication that the bibliography contradicts ranks the record among the others of its entry by nothing.</summary>
    [SampleFact]
    public void What_was_produced_when_is_told_by_the_bibliography()
    {
        var text = File.ReadAllText(Samples.Path("st36/ep/grant-v1-4-B1.xml"));

        var read = Read(text.Replace("date-publ=\"20091021\"", "date-publ=\"20870605\"", StringComparison.Ordinal));

        Assert.Equal(Read(text).Record!.Produced, read.Record!.Produced);
        Assert.Equal(2009, read.Record.Produced!.Value.Year);
    }

    private static void Told(string xml, string path, string left, string code)
    {
        var read = Read(xml);
        var finding = Assert.Single(read.Findings, finding => finding.Code == code);
        Assert.Equal(path, finding.Where.Path);
        Assert.Contains(left, finding.Came, StringComparison.Ordinal);
        Assert.Contains(read.Record!.Residue!, one => one.Path == path && one.Text == left);
    }

    private static ReadRecord Read(string xml)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(xml));
        return Assert.Single(DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects));
    }
}
