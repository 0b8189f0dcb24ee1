using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Intake;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>
/// What checking found, as one page that reads as advice to whoever looks after the data of an office. It loads nothing (its policy forbids it), runs nothing, and its
/// size is bounded: some examples of each finding, never all.
/// </summary>
internal static class HtmlPage
{
    /// <summary>Examples shown of each finding.</summary>
    public const int Examples = 4;

    private const int MostCodesDrawn = 14;
    private const int MostPackages = 50;

    public static string Of(CheckReport report, IReadOnlyDictionary<Finding, Excerpt> excerpts, DateTimeOffset now)
    {
        var title = report.Packages.Count == 1 && report.Refused.Count == 0 ? report.Packages[0].Name : report.Packages.Count == 0 && report.Refused.Count == 1 ? NameOf(report.Refused[0].Path) : CheckReport.Counted(report.Packages.Count + report.Refused.Count, "package");
        // A policy by the digest of the one style sheet: whatever an office's file holds, it can neither load nor run anything here.
        var style = HtmlStyle.Sheet;
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        var html = new HtmlText();
        html.Add($"<!doctype html>\n<html lang=en>\n<head>\n<meta charset=utf-8>\n<meta http-equiv=Content-Security-Policy content=\"default-src 'none'; style-src 'sha256-{new HtmlText().Raw(digest)}'; base-uri 'none'; form-action 'none'\">\n<meta name=viewport content=\"width=device-width, initial-scale=1\">\n<meta name=color-scheme content=\"light dark\">\n<title>Quality report: {title}</title>\n<style>").Raw(style).Raw("</style>\n</head>\n<body>\n");
        html.Add($"<header><p class=kind>Quality report</p><h1>{title}</h1><p class=soft>Checked on {now.UtcDateTime.ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC with Daftar, as loading would: what stands here is what the register would say{(report.For is { } recipient ? $", with what {recipient} demands" : "")}.</p></header>\n<main>\n");
        Verdict(html, report);
        Charts(html, report);
        Findings(html, report, excerpts);
        Packages(html, report);
        html.Raw("</main>\n<footer><h2>How to read this</h2><p><b>Not taken</b>: the record is set aside until it comes again, mended; every other record is taken. <b>To mend</b>: the record is taken, and shown with its weakness. <b>Watched</b>: nothing needs to be done; the check is new, or only counts.</p>");
        html.Raw("<p>Correct at the source, export again, and check again before sending: <code>daftar check PACKAGE --html report.html</code>. A sheet with every single finding: <code>--csv findings.csv</code>. What a code means: <code>daftar checks CODE</code>.</p>");
        if (report.Packages.SelectMany(static package => package.NotRun).Distinct(StringComparer.Ordinal).ToList() is { Count: > 0 } later)
        {
            html.Add($"<p>Not looked at here, because it needs the register: {string.Join(", ", later)}.</p>");
        }
        return html.Raw("</footer>\n</body>\n</html>\n").ToString();
    }

    private static void Verdict(HtmlText html, CheckReport report)
    {
        var kept = report.SetAside + report.Held + report.NotPassedOn;
        var doubtful = Math.Max(0, report.WithFindings - kept);
        var clean = report.Received - kept - doubtful;
        var empty = report.Groups.Where(static group => group.Code == "PACKAGE-EMPTY").Sum(static group => group.Times);
        var style = kept + report.Unread + report.Refused.Count > 0 ? "aside" : report.Groups.Any(static group => group.Severity == Severity.Warn) ? "warn" : "ok";
        html.Add($"<section class=\"verdict {style}\"><p class=lead>");
        html.Text(report.Packages.Count == 0 && report.Refused.Count > 0 ? report.Refused.Count == 1 ? "The package cannot be taken at all." : "None of the packages can be taken."
            : report.Received == 0 && empty > 0 && empty == report.Unread ? "There is no document in it."
            : report.Received == 0 ? "Nothing in it could be received as a record."
            : kept == 0 && doubtful == 0 && report.Received == 1 ? "The record can be sent as it is."
            : kept == 0 && doubtful == 0 ? $"All {CheckReport.Counted(report.Received, "record")} can be sent as they are."
            : kept == 0 && report.Received == 1 ? "The record would be taken; it has something to mend."
            : kept == 0 ? $"All {CheckReport.Counted(report.Received, "record")} would be taken; {CheckReport.Counted(doubtful, "of them has", "of them have")} something to mend."
            : $"Of {CheckReport.Counted(report.Received, "record")}, {CheckReport.Counted(kept, "would not be taken", "would not be taken")}{(report.For is { } by && report.NotPassedOn > 0 ? string.Create(CultureInfo.InvariantCulture, $" ({report.NotPassedOn:N0} of them not by {by})") : "")} until mended.");
        if (report.Unread > empty)
        {
            html.Text($" {CheckReport.Counted(report.Unread, "file or document was", "files or documents were")} not read: nobody knows what else {(report.Unread == 1 ? "it holds" : "they hold")}.");
        }
        if (report.Packages.Sum(static package => package.Deletions) is > 0 and var deletions)
        {
            html.Text($" {CheckReport.Counted(deletions, "record deletes an entry", "records delete entries")} that came before.");
        }
        if (report.Untaken is { } untaken)
        {
            html.Text(" " + untaken);
        }
        html.Raw("</p>");
        if (report.Received > 0)
        {
            html.Add($"{HtmlCharts.Records(clean, doubtful, kept)}");
        }
        var first = report.First(4).ToList();
        if (first.Count + report.Refused.Count > 0)
        {
            html.Raw("<h2>What to do first</h2><ol class=first>");
            foreach (var (path, code, message) in report.Refused.Take(4))
            {
                var words = FindingWords.Of(code);
                html.Add($"<li><b>{words.Wrong}.</b> {NameOf(path)}: {Told(message, path, words)}</li>");
            }
            foreach (var (group, advice) in first)
            {
                html.Add($"<li><a href=\"#{Id(group!)}\">{advice}</a> {group!.Words.Mend ?? ""}</li>");
            }
            html.Raw("</ol>");
        }
        html.Raw("</section>\n");
        if (report.Packages.Count == 0)
        {
            return;
        }
        html.Raw("<ul class=tiles>");
        foreach (var (count, words) in new[]
        {
            (report.Packages.Sum(static package => package.Documents), "documents"), (report.Received, "records"), (report.Findings, "findings"), (report.Packages.Sum(static package => package.FilesNamed), report.Packages.Any(static package => package.SetAside > 0) ? "images and documents named by records that are not set aside" : "images and documents named"),
            (report.Packages.Sum(static package => package.FilesMissing), "of these missing"), (report.Packages.Sum(static package => package.FilesUnreferenced), "files no record names"),
        })
        {
            html.Add($"<li><b>{count}</b> {words}</li>");
        }
        html.Raw("</ul>\n");
    }

    private static void Charts(HtmlText html, CheckReport report)
    {
        var groups = report.Groups.ToList();
        html.Raw("<div class=charts>");
        if (groups.Count > 0)
        {
            var most = groups.Max(static group => group.Times);
            html.Raw("<section><h2>Findings by severity and kind</h2>").Add($"{HtmlCharts.Rows(groups.Take(MostCodesDrawn).Select(group => (group.Words.Wrong, (string?)Id(group), Math.Max(.01, (double)group.Times / most), HtmlCharts.Style(group.Severity), Number(group.Times))))}");
            if (groups.Count > MostCodesDrawn)
            {
                html.Add($"<p class=soft>… and {CheckReport.Counted(groups.Count - MostCodesDrawn, "kind")} more, below.</p>");
            }
            html.Raw("<ul class=key>");
            foreach (var severity in groups.GroupBy(static group => HtmlCharts.Style(group.Severity)))
            {
                html.Add($"<li><svg class=dot viewBox='0 0 10 10' aria-hidden=true><rect class=\"{severity.Key}\" width=10 height=10 rx=2 /></svg>{Kind(severity.First().Severity)}: <b>{severity.Sum(static group => group.Times)}</b></li>");
            }
            html.Raw("</ul></section>");
        }
        foreach (var (right, records, fields) in report.Shares.Fields)
        {
            html.Add($"<section><h2>{RightName(right)}: fields that matter</h2><p class=soft>How many of {CheckReport.Counted(records, "record")} fill each field that people search and filter by.</p>{HtmlCharts.Rows(fields.Select(field => (field.Name, (string?)null, (double)field.Filled / records, !field.IsOfSome && field.Filled * 2 < records ? "low" : "plain", HtmlCharts.Percent(field.Filled, records))))}</section>");
        }
        if (report.Shares.Spread is { Columns.Count: > 1 } spread)
        {
            html.Add($"<section><h2>{spread.Title}</h2>{HtmlCharts.Columns(spread.Columns)}</section>");
        }
        html.Raw("</div>\n");
    }

    private static void Findings(HtmlText html, CheckReport report, IReadOnlyDictionary<Finding, Excerpt> excerpts)
    {
        foreach (var severity in report.Groups.GroupBy(static group => HtmlCharts.Style(group.Severity)))
        {
            html.Add($"<section class=findings><h2>{Kind(severity.First().Severity)}</h2>");
            foreach (var group in severity)
            {
                Group(html, group, report, excerpts);
            }
            html.Raw("</section>\n");
        }
    }

    private static void Group(HtmlText html, FindingGroup group, CheckReport report, IReadOnlyDictionary<Finding, Excerpt> excerpts)
    {
        html.Add($"<article id=\"{Id(group)}\" class=\"{HtmlCharts.Style(group.Severity)}\"><header><h3>{group.Words.Wrong}</h3><p class=meta><span class=chip>{AccountLines.Word(group.Severity)}</span> <b>{group.Often}</b> in {(group.Records > 0 ? CheckReport.Counted(group.Records, "record") + " of " : "")}{CheckReport.Counted(group.FileCount, "document")}{(group.HasMoreFiles ? " and more" : "")} <code>{group.Code}</code></p></header>");
        html.Add($"<dl><dt>Why it matters</dt><dd>{WhyItMatters.Of(group.Code, group.Severity, group.Records > 0)}</dd>");
        var various = group.ExpectsVariously;
        if (group.Examples.Count > 0)
        {
            html.Add($"<dt>Expected</dt><dd>{(various ? group.Words.Expected ?? group.Examples[0].Finding.Expected : group.Examples[0].Finding.Expected)}</dd>");
        }
        if (group.Words.Mend is { } mend)
        {
            html.Add($"<dt>How to mend it</dt><dd class=mend>{mend}</dd>");
        }
        if (group.Words.Standard is { } standard)
        {
            html.Add($"<dt>Standard</dt><dd>{standard}</dd>");
        }
        html.Raw("</dl><div class=examples>");
        foreach (var (package, finding) in group.Examples.Select(static example => (example.Package, example.Finding)))
        {
            Example(html, report.Packages.Count > 1 ? package : null, finding, various, excerpts.GetValueOrDefault(finding));
        }
        html.Raw("</div>");
        if (group.Times > group.Examples.Count)
        {
            Which(html, group);
        }
        html.Raw("</article>");
    }

    private static void Example(HtmlText html, string? package, Finding finding, bool various, Excerpt? excerpt)
    {
        html.Raw("<div class=example><p class=where>");
        if (package is not null)
        {
            html.Add($"<span class=soft>{package} ›</span> ");
        }
        html.Add($"<code>{finding.Where.ToString():path}</code>");
        if (finding.Number is { } number)
        {
            html.Add($" <span class=number>{number}</span>");
        }
        html.Raw("</p>");
        if (finding.Came is { } came)
        {
            html.Add($"<p class=came><span class=soft>came</span> <q>{came}</q>");
            if (finding.Where.Path is { Length: > 0 } path)
            {
                html.Add($" <span class=soft>at {path:path}</span>");
            }
            html.Raw("</p>");
        }
        if (various)
        {
            html.Add($"<p class=came><span class=soft>expected</span> {finding.Expected}</p>");
        }
        if (excerpt is not null && excerpt.Text.Trim().Length > 0)
        {
            html.Add($"<pre tabindex=0 aria-label=\"Line {excerpt.Line} of the document\"><span class=line>{excerpt.Line}</span>");
            var at = excerpt.At >= 0 ? excerpt.At : excerpt.Marked is { } marked ? excerpt.Text.IndexOf(marked, StringComparison.Ordinal) : -1;
            _ = at < 0 ? html.Text(excerpt.Text) : html.Add($"{excerpt.Text[..at]}<mark>{excerpt.Marked}</mark>{excerpt.Text[(at + excerpt.Marked!.Length)..]}");
            html.Raw("</pre>");
        }
        html.Raw("</div>");
    }

    private static void Which(HtmlText html, FindingGroup group)
    {
        html.Add($"<details><summary>Which records: {group.Times} findings</summary>");
        if (group.Numbers.Count > 0)
        {
            html.Add($"<p>{string.Join(" · ", group.Numbers)}{(group.Times > group.Numbers.Count ? " …" : "")}</p>");
        }
        html.Raw("<table><thead><tr><th>document</th><th class=value>findings</th></tr></thead>");
        foreach (var (file, times) in group.Files.Take(8))
        {
            html.Add($"<tr><td><code>{file:path}</code></td><td class=value>{times}</td></tr>");
        }
        html.Raw("</table>");
        if (group.FileCount > 8)
        {
            html.Add($"<p class=soft>… and {CheckReport.Counted(group.FileCount - 8, "document")} more. All of them: <code>--csv findings.csv</code></p>");
        }
        html.Raw("</details>");
    }

    private static void Packages(HtmlText html, CheckReport report)
    {
        if (report.Packages.Count + report.Refused.Count < 2)
        {
            return;
        }
        html.Raw("<section class=packages><h2>The packages</h2><table><thead><tr><th>package</th><th class=value>records</th><th class=value>with findings</th><th class=value>not taken</th></tr></thead>");
        foreach (var (path, code, message) in report.Refused.Take(MostPackages))
        {
            html.Add($"<tr><td>{path}</td><td colspan=3><b>{code}</b>: {Without(message, path)}</td></tr>");
        }
        foreach (var package in report.Packages.OrderByDescending(static package => package.SetAside + package.Held).ThenByDescending(static package => package.WithFindings).Take(MostPackages))
        {
            html.Add($"<tr><td>{package.Name}</td><td class=value>{package.Received}</td><td class=value>{package.WithFindings}</td><td class=value>{package.SetAside + package.Held}</td></tr>");
        }
        html.Raw("</table></section>\n");
    }

    /// <summary>A message begins with the path, which stands before it already.</summary>
    private static string Without(string message, string path) => message.IndexOf(": ", StringComparison.Ordinal) is > 0 and var end && message[..end].EndsWith(NameOf(path), StringComparison.Ordinal) ? message[(end + 2)..] : message;

    /// <summary>With the remedy, where the message does not say one itself.</summary>
    internal static string Told(string message, string path, FindingWords words) => Without(message, path) is var told && told.TrimEnd('.').Contains(". ", StringComparison.Ordinal) ? told : $"{told} {words.Mend}".TrimEnd();

    private static string NameOf(string path) => path.TrimEnd('/', '\\') is var plain ? plain[(plain.LastIndexOfAny(['/', '\\']) + 1)..] : path;

    private static string Id(FindingGroup group) => string.Create(CultureInfo.InvariantCulture, $"{group.Code}-{(int)group.Severity}");

    private static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Kind(Severity severity) => severity switch { Severity.Warn => "To mend", Severity.Watch => "Watched", _ => "Not taken until mended" };

    private static string RightName(Right right) => right switch { Right.Patent => "Patents and utility models", Right.Trademark => "Trademarks", Right.Design => "Designs", _ => "Geographical indications" };
}
