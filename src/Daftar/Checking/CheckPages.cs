using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>The pages docs/reference/checks: one a check and the table of all, made of what the checks say of themselves.</summary>
public static class CheckPages
{
    /// <summary>Pages by file name.</summary>
    public static IEnumerable<(string Name, string Markdown)> All(IReadOnlyList<Check> checks)
    {
        yield return ("README.md", Table(checks));
        foreach (var check in checks)
        {
            yield return (check.Code + ".md", Page(check));
        }
    }

    public static string Page(Check check)
    {
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"# {check.Code}\n\n{check.Wrong}.\n\n| | |\n|---|---|\n");
        page.Append(CultureInfo.InvariantCulture, $"| Severity | {Word(check.Severity)}{(check.WatchUntil is { } day ? string.Create(CultureInfo.InvariantCulture, $"; until {day:yyyy-MM-dd} it only watches") : "")} |\n");
        page.Append(CultureInfo.InvariantCulture, $"| Looks at | {Kind(check)} |\n");
        if (check.Source is { } source)
        {
            page.Append(CultureInfo.InvariantCulture, $"| Standard | {source} |\n");
        }
        page.Append(CultureInfo.InvariantCulture, $"\n**Expected.** {check.Expected}\n\n**How to mend it.** {check.Mend}\n\n{Sample(check)} All checks: [checks](README.md).\n");
        return page.ToString();
    }

    private static string Sample(Check check)
    {
        var how = (check as ReadingCheck)?.Sample ?? ReadingSample.AsItIs;
        return how.Instead is { } why ? $"There is no sample. {why}"
            : $"A sample that shows it: [samples/checks/{check.Code}](../../../samples/checks/{check.Code}){(how.With is { } with ? $", checked with `{with}`" : "")}{(how.Path is { } path ? $": `{path}`" : "")}.";
    }

    private static string Table(IReadOnlyList<Check> checks)
    {
        var page = new StringBuilder(
            """
            # Checks

            What Daftar looks at in records, files, packages and the collection. Each code is for life and has a page: what was expected, and how to mend it. This page and those it leads to are
            made of the code by `./daftar checks --markdown docs/reference/checks`. All findings on one page, in the order in which a package meets them: [findings](../findings.md). What real files
            of offices show: [findings in real files](../real-findings.md).

            *watch*: counted and shown to the operator only. *warn*: the record is taken. *set aside*: every record but this one is taken. An office can be given another severity, and a check
            can watch until a day, in its [office file](../../operate/offices.md).

            """.ReplaceLineEndings("\n"));
        foreach (var kind in checks.GroupBy(Kind))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {char.ToUpperInvariant(kind.Key[0])}{kind.Key[1..]}\n\n| code | severity | what is wrong | standard |\n|---|---|---|---|\n");
            foreach (var check in kind)
            {
                page.Append(CultureInfo.InvariantCulture, $"| [`{check.Code}`]({check.Code}.md) | {Word(check.Severity)} | {check.Wrong} | {check.Source?.Standard} |\n");
            }
        }
        return page.ToString();
    }

    public static string Kind(Check check) => check switch
    {
        RecordCheck => "the record",
        FileCheck => "the files a record names",
        PackageCheck => "the package as a whole",
        CollectionCheck => "the collection, once the package is loaded",
        OpeningCheck => "the package while it is opened",
        Merging.IdentityConflict or Merging.ApplicationNumberSecond => "the records of a package beside each other, and the register, while they are laid into it",
        MergingCheck => "the register, while records are laid into it",
        _ => "the document while it is read",
    };

    private static string Word(Severity severity) => severity == Severity.SetAside ? "set aside" : severity.ToString().ToLowerInvariant();
}
