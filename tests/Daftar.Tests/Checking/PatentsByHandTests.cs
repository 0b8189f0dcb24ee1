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

    /// <summary>Where a date is read and what came is no day, that is the fault, and not its place.</summary>
    [Fact]
    public void ADateThatIsNoneIsNoElementOutOfPlace()
    {
        var found = Check(Tags("ep", "EP", "EP").Replace("<B500>", "<B400><B405><date>20210631</date><bnum>202126</bnum></B405></B400><B500>", StringComparison.Ordinal));

        Assert.DoesNotContain(found, static one => one.Code is "ELEMENT-MISPLACED" or "RECORD-PART-UNREAD");
        var told = Assert.Single(found, static one => one.Code == "DATE-UNREADABLE");
        Assert.Equal(("20210631", "SDOBI/B400/B405/date"), (told.Came, told.Where.Path));
    }

    /// <summary>Nobody is led into names that another standard, or another office's form, has for the same: the advice ends where it is followed.</summary>
    [Theory]
    [InlineData("Bibliographic-Data", "<bibliographic-data>: ")]
    [InlineData("bibliographic_data", "<bibliographic-data>: ")]
    [InlineData("BibliographicData", "<bibliographic-data> in <ge-patent-document>")]
    public void ASlipLeadsToTheNameOfItsOwnStandard(string slip, string expected)
    {
        var found = Check(Grant("").Replace("<bibliographic-data", "<" + slip, StringComparison.Ordinal).Replace("</bibliographic-data", "</" + slip, StringComparison.Ordinal));

        Assert.StartsWith(expected, Assert.Single(found, static one => one.Code is "ELEMENT-MISSPELT" or "BIBLIOGRAPHY-UNREAD").Expected, StringComparison.Ordinal);
    }

    /// <summary>What is in the record is not told as unread: files in folders, and days of publications.</summary>
    [Theory]
    [InlineData("<drawings><figure num=\"1\"><img file=\"img/f 1.png\" img-format=\"png\"/></figure></drawings></ge-patent-document>", "</ge-patent-document>")]
    [InlineData("<dates-of-public-availability><unexamined-printed-without-grant><document-id><country>GE</country><doc-number>20217301</doc-number><kind>A</kind><date>20210405</date></document-id></unexamined-printed-without-grant><printed-with-grant><document-id><country>GE</country><doc-number>P20214001</doc-number><kind>B</kind><date>20211110</date></document-id></printed-with-grant></dates-of-public-availability></bibliographic-data>", "</bibliographic-data>")]
    public void WhatIsReadIsNotToldAsUnread(string with, string before)
    {
        File.Copy(Path.Combine(Fixtures.Repository.Root, "samples/checks/clean/design/front.png"), Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "img")).FullName, "f 1.png"));

        Assert.DoesNotContain(Check(Grant("").Replace(before, with, StringComparison.Ordinal)), static one => one.Code is "RECORD-PART-UNREAD" or "ELEMENT-MISPLACED");
    }

    /// <summary>Of two that contradict each other it is told in what.</summary>
    [Theory]
    [InlineData("Fire pump", "Arev LLC", "another title")]
    [InlineData("Water pump", "Ararat LLC", "another applicant")]
    [InlineData("Fire pump", "Ararat LLC", "another applicant and another title")]
    public void OfAContradictionItIsToldWhatDiffers(string title, string applicant, string what)
    {
        var first = Grant("<applicants><applicant><addressbook><orgname>Arev LLC</orgname></addressbook></applicant></applicants>");
        var second = first.Replace("<kind>B<", "<kind>B2<", StringComparison.Ordinal).Replace("kind=\"B\"", "kind=\"B2\"", StringComparison.Ordinal).Replace("20200305<", "20200306<", StringComparison.Ordinal).Replace("Water pump", title, StringComparison.Ordinal).Replace("Arev LLC", applicant, StringComparison.Ordinal);
        var found = Check($"<patents>{first}{second}</patents>");

        var told = Assert.Single(found, static one => one.Code == "IDENTITY-CONFLICT");
        Assert.EndsWith("was filed 2020-03-05 with " + what, told.Came, StringComparison.Ordinal);
    }

    /// <summary>Words of accented letters alone are those of another alphabet, and no language has them.</summary>
    [Theory]
    [InlineData("Водяной насос с клапаном", 1251, "windows-1251 (Cyrillic) read as windows-1252 (or Latin-1); it was \"Водяной насос с клапаном\"")]
    [InlineData("Αντλία νερού", 1253, "windows-1253 (Greek) read as windows-1252 (or Latin-1)")]
    [InlineData("Pompe à eau, modèle créé à Orléans", 1252, null)]
    [InlineData("Größe ÄÖÜ äöü, naïve façade", 1252, null)]
    public void TextOfAnotherCodePageIsTold(string title, int page, string? cause)
    {
        var seen = Encoding.GetEncoding(1252).GetString(Encoding.GetEncoding(page).GetBytes(title));
        var found = Check(Grant("").Replace("Water pump", seen, StringComparison.Ordinal)).FindAll(static one => one.Code == "TEXT-DOUBLE-ENCODED");

        Assert.Equal(cause is null ? 0 : 1, found.Count);
        Assert.All(found, one => Assert.Contains(cause!, one.Expected, StringComparison.Ordinal));
    }

    /// <summary>What stands before or behind the document is no part of any XML.</summary>
    [Theory]
    [InlineData("", "\n12 rows selected.\n", "12 rows selected.", 12)]
    [InlineData("SQL> select xml from patents;\n", "", "SQL> select xml from patents;", 1)]
    [InlineData("", "\0\0\0", "NUL characters", 11)]
    [InlineData("", "\n\0\0\u001A", "an end-of-file mark (character 1A)", 12)]
    public void TextOutsideTheDocumentIsNotWellFormed(string before, string behind, string came, int line)
    {
        var found = Check(before + Grant("<inventors><inventor><addressbook><name>Ani</name></addressbook></inventor></inventors>") + behind);

        var told = Assert.Single(found, static one => one.Code is "XML-TEXT-OUTSIDE" or "DOCUMENT-PART-UNREAD");
        Assert.Equal(("XML-TEXT-OUTSIDE", came, (long)line, Severity.Warn), (told.Code, told.Came, told.Where.Line, told.Severity));
    }

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
