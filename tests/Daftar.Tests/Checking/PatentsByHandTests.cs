using System.Text;
using Daftar.Intake;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>ST.36 as an office without a supplier writes it: nothing that it says is lost without a word.</summary>
public sealed class PatentsByHandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-patents-").FullName;

    static PatentsByHandTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>A grant that names its owner where nobody reads it has no owner: that is told, and where the name stands.</summary>
    [Theory]
    [InlineData("<applicants><applicant>Arev LLC</applicant></applicants>", "parties/applicants/applicant", "As text in <applicant> it is not read: in elements of its own inside it (<addressbook>")]
    [InlineData("<applicants>Arev LLC</applicants>", "parties/applicants", "It is read as <applicant> at bibliographic-data/parties/applicants/applicant in <ge-patent-document>.")]
    [InlineData("<holders><holder><addressbook><orgname>Arev LLC</orgname></addressbook></holder></holders>", "parties/holders/holder/addressbook/orgname", "It is read as <applicant> at")]
    [InlineData("<assignees><assignee><addressbook><orgname>Arev LLC</orgname></addressbook></assignee></assignees>", "parties/assignees/assignee/addressbook/orgname", "")]
    [InlineData("<foo>Arev LLC</foo>", "parties/foo", "It is read as <applicant> at")]
    public void AGrantWhoseOwnerNobodyReadsIsTold(string parties, string path, string expected)
    {
        var found = Check(Grant(parties));

        var told = Assert.Single(found, static one => one.Code == "APPLICANT-MISSING");
        Assert.Equal((8, "bibliographic-data/" + path), ((int)told.Where.Line, told.Where.Path));
        Assert.Contains(expected, told.Expected, StringComparison.Ordinal);
    }

    /// <summary>Who applied may stand in the publication of the application; and an inventor, or an agent, is no owner.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("<inventors><inventor>Ani</inventor></inventors>")]
    [InlineData("<agents><agent>Levan</agent></agents>")]
    public void AGrantThatNamesNoOwnerIsToldOfNone(string parties) => Assert.DoesNotContain(Check(Grant(parties)), static one => one.Code == "APPLICANT-MISSING");

    /// <summary>What is decided to be left where it stands empty is told where it, or something in it, does not.</summary>
    [Theory]
    [InlineData("<parties><agents><agent>Levan</agent></agents></parties>", "bibliographic-data/parties/agents/agent")]
    [InlineData("</bibliographic-data><abstract-correction><p>A tap.</p></abstract-correction><bibliographic-data>", "abstract-correction/p")]
    public void WhatStandsInAnElementThatMayBeEmptyIsTold(string with, string path)
    {
        var document = Grant("").Replace("<parties></parties>", with, StringComparison.Ordinal).Replace("<bibliographic-data></bibliographic-data>", "", StringComparison.Ordinal);

        Assert.Contains(Check(document), one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path == path);
        Assert.DoesNotContain(Check(Grant("")), static one => one.Code == "RECORD-PART-UNREAD");
    }

    /// <inheritdoc cref="WhatStandsInAnElementThatMayBeEmptyIsTold"/>
    [Theory]
    [InlineData("<B240>Examination requested</B240>", "SDOBI/B200/B240")]
    [InlineData("</B200><B500><B560>EP-A-123456; US 5,555,555</B560></B500><B200>", "SDOBI/B500/B560")]
    public void WhatStandsInATagThatMayBeEmptyIsTold(string with, string path) =>
        Assert.Contains(Check(Tags("ep", "EP", "EP").Replace("</B200>", with + "</B200>", StringComparison.Ordinal).Replace("<B200></B200>", "", StringComparison.Ordinal)), one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path == path);

    /// <summary>B-tags are read under the root of any office, and the publication is of the office that the document names.</summary>
    [Theory]
    [InlineData("md", "MD", "MD", "MD")]
    [InlineData("ep", "MD", "MD", "MD")]
    [InlineData("ep", "EP", "EP", "EP")]
    public void TagsAreReadUnderTheRootOfAnyOffice(string root, string said, string attribute, string office)
    {
        File.WriteAllText(Path.Combine(folder, "x.xml"), Tags(root, said, attribute));
        using var stream = File.OpenRead(Path.Combine(folder, "x.xml"));

        var read = Assert.Single(DocumentReading.ReadAll(stream, "x.xml", Catalog.Dialects));

        Assert.Empty(read.Findings);
        var record = Assert.IsType<Daftar.Rights.Patents.PatentRecord>(read.Record);
        Assert.Equal((office, "HIGH VOLTAGE ASSEMBLY", "General Electric", "2017-05-17"), (record.Office, record.Titles![0].Text, record.Owners![0].Name, record.FilingDate.ToString()));
        Assert.All(record.Identifiers, one => Assert.Equal(office, one.Office));
        Assert.Equal(office, record.Publications![0].Office);
    }

    /// <summary>What names two offices is the EPO's under its root, and told.</summary>
    [Fact]
    public void OfTwoOfficesThatTheDocumentNamesOneIsToldAsWrong() => Assert.Contains(Check(Tags("ep", "EP", "MD")), static one => one is { Code: "VALUE-SAID-TWICE", Came: "EP and MD" });

    /// <summary>A bibliography under another name, or without an element of its own, is lost whole: that is told, with what was meant.</summary>
    [Theory]
    [InlineData("<bibliography><title>Pump</title><applicant>X</applicant><filing>2020-03-05</filing></bibliography>", "<title>, <applicant>, <filing> in <bibliography>", "bibliography")]
    [InlineData("<data><invention-title>Pump</invention-title><parties><applicants/></parties></data>", "<invention-title>, <parties> in <data>", "data")]
    [InlineData("<invention-title>Pump</invention-title><parties><applicants><applicant><addressbook><orgname>X</orgname></addressbook></applicant></applicants></parties>", "<invention-title>, <parties> in <ge-patent-document>", "")]
    public void ABibliographyWhereNobodyReadsItIsTold(string bibliography, string came, string path)
    {
        var told = Assert.Single(Check($"""<ge-patent-document lang="en" country="GE" doc-number="P1" kind="B" date-publ="20211110" dtd-version="1.0">{bibliography}</ge-patent-document>"""), static one => one.Code == "BIBLIOGRAPHY-UNREAD");

        Assert.Equal((came, path, Severity.Warn), (told.Came, told.Where.Path, told.Severity));
        Assert.StartsWith("<bibliographic-data> in <ge-patent-document>", told.Expected, StringComparison.Ordinal);
    }

    /// <summary>Texts alone have no bibliography, and one under a slip of its name is told as that.</summary>
    [Theory]
    [InlineData("<claims lang=\"en\"><claim num=\"1\"><claim-text>A pump.</claim-text></claim></claims>")]
    [InlineData("<description lang=\"en\"><invention-title>Pump</invention-title><p>A pump.</p></description>")]
    [InlineData("<bibliographic_data><invention-title>Pump</invention-title><parties/></bibliographic_data>")]
    public void WhatLacksNoBibliographyIsToldOfNone(string inside) =>
        Assert.DoesNotContain(Check($"""<ge-patent-document lang="en" country="GE" doc-number="P1" kind="B" date-publ="20211110" dtd-version="1.0">{inside}</ge-patent-document>"""), static one => one.Code == "BIBLIOGRAPHY-UNREAD");

    private static string Grant(string parties) => $"""
        <ge-patent-document lang="en" country="GE" doc-number="P20214001" kind="B" date-publ="20211110" dtd-version="1.0">
        <bibliographic-data lang="en">
        <publication-reference><document-id><country>GE</country><doc-number>P20214001</doc-number><kind>B</kind><date>20211110</date></document-id></publication-reference>
        <classifications-ipcr><classification-ipcr sequence="1"><text>F04B  17/03        20060101AFI20200305BHGE        </text></classification-ipcr></classifications-ipcr>
        <application-reference appl-type="patent"><document-id><country>GE</country><doc-number>AP4001</doc-number><date>20200305</date></document-id></application-reference>
        <invention-title lang="en">Water pump</invention-title>

        <parties>{parties}</parties>
        </bibliographic-data>
        <abstract lang="en"><p>A pump for water.</p></abstract><claims lang="en"><claim num="1"><claim-text>A pump.</claim-text></claim></claims>
        </ge-patent-document>
        """;

    private static string Tags(string root, string said, string attribute) => $"""
        <{root}-patent-document lang="en" country="{attribute}" doc-number="3404678" kind="B1" date-publ="20210630" dtd-version="ep-patent-document-v1-5">
        <SDOBI lang="en"><B100><B110>3404678</B110><B130>B1</B130><B140><date>20210630</date></B140><B190>{said}</B190></B100>
        <B200><B210>17171508.9</B210><B220><date>20170517</date></B220><B250>en</B250></B200>
        <B500><B510EP><classification-ipcr sequence="1"><text>H01F  27/14        20060101AFI20171122BHEP        </text></classification-ipcr></B510EP><B540><B541>en</B541><B542>HIGH VOLTAGE ASSEMBLY</B542></B540></B500>
        <B700><B720><B721><snm>STIRL, Tobias</snm></B721></B720><B730><B731><snm>General Electric</snm></B731></B730></B700></SDOBI>
        <abstract lang="en"><p>An assembly.</p></abstract><claims lang="en"><claim num="0001"><claim-text>An assembly.</claim-text></claim></claims>
        </{root}-patent-document>
        """;

    private List<Finding> Check(string document)
    {
        File.WriteAllText(Path.Combine(folder, "x.xml"), document);
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions(), found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
