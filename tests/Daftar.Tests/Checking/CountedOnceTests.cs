using System.Text;
using Daftar.Offices;
using Daftar.Server.Commands.Reports;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>One thing to mend is told once, and with the records it concerns.</summary>
public sealed class CountedOnceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-once-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Two words for five records, one of which has an element of the office's own twice.</summary>
    [Fact]
    public void WhatIsToldOnceForManyRecordsSaysHowManyTheyAre()
    {
        var report = new CheckReport(3);
        var found = Check(Marks(static at => $"<tmk:MarkCurrentStatusCode>{(at < 3 ? "Wobbling" : "Swaying")}</tmk:MarkCurrentStatusCode><tmk:Zeichenart>x</tmk:Zeichenart>{(at == 0 ? "<tmk:Zeichenart>y</tmk:Zeichenart><tmk:Farbe>z</tmk:Farbe>" : "")}", 5));
        found.ForEach(one => report.Add("p", one));

        Assert.Equal([3L, 2L], found.Where(static one => one.Code == "STATUS-UNKNOWN").Select(static one => one.Concerned));
        Assert.Equal((5L, "2 values"), Told("STATUS-UNKNOWN"));
        // Five records: the one with two such paths counts once.
        Assert.Equal((5L, "2 values"), Told("RECORD-PART-UNREAD"));

        (long, string) Told(string code) => report.Groups.Single(group => group.Code == code) is var group ? (group.Records, group.Often) : default;
    }

    [Theory]
    [InlineData("https://office.example/marks/1.png", "FILE-ON-THE-WEB"), InlineData("HTTP://office.example/1.png", "FILE-ON-THE-WEB"), InlineData("ftp://office.example/1.png", "FILE-ON-THE-WEB"), InlineData("//office.example/1.png", "FILE-ON-THE-WEB"), InlineData("www.office.example/1.png", "FILE-ON-THE-WEB"), InlineData("data:image/png;base64,iVBORw0KGgo=", "FILE-ON-THE-WEB")]
    [InlineData("file://018/223/1.png", "FILE-MISSING"), InlineData("images/1.png", "FILE-MISSING"), InlineData("https://office.example/marks/there.png", null)]
    public void AFileNamedByAnAddressIsToldAsOneWhereItDidNotCome(string name, string? code)
    {
        File.WriteAllBytes(Path.Combine(_folder, "there.png"), File.ReadAllBytes(Path.Combine(Fixtures.Repository.Root, "samples/checks/APPLICANT-MISSING/mark.png")));
        var found = Check(Marks(_ => $"<tmk:MarkRepresentation><tmk:MarkReproduction><tmk:MarkImageBag><tmk:MarkImage><com:FileName>{name}</com:FileName></tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction></tmk:MarkRepresentation>", 1));

        Assert.Equal(code is null ? [] : [code], found.Where(static one => one.Code.StartsWith("FILE-", StringComparison.Ordinal)).Select(static one => one.Code));
    }

    [Theory]
    [InlineData(3, "", false), InlineData(4, "", true), InlineData(3, "The mill of claim 1.", false), InlineData(2, "The mill of claim 1.", true)]
    public void ClaimsWithoutTheirTextAreNotCountedAsMissingOnceMore(int said, string text, bool differs)
    {
        var found = Check($"""
            <us-patent-grant lang="EN" country="US"><us-bibliographic-data-grant><publication-reference><document-id><country>US</country><doc-number>11861515</doc-number><kind>B2</kind><date>20240102</date></document-id></publication-reference>
            <application-reference><document-id><country>US</country><doc-number>17000001</doc-number><date>20200101</date></document-id></application-reference><invention-title>Rice mill</invention-title><number-of-claims>{said.ToString(System.Globalization.CultureInfo.InvariantCulture)}</number-of-claims></us-bibliographic-data-grant>
            <claims><claim id="c1" num="00001"><claim-text>A mill.</claim-text></claim><claim id="c2" num="00002"><claim-text>{text}</claim-text></claim><claim id="c3" num="00003"><claim-text>A sieve.</claim-text></claim></claims></us-patent-grant>
            """);

        Assert.Equal(text.Length == 0 ? 1 : 0, found.Count(static one => one.Code == "CLAIM-WITHOUT-TEXT"));
        Assert.Equal(differs, found.Exists(static one => one.Code == "CLAIM-COUNT-DIFFERS"));
    }

    private static string Marks(Func<int, string> content, int count)
    {
        var xml = new StringBuilder("<tmk:TrademarkBag xmlns:tmk=\"http://www.wipo.int/standards/XMLSchema/ST96/Trademark\" xmlns:com=\"http://www.wipo.int/standards/XMLSchema/ST96/Common\">");
        for (var at = 0; at < count; at++)
        {
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<tmk:Trademark><com:RegistrationOfficeCode>BN</com:RegistrationOfficeCode><com:ApplicationNumber><com:ApplicationNumberText>2024/{at + 1}</com:ApplicationNumberText></com:ApplicationNumber>{content(at)}</tmk:Trademark>\n");
        }
        return xml.Append("</tmk:TrademarkBag>").ToString();
    }

    private List<Finding> Check(string xml)
    {
        File.WriteAllText(Path.Combine(_folder, "a.xml"), xml);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System, OfficeProfiles.Embedded).Run(_folder, new Daftar.Intake.LoadOptions(), found.Add, default);
        return found;
    }
}
