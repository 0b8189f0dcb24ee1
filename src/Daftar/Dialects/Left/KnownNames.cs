using System.Collections.Concurrent;
using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>
/// Names of elements that the readers of a dialect ask for, and those decided about in this folder: <c>names.txt</c>, written from the readers by its test. Against them what stayed
/// in a record's residue is judged, and nothing else is: an element that was read is not looked at.
/// </summary>
internal static class KnownNames
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Names = Load();

    /// <summary>Names of the standards that look like slips and are none: <c>right.txt</c>.</summary>
    private static readonly FrozenDictionary<string, FrozenSet<string>> Right = Lists("right.txt");

    /// <summary>A hostile document may name every element anew: what comes after so many paths is judged without being remembered.</summary>
    private const int MostPaths = 50_000;

    private static readonly ConcurrentDictionary<(string Dialect, string Record, string Path), Verdict?> Judged = [];

    /// <summary>What is to be said of an element.</summary>
    /// <param name="Path">Of the element: residue may stand deeper.</param>
    /// <param name="Meant">The name that was meant; null for one that is right, and stands where no reader looks for it.</param>
    /// <param name="OutOfPlace">The standard has it inside few elements, and it stands in none of them.</param>
    public sealed record Verdict(string Path, string? Meant, bool OutOfPlace = false);

    /// <summary>The readers of that dialect ask for elements by names of a standard.</summary>
    internal static bool Has(string dialect) => Names.ContainsKey(dialect);

    /// <summary>The names of a dialect.</summary>
    internal static IReadOnlyCollection<string> All(string dialect) => Names[dialect];

    /// <summary>The verdict on a path of residue; null where nothing is to be said: it is decided about, or nobody knows what it is.</summary>
    public static Verdict? Of(string dialect, string path) => Of(dialect, "", path);

    /// <inheritdoc cref="Of(string, string)"/>
    /// <param name="dialect">Id of the dialect.</param>
    /// <param name="record">Name of the record's element: what may stand in it, and how its names are written, is another matter in each family of documents.</param>
    /// <param name="path">Of what is left.</param>
    public static Verdict? Of(string dialect, string record, string path)
    {
        if (Judged.TryGetValue((dialect, record, path), out var known))
        {
            return known;
        }
        var verdict = Names.TryGetValue(dialect, out var names) ? Judge(dialect, record, path, names) : null;
        if (Judged.Count < MostPaths)
        {
            Judged[(dialect, record, path)] = verdict;
        }
        return verdict;
    }

    private static Verdict? Judge(string dialect, string record, string path, FrozenSet<string> names)
    {
        var at = 0;
        var around = "";
        while (at < path.Length)
        {
            var end = path.IndexOf('/', at) is >= 0 and var slash ? slash : path.Length;
            var name = path[at..end];
            if (name.StartsWith('@') || (Right.TryGetValue(dialect, out var right) && right.Contains(name)) || IsDecided(dialect, path[..end]))
            {
                return null;
            }
            var known = names.Contains(name) || names.Contains(KnownPlaces.OfAnyOffice(dialect, name)) || IsOfAnOffice(dialect, name, names);
            if (known && InOtherCase(dialect, record, around, name) is { } written)
            {
                return new Verdict(path[..end], written);
            }
            if ((known || KnownPlaces.IsPlaced(dialect, name)) && KnownPlaces.IsOutOfPlace(dialect, around, name))
            {
                return new Verdict(path[..end], null, OutOfPlace: true);
            }
            if (!known && !Left.IsPassed(name))
            {
                return Meant(dialect, record, around, name, names) is { } meant ? new Verdict(path[..end], meant) : null;
            }
            (at, around) = (end + 1, name);
        }
        return IsOfOnePlace(path) ? new Verdict(path, null) : null;
    }

    /// <summary>Another office's letters before the same name.</summary>
    private static bool IsOfAnOffice(string dialect, string name, FrozenSet<string> names) =>
        KnownPlaces.OfAnyOffice(dialect, name) is var bare && bare.Length < name.Length && names.Any(one => one.Length == name.Length && KnownPlaces.OfAnyOffice(dialect, one) == bare);

    /// <summary>Dates, numbers, lists and what closes a design have their place; names, cities and codes of countries stand in many elements that no reader must ask for.</summary>
    internal static bool IsOfOnePlace(string path) =>
        path.EndsWith("Date", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Number", StringComparison.OrdinalIgnoreCase) || path.EndsWith("NumberText", StringComparison.Ordinal)
        || path.EndsWith("DefermentIndicator", StringComparison.Ordinal) || path.EndsWith("DepositIndicator", StringComparison.Ordinal) || path.EndsWith("WaiverIndicator", StringComparison.Ordinal) || path.EndsWith("ConfidentialIndicator", StringComparison.Ordinal)
        || path.EndsWith("Bag", StringComparison.Ordinal) || path.EndsWith("Details", StringComparison.Ordinal);

    /// <summary>Decisions about paths by dialect: whole paths, and those with a star. What is left out where it stands empty is judged where it does not.</summary>
    private static readonly FrozenDictionary<string, (FrozenSet<string> Whole, string[] Starred)> Decided = Left.All.Where(static one => one.Where == LeftWhere.Record && !IsOfEmpty(one)).GroupBy(static one => one.Dialect, static one => one.Path, StringComparer.Ordinal)
        .ToFrozenDictionary(static paths => paths.Key, static paths => (paths.Where(static path => !path.Contains('*', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal), paths.Where(static path => path.Contains('*', StringComparison.Ordinal)).ToArray()), StringComparer.Ordinal);

    /// <summary>The path, or what stands in it.</summary>
    private static bool IsDecided(string dialect, string path)
    {
        if (!Decided.TryGetValue(dialect, out var decided))
        {
            return false;
        }
        if (decided.Whole.Contains(path))
        {
            return true;
        }
        var inside = path + "/-";
        return Array.Exists(decided.Starred, one => inside.AsSpan().StartsWith(one.AsSpan(0, one.IndexOf('*', StringComparison.Ordinal))) && (one[^1] == '*' || inside.AsSpan().EndsWith(one.AsSpan(one.LastIndexOf('*') + 1)) || path.AsSpan().EndsWith(one.AsSpan(one.LastIndexOf('*') + 1)))
            && (System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(one, path, ignoreCase: false) || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(one, inside, ignoreCase: false)));
    }

    /// <summary>Names nobody knows stand in a thousand paths each.</summary>
    private static readonly ConcurrentDictionary<(string Dialect, string Record, string Parent, string Name), string?> Likely = [];

    /// <summary>The name of another family of documents, where this one writes it otherwise: &lt;Description&gt; among abstract, claims and drawings.</summary>
    private static string? InOtherCase(string dialect, string record, string parent, string name) =>
        KnownPlaces.ReadInside(dialect, record, parent) is { Count: > 0 } here && !here.Contains(name) && Fold(name) is var folded ? here.FirstOrDefault(one => one.Length >= 4 && one != name && Fold(one) == folded && !KnownPlaces.IsOfOtherNames(dialect, record, one)) : null;

    private static string? Meant(string dialect, string record, string parent, string name, FrozenSet<string> names)
    {
        if (!Likely.TryGetValue((dialect, record, parent, name), out var meant))
        {
            meant = Nearest(name, names.Union(KnownPlaces.ReadInside(dialect, record, parent)), one => IsClosing(one) || (!IsAttribute(dialect, one) && KnownPlaces.MayStand(dialect, record, parent, one)));
            // It is read there under that very name.
            meant = meant == name ? null : meant;
            if (Likely.Count < MostPaths)
            {
                Likely[(dialect, record, parent, name)] = meant;
            }
        }
        return meant;
    }

    /// <summary>The name that was meant, whatever it stands in; null for one that is known, or like none. What closes a record was meant wherever it stands.</summary>
    public static string? MeantAnywhere(string dialect, string name)
    {
        if (!Names.TryGetValue(dialect, out var names) || names.Contains(name))
        {
            return null;
        }
        if (!Likely.TryGetValue((dialect, "*", "*", name), out var meant))
        {
            meant = Near(name, names);
            if (Likely.Count < MostPaths)
            {
                Likely[(dialect, "*", "*", name)] = meant;
            }
        }
        return meant;
    }

    /// <summary>Elements of ST.96 begin with a capital (ST.96, annex I): what does not is no element that was meant.</summary>
    private static bool IsAttribute(string dialect, string name) => dialect == "st96" && char.IsAsciiLetterLower(name[0]);

    /// <summary>What closes a record is meant, and told, wherever it stands.</summary>
    private static bool IsClosing(string name) => name is "PublicationDefermentIndicator" or "SealedDepositIndicator" or "PublicationDefermentTillDate" or "DefermentExpirationDate" or "DesignerWaiverIndicator" or "ConfidentialIndicator";

    /// <summary>By dialect and path: somebody decided that it is left, or that what it stands in is.</summary>
    private static readonly ConcurrentDictionary<(string Dialect, string Path), bool> Kept = [];

    /// <summary><c>left.tsv</c> says of a filled element or attribute, or of one around it, why it is left.</summary>
    public static bool IsKept(string dialect, string path)
    {
        if (!Kept.TryGetValue((dialect, path), out var kept))
        {
            kept = Left.Find(dialect, LeftWhere.Record, path) is { } decision && !IsOfEmpty(decision);
            for (var end = path.IndexOf('/', StringComparison.Ordinal); !kept && end >= 0; end = path.IndexOf('/', end + 1))
            {
                kept = IsDecided(dialect, path[..end]);
            }
            if (Kept.Count < MostPaths)
            {
                Kept[(dialect, path)] = kept;
            }
        }
        return kept;
    }

    /// <summary>Decided where it stands empty, and not where it, or something in it, does not.</summary>
    private static bool IsOfEmpty(LeftPath one) => one.Why.StartsWith("an element that holds nothing", StringComparison.Ordinal);

    /// <inheritdoc cref="Nearest"/>
    public static string? Near(string name, IEnumerable<string> names) => name.Length > 200 ? null : Nearest(name, names, static _ => true);

    /// <summary>The one known name that differs as a slip does: by case and hyphens, and only where none does by a letter or two of a long word.</summary>
    private static string? Nearest(string name, IEnumerable<string> names, Predicate<string> mayStand)
    {
        var (best, distance) = ((string?)null, name.Length < 6 ? 1 : name.Length < 9 ? 2 : 3);
        var folded = Fold(name);
        foreach (var known in names)
        {
            if (Math.Abs(known.Length - name.Length) > 3 || known.Length < 4)
            {
                continue;
            }
            var differs = Fold(known) is var other && other == folded ? 0 : distance == 0 ? 1 : Distance(folded, other, distance);
            var isNearer = differs < distance || (differs == distance && best is not null && Distance(name, known, 99) < Distance(name, best, 99));
            // A plural, a number at the end and another bag are words of their own.
            if (isNearer && !(differs > 0 && IsAnotherWord(folded, other)) && mayStand(known))
            {
                (best, distance) = (known, differs);
            }
        }
        return best;
    }

    private static bool IsAnotherWord(string one, string other) => one.Any(char.IsAsciiDigit) || one + "S" == other || other + "S" == one
        || one.EndsWith("BAG", StringComparison.Ordinal) != other.EndsWith("BAG", StringComparison.Ordinal);

    private static string Fold(string name) => name.Replace("-", "", StringComparison.Ordinal).Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();

    /// <summary>Letters to change, leave out, put in or exchange with their neighbour.</summary>
    private static int Distance(string one, string other, int most)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
        {
            last[j] = j;
        }
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            var least = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(last[j], row[j - 1]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                {
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
                }
                least = Math.Min(least, row[j]);
            }
            if (least >= most)
            {
                return most;
            }
            (before, last, row) = (last, row, before);
        }
        return last[other.Length];
    }

    private static FrozenDictionary<string, FrozenSet<string>> Load()
    {
        var decided = Left.All.Where(static one => one.Where == LeftWhere.Record).ToLookup(static one => one.Dialect, static one => one.Path.Split('/'));
        return Lists("names.txt").ToFrozenDictionary(static list => list.Key, list => list.Value.Concat(decided[list.Key].SelectMany(static parts => parts)).ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    private static FrozenDictionary<string, FrozenSet<string>> Lists(string file)
    {
        using var stream = typeof(KnownNames).Assembly.GetManifestResourceStream("left/" + file) ?? throw new InvalidDataException($"Dialects/Left/{file} is not embedded.");
        using var lines = new StreamReader(stream);
        var lists = new Dictionary<string, FrozenSet<string>>(StringComparer.Ordinal);
        while (lines.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && line.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
            {
                lists[line[..colon]] = line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);
            }
        }
        return lists.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
