using System.Text;
using Daftar.Dialects;
using Daftar.Register;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Gives findings about a record the line and column of the value they are about, and its path in the document. Called only where there are findings: the record's tree is still there, and its
/// original bytes are read again for the places. What cannot be found for certain keeps the line on which the record begins.
/// </summary>
internal static class RecordPlaces
{
    /// <param name="from">The first of the findings about this record.</param>
    /// <param name="reader">That read it last.</param>
    /// <param name="owns">By the place of its result: the element that speaks of this entry alone, -1 for the whole record.</param>
    public static void Point(List<PlacedFinding> findings, int from, in RawRecord raw, byte[] buffer, RecordReader reader, IReadOnlyList<int> owns)
    {
        var (tree, takenFor) = (reader.Tree, reader.TakenFor);
        var form = raw.Document.Form;
        ValuePlace? look = null;
        List<(int Finding, int Node, Sought Value)>? found = null;
        HashSet<Finding>? told = null;
        ILookup<long, Finding>? misnamed = null;
        var first = 0L;
        for (var i = from; i < findings.Count; i++)
        {
            var (ordinal, finding) = findings[i];
            if (!finding.Sought.IsNothing && tree.Nodes.Length > 0)
            {
                var own = owns[(int)(ordinal!.Value % PrepareRecords.EntriesPerElement)];
                look ??= new ValuePlace(tree, form is null ? static name => name : form.NameOf);
                var missed = form is null ? MissedPlaces.Of(raw.Document.Dialect!.Id, tree, finding.Code, finding.Where.Path, own) : [];
                if (missed.Count > 0 && misnamed is null)
                {
                    misnamed = Misnamed(findings, from);
                    first = misnamed.Select(static one => one.Key).DefaultIfEmpty().Min();
                }
                var entries = own >= 0 ? reader.Entries : null;
                int FirstAt(string path) => look!.FirstAt(path, own, entries);
                if (missed.Count > 0 && !finding.Blocks && IsMisspelt(missed, misnamed![ordinal.Value], tree, FirstAt))
                {
                    (told ??= new(ReferenceEqualityComparer.Instance)).Add(finding);
                    continue;
                }
                var node = missed.Count > 0 ? Missed(ref finding, missed, misnamed!, first, ordinal.Value, raw.Document.Dialect!.Id, tree, own, FirstAt) : -1;
                node = node >= 0 ? node : look.Find(finding.Code, finding.Where.Path, finding.Sought, own, entries);
                // What is missing of the whole record would stand in an element that is there.
                node = node < 0 && missed.Count > 0 && finding.Where.Path?.Contains('/', StringComparison.Ordinal) != true ? tree.Along(missed[0], own, out _) : node;
                if (node >= 0)
                {
                    (found ??= []).Add((i, node, finding.Sought));
                }
                else if (form is null && !finding.Sought.IsPath && finding.Where.Path?.Contains('/', StringComparison.Ordinal) == false)
                {
                    // A word of the model stands in no document.
                    finding = finding with { Where = finding.Where with { Path = null } };
                }
            }
            findings[i] = new PlacedFinding(ordinal, finding with { Sought = default, Record = (ordinal ?? -1) + 1, Encoding = takenFor ?? (raw.Document.Encoding is UTF8Encoding ? null : raw.Document.Encoding) });
        }
        if (found is not null)
        {
            Place(findings, found, raw, buffer, reader);
        }
        if (told is not null)
        {
            findings.RemoveAll(placed => told.Contains(placed.Finding));
        }
    }

    /// <summary>What stands under a slip of its name or in another place, by entry: a document may have thousands of entries, and each is told what it misses.</summary>
    private static ILookup<long, Finding> Misnamed(List<PlacedFinding> findings, int from) =>
        findings.Skip(from).Where(static one => one is { Ordinal: not null, Finding.Code: "ELEMENT-MISPLACED" or "ELEMENT-MISSPELT" }).ToLookup(static one => one.Ordinal!.Value, static one => one.Finding);

    /// <summary>What is missed stands there under a slip of its name, and that is told: one thing to mend.</summary>
    private static bool IsMisspelt(List<string> places, IEnumerable<Finding> misnamed, XmlTree tree, Func<string, int> firstAt)
    {
        foreach (var slip in misnamed)
        {
            if (slip.Code == "ELEMENT-MISSPELT" && MissedPlaces.MeantBy(places, slip) is { } meant && MissedPlaces.Holds(places, meant, tree, firstAt(slip.Where.Path!)))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>
    /// Says where the record would have what the finding misses, and what of it stands elsewhere: an element told as misplaced or misspelt, or the same of another entry of the document.
    /// </summary>
    /// <returns>The node of what stands elsewhere; -1 where nothing does, or the finding has a place of its own.</returns>
    private static int Missed(ref Finding finding, List<string> places, ILookup<long, Finding> misnamed, long first, long ordinal, string dialect, XmlTree tree, int own, Func<string, int> firstAt)
    {
        (string Path, string Meant)? found = null;
        // What stands outside all entries is told of the first and missed by each.
        foreach (var misplaced in ordinal == first ? misnamed[ordinal] : misnamed[ordinal].Concat(own < 0 ? [] : misnamed[first].Where(one => one.Where.Path?.StartsWith(tree.PathOf(own) + "/", StringComparison.Ordinal) == false)))
        {
            if (MissedPlaces.MeantBy(places, misplaced) is { } meant && MissedPlaces.Holds(places, meant, tree, firstAt(misplaced.Where.Path!)))
            {
                found = (misplaced.Where.Path!, meant);
                break;
            }
        }
        if (found is var (path, at))
        {
            var came = finding.Where.Path;
            finding = finding with { Expected = at == path ? $"{finding.Expected} {NotAsText(dialect, tree.Root.Name, at[(at.LastIndexOf('/') + 1)..])}" : $"{finding.Expected} It is read at {at} in <{tree.Root.Name}>, and here stands at {path}." };
            return came?.Contains('/', StringComparison.Ordinal) != true ? firstAt(path) : came.StartsWith(path, StringComparison.Ordinal) ? firstAt(came) : -1;
        }
        if (MissedPlaces.IsOneOfSeveral(finding.Code))
        {
            return -1;
        }
        var name = places[0][(places[0].LastIndexOf('/') + 1)..];
        if (MissedPlaces.IsAnyOf(finding.Code))
        {
            finding = finding with { Expected = $"{finding.Expected} It is read at {string.Join(", or at ", places.Take(MostPlaces))} in <{tree.Root.Name}>." };
            return -1;
        }
        finding = finding.Where.Path == places[0] && KnownPlaces.ReadInside(dialect, tree.Root.Name, name).Count > 0
            ? finding with { Expected = $"{finding.Expected} {NotAsText(dialect, tree.Root.Name, name)}" }
            : finding with { Expected = $"{finding.Expected} It is read as <{name}> at {places[0]} in <{tree.Root.Name}>." };
        if (own < 0 || !MissedPlaces.IsShared(finding.Code) || tree.At(own).Name != "Design" || IsThere(tree, places[0], own) || tree.FirstNamed(name, own, tree.At(tree.At(own).Parent).Parent) is not (>= 0 and var elsewhere))
        {
            return -1;
        }
        finding = finding with { Expected = $"{finding.Expected} What several entries share stands there; here only another of them says it." };
        return elsewhere;
    }

    /// <summary>An element that is there and holds text, where it is read from those inside.</summary>
    private static string NotAsText(string dialect, string root, string name)
    {
        var inside = KnownPlaces.ReadInside(dialect, root, name).Where(one => char.IsLower(one[0]) == char.IsLower(name[0])).Order(StringComparer.Ordinal).Take(MostPlaces * 2).Select(static one => $"<{one}>").ToList();
        return $"As text in <{name}> it is not read: in elements of its own inside it{(inside.Count == 0 ? "" : $" ({string.Join(", ", inside)})")}.";
    }

    /// <summary>It stands where it is read, and holds nothing.</summary>
    private static bool IsThere(XmlTree tree, string place, int own) => tree.Along(place, own, out var steps) >= 0 && steps == place.Count('/') + 1;

    private const int MostPlaces = 3;

    private static void Place(List<PlacedFinding> findings, List<(int Finding, int Node, Sought Value)> found, in RawRecord raw, byte[] buffer, RecordReader reader)
    {
        var (tree, takenFor) = (reader.Tree, reader.TakenFor);
        ReadOnlySpan<byte> bytes = buffer.AsSpan(raw.Start, raw.Length);
        if (raw.Document.Form is { } form)
        {
            foreach (var (finding, node, sought) in found)
            {
                var (line, column) = form.PlaceOf(tree, node, bytes);
                var within = sought.Or is { } word && column > 0 ? tree.OwnText(node).IndexOf(word, StringComparison.Ordinal) : 0;
                Put(findings, finding, raw, tree, node, line, column + Math.Max(0, within));
            }
            return;
        }
        if (reader.WithoutBroken is { } without)
        {
            bytes = without;
        }
        else if (takenFor is not null)
        {
            bytes = LegacyText.Taken(takenFor, bytes);
        }
        else if (raw.Document.Encoding is not UTF8Encoding)
        {
            bytes = LegacyText.Utf8(raw.Document.Encoding, bytes, out _);
        }
        found.Sort(static (one, other) => one.Node.CompareTo(other.Node));
        var wanted = new List<(int Number, string? Attribute)>(found.Count);
        var (at, elements) = (0, -1);
        foreach (var (_, node, _) in found)
        {
            for (; at <= node; at++)
            {
                elements += tree.At(at).Kind == XmlTree.Kind.Element ? 1 : 0;
            }
            wanted.Add((elements, tree.At(node).Kind == XmlTree.Kind.Attribute ? tree.At(node).Name : null));
        }
        var places = Places.OfElements(bytes, wanted);
        var last = (0, 1, 0);
        for (var i = 0; i < places.Count; i++)
        {
            var (line, column) = Places.Of(bytes, places[i] + Inside(bytes[places[i]..], found[i].Value), ref last);
            Put(findings, found[i].Finding, raw, tree, found[i].Node, line, column);
        }
    }

    /// <summary>In running text the very words: within what a screen or two hold.</summary>
    private static int Inside(ReadOnlySpan<byte> rest, in Sought sought)
    {
        if (sought.Or is null || sought.Text is not { Length: > 0 } text)
        {
            return 0;
        }
        rest = rest[..Math.Min(rest.Length, 1 << 16)];
        var from = Math.Max(0, IndexOf(rest, text));
        return from + Math.Max(0, IndexOf(rest[from..], sought.Or));
    }

    /// <summary>As it is written in XML; of what spans lines the first.</summary>
    private static int IndexOf(ReadOnlySpan<byte> rest, string text)
    {
        var line = text.AsSpan().IndexOfAny('\r', '\n') is > 0 and var cut ? text[..cut] : text;
        foreach (var written in line.Length < 3 ? [] : (string[])[line, line.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)])
        {
            if (rest.IndexOf(Encoding.UTF8.GetBytes(written)) is >= 0 and var at)
            {
                return at;
            }
        }
        return -1;
    }

    private static void Put(List<PlacedFinding> findings, int at, in RawRecord raw, XmlTree tree, int node, int line, int column)
    {
        var (ordinal, finding) = findings[at];
        var path = tree.PathOf(node);
        findings[at] = new PlacedFinding(ordinal, finding with
        {
            // On its first line a record may stand behind others.
            Where = finding.Where with { Line = raw.Line + line - 1, Column = column == 0 ? 0 : line == 1 ? raw.Column + column - 1 : column, Path = path.Length == 0 ? finding.Where.Path : path },
        });
    }
}
