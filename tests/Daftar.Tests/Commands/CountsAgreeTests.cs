using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daftar.Tests.Consistency;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>Terminal, page, sheet and script are told the same numbers; that loading counts the same is for <see cref="Checking.CheckAndLoadAgreeTests"/>.</summary>
public sealed partial class CountsAgreeTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-counts").FullName;

    [Theory]
    [InlineData("st66"), InlineData("st86"), InlineData("st36"), InlineData("st96"), InlineData("sheet/marks")]
    [InlineData("checks/JSON-MALFORMED"), InlineData("checks/SEQUENCE-LISTING-ATTACHED"), InlineData("checks/DOCUMENT-MISNAMED"), InlineData("checks/FILES-MISSING-MANY")]
    public async Task WhoeverIsTold(string sample)
    {
        var package = Path.Combine(Project.Root, "samples", sample);
        var (page, sheet) = (Path.Combine(folder, "report.html"), Path.Combine(folder, "findings.csv"));
        var (_, terminal, _) = await RunAsync("check", package, "--html", page, "--csv", sheet);
        var (_, json, _) = await RunAsync("check", package, "--json");

        var one = JsonDocument.Parse(json).RootElement[0];
        var findings = Counts(one.GetProperty("findings").EnumerateArray().Select(static finding => ($"{finding.GetProperty("code")} {finding.GetProperty("severity")}", 1L)));
        Assert.NotEmpty(findings);
        Assert.Equal(findings, Counts(one.GetProperty("package").GetProperty("findings").EnumerateArray().Select(static count => ($"{count.GetProperty("code")} {count.GetProperty("severity")}", count.GetProperty("count").GetInt64()))));
        Assert.Equal(findings, Counts(InTerminal().Matches(terminal).Select(static match => ($"{match.Groups["code"]} {Word(match)}", Number(match)))));
        var html = await File.ReadAllTextAsync(page);
        Assert.Equal(findings, Counts(OnPage().Matches(html).Select(static match => ($"{match.Groups["code"]} {Word(match)}", Number(match)))));
        Assert.Contains($"<b>{findings.Sum(static count => count.Value).ToString("N0", CultureInfo.InvariantCulture)}</b> findings", html, StringComparison.Ordinal);
        Assert.Equal(findings, Counts((await File.ReadAllLinesAsync(sheet)).Skip(1).Select(static row => InSheet().Match(row)).Where(static match => match.Success).Select(static match => ($"{match.Groups["code"]} {Word(match)}", 1L))));
    }

    private static SortedDictionary<string, long> Counts(IEnumerable<(string Code, long Times)> told)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (code, times) in told)
        {
            counts[code] = counts.GetValueOrDefault(code) + times;
        }
        return counts;
    }

    private static string Word(Match match) => match.Groups["severity"].Value is "set aside" ? "setAside" : match.Groups["severity"].Value;

    private static long Number(Match match) => long.Parse(match.Groups["times"].ValueSpan, NumberStyles.AllowThousands, CultureInfo.InvariantCulture);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [GeneratedRegex("^(?<code>[A-Z0-9-]+)  (?<severity>watch|warn|set aside)  (?<times>[0-9,]+) (time|value)s?", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InTerminal();

    [GeneratedRegex("<span class=chip>(?<severity>[^<]*)</span> <b>(?<times>[0-9,]+) (time|value)s?</b>.*?<code>(?<code>[A-Z0-9-]+)</code></p></header>", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex OnPage();

    [GeneratedRegex("^[^,]*,(?<severity>watch|warn|set aside),(?<code>[A-Z0-9-]+),", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex InSheet();
}
