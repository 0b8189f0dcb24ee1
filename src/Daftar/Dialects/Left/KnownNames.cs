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

    private static readonly ConcurrentDictionary<(string Dialect, string Path), Verdict?> Judged = [];

    /// <summary>What is to be said of an element.</summary>
    /// <param name="Path">Of the element: residue may stand deeper.</param>
    /// <param name="Meant">The name that was meant; null for one that is right, and stands where no reader looks for it.</param>
    public sealed record Verdict(string Path, string? Meant);

    /// <summary>The readers of that dialect ask for elements by names of a standard.</summary>
    internal static bool Has(string dialect) => Names.ContainsKey(dialect);

    /// <summary>The names of a dialect.</summary>
    internal static IReadOnlyCollection<string> All(string dialect) => Names[dialect];

    /// <summary>The verdict on a path of residue; null where nothing is to be said: it is decided about, or nobody knows what it is.</summary>
    public static Verdict? Of(string dialect, string path)
    {
        if (Judged.TryGetValue((dialect, path), out var known))
        {
            return known;
        }
        var verdict = Names.TryGetValue(dialect, out var names) ? Judge(dialect, path, names) : null;
        if (Judged.Count < MostPaths)
        {
            Judged[(dialect, path)] = verdict;
        }
        return verdict;
    }

    private static Verdict? Judge(string dialect, string path, FrozenSet<string> names)
    {
        var at = 0;
        while (at < path.Length)
        {
            var end = path.IndexOf('/', at) is >= 0 and var slash ? slash : path.Length;
            var name = path[at..end];
            if (name.StartsWith('@') || (Right.TryGetValue(dialect, out var right) && right.Contains(name)) || IsDecided(dialect, path[..end]))
            {
                return null;
            }
            if (!names.Contains(name) && !Left.IsPassed(name))
            {
                return Meant(dialect, name, names) is { } meant ? new Verdict(path[..end], meant) : null;
            }
            at = end + 1;
        }
        return IsOfOnePlace(path) ? new Verdict(path, null) : null;
    }

    /// <summary>Dates, numbers and lists have their place; names, cities and codes of countries stand in many elements that no reader must ask for.</summary>
    internal static bool IsOfOnePlace(string path) =>
        path.EndsWith("Date", StringComparison.OrdinalIgnoreCase) || path.EndsWith("Number", StringComparison.OrdinalIgnoreCase) || path.EndsWith("NumberText", StringComparison.Ordinal)
        || path.EndsWith("Bag", StringComparison.Ordinal) || path.EndsWith("Details", StringComparison.Ordinal);

    /// <summary>Decisions about paths by dialect: whole paths, and those with a star.</summary>
    private static readonly FrozenDictionary<string, (FrozenSet<string> Whole, string[] Starred)> Decided = Left.All.Where(static one => one.Where == LeftWhere.Record).GroupBy(static one => one.Dialect, static one => one.Path, StringComparer.Ordinal)
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
        return Array.Exists(decided.Starred, one => path.AsSpan().StartsWith(one.AsSpan(0, one.IndexOf('*', StringComparison.Ordinal))) && (one[^1] == '*' || inside.AsSpan().EndsWith(one.AsSpan(one.LastIndexOf('*') + 1)) || path.AsSpan().EndsWith(one.AsSpan(one.LastIndexOf('*') + 1)))
            && (System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(one, path, ignoreCase: false) || System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(one, inside, ignoreCase: false)));
    }

    /// <summary>Names nobody knows stand in a thousand paths each.</summary>
    private static readonly ConcurrentDictionary<(string Dialect, string Name), string?> Likely = [];

    private static string? Meant(string dialect, string name, FrozenSet<string> names)
    {
        if (!Likely.TryGetValue((dialect, name), out var meant))
        {
            meant = Nearest(name, names);
            if (Likely.Count < MostPaths)
            {
                Likely[(dialect, name)] = meant;
            }
        }
        return meant;
    }

    /// <inheritdoc cref="Nearest"/>
    public static string? Near(string name, IEnumerable<string> names) => name.Length > 200 ? null : Nearest(name, names);

    /// <summary>The one known name that differs as a slip does: by case and hyphens, or by a letter or two of a long word.</summary>
    private static string? Nearest(string name, IEnumerable<string> names)
    {
        var (best, distance) = ((string?)null, name.Length < 6 ? 1 : name.Length < 9 ? 2 : 3);
        var folded = Fold(name);
        foreach (var known in names)
        {
            if (Math.Abs(known.Length - name.Length) > 3 || known.Length < 4)
            {
                continue;
            }
            var differs = Fold(known) is var other && other == folded ? 0 : Distance(folded, other, distance);
            if (differs == distance && best is not null && Distance(name, known, 99) < Distance(name, best, 99))
            {
                best = known;
            }
            // A plural, a number at the end and another bag are words of their own.
            if (differs < distance && !(differs > 0 && IsAnotherWord(folded, other)))
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
