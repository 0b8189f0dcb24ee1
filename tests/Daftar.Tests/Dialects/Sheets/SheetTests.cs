using System.Text;
using Daftar.Dialects.Sheets;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.Sheets;

/// <summary>Spreadsheets of offices become records after a mapping that is data.</summary>
public sealed class SheetTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-sheets-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Read in the sample by eye.</summary>
    [Fact]
    public void TheSampleIsReadAsItsMappingSays()
    {
        var read = Read(Path.Combine(Repository.Root, "samples/sheet/marks"));

        Assert.Equal([("marks.csv", 2L), ("marks.csv", 6L), ("marks.csv", 7L)], read.Records.ConvertAll(static one => (one.Where.File, one.Where.Line)));
        var mark = Assert.IsType<TrademarkRecord>(read.Records[0].Read.Record);
        Assert.Equal(["BN BN/T/2024/00001", "BN 24-00017"], mark.Identifiers.Select(static number => number.ToString()));
        Assert.Equal((new RegisterDate(2024, 2, 5), new RegisterDate(2024, 9, 11), new RegisterDate(2034, 2, 5)), (mark.FilingDate!.Value, mark.RegistrationDate!.Value, mark.ExpiryDate!.Value));
        Assert.Equal([("30", "Rice; \"pandan\" rice; noodles"), ("43", "Restaurants")], mark.Goods!.ConvertAll(static goods => (goods.Class!, goods.Descriptions![0].Text)));
        Assert.Equal((GeneralStatus.InForce, "REG"), (mark.Status!.General, mark.Status.OfficeText));
        Assert.Equal(["Jalan Tasek 4", "Bandar Seri Begawan"], Assert.Single(mark.Applicants!).AddressLines!);
        Assert.Equal("Salleh & Partners, Advocates", Assert.Single(mark.Representatives!).Name);
        Assert.Equal(["05.07.03", "27.05.01"], mark.Vienna!);
        Assert.Equal("images/TM-2024-0001.png", Assert.Single(mark.Files!).Name);
        // Nothing is lost: the column without a field, and the row of a role nobody asked for.
        Assert.Equal(["Priority JP 2023-112233 2023-08-14", "Clerk ana", "agents/ROLE OPP", "agents/NAME Granary Foods Ltd", "agents/CTRY GB"], mark.Residue!.Select(static left => $"{left.Path} {left.Text}"));
        Assert.Equal([("Terang Holdings", "BN"), ("River Light Pte Ltd", "SG")], read.Records[1].Read.Record!.Applicants!.ConvertAll(static party => (party.Name!, party.Country!)));
        Assert.Equal((new RegisterDate(2023), "withdrawn"), (read.Records[2].Read.Record!.FilingDate!.Value, read.Records[2].Read.Record!.Status!.Reason));
    }

    [Theory]
    [InlineData("utf-8", ';', "ชาไทย", "15 มกราคม 2567")]
    [InlineData("windows-874", ',', "ชาไทย", "15 ม.ค. 2567")]
    [InlineData("utf-16", '\t', "ชาไทย", "15/01/2567")]
    [InlineData("utf-16BE", '|', "ชาไทย", "๑๕/๐๑/๒๕๖๗")]
    public void EncodingDelimiterAndYearsOfAnotherEraAreRead(string encoding, char delimiter, string words, string filed)
    {
        var d = delimiter;
        Mapping("""{ "office": "TH", "right": "trademark", "dates": ["d MMMM yyyy", "d MMM yyyy", "dd/MM/yyyy"], "calendar": "buddhist", "language": "th", "fields": { "applicationNumber": "เลขที่คำขอ", "words": "MARK", "filingDate": "วันยื่น" } }""");
        Sheet("marks.csv", $"เลขที่คำขอ{d}Mark{d}วันยื่น\r\n210100001{d}{words}{d}{filed}\r\n", encoding);

        var mark = (TrademarkRecord)Assert.Single(Read().Records).Read.Record!;

        Assert.Equal(("210100001", words, new RegisterDate(2024, 1, 15)), (mark.Number(Numbers.Application), mark.Words, mark.FilingDate));
    }

    [Fact]
    public void ShiftJisIsSeenWhereTheOfficeIsJapanAndToldAsAGuess()
    {
        Mapping("""{ "office": "JP", "right": "trademark", "fields": { "applicationNumber": 1, "words": 2 }, "form": { "header": false } }""");
        Sheet("marks.csv", "2024-012345,ソニック表\n2024-012346,能登\n", "shift_jis");

        var read = Read();

        Assert.Equal(["ソニック表", "能登"], read.Records.ConvertAll(static one => ((TrademarkRecord)one.Read.Record!).Words));
        Assert.Contains("SHEET-ENCODING-GUESSED", read.Told);
    }

    [Fact]
    public void RowsOfARecordThatDoNotStandTogetherAreBroughtTogether()
    {
        Mapping("""{ "office": "BN", "right": "trademark", "key": "no", "rows": "scattered", "fields": { "applicationNumber": "no", "goods": { "class": "class" } } }""");
        Sheet("marks.csv", "no,class\n1,5\n2,9\n1,30\n,7\n2,35\n");

        var read = Read();

        Assert.Equal(["5 30", "9 35"], read.Records.Select(static one => one.Read.Record as TrademarkRecord).Where(static mark => mark?.Identifiers.Count > 0).Select(static mark => string.Join(' ', mark!.Goods!.Select(static goods => goods.Class))));
    }

    [Theory]
    [InlineData("1,\"open,5\n2,b,9\n3,c,30\n", "SHEET-QUOTE-OPEN", 2)]
    [InlineData("1,a,5\n2,b,b,9\n3,c,30\n", "SHEET-CELLS-DIFFER", 3)]
    [InlineData("0,\"a\",5\n1,b,\"9\n2,c,\"30\"\n", "SHEET-QUOTE-OPEN", 3)]
    [InlineData("1,a,5\n2,b\n3,c,30\n", "SHEET-CELLS-DIFFER", 3)]
    public void ABadRowIsAFindingAndCostsNothingElse(string rows, string code, long line)
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "words": "mark", "goods": { "class": "class" } } }""");
        Sheet("marks.csv", "no,mark,class\n" + rows);

        var read = Read();

        Assert.Equal(2, read.Records.Count(static one => one.Read.Record is not null));
        var finding = Assert.Single(read.Findings, finding => finding.Code == code);
        Assert.Equal((Severity.SetAside, line), (finding.Severity, finding.Where.Line));
    }

    [Fact]
    public void MarksInsideAQuotedCellThatAreNotDoubledAreToldOnceAFileAndTheRowsAreTaken()
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "words": "mark" } }""");
        Sheet("marks.csv", "no,mark\n1,\"THE \"BLUE\" HOUSE\"\n2,\"THE \"\"RED\"\" HOUSE\"\n3,5\" PIPE\n4,\"A\" B\n");

        var read = Read();

        Assert.Equal(["THE \"BLUE\" HOUSE\"", "THE \"RED\" HOUSE", "5\" PIPE", "A\" B"], read.Records.Select(static one => one.Read.Record).OfType<TrademarkRecord>().Select(static mark => mark.Words));
        var stray = Assert.Single(read.Findings, static finding => finding.Code == "SHEET-QUOTE-STRAY");
        Assert.Equal((2L, "2 rows, first in lines 2, 5"), (stray.Where.Line, stray.Came));
    }

    [Theory]
    [InlineData("utf-8", ";")]
    [InlineData("utf-16", "\t")]
    public void RowsOfEmptyCellsAreNoRecords(string encoding, string d)
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "words": "mark" }, "tables": { "agents": { "file": "agents.csv", "key": "no", "fields": { "representatives": "agent" } } }, "key": "no", "file": "marks.csv" }""");
        Sheet("marks.csv", $"no{d}mark\r\n1{d}TEA\r\n{d}\r\n\"\"{d} \r\n2{d}RICE\r\n{d}{d}\r\n", encoding);
        Sheet("agents.csv", $"no{d}agent\r\n1{d}Ong\r\n{d}\r\n", encoding);

        var read = Read();

        Assert.Equal(["TEA", "RICE"], read.Records.Select(static one => one.Read.Record).OfType<TrademarkRecord>().Select(static mark => mark.Words));
        Assert.DoesNotContain(read.Findings, static finding => finding.Severity > Severity.Watch);
    }

    [Fact]
    public void ANumberThatASpreadsheetWasToldToLeaveAsItIsIsReadWithoutThatMark()
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "words": "mark" } }""");
        Sheet("marks.csv", "no,mark\n=\"00123\",TEA\n\"=\"\"00124\"\"\",RICE\n");

        Assert.Equal(["00123", "00124"], Read().Records.Select(static one => one.Read.Record!.Number(Numbers.Application)));
    }

    [Fact]
    public void AWordOfTheStatusThatTheMappingDoesNotKnowButEverybodyDoesIsNoFinding()
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "status": { "column": "status", "values": { "Weird": "ended: refused" } } } }""");
        Sheet("marks.csv", "no,status\n1,Registered\n2,weird\n3,stranger\n");

        var read = Read();

        Assert.Equal([GeneralStatus.InForce, GeneralStatus.Ended, GeneralStatus.Unknown], read.Records.Select(static one => one.Read.Record!.Status!.General));
        Assert.Equal("stranger", Assert.Single(read.Findings, static finding => finding.Code == "SHEET-VALUE-UNKNOWN").Came);
    }

    [Fact]
    public void ADraftFindsTheHeadsBelowATitle()
    {
        const string sheet = "Trade mark register;;;\n;as of June;;\nApp No;Filing date;Mark name;Owner\nTM1;2024-01-02;ALPHA;Joe\nTM2;2024-01-03;BETA;Ann\n";
        File.WriteAllText(Path.Combine(_folder, "mapping.jsonc"), SheetDraft.Write(Encoding.UTF8.GetBytes(sheet), "marks.csv", "BN", Right.Trademark, OfficeProfiles.Embedded));
        Sheet("marks.csv", sheet);

        Assert.Equal(["TM1 ALPHA", "TM2 BETA"], Read().Records.Select(static one => one.Read.Record).OfType<TrademarkRecord>().Select(static mark => $"{mark.Number(Numbers.Application)} {mark.Words}"));
    }

    /// <summary>Read in two orders, the one cell that shows that they are mixed would be silent, and all that fit both read in the order of the others. Whether somebody must say the order, the cells tell.</summary>
    [Theory]
    [InlineData("13/05/2021", "05/06/2021", "\"dates\": [\"dd/MM/yyyy\"],\n", "13/05/2021 05/06/2021")]
    [InlineData("13/5/2021", "05/06/2021", "\"dates\": [\"d/M/yyyy\"],\n", "13/5/2021 05/06/2021")]
    [InlineData("04/05/2021", "05/06/2021", "\"dates\": [\"dd/MM/yyyy\"], // ??? day before month, or month before day? Every cell fits both\n", "04/05/2021 05/06/2021")]
    [InlineData("13/5/2021", "1/13/2021", "\"dates\": [\"d/M/yyyy\"], // ??? 1/13/2021 is a date only as M/d/yyyy, others only or also as d/M/yyyy: ", "13/5/2021")]
    [InlineData("4 May 2021", "2021-06-05", "\"dates\": [\"yyyy-MM-dd\", \"d MMMM yyyy\"],\n", "4 May 2021 2021-06-05")]
    public void ADraftNeverReadsOneColumnInTwoOrders(string one, string other, string drafted, string read)
    {
        var sheet = $"App No;Filing date;Mark name;Owner\nTM1;{one};ALPHA;Joe\nTM2;{other};BETA;Ann\n";
        var draft = SheetDraft.Write(Encoding.UTF8.GetBytes(sheet), "marks.csv", "BN", Right.Trademark, OfficeProfiles.Embedded).ReplaceLineEndings("\n");
        File.WriteAllText(Path.Combine(_folder, "mapping.jsonc"), draft);
        Sheet("marks.csv", sheet);

        var result = Read();

        Assert.Contains(drafted, draft, StringComparison.Ordinal);
        Assert.Equal(read.Contains(other, StringComparison.Ordinal) ? [] : [other], result.Findings.Where(static told => told.Code == "DATE-UNREADABLE").Select(static told => told.Came!));
    }

    /// <summary>Nobody finds in a sheet what was made of its cell.</summary>
    [Theory]
    [InlineData("09-Nov", "09-Nov"), InlineData("099", "099"), InlineData("009", "9"), InlineData("09", "9"), InlineData("00", "00")]
    public void AClassThatIsNoneStaysAsItIsWritten(string cell, string read)
    {
        Mapping("""{ "office": "BN", "right": "trademark", "fields": { "applicationNumber": "no", "goods": { "class": "Class", "text": "Goods" } } }""");
        Sheet("marks.csv", $"no,Class,Goods\n1,{cell},Tea\n");

        Assert.Equal(read, ((TrademarkRecord)Assert.Single(Read().Records).Read.Record!).Goods![0].Class);
    }

    [Fact]
    public void ACellThatCannotBeReadIsToldWithLineColumnValueAndRemedy()
    {
        Mapping("""{ "office": "BN", "right": "trademark", "dates": ["dd/MM/yyyy"], "fields": { "applicationNumber": "no", "filingDate": "Filed on" } }""");
        Sheet("marks.csv", "no,Filed on\n1,05/02/2024\n2,31/02/2024\n");

        var finding = Assert.Single(Read().Findings, static finding => finding.Code == "DATE-UNREADABLE");

        Assert.Equal(("marks.csv", 3L, "Filed on", "31/02/2024"), (finding.Where.File, finding.Where.Line, finding.Where.Path, finding.Came));
        Assert.Contains("dd/MM/yyyy", finding.Expected, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ \"office\": \"BNX\",\n \"right\": \"mark\",\n \"fields\": { \"applicationNumbr\": \"a\" } }", "m:1:", "m:2:", "m:3:")]
    [InlineData("{ \"fields\": { \"applicationNumber\": { \"colum\": \"a\" },\n \"filingDate\": { \"column\": \"b\", \"dates\": [\"dd/mm/yyyy\"] } } }", "m:1:", "m:2:")]
    [InlineData("{ \"fields\": { \"words\": \"a\" } }", "m:1:")]
    [InlineData("{ \"tables\": {\n \"row\": { \"fields\": {} } }, \"fields\": { \"fileNumber\": 0 } }", "m:1:", "m:2:")]
    [InlineData("{ \"fields\": {\n", "m:2: no JSON")]
    [InlineData("[]", "m:1:")]
    public void EverythingThatIsWrongWithAMappingIsToldWithItsLine(string mapping, params string[] complaints)
    {
        var told = Assert.Throws<MappingException>(() => SheetMappingReader.Read(Encoding.UTF8.GetBytes(mapping), "m")).Message.Split('\n');

        foreach (var complaint in complaints)
        {
            Assert.Contains(told, one => one.StartsWith(complaint, StringComparison.Ordinal));
        }
    }

    [Fact]
    public void ADraftIsAMappingThatReadsTheSheetItWasMadeFrom()
    {
        const string sheet = "Application No.;Title of invention;Filing date;IPC;Applicant name;Applicant country;Inventor;Legal status\nBN/P/2024/0001;Rice mill;5 Feb 2024;A47J 27/00|B02B 3/00;Lumbung;BN;Ali;pending\nBN/P/2024/0002;Boat;17 Mar 2024;B63B 1/00|B63H 1/00;Perahu;BN;Siti;granted\n";
        File.WriteAllText(Path.Combine(_folder, "mapping.jsonc"), SheetDraft.Write(Encoding.UTF8.GetBytes(sheet), "patents.csv", "BN", null, OfficeProfiles.Embedded));
        Sheet("patents.csv", sheet);

        var patent = (PatentRecord)Read().Records[0].Read.Record!;

        Assert.Equal(("BN/P/2024/0001", "Rice mill", new RegisterDate(2024, 2, 5)), (patent.Number(Numbers.Application), patent.Titles![0].Text, patent.FilingDate));
        Assert.Equal(["A47J 27/00", "B02B 3/00"], patent.Ipc!.ConvertAll(static symbol => symbol.Symbol));
        Assert.Equal(("Lumbung", "BN", "Ali", GeneralStatus.Pending), (patent.Applicants![0].Name, patent.Applicants[0].Country, patent.Inventors![0].Name, patent.Status!.General));
        Assert.Null(patent.Residue);
    }

    /// <summary>A day until which something is not shown, and which cannot be read, closes it as decision 46 has it; one that can be read, and none, do not.</summary>
    [Theory]
    [InlineData("deferredUntil", "05/02/2024", false), InlineData("deferredUntil", "soon", true), InlineData("deferredUntil", " ", false)]
    [InlineData("publicFrom", "05/02/2024", false), InlineData("publicFrom", "soon", true), InlineData("publicFrom", " ", false)]
    public void ADayOfOpeningThatCannotBeReadClosesTheRecord(string field, string cell, bool closed)
    {
        Mapping($$"""{ "office": "BN", "right": "design", "dates": ["dd/MM/yyyy"], "fields": { "applicationNumber": "no", "registrationDate": "Registered", "{{field}}": "Opens", "images": { "column": "View" } } }""");
        Sheet("designs.csv", $"no,Registered,Opens,View\n1,05/02/2024,{cell},v.png\n");

        var read = Read();
        var design = (Daftar.Rights.Designs.DesignRecord)Assert.Single(read.Records).Read.Record!;

        var day = new DateOnly(2026, 11, 22);
        Assert.NotNull(design.Files);
        Assert.Equal(closed, !Daftar.Register.PublicView.Shows(design, day) || ((Daftar.Rights.Designs.DesignRecord)Daftar.Register.PublicView.Narrow(design, day)).Files is null);
        Assert.Equal(closed, read.Findings.Exists(static told => told.Code == "DATE-UNREADABLE"));
    }

    /// <summary>Bytes of sheet and mapping at random: findings, never a crash. The seed is in the name of the case.</summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void DamagedSheetsAndMappingsAreFindings(int seed)
    {
        var random = new Random(seed);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "samples/sheet/marks")))
        {
            var bytes = File.ReadAllBytes(file);
            for (var times = random.Next(4); times > 0; times--)
            {
                bytes[random.Next(bytes.Length)] = random.Next(3) == 0 ? (byte)"\",;\n{}[]|"[random.Next(9)] : (byte)random.Next(256);
            }
            File.WriteAllBytes(Path.Combine(_folder, Path.GetFileName(file)), random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
        }

        Assert.DoesNotContain("RECORD-UNREADABLE", Read().Told);
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(1, 250)];

    private void Mapping(string json) => File.WriteAllText(Path.Combine(_folder, "mapping.jsonc"), json);

    private void Sheet(string name, string text, string encoding = "utf-8")
    {
        var into = SheetEncoding.Find(encoding)!;
        File.WriteAllBytes(Path.Combine(_folder, name), [.. encoding.StartsWith("utf-16", StringComparison.Ordinal) ? into.GetPreamble() : [], .. into.GetBytes(text)]);
    }

    private sealed record All(List<DocumentRecord> Records, List<Finding> Findings)
    {
        public IEnumerable<string> Told => Findings.Select(static finding => finding.Code);
    }

    private All Read(string? folder = null)
    {
        var all = new All([], []);
        Flow.Read().Run(folder ?? _folder, new LoadOptions(), one =>
        {
            all.Findings.AddRange(one.Read.Findings);
            if (one.Read.Record is not null)
            {
                all.Records.Add(one);
            }
        }, default);
        return all;
    }
}
