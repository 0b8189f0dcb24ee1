using System.Globalization;
using Daftar.Intake;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>What checking found, as lines for people in a terminal of some width: by finding, the worst first, and what to do first at the end.</summary>
internal static class CheckLines
{
    public static IEnumerable<string> Of(CheckedPackage package, CheckReport report, int width)
    {
        yield return string.Create(CultureInfo.InvariantCulture,
            $"{PlainText.Line(package.Name)}: {CheckReport.Counted(package.Received, "record")} would be received, {package.SetAside:N0} of them set aside, {package.Held:N0} held");
        if (package.Repeated > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {package.Repeated:N0} say nothing new beside those before them");
        }
        if (package.Deletions > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  {package.Deletions:N0} {(package.Deletions == 1 ? "deletes an entry" : "delete entries")} that came before");
        }
        if (package.For is { } recipient)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  for {PlainText.Line(recipient)}: {package.NotPassedOn:N0} of the records taken would not be passed on");
        }
        if (package.Unread > 0)
        {
            yield return AccountLines.NotRead(package.Unread);
        }
        yield return string.Create(CultureInfo.InvariantCulture,
            $"  documents: {package.Documents:N0}; files: {package.FilesNamed:N0} named{(package.SetAside > 0 ? " by records that are not set aside" : "")}, {package.FilesMissing:N0} missing, {package.FilesUnreferenced:N0} that no record names");
        foreach (var line in report.Groups.SelectMany(group => Group(group, width)))
        {
            yield return line;
        }
        foreach (var line in Summary(package, report, width))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Group(FindingGroup group, int width)
    {
        yield return "";
        yield return string.Create(CultureInfo.InvariantCulture, $"{group.Code}  {AccountLines.Word(group.Severity)}  {group.Often}{(group.Records > 0 && (group.IsOfMany || group.Records < group.Times) ? $" in {CheckReport.Counted(group.Records, "record")}" : "")}");
        foreach (var line in Indented("  ", group.Words.Wrong + ".", width))
        {
            yield return line;
        }
        var various = group.ExpectsVariously;
        foreach (var example in group.Examples.Select(static example => example.Finding))
        {
            // A place is never cut: editors and the mouse take it whole.
            yield return $"  {PlainText.Line(example.Where.ToString())}{(example.Number is { } number ? $"  ({PlainText.Line(number)})" : "")}";
            string?[] parts = [example.Came is { } came ? $"came: {came}" : null, example.Where.Path is { Length: > 0 } path ? $"at {path}" : null, various ? $"expected: {example.Expected}" : null];
            foreach (var line in parts.Where(static part => part is not null).SelectMany(part => Indented("      ", part!, width)))
            {
                yield return line;
            }
        }
        if (group.Times > group.Examples.Count && group.Examples.Count > 0)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"  … and {group.Times - group.Examples.Count:N0} more");
        }
        var expected = various ? group.Words.Expected : group.Examples.Count > 0 ? group.Examples[0].Finding.Expected : null;
        (string Head, string? Text)[] advice = [("  expected: ", expected), ("  mend: ", group.Words.Mend), ("  standard: ", group.Words.Standard), ("  page: ", group.Words.Page)];
        foreach (var line in advice.Where(static one => one.Text is not null).SelectMany(one => Indented(one.Head, one.Text!, width)))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Summary(CheckedPackage package, CheckReport report, int width)
    {
        yield return "";
        var clean = package.Received - package.WithFindings;
        if (package.Received > 0)
        {
            yield return package.Received == 1 ? clean == 1 ? "The record needs nothing." : "About the record something was found."
                : package.WithFindings == 0 ? string.Create(CultureInfo.InvariantCulture, $"All {package.Received:N0} records need nothing.")
                : string.Create(CultureInfo.InvariantCulture, $"{clean:N0} of {package.Received:N0} records {(clean == 1 ? "needs" : "need")} nothing; about {package.WithFindings:N0} something was found.");
        }
        var first = report.First(3).ToList();
        if (first.Count == 0)
        {
            foreach (var line in Indented("", package.Received == 0 ? "Nothing in it would be received." : report.Untaken is null ? "It can be sent as it is." : $"It can be sent. {report.Untaken}", width))
            {
                yield return line;
            }
            yield break;
        }
        yield return "What to do first:";
        for (var i = 0; i < first.Count; i++)
        {
            foreach (var line in Indented(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}. "), $"{first[i].Advice}{(first[i].Group is { } group ? $" See {group.Code}." : "")}", width))
            {
                yield return line;
            }
        }
        foreach (var line in report.Untaken is { } untaken ? Indented("", untaken, width) : [])
        {
            yield return line;
        }
    }

    /// <summary>The first line begins with a head, those it wraps to stand under its text.</summary>
    private static IEnumerable<string> Indented(string head, string text, int width)
    {
        var isFirst = true;
        foreach (var line in PlainText.Wrap(text, width - head.Length))
        {
            yield return (isFirst ? head : new string(' ', head.Length)) + line;
            isFirst = false;
        }
    }
}
