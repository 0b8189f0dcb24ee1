using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daftar.Checking;
using Daftar.Server.Commands;
using Daftar.Server.Commands.Reports;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>What an office is told of its package before it sends: in the terminal, as a page, as a sheet, and for scripts.</summary>
public sealed class CheckReportTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-check").FullName;

    [Fact]
    public async Task TheTerminalTellsTheWorstFirstWithItsPlaceItsRemedyAndWhatToDoFirst()
    {
        var (code, output, error) = await RunAsync("check", Package(Marks.Mark("4/2020/00000001", "Good"), Marks.Mark("4/2020/00000002", "Late", filed: "2199-01-01"), Marks.Mark("4/2020/00000003", "Late", filed: "2199-01-02"), Marks.Mark("", "Nameless")));

        Assert.Equal(((int)ExitCode.Findings, ""), (code, error));
        Assert.Matches(@"(?m)^RECORD-NUMBER-MISSING  set aside  1 time$", output);
        Assert.Matches(@"(?m)^FILING-IN-FUTURE  warn  2 times$", output);
        Assert.True(output.IndexOf("RECORD-NUMBER-MISSING", StringComparison.Ordinal) < output.IndexOf("FILING-IN-FUTURE", StringComparison.Ordinal));
        Assert.Matches(@"(?m)^  marks\.xml:\d+:\d+  \(PH 4/2020/00000002\)$", output);
        Assert.Contains("came: filed 2199-01-01", output, StringComparison.Ordinal);
        Assert.Contains("  mend: ", output, StringComparison.Ordinal);
        Assert.Contains("  page: docs/reference/checks/FILING-IN-FUTURE.md", output, StringComparison.Ordinal);
        Assert.Matches(@"1 of 4 records needs nothing; about 3 something was found\.\s+What to do first:\s+  1\. 1 record is not taken", output);
    }

    /// <summary>Nothing is wrong with what an office adds, and nothing wrong is told of a name that is not the standard's: what is not read is said where the report says that it may be sent.</summary>
    [Fact]
    public async Task WhatIsNotReadIsSaidWhereTheReportSaysThatItMayBeSent()
    {
        var own = Marks.Mark("4/2020/00000001", "Good").Replace("</tmk:Trademark>", "<tmk:ExaminerRemark>see file</tmk:ExaminerRemark></tmk:Trademark>", StringComparison.Ordinal);
        var page = Path.Combine(folder, "report.html");
        var (_, output, _) = await RunAsync("check", Package(own), "--html", page);
        var (_, plain, _) = await RunAsync("check", Package(Marks.Mark("4/2020/00000001", "Good")));

        const string said = "What stands at 1 place is not read (RECORD-PART-UNREAD)";
        Assert.Contains("It can be sent. " + said, output, StringComparison.Ordinal);
        Assert.Contains(said, await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Contains("It can be sent as it is.", plain, StringComparison.Ordinal);
        Assert.DoesNotContain("is not read", plain, StringComparison.Ordinal);
    }

    [Theory, InlineData(60), InlineData(80), InlineData(140)]
    public void LinesKeepToTheWidthOfTheTerminalAndPlacesAreNeverCut(int width)
    {
        var (report, package) = Checked(Package(Marks.Mark("1", "Late", filed: "2199-01-01"), Marks.Mark("", "Nameless")));

        var lines = CheckLines.Of(package, report, width).Skip(2).ToList();

        Assert.All(lines, line => Assert.True(line.Length <= width || line.Contains("marks.xml:", StringComparison.Ordinal) || line.Contains("need nothing", StringComparison.Ordinal), line));
        Assert.Contains(lines, static line => line.StartsWith("  marks.xml:5", StringComparison.Ordinal));
    }

    [Fact]
    public async Task ARecipientsDemandsStandInEveryReport()
    {
        var recipient = Path.Combine(folder, "partner.jsonc");
        await File.WriteAllTextAsync(recipient, """{ "name": "Partner <Office>", "demands": { "FILING-IN-FUTURE": { "severity": "setAside" } } }""");
        var (page, package) = (Path.Combine(folder, "report.html"), Package(Marks.Mark("1", "Good"), Marks.Mark("2", "Late", filed: "2199-01-01")));

        var (code, output, _) = await RunAsync("check", package, "--for", recipient, "--html", page);
        var (_, json, _) = await RunAsync("check", package, "--for", recipient, "--json");
        var (unknown, _, error) = await RunAsync("check", package, "--for", "nobody");

        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("for Partner <Office>: 1 of the records taken would not be passed on", output, StringComparison.Ordinal);
        Assert.Contains("FILING-IN-FUTURE  set aside  1 time", output, StringComparison.Ordinal);
        Assert.Contains("(1 of them not by Partner &lt;Office&gt;)", await File.ReadAllTextAsync(page), StringComparison.Ordinal);
        Assert.Equal(1, JsonDocument.Parse(json).RootElement[0].GetProperty("package").GetProperty("notPassedOn").GetInt32());
        Assert.NotEqual(0, unknown);
        Assert.Contains("--for nobody: there is no", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WordMarksAreNotBlamedForTheImagesTheyDoNotNeed()
    {
        var page = Path.Combine(folder, "words.html");

        await RunAsync("check", Package(Marks.Mark("1", "Kopi"), Marks.Mark("2", "Teh")), "--html", page);

        var html = await File.ReadAllTextAsync(page);
        Assert.Contains("Image or sound", html, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"low\"", html, StringComparison.Ordinal);
    }

    [Fact]
    public void AnEmptyFieldWrittenAs1900LeavesTheYearsOfAllOthersInTheChart()
    {
        var shares = new RecordShares();
        foreach (var filed in (int[])[19000101, 20240312, 20240930, 20250101])
        {
            shares.Add(new RecordFacts(1, Right.Trademark, "PE", false, true, 1, 1, 0, filed, Daftar.Checking.Filled.FilingDate, "1", new Place("m.xml", 1)), hasFinding: filed == 19000101);
        }

        var (title, columns) = shares.Spread!.Value;

        Assert.Equal("Records by year of filing; 1 before or after these years", title);
        Assert.Equal([("2024", 2L, 0L), ("2025", 1L, 0L)], columns);
    }

    [Fact]
    public void OneFaultOfTheExportIsToldInsteadOfTheManyFindingsItMakes()
    {
        var report = new CheckReport(3);
        for (var n = 1; n <= 40; n++)
        {
            report.Add("p", new Finding("FILE-MISSING", Severity.Warn, new Place("m.xml", 1 + (n / 2)), "x.jpg", "The file."));
        }
        report.Add("p", new Finding("FILES-MISSING-MANY", Severity.Warn, new Place("p"), "40 of 40", "The files."));
        report.Add("p", new Finding("APPLICANT-MISSING", Severity.Warn, new Place("m.xml", 1), null, "An applicant."));

        Assert.Equal(["Most of the named files did not come.", "Nobody applied and nobody owns."], report.First(5).Select(static one => one.Advice));
        Assert.Equal((40, 21), report.Groups.Where(static group => group.Code == "FILE-MISSING").Select(static group => ((int)group.Times, (int)group.Records)).Single());
    }

    /// <summary>A wrong date says something false of the right; an image that did not come can be sent later. However often either comes.</summary>
    [Theory, InlineData(1, 40), InlineData(40, 1)]
    public void AWrongDateIsMendedBeforeAnImageIsSent(int dates, int images)
    {
        var report = new CheckReport(3);
        for (var n = 1; n <= dates; n++)
        {
            report.Add("p", new Finding("DATE-UNREADABLE", Severity.Warn, new Place("m.xml", n), "31/02/2024", "A date."));
        }
        for (var n = 1; n <= images; n++)
        {
            report.Add("p", new Finding("FILE-MISSING", Severity.Warn, new Place("m.xml", 100 + n), "x.jpg", "The file."));
        }
        report.Add("p", new Finding("APPLICANT-MISSING", Severity.Warn, new Place("m.xml", 1), null, "An applicant."));

        Assert.Equal(["DATE-UNREADABLE", "FILE-MISSING", "APPLICANT-MISSING"], report.First(5).Select(static one => one.Group!.Code));
    }

    [Fact]
    public void ValuesOfHostileFilesSteerNoTerminal()
    {
        Assert.Equal("a\uFFFD[2Jb c\uFFFDd", PlainText.Line("a\u001b[2Jb\nc\u202Ed"));
    }

    [Fact]
    public async Task ThePageNeedsNothingElseAndRunsNothing()
    {
        var page = Path.Combine(folder, "report.html");
        await RunAsync("check", Package(Marks.Mark("1", "Good").Replace("ClassNumber>30<", "ClassNumber>&lt;script&gt;alert(1)&lt;/script&gt;&quot;&apos;<", StringComparison.Ordinal), Marks.Mark("2", "Late", filed: "2199-01-01")), "--html", page);

        var html = await File.ReadAllTextAsync(page);

        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("&lt;script&gt;alert(1)", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("(?i)(src|href)=(?!\"#)|url\\(|@import", html);
        var sheet = Regex.Match(html, "(?s)<style>(.*?)</style>").Groups[1].Value;
        Assert.Contains($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(sheet)))}'; base-uri 'none'; form-action 'none'", html, StringComparison.Ordinal);
        Assert.DoesNotMatch("<[^>]* style=", html);
    }

    [Fact]
    public async Task ThePageAdvisesWhatToDoAndShowsThePieceOfTheRecord()
    {
        var page = Path.Combine(folder, "report.html");
        await RunAsync("check", Package(Marks.Mark("1", "Good"), Marks.Mark("2", "Late", filed: "2199-01-01"), Marks.Mark("", "Nameless")), "--html", page);

        var html = await File.ReadAllTextAsync(page);

        Assert.Contains("Of 3 records, 1 would not be taken until mended.", html, StringComparison.Ordinal);
        Assert.Contains("What to do first", html, StringComparison.Ordinal);
        Assert.Contains("Why it matters", html, StringComparison.Ordinal);
        Assert.Contains("&lt;com:ApplicationDate&gt;<mark>2199-01-01</mark>&lt;/com:ApplicationDate&gt;", html, StringComparison.Ordinal);
        Assert.Contains("Trademarks: fields that matter", html, StringComparison.Ordinal);
        Assert.Contains("href=\"#FILING-IN-FUTURE-2\"", html, StringComparison.Ordinal);
        Assert.Contains("id=\"FILING-IN-FUTURE-2\"", html, StringComparison.Ordinal);
    }

    /// <summary>Letters that are no UTF-8 come behind a head that could be anything, and are shown as the office wrote them.</summary>
    [Theory, InlineData("windows-1252"), InlineData("utf-8"), InlineData("utf-16")]
    public async Task ThePieceOfASheetReadsAsItWasWritten(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var (page, sheet) = (Path.Combine(folder, "report.html"), Directory.CreateDirectory(Path.Combine(folder, "sheet")).FullName);
        await File.WriteAllTextAsync(Path.Combine(sheet, "mapping.jsonc"), """
            { "office": "BN", "right": "trademark", "file": "marks*.csv", "dates": ["yyyy-MM-dd"], "key": "File No",
              "fields": { "applicationNumber": "File No", "filingDate": "Filed", "words": "Mark", "goods": { "class": "Class", "text": "Goods" }, "applicants": { "name": "Applicant" } } }
            """);
        var rows = Enumerable.Range(1, 100).Select(static n => FormattableString.Invariant($"BN/T/2024/{n:00000};2024-02-05;PADI {n};30;Rice;Lumbung Padi"));
        await File.WriteAllTextAsync(Path.Combine(sheet, "marks.csv"), string.Join('\n', ["File No;Filed;Mark;Class;Goods;Applicant", .. rows, "BN/T/2024/00999;2024-02-05;CAFÉ – “NOËL”;46;Thé;Société Été\n"]), Encoding.GetEncoding(encoding));

        await RunAsync("check", sheet, "--html", page);

        Assert.Contains("CAFÉ – “NOËL”;<mark>46</mark>;Thé;Société Été", System.Net.WebUtility.HtmlDecode(await File.ReadAllTextAsync(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageOfManyFindingsStaysSmallAndTheSheetHoldsThemAll()
    {
        var (page, sheet) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "findings.csv"));
        var marks = Enumerable.Range(1, 20_000).Select(n => Marks.Mark(string.Create(null, $"4/2020/{n:00000000}"), "Late", filed: "2199-01-01")).ToArray();

        await RunAsync("check", Package(marks), "--html", page, "--csv", sheet, "--quiet");

        Assert.InRange(new FileInfo(page).Length, 5_000, 120_000);
        Assert.Equal(20_000, (await File.ReadAllLinesAsync(sheet)).Count(static line => line.Contains(",FILING-IN-FUTURE,", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task TheSheetHasOneFindingARowAndNoFormula()
    {
        var sheet = Path.Combine(folder, "findings.csv");
        await RunAsync("check", Package(Marks.Mark("1", "Good").Replace("ClassNumber>30<", "ClassNumber>=HYPERLINK(1)<", StringComparison.Ordinal), Marks.Mark("2", "Late", filed: "2199-01-01")), "--csv", sheet);

        var bytes = await File.ReadAllBytesAsync(sheet);
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.StartsWith("package,severity,code,what is wrong,number,file,line,", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, static line => line.StartsWith("marks.xml,warn,FILING-IN-FUTURE,", StringComparison.Ordinal) && line.Contains(",PH 2,marks.xml,10,", StringComparison.Ordinal));
        Assert.Contains(lines, static line => line.Contains("NICE-CLASS-UNKNOWN", StringComparison.Ordinal) && line.Contains("\"'=HYPERLINK(1)\"", StringComparison.Ordinal));
    }

    /// <summary>A sheet without a row for it would look as if nothing were wrong with the package.</summary>
    [Fact]
    public async Task APackageThatIsRefusedHasARowInTheSheet()
    {
        var (sheet, archive) = (Path.Combine(folder, "findings.csv"), Path.Combine(folder, "2026-06.rar"));
        await File.WriteAllBytesAsync(archive, [.. "Rar!\x1A\a\0"u8, .. new byte[100]]);

        var (_, _, complaint) = await RunAsync("check", archive, "--html", Path.Combine(folder, "refused.html"));
        Assert.EndsWith("PACKAGE-FORM-UNKNOWN: a rar archive is no package. Unpack it and load the folder, or send a zip.", complaint.TrimEnd(), StringComparison.Ordinal);
        var page = await File.ReadAllTextAsync(Path.Combine(folder, "refused.html"));
        Assert.Contains("<title>Quality report: 2026-06.rar</title>", page, StringComparison.Ordinal);
        Assert.Contains("The package cannot be taken at all.", page, StringComparison.Ordinal);
        Assert.Contains("What to do first", page, StringComparison.Ordinal);

        await RunAsync("check", archive, Package(Marks.Mark("4/2020/00000001", "Good")), "--csv", sheet);

        var rows = await File.ReadAllLinesAsync(sheet);
        Assert.StartsWith("2026-06.rar,stop,PACKAGE-FORM-UNKNOWN,", rows[1], StringComparison.Ordinal);
        Assert.DoesNotContain(rows.Skip(2), static row => row.Contains(",stop,", StringComparison.Ordinal));
    }

    [Theory, InlineData("=1+1"), InlineData("+1"), InlineData("-1"), InlineData("@x"), InlineData("  =1"), InlineData("\t=1"), InlineData("＝1")]
    public void ACellThatASpreadsheetWouldComputeIsText(string value) => Assert.StartsWith("\"'", FindingCsv.Cell(value), StringComparison.Ordinal);

    [Fact]
    public async Task ScriptsGetEveryFindingAndTheCounts()
    {
        var marks = Enumerable.Range(1, 50).Select(n => Marks.Mark(string.Create(null, $"4/2020/{n:00000000}"), "Late", filed: "2199-01-01")).ToArray();
        var (code, output, _) = await RunAsync("check", Package([.. marks, Marks.Mark("", "Nameless")]), "/proc/self/mem", "--json");

        Assert.Equal((int)ExitCode.Findings, code);
        var answers = JsonDocument.Parse(output).RootElement;
        var (package, findings) = (answers[0].GetProperty("package"), answers[0].GetProperty("findings"));
        Assert.Equal((1, 51, 51, 1), (package.GetProperty("documents").GetInt32(), package.GetProperty("received").GetInt32(), package.GetProperty("withFindings").GetInt32(), package.GetProperty("setAside").GetInt32()));
        Assert.Equal(package.GetProperty("findings").EnumerateArray().Sum(static one => one.GetProperty("count").GetInt32()), findings.GetArrayLength());
        var first = findings.EnumerateArray().First(static one => one.GetProperty("code").GetString() == "FILING-IN-FUTURE");
        Assert.Equal(("warn", "marks.xml", 5, true), (first.GetProperty("severity").GetString(), first.GetProperty("file").GetString(), first.GetProperty("line").GetInt32(), first.GetProperty("value").GetString()!.StartsWith("filed 2199-01-01", StringComparison.Ordinal)));
        Assert.All(["column", "path", "expected", "number"], name => Assert.True(first.TryGetProperty(name, out _)));
        Assert.Equal("PACKAGE-UNREADABLE", answers[1].GetProperty("code").GetString());
    }

    [Fact]
    public void EveryCodeHasWordsAndAReason()
    {
        Assert.All(Catalog.Checks, static check => Assert.False(string.IsNullOrWhiteSpace(FindingWords.Of(check.Code).Mend), check.Code));
        Assert.All(Catalog.Checks, static check => Assert.True(WhyItMatters.Of(check.Code, Severity.Watch).Split(". ").Length > 1, check.Code));
        // Of a code without a page the table of all findings says what it can.
        Assert.Equal("docs/reference/findings.md", FindingWords.Of("NO-SUCH-CODE").Page);
    }

    private static (CheckReport Report, Daftar.Intake.CheckedPackage Package) Checked(string path)
    {
        var report = new CheckReport(3);
        var package = Flow.Check(TimeProvider.System).Run(path, new(), finding => report.Add("marks.xml", finding), default);
        return (report, package);
    }

    private string Package(params string[] marks)
    {
        var path = Path.Combine(folder, "marks.xml");
        File.WriteAllText(path, Marks.Document("2024-01-10T10:00:00Z", marks));
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
