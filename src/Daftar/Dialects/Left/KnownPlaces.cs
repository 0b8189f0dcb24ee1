using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>
/// Where in a record its dates, numbers and lists are read: <c>places.txt</c>, made by its test from what the readers took in real files, and from what they ask for in elements those
/// files do not have. To say of what stands elsewhere where it belongs.
/// </summary>
internal static class KnownPlaces
{
    /// <summary>Paths by dialect and name, each with the record elements it is read in.</summary>
    private static readonly FrozenDictionary<(string Dialect, string Name), (string Record, string Path)[]> Places = Load();

    /// <summary>Of several places the ones most like where it stands are told.</summary>
    private const int MostTold = 3;

    /// <summary>A name that is read inside no more different elements than these has its place there and nowhere else: so many the test that makes the list writes down.</summary>
    private const int FewParents = 10;

    /// <summary>By dialect and name: the elements it is read in, the record itself as an empty name.</summary>
    private static readonly FrozenDictionary<(string Dialect, string Name), string[]> Parents = Places.ToFrozenDictionary(static one => one.Key, static one => one.Value.Select(place => OfAnyOffice(one.Key.Dialect, ParentIn(place.Path))).Distinct(StringComparer.Ordinal).ToArray());

    /// <summary>By dialect and name of a list: what stands in it.</summary>
    private static readonly FrozenDictionary<(string Dialect, string List), FrozenSet<string>> Members = Places.SelectMany(static one => one.Value.Select(place => (one.Key.Dialect, List: ParentIn(place.Path), one.Key.Name))).Where(static one => IsList(one.List))
        .GroupBy(static one => (one.Dialect, one.List)).ToFrozenDictionary(static same => same.Key, static same => same.Select(static one => one.Name).ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Names that say nothing of themselves: a date is what the element around it says it is.</summary>
    private static readonly FrozenSet<string> Bare = ((string[])["Name", "Identifier", "Date", "Number", "Text", "Code", "Kind", "Country", "Status", "DocNumber", "WIPOST3Code", "IPOfficeCode", "CountryCode", "CommentText", "Comment", "Contact", "FileName",
        "date", "doc-number", "number", "kind", "country", "ctry", "name", "text", "anum", "pnum", "dnum", "bnum", "status", "city", "state", "class", "section", "document-id", "parent", "address", "addressbook", "DATE", "PDAT", "DOC", "DNUM", "KIND", "CTRY"]).ToFrozenSet(StringComparer.Ordinal);

    private static string ParentIn(string path)
    {
        var end = path.LastIndexOf('/');
        return end < 0 ? "" : path[(path.LastIndexOf('/', end - 1) + 1)..end];
    }

    private static bool IsList(string name) => name.EndsWith("Bag", StringComparison.Ordinal) || name.EndsWith("Details", StringComparison.Ordinal);

    /// <summary>In ST.36 an office puts its own letters before names of the standard: vn-bibliographic-data-grant.</summary>
    public static string OfAnyOffice(string dialect, string name) => dialect == "st36" && name is [>= 'a' and <= 'z', >= 'a' and <= 'z', '-', _, _, _, ..] ? name[3..] : name;

    /// <summary>The name says nothing without that of the element around it.</summary>
    public static bool IsBare(string name) => Bare.Contains(name);

    /// <summary>The element stands inside another than those, few in number, in which the standard has it, or in a list of other things.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="parent">Name of the element around it; empty for the record.</param>
    /// <param name="name">Its own, one that readers ask for.</param>
    public static bool IsOutOfPlace(string dialect, string parent, string name) => !Bare.Contains(name) && Parents.TryGetValue((dialect, name), out var parents) && parents.Length <= FewParents
        ? Array.IndexOf(parents, OfAnyOffice(dialect, parent)) < 0
        : IsList(parent) && Members.TryGetValue((dialect, parent), out var members) && !members.Contains(name);

    /// <summary>By dialect, record (empty: any of the dialect) and element: the names read inside it.</summary>
    private static readonly FrozenDictionary<(string Dialect, string Record, string Parent), FrozenSet<string>> Inside = Places.SelectMany(static one => one.Value.SelectMany(place => ((string[])[place.Record, ""]).Select(record => (Key: (one.Key.Dialect, record, OfAnyOffice(one.Key.Dialect, ParentIn(place.Path))), one.Key.Name))))
        .GroupBy(static one => one.Key, static one => one.Name).ToFrozenDictionary(static same => same.Key, static same => same.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>Names read inside an element; of a record nobody has seen, those read inside that element in any record of the dialect.</summary>
    public static FrozenSet<string> ReadInside(string dialect, string record, string parent) =>
        Inside.GetValueOrDefault((dialect, Records.Contains((dialect, record)) ? record : "", OfAnyOffice(dialect, parent))) ?? [];

    /// <summary>It may stand there: it is read in that element, or in so many that nobody lists them. In the record itself only what is read there.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element; empty where it is not known.</param>
    /// <param name="parent">Name of the element around it; empty for the record.</param>
    /// <param name="name">One that readers ask for.</param>
    public static bool MayStand(string dialect, string record, string parent, string name) => !IsOfOtherNames(dialect, record, name) && (ReadInside(dialect, record, parent).Contains(name)
        || (!(parent.Length == 0 && Records.Contains((dialect, record))) && (IsBare(name) || !Parents.TryGetValue((dialect, name), out var parents) || parents.Length > FewParents || Array.IndexOf(parents, OfAnyOffice(dialect, parent)) >= 0)));

    /// <summary>In ST.36 names are written small, with hyphens, but for the B-tags; CNIPA's own form of 2011 alone writes its record, and all in it, with capitals inside the name.</summary>
    public static bool IsOfOtherNames(string dialect, string record, string name) => dialect == "st36" && record.Length > 0 && IsOfCapitals(record) != IsOfCapitals(name) && (IsOfCapitals(name) || name.Contains('-', StringComparison.Ordinal));

    private static bool IsOfCapitals(string name) => char.IsAsciiLetterUpper(name[0]) && name.AsSpan().ContainsAnyInRange('a', 'z');

    /// <summary>Readers find it under that name, which they put together of two.</summary>
    public static bool IsPlaced(string dialect, string name) => Places.ContainsKey((dialect, name));

    /// <summary>It is read at that very path.</summary>
    public static bool IsKnown(string dialect, string path) => Places.TryGetValue((dialect, NameOf(path)), out var all) && Array.Exists(all, one => one.Path == path);

    /// <summary>What is expected where an element stands in its place and says what nobody reads there; null where name or place are the fault.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element.</param>
    /// <param name="path">Where it stands.</param>
    public static string? Unread(string dialect, string record, string path)
    {
        var name = NameOf(path);
        if (name.EndsWith("Binary", StringComparison.Ordinal))
        {
            return "The file beside the document, and its name in the record: a file that is written into the document itself (base64) is not read.";
        }
        if (!IsKnown(dialect, path))
        {
            return null;
        }
        var inside = InsideOf(dialect, record, path);
        return inside.Count == 0 ? "Name and place are right; what it says is not read: one value, in the form that the standard has for this element."
            : $"Name and place are right, but as text it is not read: what it says, in elements of its own inside it ({string.Join(", ", inside.Take(MostInside).Select(static one => $"<{one}>"))}{(inside.Count > MostInside ? " …" : "")}).";
    }

    private const int MostInside = 6;

    /// <summary>Names that are read inside it at that place.</summary>
    private static List<string> InsideOf(string dialect, string record, string path) => ReadInside(dialect, record, NameOf(path)).Where(one => IsKnown(dialect, $"{path}/{one}")).Order(StringComparer.Ordinal).ToList();

    /// <summary>The places where an element of that name is read, the most like first; none where nobody knows.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element.</param>
    /// <param name="path">Where it stands.</param>
    public static IReadOnlyList<string> Of(string dialect, string record, string path)
    {
        if (Asked.TryGetValue((dialect, record, path), out var known))
        {
            return known;
        }
        var found = Likely(dialect, record, path);
        if (Asked.Count < MostAsked)
        {
            Asked[(dialect, record, path)] = found;
        }
        return found;
    }

    /// <summary>An office writes an element in the same wrong place in each record. A hostile document may name each anew: what comes after so many paths is looked for without being remembered.</summary>
    private const int MostAsked = 20_000;

    private static readonly ConcurrentDictionary<(string Dialect, string Record, string Path), IReadOnlyList<string>> Asked = [];

    private static IReadOnlyList<string> Likely(string dialect, string record, string path)
    {
        var steps = path.Split('/');
        if (!Places.TryGetValue((dialect, steps[^1]), out var all))
        {
            return [];
        }
        var own = Array.FindAll(all, one => one.Record == record);
        if (dialect == "st96" && Records.Contains((dialect, record)))
        {
            if (own.Length == 0)
            {
                return [];
            }
            own = Array.FindAll(own, static one => !IsPartiesInParties(one.Path)) is { Length: > 0 } right ? right : own;
        }
        var likely = (own.Length > 0 ? own.Select(static one => one.Path) : OfKin(dialect, record, all).Select(one => InLettersOf([steps[0]], one))).Distinct(StringComparer.Ordinal).Where(one => one != path)
            .Select(one => (Path: one, Steps: one.Split('/')))
            .OrderByDescending(one => Alike(one.Steps, steps)).ThenBy(static one => one.Steps.Length).ThenBy(static one => one.Path, StringComparer.Ordinal)
            .Where(one => !IsBare(steps[^1]) || (steps.Length > 1 && ParentIn(one.Path) == steps[^2]))
            .Take(MostTold).ToList();
        // What stands much deeper than the likeliest is another matter: an earlier mark of an opposition.
        return [.. likely.Where(one => one.Steps.Length <= likely[0].Steps.Length + 1).Select(static one => one.Path)];
    }

    /// <summary>Readers look into a list of parties for parties of any role; the standard has no list in it.</summary>
    private static bool IsPartiesInParties(string path) => path.EndsWith("Bag", StringComparison.Ordinal) && ParentIn(path) is "ApplicantBag" or "HolderBag" or "OwnerBag" or "InventorBag";

    /// <summary>What finding and page say of it.</summary>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element.</param>
    /// <param name="path">Where it stands.</param>
    /// <param name="again">There it stands a second time.</param>
    public static string Expected(string dialect, string record, string path, bool again) =>
        IsKnown(dialect, path) ? again ? $"One <{NameOf(path)}> in <{ParentIn(path)}>: there it is read, and stands more than once."
            : InsideOf(dialect, record, path).Count > 0 ? Unread(dialect, record, path)! : $"Beside it what it goes with: <{NameOf(path)}> is read here, but not alone."
        : Belongs(dialect, record, path) ?? InItem(dialect, path) ?? OfOthers(dialect, record, NameOf(path)) ?? "The element inside the one that the schema puts it into.";

    /// <summary>What stands in a list, and belongs to one of its items.</summary>
    private static string? InItem(string dialect, string path)
    {
        var list = ParentIn(path);
        var item = list.EndsWith("Bag", StringComparison.Ordinal) ? list[..^3] : list.EndsWith("Details", StringComparison.Ordinal) ? list[..^7] : "";
        return item.Length > 0 && Members.TryGetValue((dialect, list), out var members) && members.Contains(item) ? $"<{NameOf(path)}> in <{item}>, of which <{list}> is the list." : null;
    }

    /// <summary>In ST.96 a patent has a date of filing where a mark has one of application: no path of another record leads anywhere in this one.</summary>
    private static string? OfOthers(string dialect, string record, string name) => dialect == "st96" && Records.Contains((dialect, record)) && Places.TryGetValue((dialect, name), out var all) && !Array.Exists(all, one => one.Record == record)
        ? $"Another element: no <{name}> is read anywhere in <{record}>, as it is in other records. The schema names what <{record}> has for it." : null;

    /// <summary>Where an element of that name belongs; null where nobody knows.</summary>
    public static string? Belongs(string dialect, string record, string path) => Of(dialect, record, path) is { Count: > 0 } places ? $"<{NameOf(path)}> at {string.Join(", or at ", places)} in <{record}>." : null;

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>The places in the record that end so, the shortest first; where the record bears a name of its own, those of any record of the dialect.</summary>
    public static IEnumerable<string> EndingIn(string dialect, string record, string end)
    {
        if (!Places.TryGetValue((dialect, NameOf(end)), out var all))
        {
            return [];
        }
        var fits = Array.FindAll(all, one => one.Path == end || (one.Path.Length > end.Length && one.Path[^(end.Length + 1)] == '/' && one.Path.EndsWith(end, StringComparison.Ordinal)));
        return (Records.Contains((dialect, record)) ? fits.Where(one => one.Record == record).Select(static one => one.Path) : OfKin(dialect, record, fits)).Distinct(StringComparer.Ordinal).OrderBy(static path => path.Length);
    }

    /// <summary>
    /// An office may give its record another name (tw-patent-grant): in ST.36 such a document is read as the standard's own, and not as answers to an office action or what one office alone has in
    /// it; in other standards any record tells.
    /// </summary>
    private static IEnumerable<string> OfKin(string dialect, string record, (string Record, string Path)[] places) => dialect != "st36" || Records.Contains((dialect, record)) ? places.Select(static one => one.Path)
        : Kin.Select(kin => Array.FindAll(places, one => one.Record == kin && !Array.Exists(one.Path.Split('/')[1..], static step => step.StartsWith("us-", StringComparison.Ordinal)) && !(one.Path.StartsWith("us-", StringComparison.Ordinal) && !one.Path.Contains("bibliographic-data", StringComparison.Ordinal))))
            .FirstOrDefault(static fits => fits.Length > 0)?.Select(static one => one.Path) ?? [];

    /// <summary>Records of ST.36 that are read by the form of the standard, those first that hold nothing of one office.</summary>
    private static readonly string[] Kin = ["patent-document", "vn-patent-grant", "wo-published-application", "us-patent-application", "us-patent-grant"];

    /// <summary>The path in the names the document has: its bibliography bears the letters of its office (am-bibliographic-data).</summary>
    /// <param name="first">Names of elements in the record.</param>
    /// <param name="path">As another office writes it.</param>
    public static string InLettersOf(IEnumerable<string> first, string path)
    {
        var end = path.IndexOf('/', StringComparison.Ordinal) is >= 0 and var slash ? slash : path.Length;
        return path[..end].Contains("bibliographic-data", StringComparison.Ordinal) && first.FirstOrDefault(static name => name.Contains("bibliographic-data", StringComparison.Ordinal)) is { } own ? own + path[end..] : path;
    }

    /// <summary>Nobody has seen a record of that name.</summary>
    public static bool IsOwnName(string dialect, string record) => !Records.Contains((dialect, record));

    /// <summary>Names of the records of a dialect.</summary>
    public static IEnumerable<string> RecordsOf(string dialect) => Records.Where(one => one.Dialect == dialect).Select(static one => one.Record).Order(StringComparer.Ordinal);

    private static readonly FrozenSet<(string Dialect, string Record)> Records = Places.SelectMany(static one => one.Value.Select(place => (one.Key.Dialect, place.Record))).ToFrozenSet();

    /// <summary>By record: the names of elements in it that say something of themselves.</summary>
    private static readonly FrozenDictionary<(string Dialect, string Record), FrozenSet<string>> NamesIn = Places.SelectMany(static one => one.Value.SelectMany(place => place.Path.Split('/').Select(step => (Key: (one.Key.Dialect, place.Record), Step: step))))
        .Where(static one => !Bare.Contains(one.Step)).GroupBy(static one => one.Key, static one => one.Step).ToFrozenDictionary(static same => same.Key, static same => same.ToFrozenSet(StringComparer.Ordinal));

    /// <summary>The record whose elements the names are most like, of several that of the newest standard, and those it has; null where next to none are of any.</summary>
    public static (string Dialect, string Record, List<string> Known)? Like(IReadOnlyCollection<string> names)
    {
        var best = NamesIn.Select(one => (one.Key.Dialect, one.Key.Record, Known: names.Where(one.Value.Contains).ToList(), All: one.Value.Count))
            .OrderByDescending(static one => one.Known.Count).ThenByDescending(static one => one.Dialect, StringComparer.Ordinal).ThenBy(static one => IsOfTheBureau(one.Record)).ThenBy(static one => one.All).ThenBy(static one => one.Record, StringComparer.Ordinal).First();
        return best.Known.Count >= FewestAlike ? (best.Dialect, best.Record, best.Known) : null;
    }

    /// <summary>Only the International Bureau sends those.</summary>
    private static bool IsOfTheBureau(string record) => record.StartsWith("Madrid", StringComparison.Ordinal) || record.StartsWith("Hague", StringComparison.Ordinal);

    /// <summary>One or two names are those of any form: ApplicationNumber alone says nothing.</summary>
    private const int FewestAlike = 3;

    /// <summary>An element around it is missing, or one too many: with one step more or less it stands where it is read. So lists do that came without what holds them.</summary>
    public static bool LacksAStep(string dialect, string record, string path)
    {
        var steps = path.Split('/');
        return Of(dialect, record, path) is { Count: > 0 } places && places[0].Split('/') is var right && Math.Abs(right.Length - steps.Length) == 1 && Alike(right, steps) == Math.Min(right.Length, steps.Length);
    }

    /// <summary>Steps that two paths have in common at their beginning and their end.</summary>
    private static int Alike(string[] one, string[] other)
    {
        var (front, back) = (0, 0);
        var least = Math.Min(one.Length, other.Length);
        while (front < least && one[front] == other[front])
        {
            front++;
        }
        while (back < least - front && one[^(back + 1)] == other[^(back + 1)])
        {
            back++;
        }
        return front + back;
    }

    private static FrozenDictionary<(string, string), (string, string)[]> Load()
    {
        using var stream = typeof(KnownPlaces).Assembly.GetManifestResourceStream("left/places.txt") ?? throw new InvalidDataException("Dialects/Left/places.txt is not embedded.");
        using var lines = new StreamReader(stream);
        var all = new List<(string Dialect, string Record, string Path)>();
        var records = new List<(string Dialect, string Record)>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var (dialect, record) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..colon]);
            records.Add((dialect, record));
            foreach (var path in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                all.Add((dialect, record, path));
            }
        }
        // A record that is a part of a larger one has, where it comes alone, what it has there: a Design without its transaction.
        foreach (var (dialect, record) in records)
        {
            var step = $"/{record}/";
            all.AddRange(all.Where(one => one.Dialect == dialect && one.Record != record && one.Path.Contains(step, StringComparison.Ordinal))
                .Select(one => (dialect, record, one.Path[(one.Path.LastIndexOf(step, StringComparison.Ordinal) + step.Length)..])).ToList());
        }
        var places = new Dictionary<(string, string), List<(string, string)>>();
        foreach (var (dialect, record, path) in all.Distinct())
        {
            var key = (dialect, path[(path.LastIndexOf('/') + 1)..]);
            (places.TryGetValue(key, out var known) ? known : places[key] = []).Add((record, path));
        }
        return places.ToFrozenDictionary(static one => one.Key, static one => one.Value.ToArray());
    }
}
