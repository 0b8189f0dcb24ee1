using System.Globalization;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>Charts of a report, drawn as SVG inside the page. Words stand beside the drawing, so that they stay readable however narrow it becomes.</summary>
internal static class HtmlCharts
{
    /// <summary>All records as one bar: what needs nothing, what has findings, what would not be taken.</summary>
    public static HtmlText Records(long clean, long doubtful, long kept)
    {
        var all = Math.Max(1, clean + doubtful + kept);
        var html = new HtmlText();
        html.Raw("<figure class=whole><svg viewBox='0 0 1000 28' preserveAspectRatio='none' role=img aria-hidden=true>");
        double at = 0;
        foreach (var (count, style) in new[] { (clean, "ok"), (doubtful, "warn"), (kept, "aside") })
        {
            // What is there is seen, however little.
            var width = count == 0 ? 0 : Math.Max(6, 1000.0 * count / all);
            width = Math.Min(width, 1000 - at);
            html.Add($"<rect class=\"{style}\" x=\"{at}\" y=\"0\" width=\"{width}\" height=\"28\"/>");
            at += width;
        }
        html.Raw("</svg><ul class=key>");
        foreach (var (count, style, words) in new[] { (clean, "ok", "need nothing"), (doubtful, "warn", "taken, with something to mend"), (kept, "aside", "would not be taken") })
        {
            html.Add($"<li><svg class=dot viewBox='0 0 10 10' aria-hidden=true><rect class=\"{style}\" width=10 height=10 rx=2 /></svg><b>{count}</b> {words} <span class=soft>({Percent(count, all)})</span></li>");
        }
        return html.Raw("</ul></figure>");
    }

    /// <summary>Rows of a name, a bar and a number.</summary>
    public static HtmlText Rows(IEnumerable<(string Name, string? Link, double Part, string Style, string Value)> rows)
    {
        var html = new HtmlText().Raw("<table class=bars>");
        foreach (var (name, link, part, style, value) in rows)
        {
            html.Raw("<tr><th scope=row>");
            _ = link is null ? html.Text(name) : html.Add($"<a href=\"#{link}\">{name}</a>");
            html.Add($"</th><td class=bar><svg viewBox='0 0 100 10' preserveAspectRatio=none aria-hidden=true><rect class=track width=100 height=10 /><rect class=\"{style}\" width=\"{Math.Clamp(part, 0, 1) * 100}\" height=10 /></svg></td><td class=value>{value}</td></tr>");
        }
        return html.Raw("</table>");
    }

    /// <summary>Upright bars; of each the part with findings.</summary>
    public static HtmlText Columns(IReadOnlyList<(string Label, long All, long Doubtful)> columns)
    {
        var most = Math.Max(1, columns.Max(static column => column.All));
        var wide = 1000.0 / columns.Count;
        var html = new HtmlText().Add($"<figure class=columns><p class=soft>{CheckReport.Counted(most, "record")} at most</p><svg viewBox='0 0 1000 160' preserveAspectRatio=none role=img aria-label=\"From {columns[0].Label} to {columns[^1].Label}\">");
        for (var i = 0; i < columns.Count; i++)
        {
            var (label, all, doubtful) = columns[i];
            if (all == 0)
            {
                continue;
            }
            var (height, part) = (Math.Max(2, 156.0 * all / most), doubtful == 0 ? 0 : Math.Max(2, 156.0 * doubtful / most));
            var (x, width) = ((i * wide) + (wide * .1), Math.Min(wide * .8, 90));
            html.Add($"<g><title>{label}: {all} records, {doubtful} with findings</title><rect class=plain x=\"{x}\" y=\"{160 - height}\" width=\"{width}\" height=\"{height}\"/><rect class=warn x=\"{x}\" y=\"{160 - part}\" width=\"{width}\" height=\"{part}\"/></g>");
        }
        html.Add($"</svg><p class=axis><span>{columns[0].Label}</span>");
        if (columns.Count > 4)
        {
            html.Add($"<span>{columns[columns.Count / 2].Label}</span>");
        }
        return html.Add($"<span>{columns[^1].Label}</span></p><ul class=key><li><svg class=dot viewBox='0 0 10 10' aria-hidden=true><rect class=plain width=10 height=10 rx=2 /></svg>records</li><li><svg class=dot viewBox='0 0 10 10' aria-hidden=true><rect class=warn width=10 height=10 rx=2 /></svg>of them with findings</li></ul></figure>");
    }

    public static string Style(Severity severity) => severity switch { Severity.Warn => "warn", Severity.Watch => "watch", _ => "aside" };

    public static string Percent(long part, long all)
    {
        var share = all == 0 ? 0 : 100.0 * part / all;
        return share is > 0 and < 1 ? "under 1 %" : share is > 99 and < 100 ? "over 99 %" : string.Create(CultureInfo.InvariantCulture, $"{share:0} %");
    }
}
