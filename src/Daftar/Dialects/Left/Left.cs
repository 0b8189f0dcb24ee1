using System.Collections.Frozen;

namespace Daftar.Dialects;

/// <summary>Where something stands that is left out of the fields of the model.</summary>
public enum LeftWhere
{
    /// <summary>Outside records, serving the sending alone: no finding is made of it.</summary>
    Transport,
    /// <summary>Outside records, told as <c>DOCUMENT-PART-UNREAD</c>.</summary>
    Around,
    /// <summary>Inside a record, kept with it as residue.</summary>
    Record,
}

/// <summary>A path left, and why.</summary>
/// <param name="Dialect">Id of the dialect; <see cref="Left.Contents"/> for lists of contents.</param>
/// <param name="Path">Of transport the local name, with @attribute where it is one; else the whole path. A * stands for anything.</param>
public sealed record LeftPath(string Dialect, LeftWhere Where, string Path, string Why);

/// <summary>The decision for every path that is met in real files and taken into no field: <c>Left/left.tsv</c>, data that pages and tests are made of.</summary>
public static class Left
{
    /// <summary>Stands for documents that list what a package holds, in place of a dialect.</summary>
    public const string Contents = "contents";

    public static IReadOnlyList<LeftPath> All { get; } = Load();

    private static readonly FrozenSet<(string Dialect, string Element, string? Attribute)> ForSending = All.Where(static one => one.Where == LeftWhere.Transport)
        .Select(static one => one.Path.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? (one.Dialect, one.Path[..at], one.Path[(at + 1)..]) : (one.Dialect, one.Path, (string?)null)).ToFrozenSet();

    /// <summary>A text (or, with its name, an attribute) outside records that only serves the sending.</summary>
    internal static bool IsTransport(string dialect, string element, string? attribute) => ForSending.Contains((dialect, element, attribute));

    /// <summary>
    /// Names of elements in running text and in parts a reader passes over as known (<see cref="XmlNode.Ignore"/>, <see cref="XmlNode.Transport"/>; the reason
    /// stands beside the call). Any other in there is residue.
    /// </summary>
    internal static bool IsPassed(string element) => PassedElements.Contains(element);

    /// <inheritdoc cref="IsPassed"/>
    internal static bool IsPassedAttribute(string attribute) => PassedAttributes.Contains(attribute);

    /// <summary>A name of <c>Left/once.txt</c>: such an element holds one value of what it stands in, in every standard and office that has it.</summary>
    internal static bool ComesOnce(string element) => Once.Contains(element);

    /// <summary>The same of an element in another (<c>document-id/country</c> in that list): elsewhere it may be a list.</summary>
    internal static bool ComesOnce(string parent, string element) => OnceInside.TryGetValue(element, out var parents) && Array.IndexOf(parents, parent) >= 0;

    private static readonly FrozenSet<string> Once = Words("once").Where(static name => !name.Contains('/', StringComparison.Ordinal)).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string[]> OnceInside = Words("once").Where(static name => name.Contains('/', StringComparison.Ordinal)).Select(static name => name.Split('/'))
        .GroupBy(static pair => pair[1], static pair => pair[0], StringComparer.Ordinal).ToFrozenDictionary(static same => same.Key, static same => same.ToArray(), StringComparer.Ordinal);

    private static readonly FrozenSet<string> PassedElements = Passed().Where(static name => name[0] != '@').ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> PassedAttributes = Passed().Where(static name => name[0] == '@').Select(static name => name[1..]).ToFrozenSet(StringComparer.Ordinal);

    internal static IEnumerable<string> Passed() => Words("passed");

    private static IEnumerable<string> Words(string list)
    {
        using var stream = typeof(Left).Assembly.GetManifestResourceStream($"left/{list}.txt") ?? throw new InvalidDataException($"Dialects/Left/{list}.txt is not embedded.");
        using var lines = new StreamReader(stream);
        return lines.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries).Where(static line => line.Length > 0 && line[0] != '#').SelectMany(static line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToList();
    }

    /// <summary>The decision a path falls under; null where nobody decided.</summary>
    public static LeftPath? Find(string dialect, LeftWhere where, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var wanted = path;
        if (where == LeftWhere.Transport)
        {
            var cut = path.LastIndexOf('/');
            wanted = cut >= 0 && path[(cut + 1)..].StartsWith('@') ? path[(path.LastIndexOf('/', cut - 1) + 1)..cut] + path[(cut + 1)..] : path[(cut + 1)..];
        }
        return All.FirstOrDefault(one => one.Dialect == dialect && one.Where == where && System.IO.Enumeration.FileSystemName.MatchesSimpleExpression(one.Path, wanted, ignoreCase: false));
    }

    private static List<LeftPath> Load()
    {
        using var stream = typeof(Left).Assembly.GetManifestResourceStream("left/left.tsv") ?? throw new InvalidDataException("Dialects/Left/left.tsv is not embedded.");
        using var lines = new StreamReader(stream);
        List<LeftPath> all = [];
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
            {
                continue;
            }
            if (line.Split('\t') is not [var dialect, var where, var path, { Length: > 0 } why] || !Enum.TryParse<LeftWhere>(where, ignoreCase: true, out var place))
            {
                throw new InvalidDataException($"Dialects/Left/left.tsv: line {number.ToString(System.Globalization.CultureInfo.InvariantCulture)}: expected dialect, transport, around or record, path and why, with tabs between them.");
            }
            all.Add(new LeftPath(dialect, place, path, why));
        }
        return all;
    }
}
