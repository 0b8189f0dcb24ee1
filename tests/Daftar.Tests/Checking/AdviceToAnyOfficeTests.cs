using System.Text;
using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>An engineer whose office has no profile here mends her files by the report alone: each finding says what to write, where, and says it once.</summary>
public sealed class AdviceToAnyOfficeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-any-office-").FullName;

    static AdviceToAnyOfficeTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>No profile is needed to see that words are no number; letters of a series and digits in groups are no words.</summary>
    [Theory]
    [InlineData("Application No. 15 of 2024", true)]
    [InlineData("APPLICATION NO. 15 OF 2024", true)]
    [InlineData("განაცხადი № 15", true)]
    [InlineData("طلب رقم 15 لسنة 2024", true)]
    [InlineData("AP 1", false)]
    [InlineData("A 2024/00012", false)]
    [InlineData("GB 2 345 678 B1", false)]
    [InlineData("pct/ib2024/000123", false)]
    [InlineData("4-2024-012345", false)]
    public void RunningTextTakenAsANumberIsTold(string written, bool isTold)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark(written, "Kopi")).Replace(">PH<", ">GE<", StringComparison.Ordinal), "GE").FindAll(static one => one.Code == "NUMBER-FORM-UNKNOWN");

        Assert.Equal(isTold ? [$"Application {written}"] : [], found.ConvertAll(static one => one.Came));
        Assert.All(found, static one => Assert.StartsWith("The number alone", one.Expected, StringComparison.Ordinal));
    }

    /// <summary>Two numbers in one element are found by neither of them; groups of digits, and numbers with a year before them, are one.</summary>
    [Theory]
    [InlineData("RW/T/2021/0178, RW/T/2021/0179", true)]
    [InlineData("RW/T/2021/0178, RW/T/2021/0179/R", true)]
    [InlineData("RW/T/2021/0008 / RW/T/2021/0009", true)]
    [InlineData("FJ/P/2019/036; FJ/P/2019/037", true)]
    [InlineData("2021001234,2021001235,2021001236", true)]
    [InlineData("A/2021/0178/B, A/2021/0179, A/2021/0180", true)]
    [InlineData("RW/T/2021/0178, 0179", true)]
    [InlineData("RW/T/2021/0178 &amp; 0179", true)]
    [InlineData("4512 and 4513", true)]
    [InlineData("特願2021-123456、特願2021-123457", true)]
    [InlineData("1,234,567", false)]
    [InlineData("123,456", false)]
    [InlineData("123,456,789", false)]
    [InlineData("2021, 178", false)]
    [InlineData("2021 / 1234", false)]
    [InlineData("10 2021 123 456.7", false)]
    [InlineData("A&amp;B 2021", false)]
    [InlineData("4512,", false)]
    [InlineData("; 4512", false)]
    [InlineData("GB 2 345 678 B1", false)]
    public void SeveralNumbersInOneElementAreTold(string written, bool isTold)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark(written, "Kopi")).Replace(">PH<", ">RW<", StringComparison.Ordinal), "RW").FindAll(static one => one.Code == "NUMBER-FORM-UNKNOWN");

        Assert.Equal(isTold ? [$"Application {written.Replace("&amp;", "&", StringComparison.Ordinal)}, several numbers in one element"] : [], found.ConvertAll(static one => one.Came));
        Assert.All(found, static one => Assert.StartsWith("One number;", one.Expected, StringComparison.Ordinal));
    }

    /// <summary>A date has slipped into the place of the number; 12/03/2021 is a number of many offices where no date of the record says otherwise.</summary>
    [Theory]
    [InlineData("2021-11-02", true)]
    [InlineData("03/02/2020", true)]
    [InlineData("02.03.2020", true)]
    [InlineData("12/03/2021", false)]
    [InlineData("2021-13-02", false)]
    [InlineData("2021-110-2", false)]
    public void ADateInPlaceOfANumberIsTold(string written, bool isTold)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("T/1", "Kopi", registration: written)).Replace(">PH<", ">RW<", StringComparison.Ordinal), "RW").FindAll(static one => one.Code == "NUMBER-FORM-UNKNOWN");

        Assert.Equal(isTold ? [$"Registration {written}, a date"] : [], found.ConvertAll(static one => one.Came));
        Assert.All(found, static one => Assert.Equal("RegistrationNumber", one.Where.Path));
    }

    /// <summary>The number that is printed on the document, not the whole of what is printed; a check letter is no kind.</summary>
    [Theory]
    [InlineData("TN0000001A1", "A1", true)]
    [InlineData("0000001 A1", "A1", true)]
    [InlineData("TN0000001A", "A", true)]
    [InlineData("0000001A", "A", false)]
    [InlineData("TN0000001", "A1", false)]
    [InlineData("A1", "A1", false)]
    public void AKindCodeInThePublicationNumberIsTold(string number, string kind, bool isTold)
    {
        var found = Check("patent.xml", Patent("TN").Replace(">1-0000001<", $">{number}<", StringComparison.Ordinal).Replace("<com:PatentDocumentKindCode>A<", $"<com:PatentDocumentKindCode>{kind}<", StringComparison.Ordinal), "TN").FindAll(static one => one.Code == "PUBLICATION-NUMBER-WITH-KIND");

        Assert.Equal(isTold ? [$"{number}, beside kind {kind}"] : [], found.ConvertAll(static one => one.Came));
        Assert.All(found, static one => Assert.EndsWith("PublicationNumber", one.Where.Path, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Kigali Coffee Ltd; Huye Tea SARL; Jean Bosco", true)]
    [InlineData("Tuilagi, M.; Cakau, S.; Vula, J.", true)]
    [InlineData("Pacific Foods Ltd and Suva Trading Ltd", true)]
    [InlineData("王小明；李大华", true)]
    [InlineData("Smith and Sons Ltd", false)]
    [InlineData("Limited and Company", false)]
    [InlineData("AT&amp;amp;T Mobile", false)]
    [InlineData("Caf&amp;eacute; Kigali;", false)]
    [InlineData("Kigali Coffee Ltd;", false)]
    public void SeveralPartiesInOneElementAreTold(string name, bool isTold)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("T/1", "Kopi", owner: name)).Replace(">PH<", ">RW<", StringComparison.Ordinal), "RW").FindAll(static one => one.Code == "PARTY-SEVERAL-IN-ONE");

        Assert.Equal(isTold ? [name] : [], found.ConvertAll(static one => one.Came));
    }

    /// <summary>A word of another language is kept as it came and told; a slip of capitals is none.</summary>
    [Theory]
    [InlineData("Marque collective", "Marque collective", true)]
    [InlineData("TM", "TM", true)]
    [InlineData("Collective mark", "collective", false)]
    [InlineData("COLLECTIVE MARK", "collective", false)]
    [InlineData("Collective", "collective", false)]
    [InlineData("Well known mark under TRIPS Article 16_2", "well known mark under trips article 16_2", false)]
    public void AKindOfMarkThatNoStandardHasIsToldAndKept(string written, string kept, bool isTold)
    {
        var found = Check("mark.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("T/1", "Kopi").Replace("<tmk:MarkRepresentation>", $"<tmk:MarkCategory>{written}</tmk:MarkCategory><tmk:MarkRepresentation>", StringComparison.Ordinal)).Replace(">PH<", ">RW<", StringComparison.Ordinal), "RW").FindAll(static one => one.Code == "MARK-KIND-UNKNOWN");

        Assert.Equal(isTold ? [(written, "MarkCategory")] : [], found.ConvertAll(static one => (one.Came, one.Where.Path)));
        Assert.Equal(kept, Daftar.Dialects.St96.St96MarkKinds.Add(null, written));
        Assert.Equal(kept, Daftar.Dialects.St66.St66Words.Kind(written));
    }

    /// <summary>A listing of sequences is mended by the report as any other record, whether it is taken or set aside.</summary>
    [Fact]
    public void DaysAndOfficeOfAListingAreToldWithWhatTheyMayBe()
    {
        const string Listing = """<ST26SequenceListing dtdVersion="V1_3" fileName="s.xml" productionDate="2024-03-05"><ApplicationIdentification><IPOfficeCode>GE</IPOfficeCode><ApplicationNumberText>AP 1</ApplicationNumberText><FilingDate>25.03.2024</FilingDate></ApplicationIdentification><SequenceTotalQuantity>0</SequenceTotalQuantity></ST26SequenceListing>""";
        var taken = Check("s.xml", Listing, "GE");

        var day = Assert.Single(taken, static one => one.Code == "DATE-UNREADABLE");
        Assert.Equal(("25.03.2024", "ApplicationIdentification/FilingDate"), (day.Came, day.Where.Path));
        Assert.Contains("2024-03-25", day.Expected, StringComparison.Ordinal);
        Assert.DoesNotContain(taken, static one => one.Code == "RECORD-PART-UNREAD");

        var aside = Check("s.xml", Listing.Replace("2024-03-05", "26.03.2024", StringComparison.Ordinal).Replace(">GE<", ">Georgia<", StringComparison.Ordinal), "GE");

        Assert.Contains("For Georgia that is GE.", Assert.Single(aside, static one => one.Code == "SEQUENCE-LISTING-UNATTACHED").Expected, StringComparison.Ordinal);
        Assert.Equal(["25.03.2024", "26.03.2024"], aside.Where(static one => one.Code == "DATE-UNREADABLE").Select(static one => one.Came).Order());
    }

    /// <summary>Class and product both slipped out of their places: each finding leads to its own element.</summary>
    [Fact]
    public void ClassAndProductOutOfPlaceAreEachToldWhereTheyStand()
    {
        var found = Check("d.xml", """<Transaction xmlns="http://www.wipo.int/standards/XMLSchema/designs"><DesignTransactionBody><TransactionContentDetails><TransactionData><DesignDetails><Design><RegistrationOfficeCode>GE</RegistrationOfficeCode><DesignApplicationNumber>D-1</DesignApplicationNumber><DesignApplicationDate>2024-01-02</DesignApplicationDate><IndicationProduct>bottle</IndicationProduct><ClassNumber>9-1</ClassNumber></Design></DesignDetails></TransactionData></TransactionContentDetails></DesignTransactionBody></Transaction>""", "GE");

        var (locarno, product) = (Assert.Single(found, static one => one.Code == "LOCARNO-MISSING"), Assert.Single(found, static one => one.Code == "DESIGN-WITHOUT-PRODUCT"));
        Assert.Contains("ClassDescriptionDetails/ClassDescription/ClassNumber in <TransactionData>, and here stands at DesignDetails/Design/ClassNumber.", locarno.Expected, StringComparison.Ordinal);
        Assert.Equal("DesignDetails/Design/ClassNumber", locarno.Where.Path);
        Assert.Contains("IndicationProductDetails/IndicationProduct in <TransactionData>, and here stands at DesignDetails/Design/IndicationProduct.", product.Expected, StringComparison.Ordinal);
        Assert.Equal("DesignDetails/Design/IndicationProduct", product.Where.Path);
    }

    [Theory]
    [InlineData("<pat:ClaimText>The coffee maker of claim 1.</pat:ClaimText>", "", true)]
    [InlineData("<pat:ClaimText>The coffee maker of claim 1.</pat:ClaimText>", "<pat:ClaimText> </pat:ClaimText>", true)]
    // Cancelled, or a picture as scanned: nothing is missing.
    [InlineData("<pat:ClaimText>The coffee maker of claim 1.</pat:ClaimText>", "<pat:ClaimStatusCategory>Cancelled</pat:ClaimStatusCategory>", false)]
    [InlineData("<pat:ClaimText>The coffee maker of claim 1.</pat:ClaimText>", "<pat:ClaimText><com:Image><com:FileName>c2.png</com:FileName></com:Image></pat:ClaimText>", false)]
    public void AClaimWithoutTextIsTold(string text, string instead, bool isTold)
    {
        var found = Check("patent.xml", Patent("TN").Replace(text, instead, StringComparison.Ordinal), "TN");

        Assert.Equal(isTold ? ["claim 2"] : [], found.FindAll(static one => one.Code == "CLAIM-WITHOUT-TEXT").ConvertAll(static one => one.Came));
    }

    [Fact]
    public void AClaimWithoutTextIsToldInTheOlderStandardToo()
    {
        var document = File.ReadAllText(Path.Combine(Project.Root, "samples/st36/ep-specification.xml"));
        var from = document.IndexOf("<claim-text>", StringComparison.Ordinal);
        var cut = document.Remove(from, document.IndexOf("</claim>", from, StringComparison.Ordinal) - from);

        Assert.Contains(Check("patent.xml", cut, null), static one => one.Code == "CLAIM-WITHOUT-TEXT" && one.Came!.StartsWith("claim ", StringComparison.Ordinal));
    }

    /// <summary>The cell is told by the mapping, and the word of the package is that of the cell.</summary>
    [Fact]
    public void AStatusOfASheetThatNobodyKnowsIsToldOnce()
    {
        File.WriteAllText(Path.Combine(folder, "mapping.jsonc"), """{ "office": "BO", "right": "trademark", "file": "*.csv", "fields": { "applicationNumber": "Numero", "filingDate": "Fecha", "words": "Marca", "status": { "column": "Estado", "values": { "Caduca": "ended" } } } }""");

        var found = Check("marks.csv", "Numero;Fecha;Marca;Estado\n1-2021;2021-02-03;CAFE;Vigente con gravamen\n2-2021;2021-02-03;TE;Caduca\n", "BO");

        Assert.Equal("Vigente con gravamen", Assert.Single(found, static one => one.Code is "SHEET-VALUE-UNKNOWN" or "STATUS-UNKNOWN").Came);
        Assert.Contains("\"ended: refused\"", found.First(static one => one.Code == "SHEET-VALUE-UNKNOWN").Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void AStatusInCapitalsIsTheSameWord()
    {
        var found = Check("marks.xml", Marks.Document("2026-03-14T09:30:00Z", [.. ((string[])["Vigente con gravamen", "VIGENTE CON GRAVAMEN", "Otro estado"]).Select((word, at) => System.Text.RegularExpressions.Regex.Replace(Marks.Mark(FormattableString.Invariant($"{at + 1}-2021"), "Kopi", office: "BO"), "StatusCode>[^<]*<", $"StatusCode>{word}<"))]), "BO");

        Assert.Equal(["BO Trademark: Vigente con gravamen, 2 times, first here", "BO Trademark: Otro estado, 1 time"], found.Where(static one => one.Code == "STATUS-UNKNOWN").Select(static one => one.Came));
    }

    [Theory]
    [InlineData("InventionTitleBag")]
    [InlineData("InventionTitle>")]
    public void WhatStandsUnderASlipOfItsNameIsNotMissingBesides(string name)
    {
        var found = Check("patent.xml", Patent("AM").Replace("InventionTitle com", "InventionTitle> com", StringComparison.Ordinal).Replace(name, name.Replace("Title", "Titel", StringComparison.Ordinal), StringComparison.Ordinal).Replace("> com", " com", StringComparison.Ordinal), "AM");

        Assert.Contains("<InventionTitle", Assert.Single(found, static one => one.Code is "ELEMENT-MISSPELT" or "TITLE-MISSING").Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatNobodyWroteIsStillMissing() =>
        Assert.Single(Check("patent.xml", System.Text.RegularExpressions.Regex.Replace(Patent("AM"), "<pat:InventionTitleBag>.*</pat:InventionTitleBag>", ""), "AM"), static one => one.Code == "TITLE-MISSING");

    [Fact]
    public void AllNamesOfAStandardAreToldToTheLast()
    {
        var expected = Assert.Single(Check("patents.xml", """<pat:PatentTransaction xmlns:pat="http://www.wipo.int/standards/XMLSchema/ST96/Patent"><pat:PatentTransactionBody/></pat:PatentTransaction>""", "ET"), static one => one.Code == "DOCUMENT-WITHOUT-RECORD").Expected;

        Assert.DoesNotContain("…", expected, StringComparison.Ordinal);
        Assert.EndsWith("<Trademark>.", expected, StringComparison.Ordinal);
    }

    /// <summary>Both must be looked at: the finding stands at the second, and names the first.</summary>
    [Theory]
    [InlineData("Kopi", "RECORD-TWICE")]
    [InlineData("Teh", "APPLICATION-TWICE")]
    public void OfTwoRecordsOfOneEntryTheFirstIsNamed(string second, string code)
    {
        File.WriteAllText(Path.Combine(folder, "a.xml"), Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1-2021", "Other", office: "BH"), Marks.Mark("2-2021", "Kopi", office: "BH")));
        var line = 1 + Array.FindLastIndex(File.ReadAllLines(Path.Combine(folder, "a.xml")), static one => one.Contains("<tmk:Trademark>", StringComparison.Ordinal) || one.Contains("<tmk:Trademark ", StringComparison.Ordinal));

        var found = Check("b.xml", Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("2-2021", second, office: "BH")), "BH");

        Assert.Contains(FormattableString.Invariant($"at a.xml:{line}"), Assert.Single(found, one => one.Code == code).Came, StringComparison.Ordinal);
    }

    [Fact]
    public void TitlesAboveASheetAreToldWithItsHeads()
    {
        var found = Check("marks.csv", "Office of Industrial Property\nExport of 12.03.2024\n\nApplication number;Filing date;Mark;Applicant\nAL/T/2021/1;03.02.2021;KAFE;Agron\nAL/T/2021/2;04.02.2021;CAJ;Besa\n", "AL");

        Assert.Equal("heads in line 4, behind 3 lines that are no part of the sheet: Application number, Filing date, Mark, Applicant", Assert.Single(found, static one => one.Code == "SHEET-WITHOUT-MAPPING").Came);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" encoding=\"UTF-8\"")]
    public void TheDeclarationThatIsMissingIsGivenToBeCopied(string declared)
    {
        var document = Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1-2021", "КОФЕ ПРИМЕР, чёрный байховый чай", office: "KZ")).Replace(" encoding=\"UTF-8\"", declared, StringComparison.Ordinal);
        File.WriteAllBytes(Path.Combine(folder, "marks.xml"), Encoding.GetEncoding(1251).GetBytes(document));

        var line = Check(null, "", "KZ").First(static one => one.Code.StartsWith("ENCODING-", StringComparison.Ordinal)).Expected;
        line = line[line.IndexOf("<?xml", StringComparison.Ordinal)..];

        Assert.Equal("<?xml version=\"1.0\" encoding=\"windows-1251\"?>", line);
        // Mended by that line alone.
        File.WriteAllBytes(Path.Combine(folder, "marks.xml"), Encoding.GetEncoding(1251).GetBytes(line + document[(document.IndexOf("?>", StringComparison.Ordinal) + 2)..]));
        Assert.DoesNotContain(Check(null, "", "KZ"), static one => one.Code.StartsWith("ENCODING-", StringComparison.Ordinal));
    }

    [Fact]
    public void ARootOfTheOfficesOwnIsToldWithWhatToWriteForIt()
    {
        var expected = Assert.Single(Check("marks.xml", """<FijiExport xmlns="urn:fipo:export"><Office>FJ</Office><Mark><ApplicationNumber>FJ/1</ApplicationNumber><ApplicationDate>2020-02-04</ApplicationDate><MarkVerbalElementText>KOPI</MarkVerbalElementText><AplicantBag/><Holder>Lomani</Holder></Mark></FijiExport>""", "FJ"), static one => one.Code == "DOCUMENT-UNRECOGNISED").Expected;

        Assert.Contains("<Trademark> of ST.96: <ApplicationNumber>, <ApplicationDate>, <MarkVerbalElementText>, <Holder>. Write each record as <Trademark xmlns=\"http://www.wipo.int/standards/XMLSchema/ST96/Trademark\">", expected, StringComparison.Ordinal);
        Assert.Contains("Names it does not have: ", expected, StringComparison.Ordinal);
        Assert.Contains("<AplicantBag> is perhaps <ApplicantBag>", expected, StringComparison.Ordinal);
    }

    private static string Patent(string office) => File.ReadAllText(Directory.GetFiles(Path.Combine(Project.Root, "samples/checks/clean/patent"), "*.xml")[0]).Replace(">VN<", $">{office}<", StringComparison.Ordinal);

    private List<Finding> Check(string? name, string document, string? authority)
    {
        if (name is not null)
        {
            File.WriteAllText(Path.Combine(folder, name), document);
        }
        List<Finding> found = [];
        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions { Authority = authority }, found.Add, default);
        return found;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
