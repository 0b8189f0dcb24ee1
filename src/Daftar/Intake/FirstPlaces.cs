using System.Collections.Concurrent;
using System.Collections.Frozen;
using Daftar.Checking;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Where in a package a code no table translates, or a path no reader asks for, stands first. Places are looked up while the record's tree is there; a record that comes before all that
/// were seen looks, and so the first of the package has, whichever worker met which first. Nothing is done for records that were read whole.
/// </summary>
internal sealed class FirstPlaces
{
    /// <summary>An export that writes sentences into codes has as many as records: those beyond keep the line of their record.</summary>
    private const int MostPlaced = 5_000;

    private readonly ConcurrentDictionary<(string Of, string What), long> _first = [];

    /// <summary>Adds to the record's facts what of it is not understood, with places where it is the first.</summary>
    public RecordFacts Add(RecordFacts facts, IpRecord record, IReadOnlyList<Finding> told, in RawRecord raw, byte[] buffer, RecordReader reader, IReadOnlyList<int> owns)
    {
        var left = Unread(record, told, raw, reader.Tree);
        if (left is null && record.Unmapped is null)
        {
            return facts;
        }
        List<PlacedFinding>? wanted = null;
        foreach (var (code, text, isStatus) in record.Unmapped ?? [])
        {
            if (IsFirst(($"{record.Office} {record.Right}", isStatus ? "status " + code : "event " + code), facts.Ordinal))
            {
                (wanted ??= []).Add(new PlacedFinding(facts.Ordinal, new Finding(isStatus ? "STATUS-UNKNOWN" : "CODE-UNMAPPED", Severity.Watch, facts.Where with { Path = isStatus ? "legalStatus" : "eventBag" }, code, "") { Sought = new Sought(code, Or: text) }));
            }
        }
        // Markup in a text gives a path thousands of values: it is looked up once.
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (var value in left ?? [])
        {
            if (seen.Add(value.Path) && IsFirst((raw.Document.Dialect!.Id, value.Path), facts.Ordinal))
            {
                (wanted ??= []).Add(new PlacedFinding(facts.Ordinal, new Finding("RECORD-PART-UNREAD", Severity.Watch, facts.Where with { Path = value.Path }, value.Path, KnownPlaces.Unread(value.Dialect, reader.Tree.Root.Name, value.Path) ?? "") { Sought = new Sought(value.Text, IsPath: true) }));
            }
        }
        if (wanted is null)
        {
            return facts with { Unread = left };
        }
        var sought = wanted.ConvertAll(static one => (one.Finding.Code, one.Finding.Came));
        RecordPlaces.Point(wanted, 0, raw, buffer, reader, owns);
        var places = new Dictionary<(string, string?), Finding>();
        for (var i = 0; i < wanted.Count; i++)
        {
            // Where nothing was found the path is one of the model, and tells nobody where to look.
            places[sought[i]] = wanted[i].Finding is { Where.Column: 0 } line && line.Code != "RECORD-PART-UNREAD" ? line with { Where = facts.Where } : wanted[i].Finding;
        }
        return facts with { Unread = left, Places = places };
    }

    private bool IsFirst((string Of, string What) key, long ordinal)
    {
        while (true)
        {
            if (!_first.TryGetValue(key, out var first))
            {
                if (_first.Count >= MostPlaced)
                {
                    return false;
                }
                if (_first.TryAdd(key, ordinal))
                {
                    return true;
                }
                continue;
            }
            if (first <= ordinal)
            {
                return first == ordinal;
            }
            if (_first.TryUpdate(key, ordinal, first))
            {
                return true;
            }
        }
    }

    /// <summary>Filled elements and attributes that no reader asked for, nobody decided about, and no other finding of the record is about.</summary>
    private static List<UnreadValue>? Unread(IpRecord record, IReadOnlyList<Finding> told, in RawRecord raw, XmlTree tree)
    {
        List<UnreadValue>? unread = null;
        Dictionary<string, bool>? decided = null;
        if (raw.Document.Form is SheetForm)
        {
            // Columns are told as such (SHEET-COLUMNS-UNMAPPED).
            return null;
        }
        foreach (var left in record.Residue ?? [])
        {
            if (left.Text.Length == 0)
            {
                continue;
            }
            decided ??= new(StringComparer.Ordinal);
            if (!decided.TryGetValue(left.Path, out var isUnread))
            {
                decided[left.Path] = isUnread = !IsOtherContact(left.Path, tree) && !(decided.Count < MostLooked && IsOfNothing(left.Path, tree)) && !KnownNames.IsKept(raw.Document.Dialect!.Id, left.Path) && !IsTold(told, left.Path);
            }
            if (isUnread)
            {
                (unread ??= []).Add(new UnreadValue(raw.Document.Dialect!.Id, left.Path, left.Text));
            }
        }
        return unread;
    }

    /// <summary>Beside the contact that is published the other is left on purpose, and is nobody's to read in a report. Where only one stands, what of it nobody read is told.</summary>
    private static bool IsOtherContact(string path, XmlTree tree)
    {
        if (path.LastIndexOf("Contact/", StringComparison.Ordinal) is not (>= 0 and var at) || (at > 0 && path[at - 1] != '/') || !OfContacts.Contains(path[(path.LastIndexOf('/') + 1)..]))
        {
            return false;
        }
        var contact = path[..(at + "Contact".Length)];
        var isBeside = false;
        for (var i = 1; i < tree.Nodes.Length; i++)
        {
            ref var node = ref tree.At(i);
            if (node.Kind == XmlTree.Kind.Text && !node.Touched && !node.Passed && tree.PathOf(node.Parent) == path)
            {
                var up = node.Parent;
                while (up > 0 && !(tree.At(up).Name == "Contact" && tree.PathOf(up) == contact))
                {
                    up = tree.At(up).Parent;
                }
                if (up <= 0 || !new XmlNode(tree, tree.At(up).Parent).Child("PublicationContact").Exists)
                {
                    return false;
                }
                isBeside = true;
            }
        }
        return isBeside;
    }

    private static readonly FrozenSet<string> OfContacts = ((string[])["PersonFullName", "FirstName", "LastName", "MiddleName", "EntityName", "OrganizationStandardName", "AddressLineText", "CityName", "CountryCode", "PostalCode",
        "GeographicRegionName", "AddressRoom", "StreetName", "EmailAddressText", "PhoneNumber", "FaxNumber", "WebAddressURI", "PostalAddressText"]).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What another finding of its record is about is told: its checks have run, and their places are known.</summary>
    /// <param name="facts">Of the entries of one document, from <paramref name="first"/> on.</param>
    /// <param name="first">The first of them.</param>
    /// <param name="findings">Of the document, from <paramref name="from"/> on.</param>
    /// <param name="from">The first of them.</param>
    public static void WithoutTold(List<RecordFacts> facts, int first, IReadOnlyList<PlacedFinding> findings, int from)
    {
        HashSet<(long?, string?)>? told = null;
        for (; first < facts.Count; first++)
        {
            if (facts[first].Unread is not { } unread)
            {
                continue;
            }
            told ??= [.. findings.Skip(from).Where(static one => one.Finding.Where.Column > 0).Select(static one => (one.Ordinal, one.Finding.Where.Path))];
            var ordinal = facts[first].Ordinal;
            var left = unread.Where(value => !told.Contains((ordinal, value.Path))).ToList();
            if (left.Count < unread.Count)
            {
                facts[first] = facts[first] with { Unread = left.Count > 0 ? left : null };
            }
        }
    }

    /// <summary>Each look goes through the whole record; a record has some dozen such paths, and one that is meant to cost time thousands.</summary>
    private const int MostLooked = 500;

    /// <summary>Language or number of something that is not there: what is missing is told, where it must be.</summary>
    private static bool IsOfNothing(string path, XmlTree tree)
    {
        if (!path.EndsWith("/@languageCode", StringComparison.Ordinal) && !path.EndsWith("/@lang", StringComparison.Ordinal) && !path.EndsWith("/@sequenceNumber", StringComparison.Ordinal))
        {
            return false;
        }
        var name = path[(path.LastIndexOf('@') + 1)..];
        for (var i = 1; i < tree.Nodes.Length; i++)
        {
            ref var node = ref tree.At(i);
            if (node.Kind == XmlTree.Kind.Attribute && node.Name == name && !node.Touched && tree.PathOf(i) == path && !tree.IsEmpty(node.Parent))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsTold(IReadOnlyList<Finding> told, string path)
    {
        foreach (var finding in told)
        {
            if (finding.Where.Path is { Length: > 0 } about && path.StartsWith(about, StringComparison.Ordinal) && (path.Length == about.Length || path[about.Length] == '/'))
            {
                return true;
            }
        }
        return false;
    }
}
