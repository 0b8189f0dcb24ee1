using System.Text;
using Daftar.Intake;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>
/// Packages as small offices write them, in one file and by hand: a finding leads to the record it is about, speaks in the names of the document, and one cause is told once.
/// </summary>
public sealed class MendedByTheReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-mended-").FullName;

    static MendedByTheReportTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>All marks of an office in one TransactionData: its line is the fourth, and no finding about the second mark is there.</summary>
    [Fact]
    public void OfManyRecordsInOneElementEachHasItsOwnLine()
    {
        var found = Check("marks.xml", St66(Mark("1", "KG"), Mark("2", "KZ"), Mark("3", "KG"), Mark("3", "KG")), "KG");

        Assert.Equal(3 + 8 + 1, Assert.Single(found, static one => one.Code == "PROVIDER-WITHOUT-MANDATE").Where.Line);
        var twice = Assert.Single(found, static one => one.Code == "RECORD-TWICE");
        Assert.Equal(3 + 24 + 1, twice.Where.Line);
        Assert.EndsWith("marks.xml:20", twice.Came, StringComparison.Ordinal);
    }

    /// <summary>Where a document is one line, a line says nothing.</summary>
    [Theory]
    [InlineData("3", "RECORD-TWICE", "word for word as at marks.xml:1 (record 3 of the file; this one, on the same line, is record 4)")]
    [InlineData("2", "APPLICATION-TWICE", "the record at marks.xml:1 (record 2 of the file; this one, on the same line, is record 4), of the same numbers and the same time, says otherwise")]
    public void OfTwoRecordsOnOneLineTheNumbersAreTold(string last, string code, string said)
    {
        var found = Check("marks.xml", St66(Mark("1", "KG"), Mark("2", "KG"), Mark("3", "KG"), Mark(last, "KG").Replace("ALATOO", last == "3" ? "ALATOO" : "KOPI", StringComparison.Ordinal)).ReplaceLineEndings(""), "KG");

        Assert.Equal(said, Assert.Single(found, one => one.Code == code).Came);
    }

    /// <summary>What the design's own application lacks is looked for in no other application.</summary>
    [Fact]
    public void WhatADesignLacksIsNotSoughtInTheApplicationOfAnother()
    {
        var found = Check("designs.xml", Designs(("1", "2023-03-08", "Kaneza Ltd"), ("2", "", "")), "RW");

        var filing = Assert.Single(found, static one => one.Code == "FILING-DATE-MISSING");
        Assert.Equal((8L, "DesignApplicationDetails/DesignApplication/DesignApplicationDate"), (filing.Where.Line, filing.Where.Path));
        Assert.DoesNotContain("another of them", filing.Expected, StringComparison.Ordinal);
        // The empty name is one thing to mend.
        Assert.Equal(9, Assert.Single(found, static one => one.Code is "PARTY-NAME-MISSING" or "APPLICANT-MISSING").Where.Line);
    }

    /// <summary>A document of an office nobody has seen is told the places of the standard, with its own letters, and none of another office's procedure.</summary>
    [Theory]
    [InlineData("<applicants><applicant><addressbook><orgname>Arev LLC</orgname></addressbook></applicant></applicants>", "<applicant><name>Arev LLC</name></applicant>", "APPLICANT-MISSING", "am-bibliographic-data/parties/applicants/applicant")]
    [InlineData("<classifications-ipcr><classification-ipcr><text>F24S 10/00</text></classification-ipcr></classifications-ipcr>", "", "PATENT-CLASS-MISSING", "am-bibliographic-data/classifications-ipcr")]
    public void AnOfficeWithLettersOfItsOwnIsToldItsOwnNames(string right, string wrong, string code, string place)
    {
        var found = Check("am.xml", Armenian.Replace(right, wrong, StringComparison.Ordinal), "AM");

        Assert.Contains($"at {place} in <am-patent-document>", Assert.Single(found, one => one.Code == code).Expected, StringComparison.Ordinal);
        Assert.All(found, static one => Assert.DoesNotMatch("response-a53|amendment-a523|SDOBI|us-", one.Expected));
    }

    /// <summary>What only one office has inside an element of its own is no element out of place with another.</summary>
    [Fact]
    public void WhatOneOfficeHasInAnElementOfItsOwnIsNotMisplacedWithAnother()
    {
        var found = Check("am.xml", Armenian.Replace("</am-patent-document>", "<sequence-list file=\"s.xml\"/></am-patent-document>", StringComparison.Ordinal), "AM");

        Assert.Equal(["RECORD-PART-UNREAD"], found.Where(static one => one.Where.Path?.StartsWith("sequence-list", StringComparison.Ordinal) == true).Select(static one => one.Code));
    }

    [Theory]
    [InlineData("A61K-36-00", "This one may be A61K 36/00.")]
    [InlineData("А61К 36/00", "In letters A to Z: A61K 36/00.")] // Cyrillic А and К
    public void ASymbolThatCannotBeReadIsToldWithWhatIsMeantAndNotMissingBesides(string written, string meant)
    {
        var found = Check("am.xml", Armenian.Replace("F24S 10/00", written, StringComparison.Ordinal), "AM");

        Assert.EndsWith(meant, Assert.Single(found, static one => one.Code is "CLASS-UNREADABLE" or "PATENT-CLASS-MISSING").Expected, StringComparison.Ordinal);
    }

    /// <summary>Nothing is lost silently: that a finding of another place has the same text hides nobody's element.</summary>
    [Fact]
    public void WhatIsNotReadIsToldThoughAnotherFindingHasTheSameText()
    {
        var found = Check("marks.xml", St66(Mark("1", "KG").Replace("<MarkFeature>Word</MarkFeature>", "<MarkFeature>Wrdd</MarkFeature><Remark>Wrdd</Remark>", StringComparison.Ordinal)), "KG");

        Assert.Single(found, static one => one.Code == "MARK-FEATURE-UNKNOWN" && one.Came == "Wrdd");
        Assert.Single(found, static one => one.Code == "RECORD-PART-UNREAD" && one.Where.Path?.EndsWith("Remark", StringComparison.Ordinal) == true);
    }

    /// <summary>What a finding of a check leads to is not told as unread at the same place.</summary>
    [Fact]
    public void WhatIsMissedAndStandsElsewhereIsToldOnce()
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1-2021", "Kopi", office: "UY").Replace("MarkCurrentStatusCode", "MarkCurrentStatus", StringComparison.Ordinal)), "UY");

        Assert.Contains(found, static one => one.Code == "STATUS-MISSING");
        Assert.DoesNotContain(found, static one => one.Code == "RECORD-PART-UNREAD");
    }

    [Fact]
    public void AnIndicationThatLacksItsNameProductOrAreaIsToldWhereItIsRead()
    {
        var found = Check("gi.xml", """
            <gin:GIApplication xmlns:gin="http://www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication" xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common" com:st96Version="V6_0">
            <gin:GIData com:officeCode="GE" com:languageCode="ka">
            <com:ApplicationNumber><com:ApplicationNumberText>GI-001</com:ApplicationNumberText></com:ApplicationNumber>
            <com:ApplicationDate>2007-08-24</com:ApplicationDate>
            <gin:GINameBag><gin:GINameText com:languageCode="geo"></gin:GINameText></gin:GINameBag>
            <gin:GICategory>Geographical Indication</gin:GICategory>
            </gin:GIData></gin:GIApplication>
            """, "GE");

        var name = Assert.Single(found, static one => one.Code == "INDICATION-WITHOUT-NAME");
        Assert.Equal((5L, "GIData/GINameBag/GINameText"), (name.Where.Line, name.Where.Path));
        Assert.Equal(["<GeographicRegionDescriptionText> at GIData/GeographicRegionDescriptionBag/GeographicRegionDescription/GeographicRegionDescriptionText", "<ProductCategory> at GIData/ProductIndicationBag/ProductCategory"],
            found.Where(static one => one.Code == "INDICATION-WITHOUT-PRODUCT-OR-AREA").Select(static one => one.Expected[(one.Expected.IndexOf("read as ", StringComparison.Ordinal) + 8)..one.Expected.IndexOf(" in <GIApp", StringComparison.Ordinal)]).Order());
        // Names of the model stand in no document.
        Assert.All(found, static one => Assert.DoesNotMatch("^[a-z]+Bag$", one.Where.Path ?? ""));
    }

    /// <summary>Of two records with one registration number the first is named.</summary>
    [Fact]
    public void TheRecordThatHasTheNumberAlreadyIsNamed()
    {
        var found = Check("marks.xml", St66(Mark("1", "KG", "R7"), Mark("2", "KG", "R7")), "KG");

        Assert.Equal("R7, which the record at marks.xml:4 has under another application number", Assert.Single(found, static one => one.Code == "NUMBER-OF-TWO-APPLICATIONS").Came);
    }

    /// <summary>Of ST.97 cut short the records before the break are read; behind a slip nothing is, and that is said.</summary>
    [Theory]
    [InlineData("\"R-2\"", "", "JSON-CUT-SHORT", "What stands before the break was read.")]
    [InlineData("\"R-2\"", "'R-2'", "JSON-MALFORMED", "What stands behind it in the file was not read.")]
    public void WhatABreakInJsonCostsIsSaid(string right, string wrong, string code, string said)
    {
        var whole = """{"trademarkTransaction":{"st96Version":"V6_0","trademarkTransactionBody":[{"transactionContentBag":[{"transactionData":{"trademarkBag":[{"registrationOfficeCode":"NP","applicationNumber":{"applicationNumberText":"R-1"}},{"registrationOfficeCode":"NP","applicationNumber":{"applicationNumberText":"R-2"}}]}}]}]}}""";

        var found = Check("marks.json", wrong.Length > 0 ? whole.Replace(right, wrong, StringComparison.Ordinal) : whole[..whole.IndexOf(right, StringComparison.Ordinal)], "NP");

        Assert.EndsWith(said, Assert.Single(found, static one => one.Code is "JSON-CUT-SHORT" or "JSON-MALFORMED").Expected, StringComparison.Ordinal);
        Assert.Single(found, one => one.Code == code);
    }

    /// <summary>A delimiter inside a cell moves what stands behind it, and the empty cell at the end hides it.</summary>
    [Theory]
    [InlineData("1-2021;2021-02-03;CAFE; TE;\n2-2021;2021-02-03;MATE;\n3-2021;2021-02-03;AGUA;\n", true)]
    [InlineData("1-2021;2021-02-03;CAFE;\n2-2021;2021-02-03;MATE;\n3-2021;2021-02-03;AGUA;\n", false)]
    [InlineData("1-2021;2021-02-03;CAFE;;\n2-2021;2021-02-03;MATE;;\n3-2021;2021-02-03;AGUA;;\n", false)] // a program that fills up every row
    public void ARowWithACellTooManyIsToldThoughItEndsEmpty(string rows, bool isTold)
    {
        File.WriteAllText(Path.Combine(folder, "mapping.jsonc"), """{ "office": "CV", "right": "trademark", "file": "*.csv", "fields": { "applicationNumber": "Numero", "filingDate": "Data", "words": "Marca" }, "ignore": ["Obs"] }""");

        var found = Check("marks.csv", "Numero;Data;Marca;Obs\n" + rows, "CV").FindAll(static one => one.Code == "SHEET-CELLS-DIFFER");

        Assert.Equal(isTold ? ["1 row with more cells than heads, the last empty, in line 2"] : [], found.ConvertAll(static one => one.Came));
    }

    [Theory]
    [InlineData("<com:ApplicationDate", "<comm:ApplicationDate", "Here com is declared: if that is meant, write com:.")]
    [InlineData("<com:ApplicationDate", "<pat:ApplicationDate", "Here xmlns:pat=\"http://www.wipo.int/standards/XMLSchema/ST96/Patent\".")]
    public void APrefixNobodyDeclaredIsToldWithWhatToWrite(string right, string wrong, string said)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1-2021", "Kopi", office: "UY")).Replace(right, wrong, StringComparison.Ordinal).Replace(right.Replace("<", "</", StringComparison.Ordinal), wrong.Replace("<", "</", StringComparison.Ordinal), StringComparison.Ordinal), "UY");

        Assert.EndsWith(said, Assert.Single(found, static one => one.Code == "XML-PREFIX-UNDECLARED").Expected, StringComparison.Ordinal);
    }

    /// <summary>What the standards call something is no slip of what is declared, though that begins with it.</summary>
    [Fact]
    public void APrefixOfTheSchemaIsNotSentToThatOfItsInstances() =>
        Assert.Equal(" Here xmlns:xs=\"http://www.w3.org/2001/XMLSchema\".", Daftar.Dialects.XmlPrefixes.Meant("xs", ["com", "xsi"]));

    /// <summary>Asking for a mapping would lead nowhere: a workbook, a PDF or an empty file is told as what it is.</summary>
    [Theory]
    [InlineData("PK\u0003\u0004\u0014\0\u0006\0", "an Excel or OpenDocument workbook (a zip file)", "save each sheet of the workbook as CSV in UTF-8")]
    [InlineData("\u00D0\u00CF\u0011\u00E0\u00A1\u00B1", "an Excel workbook of before 2007", "save each sheet of the workbook as CSV in UTF-8")]
    [InlineData("%PDF-1.7\n", "a PDF document", "CSV in UTF-8")]
    [InlineData(" \r\n\r\n", "nothing: the file is empty", "came to its end")]
    [InlineData("a\0\u0001\u0002b;;\u0003", "bytes that are no text", "CSV in UTF-8")]
    public void AFileNamedAsASheetThatIsNoneIsToldAsWhatItIs(string begins, string came, string said)
    {
        File.WriteAllBytes(Path.Combine(folder, "marks.csv"), System.Text.Encoding.Latin1.GetBytes(begins));

        var found = Assert.Single(Checked("CV"), static one => one.Code.StartsWith("SHEET-", StringComparison.Ordinal));

        Assert.Equal(("SHEET-UNREADABLE", came), (found.Code, found.Came));
        Assert.Contains(said, found.Expected, StringComparison.Ordinal);
    }

    /// <summary>Text that does not say it is UTF-16 is a sheet in any script; one whose zip is damaged is not empty.</summary>
    [Theory]
    [InlineData("เครื่องหมาย;เจ้าของ\r\nกาแฟ ภูเขา;สมชาย\r\n")]
    [InlineData("ឈ្មោះ;ម្ចាស់\r\nកាហ្វេ;សុខា\r\n")]
    [InlineData("знак;владелец\r\nкофе;Иванов\r\n")]
    [InlineData("mark;owner\r\nkopi;Tan\r\n")]
    public void TextInUtf16WithoutAMarkIsASheetInAnyScript(string text)
    {
        foreach (var isBig in (bool[])[true, false])
        {
            File.WriteAllBytes(Path.Combine(folder, "marks.csv"), new System.Text.UnicodeEncoding(isBig, false).GetBytes(text));

            Assert.Equal("SHEET-WITHOUT-MAPPING", Assert.Single(Checked("CV"), static one => one.Code.StartsWith("SHEET-", StringComparison.Ordinal)).Code);
        }
    }

    [Fact]
    public void ASheetThatCannotBeReadIsToldOnceAsThat()
    {
        using (var zip = System.IO.Compression.ZipFile.Open(Path.Combine(folder, "marks.zip"), System.IO.Compression.ZipArchiveMode.Create))
        {
            using var sheet = zip.CreateEntry("marks.csv").Open();
            var random = new Random(3);
            sheet.Write(System.Text.Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 4000).Select(_ => (char)('a' + random.Next(26))))));
        }

        var bytes = File.ReadAllBytes(Path.Combine(folder, "marks.zip"));
        bytes.AsSpan(60, 200).Fill(0xFF);
        File.WriteAllBytes(Path.Combine(folder, "marks.zip"), bytes);

        var found = Checked("CV");
        Assert.DoesNotContain(found, static one => one.Code.StartsWith("SHEET-", StringComparison.Ordinal));
        Assert.Single(found, static one => one.Code == "FILE-UNREADABLE");
    }

    [Fact]
    public void AnOfficeNobodyKnowsIsToldWhomThePackageWasDeclaredFor() =>
        Assert.EndsWith("The package was declared for BT.", Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1-2021", "Kopi", office: "BHU")), "BT").First(static one => one.Code == "OFFICE-CODE-UNKNOWN").Expected, StringComparison.Ordinal);

    [Fact]
    public void ADateOfZerosIsLeftOut() =>
        Assert.EndsWith("Where there is no date, the element is left out.", DateAdvice.Of("0000-00-00"), StringComparison.Ordinal);

    /// <summary>A kind code in small letters, and a country written with points, are told with what to write.</summary>
    [Theory]
    [InlineData("<kind>A</kind>", "<kind>a</kind>", "KIND-CODE-FORM", "In capitals: A.")]
    [InlineData("<addressbook><orgname>Arev LLC</orgname>", "<addressbook><orgname>Arev LLC</orgname><address><country>C.V.</country></address>", "COUNTRY-CODE-UNKNOWN", "Without points: CV.")]
    public void ACodeThatIsNearlyRightIsToldWithTheRightOne(string right, string wrong, string code, string said) =>
        Assert.EndsWith(said, Assert.Single(Check("am.xml", Armenian.Replace(right, wrong, StringComparison.Ordinal), "AM"), one => one.Code == code).Expected, StringComparison.Ordinal);

    /// <summary>Languages of small offices have scripts of their own, too.</summary>
    [Theory]
    [InlineData("hy", "Solar water heater", true)]
    [InlineData("hy", "Արևային ջրատաքացուցիչ", false)]
    [InlineData("ka", "მზის წყალგამაცხელებელი", false)]
    [InlineData("ne", "Solar water heater", true)]
    public void ATitleInLettersItsLanguageDoesNotHaveIsTold(string language, string title, bool isTold)
    {
        var found = Check("am.xml", Armenian.Replace("lang=\"hy\">Արևային ջրատաքացուցիչ<", $"lang=\"{language}\">{title}<", StringComparison.Ordinal), "AM");

        Assert.Equal(isTold ? 1 : 0, found.Count(static one => one.Code == "TITLE-IN-OTHER-SCRIPT"));
    }

    [Fact]
    public void ACodeInTheNumberOfAListingStaysInIt()
    {
        var found = Check("listing.txt", "<110>  Holeta\n<120>  Teff\n<140>  ET/A/2022/74\n<141>  2022-06-31\n<160>  1\n\n<210>  1\n<211>  10\n<212>  DNA\n<213>  Eragrostis tef\n\n<400>  1\natgcatgcat   10\n", "ET");

        Assert.Equal("ET ET/A/2022/74", Assert.Single(found, static one => one.Code == "DATE-UNREADABLE").Number);
    }

    /// <summary>The word that is pointed to is marked, and not the same word before it.</summary>
    [Fact]
    public void ThePieceThatIsShownIsMarkedWhereTheFindingLeads()
    {
        var found = Check("marks.xml", "<a>\n<b>BHU</b>\n<c>BHU</c>\n</a>", "BT");
        var finding = new Finding("OFFICE-CODE-UNKNOWN", Severity.Warn, new Place("marks.xml", 3, 4, "c"), "BHU", "");

        var excerpt = Excerpts.Of(folder, PackageLimits.Default, [finding])[finding];

        Assert.NotEmpty(found);
        Assert.Equal("<b>BHU</b>\n<c>", excerpt.Text[..excerpt.At].Replace("<a>\n", "", StringComparison.Ordinal));
    }

    private static string Mark(string number, string office, string registered = "") => $"""
        <TradeMark operationCode="Insert">
        <RegistrationOfficeCode>{office}</RegistrationOfficeCode>
        <ApplicationNumber>2021010{number}.3</ApplicationNumber>
        <ApplicationDate>2021-03-04</ApplicationDate>
        <RegistrationNumber>{(registered.Length > 0 ? registered : "17" + number)}</RegistrationNumber><MarkCurrentStatusCode>Registered</MarkCurrentStatusCode>
        <MarkFeature>Word</MarkFeature><WordMarkSpecification><MarkVerbalElementText>ALATOO {number}</MarkVerbalElementText></WordMarkSpecification>
        <ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FormattedName><OrganizationName>Honey</OrganizationName></FormattedName></Name></FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails>
        </TradeMark>
        """;

    private static string St66(params string[] marks) => $"""
        <?xml version="1.0" encoding="UTF-8"?>
        <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/trademarks">
        <TradeMarkTransactionBody><TransactionContentDetails><TransactionData><TradeMarkDetails>
        {string.Join('\n', marks)}
        </TradeMarkDetails></TransactionData></TransactionContentDetails></TradeMarkTransactionBody></Transaction>
        """;

    private static string Designs(params (string Number, string Date, string Applicant)[] applications) => $"""
        <Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails><TransactionData><DesignApplicationDetails>
        {string.Join('\n', applications.Select(static one => $"""
            <DesignApplication>
            <RegistrationOfficeCode>RW</RegistrationOfficeCode><DesignApplicationNumber>RW/D/2023/{one.Number}</DesignApplicationNumber><DesignApplicationDate>{one.Date}</DesignApplicationDate>
            <ApplicantDetails><Applicant><ApplicantAddressBook><FormattedNameAddress><Name><FormattedName><OrganizationName>{one.Applicant}</OrganizationName></FormattedName></Name><Address><AddressCountryCode>RW</AddressCountryCode></Address></FormattedNameAddress></ApplicantAddressBook></Applicant></ApplicantDetails>
            <DesignDetails><Design><DesignIdentifier>1</DesignIdentifier><DesignTitle languageCode="fr">Panier</DesignTitle></Design></DesignDetails>
            </DesignApplication>
            """))}
        </DesignApplicationDetails></TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>
        """;

    private const string Armenian = """
        <am-patent-document lang="hy" country="AM" doc-number="0101" kind="A" date-publ="20240315" dtd-version="v1.3">
        <am-bibliographic-data>
        <publication-reference><document-id><country>AM</country><doc-number>0101</doc-number><kind>A</kind><date>20240315</date></document-id></publication-reference>
        <application-reference><document-id><country>AM</country><doc-number>AM20220101</doc-number><date>20220610</date></document-id></application-reference>
        <classifications-ipcr><classification-ipcr><text>F24S 10/00</text></classification-ipcr></classifications-ipcr>
        <invention-title lang="hy">Արևային ջրատաքացուցիչ</invention-title>
        <parties><applicants><applicant><addressbook><orgname>Arev LLC</orgname></addressbook></applicant></applicants><inventors><inventor><addressbook><name>Ani</name></addressbook></inventor></inventors></parties>
        </am-bibliographic-data>
        <abstract lang="hy"><p>Սարք։</p></abstract>
        <claims lang="hy"><claim num="1"><claim-text>Ջրատաքացուցիչ։</claim-text></claim></claims>
        </am-patent-document>
        """;

    private List<Finding> Check(string name, string document, string authority)
    {
        File.WriteAllText(Path.Combine(folder, name), document);
        return Checked(authority);
    }

    private List<Finding> Checked(string authority)
    {
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions { Authority = authority }, found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
