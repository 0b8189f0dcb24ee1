using System.Globalization;
using System.Text;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>The page docs/reference/residue.md: what real documents carry beyond the fields of the model, and for each path why it is left.</summary>
public static class ResiduePage
{
    /// <summary>Paths for which nobody decided: the test over all samples fails on them.</summary>
    public static IReadOnlyList<ResiduePath> WithoutReason(ResidueCount count)
    {
        ArgumentNullException.ThrowIfNull(count);
        return [.. count.Paths.Where(static path => Left.Find(path.Dialect, path.Where, path.Path) is null)];
    }

    /// <param name="count">What was counted.</param>
    /// <param name="name">How the page calls what was read; what stands in the documents is not shown.</param>
    public static string Markdown(ResidueCount count, string name)
    {
        ArgumentNullException.ThrowIfNull(count);
        var page = new StringBuilder(
            """
            # What no field holds

            Nothing is lost silently: every text and attribute of a document, and every element that holds nothing, is taken into the record, kept with it as residue, or told as
            [`DOCUMENT-PART-UNREAD`](checks/DOCUMENT-PART-UNREAD.md). What only serves the sending is passed over without a finding; it stays in the original. `daftar read FILE --residue` shows all of
            it for any document. This page is made from real documents of offices and from `src/Daftar/Dialects/Left/left.tsv`, where it is decided for each path why it is left
            ([decision 31](../decisions/0031-what-is-left.md)): `./daftar read FOLDER --residue --markdown docs/reference/residue.md`. A test fails on a path of the samples without a reason.


            """.ReplaceLineEndings("\n"));
        var decided = count.Paths.Select(static path => (Path: path, Left: Left.Find(path.Dialect, path.Where, path.Path))).ToList();
        page.Append(CultureInfo.InvariantCulture, $"Read: {name}, {count.Records:N0} entries, {count.WithResidue:N0} of them with something no field holds.\n");
        foreach (var dialect in decided.GroupBy(static one => one.Path.Dialect).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            page.Append(CultureInfo.InvariantCulture, $"\n## {(dialect.Key == Left.Contents ? "Lists of contents" : dialect.Key)}\n");
            foreach (var (where, heading, counted) in (ReadOnlySpan<(LeftWhere, string, string)>)
                [(LeftWhere.Record, "Inside records, kept with them", "records"), (LeftWhere.Around, "Around records, told", "files"), (LeftWhere.Transport, "Around records, for the sending alone", "files")])
            {
                var rows = dialect.Where(one => one.Path.Where == where).GroupBy(static one => (Path: one.Left?.Path ?? one.Path.Path, Why: one.Left?.Why ?? "**nobody decided**"))
                    .OrderBy(static row => row.Key.Path, StringComparer.Ordinal).ToList();
                if (rows.Count == 0)
                {
                    continue;
                }
                page.Append(CultureInfo.InvariantCulture, $"\n**{heading}**\n\n| path | paths | times | {counted} | first | why it is left |\n|---|---:|---:|---:|---|---|\n");
                foreach (var row in rows)
                {
                    page.Append(CultureInfo.InvariantCulture,
                        $"| `{row.Key.Path}` | {row.Count()} | {row.Sum(static one => one.Path.Times):N0} | {row.Max(static one => one.Path.Records):N0} | {row.MinBy(static one => one.Path.First.ToString(), StringComparer.Ordinal).Path.First} | {row.Key.Why} |\n");
                }
            }
        }
        return page.ToString();
    }
}
