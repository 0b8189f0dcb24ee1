using System.Globalization;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Daftar.Intake;
using Daftar.Server.Commands.Reports;
using Daftar.Tests.Consistency;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>Whatever an office's file holds: the sheet computes nothing, the page runs and loads nothing, and what is for scripts keeps its schema. The seed is in the message of a failure.</summary>
public sealed class HostileReportTests : IDisposable
{
    private static readonly string[] Pieces =
    [
        "=1+1", "+", "-2", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t", "\r", "\n", "\r\n", "\"", "\"\"", "'", ",", ";", "|", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "</style>", "</pre>", "<!--", "-->", "&lt;", "&", "\" onmouseover=\"x", "' style='x",
        "javascript:alert(1)", "\0", "\u0007", "\u001b]0;x\u0007", "\u202e", "\u2066", "\ufeff", "\ud800", "\udfff", "＝1", "\u00a0", "日本", "ü", "{{x}}", "${x}", "%0a", "\\", "a", "0", " ",
    ];

    private readonly string _folder = Directory.CreateTempSubdirectory("daftar-reports-").FullName;
    private readonly int _number = LongRun.Seed();

    private string Seed => _number.ToString(CultureInfo.InvariantCulture);

    [Fact]
    public void TheSheetComputesNothingAndLosesNothing()
    {
        var random = new Random(_number);
        for (var n = 0; n < 3_000; n++)
        {
            var values = Enumerable.Range(0, 5).Select(_ => Any(random)).ToArray();

            var read = Cells(string.Join(',', values.Select(FindingCsv.Cell)));

            Assert.True(read.Count == values.Length, $"seed {Seed}: another number of cells");
            for (var i = 0; i < values.Length; i++)
            {
                var written = values[i].Replace('\0', '\uFFFD');
                Assert.True(read[i] == written || read[i] == "'" + written, $"seed {Seed}: {written} became {read[i]}");
                // What spreadsheets take for a formula, also behind blanks they pass over.
                Assert.True(read[i].TrimStart().Length == 0 || (!"=+-@＝＋－＠".Contains(read[i].TrimStart()[0], StringComparison.Ordinal) && !"\t\r\n".Contains(read[i][0], StringComparison.Ordinal)), $"seed {Seed}: {read[i]} is computed");
            }
        }
    }

    [Fact]
    public async Task ATerminalIsNotCommandedByTheNameOfAFile()
    {
        var zip = Path.Combine(_folder, "hostile.zip");
        await using (var stream = File.Create(zip))
        await using (var packed = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create))
        {
            await using var entry = await packed.CreateEntry("in\u001b[2Jvoice\u202elmx.xml").OpenAsync();
            await entry.WriteAsync("<nothing/>"u8.ToArray());
        }

        var (_, said, complained) = await RunAsync("check", zip);

        Assert.Contains("in\uFFFD[2Jvoice\uFFFDlmx.xml", said, StringComparison.Ordinal);
        Assert.DoesNotContain(said + complained, letter => letter is '\u001b' or '\u202e');
    }

    [Fact]
    public void ThePageRunsAndLoadsNothingAndShowsWhatCame()
    {
        var random = new Random(_number);
        var parser = new HtmlParser();
        for (var n = 0; n < 100; n++)
        {
            var report = new CheckReport(HtmlPage.Examples);
            var finding = new Finding("NICE-CLASS-UNKNOWN", Severity.Warn, new Place(Any(random), 3, 0, Any(random)), Any(random), Any(random)) { Number = Any(random) };
            report.Add(Any(random), finding);
            report.Refused.Add((Any(random), "ZIP-UNREADABLE", Any(random)));
            var excerpts = new Dictionary<Finding, Excerpt> { [finding] = new(2, Any(random) + finding.Came + Any(random), finding.Came) };

            var page = parser.ParseDocument(HtmlPage.Of(report, excerpts, DateTimeOffset.UnixEpoch));

            Assert.True(page.QuerySelectorAll("script,img,iframe,object,embed,link,base,form,input,svg image,svg use,video,audio").Length == 0, $"seed {Seed}: an element that loads or runs");
            Assert.True(!page.All.SelectMany(static one => one.Attributes).Any(static one => one.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || one.Name is "style" or "src" or "srcdoc" or "formaction" || (one.Name is "href" && !one.Value.StartsWith('#'))), $"seed {Seed}: an attribute that loads or runs");
            Assert.Single(page.QuerySelectorAll("style"));
            Assert.Equal(Shown(finding.Came!), Shown(page.QuerySelector("p.came q")!.TextContent));
        }

        static string Shown(string text) => PlainText.Lines(text).Replace("\r", "", StringComparison.Ordinal).Replace("\ud800", "\ufffd", StringComparison.Ordinal).Replace("\udfff", "\ufffd", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Trim();
    }

    [Fact]
    public async Task WhatIsForScriptsKeepsItsSchema()
    {
        var schema = JsonDocument.Parse(Project.Read("docs/reference/check-report.schema.json")).RootElement;
        var random = new Random(_number);
        List<string> paths = ["/proc/self/mem", Path.Combine(Project.Root, "samples")];
        for (var n = 0; n < 30; n++)
        {
            var path = Path.Combine(_folder, string.Create(null, $"{n}.xml"));
            var value = System.Security.SecurityElement.Escape(string.Concat(Any(random).Where(static c => c is >= ' ' and < '\ud800' or '\n')));
            await File.WriteAllTextAsync(path, Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("4/2020/00000001", "Good").Replace("ClassNumber>30<", $"ClassNumber>{value}<", StringComparison.Ordinal), Marks.Mark(value ?? "", value ?? "", filed: "2199-01-01")));
            paths.Add(path);
        }

        var (_, output, _) = await RunAsync(["check", .. paths, "--json", "--for", Path.Combine(Project.Root, "samples/recipients/example.jsonc")]);

        using var json = JsonDocument.Parse(output);
        Assert.Equal(paths.Count, json.RootElement.GetArrayLength());
        Complaints.None(JsonShape.Complaints(json.RootElement, schema).Select(one => $"seed {Seed}: {one}"));
    }

    private static string Any(Random random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Pieces[random.Next(Pieces.Length)]));

    /// <summary>RFC 4180, as spreadsheets read it.</summary>
    private static List<string> Cells(string line)
    {
        List<string> cells = [];
        var cell = new StringBuilder();
        for (var i = 0; ; i++)
        {
            if (i < line.Length && line[i] == '"')
            {
                for (i++; ; i++)
                {
                    if (line[i] == '"' && (i + 1 == line.Length || line[i + 1] != '"'))
                    {
                        break;
                    }
                    cell.Append(line[i]);
                    i += line[i] == '"' ? 1 : 0;
                }
                i++;
            }
            while (i < line.Length && line[i] != ',')
            {
                Assert.False(line[i] is '\r' or '\n', "a line that ends inside a cell");
                cell.Append(line[i++]);
            }
            cells.Add(cell.ToString());
            cell.Clear();
            if (i >= line.Length)
            {
                return cells;
            }
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
