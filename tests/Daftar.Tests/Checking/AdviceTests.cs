using Daftar.Intake;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Checking;

/// <summary>Whoever looks after the data has nothing but the report: it must name what is wrong, and nothing that is right.</summary>
public sealed class AdviceTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-advice-").FullName;

    [Fact]
    public void DesignsThatAreOnlyCountedInTheirApplicationAreTaken()
    {
        var result = Check(File.ReadAllText(Path.Combine(Project.Root, "samples/st86/application-of-three.xml")), "MY", out var found);

        Assert.Equal((3L, 0L), (result.Received, result.SetAside));
        Assert.DoesNotContain(found, static one => one.Code == "RECORD-NUMBER-MISSING");
    }

    [Fact]
    public void AnElementUnderAWrongNameIsNamed()
    {
        Check(Mark66().Replace("<TradeMark ", "<Trademark ", StringComparison.Ordinal).Replace("</TradeMark>", "</Trademark>", StringComparison.Ordinal), "PH", out var found);

        Assert.Contains("<Trademark>", Assert.Single(found, static one => one.Code == "RECORD-EMPTY").Came, StringComparison.Ordinal);
    }

    /// <summary>Of parties who live in one city, and of views under one number, the place is that of the one that is wrong.</summary>
    [Theory]
    [InlineData("PARTY-NAME-MISSING", "<com:CityName>Nowhere</com:CityName><com:CountryCode>VN</com:CountryCode></com:PublicationContact></tmk:Applicant>", null)]
    [InlineData("PARTY-NAME-MISSING", "<com:CityName>Nowhere</com:CityName><com:CountryCode>VN</com:CountryCode></com:PublicationContact></tmk:Applicant>", "<com:CountryCode>VN</com:CountryCode></com:PublicationContact></tmk:Applicant>")]
    [InlineData("VIEW-NUMBER-TWICE", "<com:FileName>back.png</com:FileName><dgn:ViewIdentifier>1</dgn:ViewIdentifier>", null)]
    public void ThePlaceIsThatOfTheWrongOneAmongAlikes(string code, string what, string? instead)
    {
        var sample = Directory.GetFiles(Path.Combine(Project.Root, "samples/checks", code), "*.xml").Single();
        var written = File.ReadAllText(sample);
        Assert.Contains(what, written, StringComparison.Ordinal);
        written = instead is null ? written : written.Replace(what, instead, StringComparison.Ordinal);
        var line = written[..written.IndexOf(instead ?? what, StringComparison.Ordinal)].Count(static c => c == '\n') + 1;

        Check(written, code == "PARTY-NAME-MISSING" ? "VN" : "TH", out var found);

        var place = Assert.Single(found, one => one.Code == code).Where;
        Assert.Equal((line, true), (place.Line, place.Column > 0));
    }

    /// <summary>Whoever mends two that contradict each other must see both.</summary>
    [Fact]
    public void OfTwoRecordsThatContradictEachOtherThePlaceOfTheFirstIsTold()
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "ALPHA TEA", "2020-02-03", "Ana", "R-77"), Marks.Mark("4/2020/00000002", "BETA TEA", "2021-02-03", "Ben", "R-77")), "PH", out var found);

        Assert.Contains("what came before under that number (of the entry that begins at document.xml:5)", Assert.Single(found, static one => one.Code == "IDENTITY-CONFLICT").Came, StringComparison.Ordinal);
    }

    [Fact]
    public void ASoundIsNoImageOfAFigurativeMark()
    {
        Check(Mark66().Replace("<MarkFeature>3-D<", "<MarkFeature>Figurative<", StringComparison.Ordinal).Replace("MarkImageDetails>", "MarkImages>", StringComparison.Ordinal), "PH", out var found);

        Assert.Contains(found, static one => one.Code == "FIGURATIVE-MARK-WITHOUT-IMAGE");
    }

    [Theory]
    [InlineData("ZZ", "Records of KE; ZZ is no code of WIPO ST.3.")]
    [InlineData("PE", "Records of KE, or a mandate for PE in the file of KE; PE administers it.")]
    public void AnOfficeNobodyKnowsIsGivenNoMandate(string office, string expected)
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1234", "Kopi", office: office)), "KE", out var found);

        Assert.Equal(expected, Assert.Single(found, static one => one.Code == "PROVIDER-WITHOUT-MANDATE").Expected);
    }

    [Fact]
    public void AnOfficeCodeOfThreeLettersIsToldThoughTheSenderIsKnown()
    {
        var result = Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("1234", "Kopi", office: "KEN")), "KE", out var found);

        // At each of the two places where it stands.
        Assert.Equal([("KEN", 5, true), ("KEN", 5, false)], found.Where(static one => one.Code == "OFFICE-CODE-UNKNOWN").Select(static one => (one.Came!, one.Where.Line, one.Where.Column < 100)));
        Assert.Equal((1L, 0L), (result.Received, result.SetAside));
    }

    /// <summary>There is no class 99 of Locarno: 99 is a subclass, Miscellaneous.</summary>
    [Theory]
    [InlineData("99-99", true)]
    [InlineData("33-01", true)]
    [InlineData("00-01", true)]
    [InlineData("32-00", false)]
    [InlineData("09-99", false)]
    public void AClassThatLocarnoDoesNotHaveIsTold(string symbol, bool isTold)
    {
        Check(File.ReadAllText(Path.Combine(Project.Root, "samples/checks/LOCARNO-FORM/designs.xml")).Replace("47-01", symbol, StringComparison.Ordinal), "TH", out var found);

        Assert.Equal(isTold, found.Exists(static one => one.Code == "LOCARNO-FORM"));
    }

    /// <summary>"Pending" of one record is not that of another: no entry is known by a word, and a record that has nothing else is set aside; told once, where it stands.</summary>
    [Theory]
    [InlineData("see file")]
    [InlineData("pending")]
    [InlineData("n/a")]
    [InlineData("en trámite")]
    [InlineData("0000")]
    public void AWordIsNoNumber(string word)
    {
        var alone = Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark(word, "Kopi"), Marks.Mark(word, "Teh")), "PH", out var found);

        Assert.Equal((2L, 2L), (alone.Received, alone.SetAside));
        Assert.All(found.Where(static one => one.Code == "RECORD-NUMBER-MISSING"), one => Assert.Equal(($"application number \"{word}\", which is none", "ApplicationNumber/ApplicationNumberText"), (one.Came, one.Where.Path)));
        Assert.DoesNotContain(found, static one => one.Code is "NUMBER-STANDS-FOR-NONE" or "NUMBER-FORM-UNKNOWN" or "APPLICATION-TWICE" or "IDENTITY-CONFLICT");

        var registered = Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark(word, "Kopi", registration: "4/2019/00000011"), Marks.Mark(word, "Teh", owner: "Another", filed: "2021-01-05", registration: "4/2019/00000012")), "PH", out found);

        Assert.Equal((2L, 0L), (registered.Received, registered.SetAside));
        Assert.Equal(2, found.Count(static one => one.Code == "NUMBER-STANDS-FOR-NONE"));
        Assert.DoesNotContain(found, static one => one.Code is "APPLICATION-TWICE" or "NUMBER-OF-TWO-APPLICATIONS");
    }

    /// <summary>Two records have nothing in common but that none of their numbers is one.</summary>
    [Fact]
    public void RecordsOfWordsForNumbersAreNotTheSame()
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("0", "Kopi", registration: "0/R"), Marks.Mark("N/A", "Teh", registration: "N/A/R")), "PH", out var found);

        Assert.Equal(2, found.Count(static one => one.Code == "RECORD-NUMBER-MISSING"));
        Assert.DoesNotContain(found, static one => one.Code == "APPLICATION-TWICE");
    }

    [Theory]
    [InlineData("N/A", "Where there is no date, the element is left out.")]
    [InlineData("-", "Where there is no date, the element is left out.")]
    [InlineData("44329", "As the number by which spreadsheets count days this is 2021-05-13: export the cell as a date.")]
    public void ADateThatIsNoneIsToldWithWhatToDo(string written, string expected)
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi", filed: written)), "PH", out var found);

        Assert.EndsWith(expected, Assert.Single(found, static one => one.Code == "DATE-UNREADABLE").Expected, StringComparison.Ordinal);
    }

    /// <summary>One date that cannot be read is one thing to mend: what misses it is not told beside it.</summary>
    [Fact]
    public void ADateThatCannotBeReadIsToldOnce()
    {
        Check(System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(Path.Combine(Project.Root, "samples/checks/clean/trademark/marks.xml")), ">([0-9]{4})-([0-9]{2})-([0-9]{2})<", ">$3/$2/$1<"), "VN", out var found);

        Assert.Contains("This one is 2020-02-04 where the day comes first", found.First(static one => one.Code == "DATE-UNREADABLE").Expected, StringComparison.Ordinal);
        Assert.DoesNotContain(found, static one => one.Code is "EVENT-WITHOUT-DATE" or "PUBLICATION-WITHOUT-DATE" or "PRIORITY-INCOMPLETE" or "FILING-DATE-MISSING");
    }

    [Fact]
    public void AYearOfAnotherCalendarIsToldOnceAndConverted()
    {
        Check(System.Text.RegularExpressions.Regex.Replace(File.ReadAllText(Path.Combine(Project.Root, "samples/checks/clean/trademark/marks.xml")), ">20([0-9]{2})-", static match => FormattableString.Invariant($">{2543 + int.Parse(match.Groups[1].ValueSpan, null)}-")), "VN", out var found);

        Assert.Equal(["YEAR-NOT-GREGORIAN"], found.Select(static one => one.Code).Where(static code => (code.EndsWith("-IN-FUTURE", StringComparison.Ordinal) && code != "PRODUCED-IN-FUTURE") || code == "YEAR-NOT-GREGORIAN").Distinct());
        Assert.Contains("Of the Buddhist era this is 2026-", found.First(static one => one.Code == "PRODUCED-IN-FUTURE").Expected, StringComparison.Ordinal);
        Assert.Contains("Of the Buddhist era this is 2020-", found.First(static one => one.Code == "YEAR-NOT-GREGORIAN").Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("30, 32", "Each class by itself, in an element (of a spreadsheet: a row) of its own with its goods: 30 and 32.")]
    [InlineData("9-11", "with its goods: 9, 10 and 11, if it stands for all from the first to the last.")]
    [InlineData("35 to 37, 41", "with its goods: 35, 36, 37 and 41, if it stands for all from the first to the last.")]
    [InlineData("1 – 5", "with its goods: 1, 2, 3, 4 and 5, if it stands for all from the first to the last.")]
    [InlineData("35-9", "with its goods: 35 and 9.")]
    [InlineData("09-Nov", "a spreadsheet makes of 9-11: write the cell as text. If that was meant, each class by itself, in an element (of a spreadsheet: a row) of its own with its goods: 9, 10 and 11.")]
    [InlineData("Nov-35", "with its goods: 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34 and 35.")]
    [InlineData("Clase 30", "The number alone, in the digits 0 to 9: 30.")]
    [InlineData("٢٩", "The number alone, in the digits 0 to 9: 29.")]
    [InlineData("47", "1 to 45.")]
    public void AClassThatIsNoneIsToldWithWhatIsMeant(string written, string expected)
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi").Replace("ClassNumber>30<", $"ClassNumber>{written}<", StringComparison.Ordinal)), "PH", out var found);

        Assert.EndsWith(expected, Assert.Single(found, static one => one.Code == "NICE-CLASS-UNKNOWN").Expected, StringComparison.Ordinal);
    }

    /// <summary>Codes of three letters and names are proposed as the code of two.</summary>
    [Fact]
    public void CodesThatAreMeantAreProposed()
    {
        var document = Mark66().Replace(">PH<", ">PRY<", StringComparison.Ordinal).Replace(">SG<", ">UK<", StringComparison.Ordinal).Replace("languageCode=\"en\"", "languageCode=\"spa\"", StringComparison.Ordinal).Replace(">EN<", ">english<", StringComparison.Ordinal);

        Check(document, "PY", out var found);

        Assert.EndsWith(" For PRY that is PY.", found.First(static one => one.Code == "OFFICE-CODE-UNKNOWN").Expected, StringComparison.Ordinal);
        Assert.EndsWith(" For UK that is GB.", found.First(static one => one.Code == "PRIORITY-OFFICE-UNKNOWN").Expected, StringComparison.Ordinal);
        Assert.EndsWith(" For spa that is es.", found.First(static one => one is { Code: "LANGUAGE-UNKNOWN", Came: "spa" }).Expected, StringComparison.Ordinal);
        Assert.EndsWith(" For english that is en.", found.First(static one => one is { Code: "LANGUAGE-UNKNOWN", Came: "english" }).Expected, StringComparison.Ordinal);
    }

    /// <summary>What is no delivery at all says what it is.</summary>
    [Theory]
    [InlineData("<!DOCTYPE html><html><body>Session expired</body></html>", "DOCUMENT-UNRECOGNISED", "This is a page of a web site")]
    [InlineData("<transaction><tradeMark/></transaction>", "DOCUMENT-UNRECOGNISED", "<Transaction>, if that is meant: element names are exact.")]
    [InlineData("<WO-PUBLISHED-APPLICATION><ABSTRACT/></WO-PUBLISHED-APPLICATION>", "DOCUMENT-", "<wo-published-application>, if that is meant: element names are exact")]
    public void ADocumentThatIsNoneIsToldWithWhatItMayBe(string document, string code, string expected)
    {
        Check(document, "PH", out var found);

        Assert.Contains(expected, found.First(one => one.Code.StartsWith(code, StringComparison.Ordinal)).Expected, StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberUnderANameOfTheOfficesOwnIsShown()
    {
        Check(Mark66().Replace("ApplicationNumber>", "NumeroDepot>", StringComparison.Ordinal).Replace("RegistrationNumber>", "NumeroEnregistrement>", StringComparison.Ordinal), "PH", out var found);

        Assert.StartsWith("no number where it is read, but 4-2021-900017 at ", Assert.Single(found, static one => one.Code == "RECORD-NUMBER-MISSING").Came, StringComparison.Ordinal);
    }

    [Fact]
    public void ANumberOfNoFormIsToldWithHowTheOfficeWritesThem()
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("TM-1", "Kopi")), "PH", out var found);

        Assert.Equal("A number as PH writes it: PH/4/1981/00000115.", Assert.Single(found, static one => one.Code == "NUMBER-FORM-UNKNOWN").Expected);
    }

    /// <summary>A design is no more known by the place in an application without a number than by that.</summary>
    [Fact]
    public void ADesignOfAnApplicationWithoutANumberIsSetAside()
    {
        var result = Check(File.ReadAllText(Path.Combine(Project.Root, "samples/st86/application-of-three.xml")).Replace("20-E9001-0101", "en trámite", StringComparison.Ordinal), "MY", out var found);

        Assert.Equal((3L, 3L), (result.Received, result.SetAside));
        Assert.Equal(3, found.Count(static one => one.Code == "RECORD-NUMBER-MISSING"));
    }

    /// <summary>Whoever misses a file sees what may be meant by its name; whoever has files left over sees which.</summary>
    [Theory]
    [InlineData("merki kaffi.png", "merki%20kaffi.png", true)]
    [InlineData("images/1-1.JPG", "images/1-1.jpeg", true)]
    [InlineData("cafe.png", "caf\u00e9.PNG", true)]
    [InlineData("one.png", "two.png", false)]
    [InlineData("images/1.png", "sounds/1.mp3", false)]
    public void AFileThatIsNamedNearlySoIsProposed(string named, string there, bool isProposed)
    {
        var path = Path.Combine(folder, there);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, [0x89, .. "PNG"u8]);
        File.WriteAllText(Path.Combine(folder, "marks.xml"), Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi").Replace("</tmk:MarkReproduction>", $"<tmk:MarkImageBag><tmk:MarkImage><com:FileName>{named}</com:FileName></tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction>", StringComparison.Ordinal)));
        List<Finding> found = [];

        Flow.Check(TimeProvider.System).Run(folder, new LoadOptions(), found.Add, default);

        Assert.Equal(isProposed, Assert.Single(found, static one => one.Code == "FILE-MISSING").Expected.Contains($"There is {there}: ", StringComparison.Ordinal));
        Assert.Equal("1 file: " + there, Assert.Single(found, static one => one.Code == "FILES-UNREFERENCED").Came);
    }

    /// <summary>The picture is there, in letters in the place of its name: no page on the web changes, moves or asks for a password.</summary>
    [Fact]
    public void AFileWrittenInThePlaceOfItsNameIsToldAsThat()
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi").Replace("</tmk:MarkReproduction>", "<tmk:MarkImageBag><tmk:MarkImage><com:FileName>data:image/png;base64,iVBORw0KGgo=</com:FileName></tmk:MarkImage></tmk:MarkImageBag></tmk:MarkReproduction>", StringComparison.Ordinal)), "PH", out var found);

        Assert.Contains("save what follows as a file (base64 decoded), put it into the package and name it", Assert.Single(found, static one => one.Code == "FILE-ON-THE-WEB").Expected, StringComparison.Ordinal);
    }

    /// <summary>Whoever looks for the value in the file finds it.</summary>
    [Theory]
    [InlineData("<ClassNumber>07<", "<ClassNumber>099<", "NICE-CLASS-UNKNOWN", "099")]
    [InlineData("languageCode=\"en\"", "languageCode=\"English\"", "LANGUAGE-UNKNOWN", "English")]
    [InlineData("languageCode=\"en\"", "languageCode=\"ENG\"", "LANGUAGE-UNKNOWN", "ENG")]
    public void WhatIsToldIsWhatStandsInTheFile(string right, string wrong, string code, string came)
    {
        var document = Mark66();
        Assert.Contains(right, document, StringComparison.Ordinal);

        Check(document.Replace(right, wrong, StringComparison.Ordinal), "PH", out var found);

        Assert.Equal(came, found.First(one => one.Code == code).Came);
    }

    /// <summary>Of an element in its place nobody says that the standard does not have it there: what it holds is the fault.</summary>
    [Theory]
    [InlineData("st66/mark-word.xml", "PH", "<Priority>", "</Priority>", "KE 12345 of 12/03/2021", "PRIORITY-INCOMPLETE", "in <Priority>: <PriorityCountryCode>, <PriorityNumber>, <PriorityDate>. ")]
    [InlineData("st96/marks.xml", "VN", "<tmk:Priority>", "</tmk:Priority>", "AU 1234567 (1 Jan 2022)", "PRIORITY-INCOMPLETE", "in <Priority>: <PriorityCountryCode>, <ApplicationNumber>, <PriorityApplicationFilingDate>. ")]
    [InlineData("st66/mark-word.xml", "PH", "<MarkImageFileFormat>", "</MarkImageFileFormat>", "PNG</MarkImageFileFormat><MarkImageBinary>iVBORw0KGgo=</MarkImageBinary><MarkImageFileFormat>", "RECORD-PART-UNREAD", "The file beside the document, and its name in the record")]
    [InlineData("st66/mark-word.xml", "PH", "<ExhibitionPriority>", "</ExhibitionPriority>", "Bandung fair, 2020", "RECORD-PART-UNREAD", "elements of its own inside it (<ExhibitionCityName>, <ExhibitionCountryCode>, ")]
    public void WhatStandsInItsPlaceAndIsNotReadIsToldWithWhatIsReadThere(string sample, string office, string from, string to, string instead, string code, string expected)
    {
        var document = File.ReadAllText(Path.Combine(Project.Root, "samples", sample));
        var start = document.IndexOf(from, StringComparison.Ordinal) + from.Length;

        Check(document[..start] + instead + document[document.IndexOf(to, start, StringComparison.Ordinal)..], office, out var found);

        var told = Assert.Single(found, one => one.Code == code && one.Expected.Contains(expected, StringComparison.Ordinal));
        Assert.DoesNotContain(found, one => one.Code == "RECORD-PART-UNREAD" && one != told && one.Where.Path == told.Where.Path);
    }

    /// <summary>Nobody is led into a patent's record from a mark's, nor into a list in a list.</summary>
    [Theory]
    [InlineData("FilingDate", "2022-02-01", "no <FilingDate> is read anywhere in <Trademark>")]
    [InlineData("OwnerBag", "Pacific Foods", "no <OwnerBag> is read anywhere in <Trademark>")]
    public void AnElementOfAnotherRightIsToldAsThat(string name, string text, string expected)
    {
        Check(Marks.Document("2026-03-14T09:30:00Z", Marks.Mark("4/2020/00000001", "Kopi").Replace("</tmk:Trademark>", $"<tmk:{name}>{text}</tmk:{name}></tmk:Trademark>", StringComparison.Ordinal)), "PH", out var found);

        Assert.Contains(expected, Assert.Single(found, static one => one.Code == "ELEMENT-MISPLACED").Expected, StringComparison.Ordinal);
    }

    /// <summary>An attribute, or a word of another form, is no element that was meant.</summary>
    [Fact]
    public void NoElementInSmallLettersIsProposedInSt96()
    {
        Assert.Null(Daftar.Dialects.KnownNames.Of("st96", "GIData", "Product"));
        Assert.Null(Daftar.Dialects.KnownNames.Of("st96", "GIApplication", "GIData/Product"));
        Assert.Equal("ApplicantBag", Daftar.Dialects.KnownNames.Of("st96", "Trademark", "Aplicantbag")?.Meant);
    }

    private static string Mark66() => File.ReadAllText(Path.Combine(Project.Root, "samples/st66/mark-word.xml"));

    private CheckedPackage Check(string document, string authority, out List<Finding> found)
    {
        var path = Path.Combine(folder, "document.xml");
        File.WriteAllText(path, document);
        var findings = found = [];
        return Flow.Check(TimeProvider.System).Run(path, new LoadOptions { Authority = authority }, findings.Add, default);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
