using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Elements under a slip of a name, or in a place where no reader looks for them.</summary>
internal sealed partial class RecordReader
{
    /// <summary>One slip of an export shows itself in a few names.</summary>
    private const int MostMisnamed = 20;

    /// <summary>
    /// Of what nobody read, what bears nearly a name that readers ask for, or such a name in a place where none does. Not extensions: they have a namespace of their own. Nor
    /// what is empty, or stands there more than once: a bag that holds nothing, and what is told as said twice; nor in the right place what is told as unreadable.
    /// </summary>
    /// <param name="residue">What nobody read.</param>
    /// <param name="twice">What is told as said twice.</param>
    /// <param name="raw">The record.</param>
    /// <param name="findings">Of this entry.</param>
    /// <param name="own">The element of this entry where what stands outside it is told of another already; else -1.</param>
    private void Misnamed(List<Residue> residue, List<ValueTwice>? twice, in RawRecord raw, List<Finding> findings, int own)
    {
        HashSet<string>? told = null;
        HashSet<string>? often = null;
        string? inside = null;
        var dialect = raw.Document.Dialect!.Id;
        foreach (var left in residue)
        {
            if (told?.Count > MostMisnamed)
            {
                return;
            }
            if (KnownNames.Of(dialect, _tree.Root.Name, left.Path) is not { } verdict
                || (verdict.Meant is null && (left.Text.Length == 0 || twice?.Exists(said => left.Path.StartsWith(said.Path, StringComparison.Ordinal)) == true || (!verdict.OutOfPlace && (often ??= Often(residue)).Contains(left.Path) && !KnownPlaces.LacksAStep(dialect, _tree.Root.Name, left.Path))))
                || (verdict.Meant is null && findings.Exists(one => one.Where.Path == verdict.Path))
                // What only another office has inside an element of its own tells this one nothing.
                || (verdict.Meant is null && dialect == "st36" && KnownPlaces.IsOwnName(dialect, _tree.Root.Name) && KnownPlaces.Of(dialect, _tree.Root.Name, verdict.Path).Count == 0)
                || !(told ??= []).Add(verdict.Path) || told.Count > MostMisnamed || !_tree.IsOfTheStandard(verdict.Path, raw.Document.Namespaces))
            {
                continue;
            }
            if (own >= 0 && !verdict.Path.StartsWith(inside ??= _tree.PathOf(own) + "/", StringComparison.Ordinal))
            {
                continue;
            }
            var name = verdict.Path[(verdict.Path.LastIndexOf('/') + 1)..];
            var said = left.Path.Contains('@', StringComparison.Ordinal) ? residue.Find(one => one.Text.Length > 0 && !one.Path.Contains('@', StringComparison.Ordinal) && one.Path.StartsWith(verdict.Path, StringComparison.Ordinal))?.Text ?? left.Text : left.Text;
            if (verdict.Meant is null && left.Path == verdict.Path && IsOfDates(name) && KnownPlaces.IsKnown(dialect, verdict.Path) && !RegisterDate.TryParse(left.Text, out _) && Moments.Read(left.Text) is null)
            {
                // It stands where it is read, and is no day.
                findings.Add(new Finding("DATE-UNREADABLE", Severity.Warn, new Place(raw.Document.File, raw.Line, 0, verdict.Path), Finding.Cut(left.Text), ReadContext.DateExpected + DateAdvice.Of(left.Text)) { Sought = new Sought(left.Text, IsPath: true) });
                continue;
            }
            findings.Add(verdict.Meant is { } meant
                ? new Finding("ELEMENT-MISSPELT", Severity.Warn, new Place(raw.Document.File, raw.Line, 0, verdict.Path), Finding.Cut(name), $"<{meant}>: <{Finding.Cut(name, 80)}> is not known here.") { Sought = new Sought(name, IsPath: true) }
                : new Finding("ELEMENT-MISPLACED", Severity.Watch, new Place(raw.Document.File, raw.Line, 0, verdict.Path), Finding.Cut(said.Length > 0 ? $"<{name}> {said}" : $"<{name}>"), KnownPlaces.Expected(dialect, _tree.Root.Name, verdict.Path, _tree.StandsTwice(verdict.Path))) { Sought = new Sought(said, IsPath: true) });
        }
    }

    private static bool IsOfDates(string name) => name.EndsWith("Date", StringComparison.Ordinal) || name is "date" or "DATE";

    /// <summary>Paths at which the residue has more than one value.</summary>
    private static HashSet<string> Often(List<Residue> residue)
    {
        HashSet<string> once = new(StringComparer.Ordinal), often = new(StringComparer.Ordinal);
        foreach (var left in residue)
        {
            if (!once.Add(left.Path))
            {
                often.Add(left.Path);
            }
        }
        return often;
    }
}
