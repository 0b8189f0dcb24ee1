using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// Where in a record a value stands that a finding is about. Readers take values wherever the office puts them and keep no trace of it, which would cost every record; so the
/// place is looked for when there is a finding: the text that is this value, under the names the part of the model has in the standards, in the item that is meant.
/// A place that is not certain is none: the record's own line is true.
/// </summary>
internal sealed partial class ValuePlace(XmlTree tree, Func<string, string> nameOf)
{
    private const int Exact = 40;
    private const int Alike = 34;
    private const int Within = 24;
    private const int Named = 9;
    private const int Item = 4;
    private const int Own = 3;
    private const int Enough = 30;

    private readonly Dictionary<string, string> _folded = new(StringComparer.Ordinal);
    private readonly HashSet<(string Code, int Node)> _told = [];
    private readonly EntryNodes _nodes = new(tree);
    private Dictionary<string, List<int>>? _same;

    /// <summary>Nodes that are looked at for the findings of one record: of a record that is wrong in thousands of places the first ones are pointed to.</summary>
    private long _looks = 20_000_000;

    /// <summary>The node of the value, -1 where it is not certain.</summary>
    /// <param name="code">Of the finding: two findings of one code are about two places.</param>
    /// <param name="path">In the words of the model.</param>
    /// <param name="own">Where one document speaks of several entries: the element of this one.</param>
    /// <param name="entries">The elements of all entries, where <paramref name="own"/> is one of several.</param>
    public int Find(string code, string? path, in Sought sought, int own, EntryElements? entries)
    {
        if (sought.Node > 0)
        {
            return sought.Node - 1;
        }
        var (best, score) = sought.IsPath ? ByPath(code, path!, sought.Text, own, entries) is { Node: >= 0 } first ? first : ByPath("", path!, sought.Text, own, entries) /* several entries can miss what stands once */ : ByValue(code, path, sought, own, entries);
        if (best < 0 && sought.Or is { Length: > 2 } word)
        {
            (best, score) = ByValue(code, path, word, own, entries);
        }
        if (best < 0 && !sought.IsPath && path is not null)
        {
            (best, score) = (_looks < 0 ? -1 : ItemOf(path, entries), Enough);
        }
        if (best < 0 || score < Enough)
        {
            return -1;
        }
        _told.Add((code, best));
        return best;
    }

    private (int Node, int Score) ByPath(string code, string path, string? text, int own, EntryElements? entries)
    {
        var last = path[(path.LastIndexOf('/') + 1)..].TrimStart('@');
        var nodes = tree.Nodes;
        var (best, score) = (-1, 0);
        var ranges = _nodes.Of(own, entries);
        if (!MayLook(ranges))
        {
            return (best, score);
        }
        foreach (var (from, to) in ranges)
        {
            for (var i = from; i < to; i++)
            {
                if (nodes[i].Kind != XmlTree.Kind.Text && nodes[i].Name == last && !_told.Contains((code, i)) && tree.PathOf(i) == path)
                {
                    var fits = text is { Length: > 0 } && (nodes[i].Kind == XmlTree.Kind.Attribute ? tree.ValueOf(ref nodes[i]) : tree.OwnText(i)).Trim() is var here && here == text ? Exact : Enough;
                    if (fits > score)
                    {
                        (best, score) = (i, fits);
                    }
                }
            }
        }
        return (best, score);
    }

    /// <summary>The first element or attribute of that path that is of the entry, the nearest to it; -1 where there is none.</summary>
    public int FirstAt(string path, int own, EntryElements? entries)
    {
        var last = path[(path.LastIndexOf('/') + 1)..];
        foreach (var (from, to) in _nodes.Of(own, entries))
        {
            for (var i = Math.Max(1, from); i < to; i++)
            {
                if (tree.StandsAt(i, last, path))
                {
                    return i;
                }
            }
        }
        return -1;
    }

    private bool MayLook(List<(int From, int To)> ranges)
    {
        foreach (var (from, to) in ranges)
        {
            _looks -= to - from;
        }
        return _looks >= 0;
    }

    private (int Node, int Score) ByValue(string code, string? path, in Sought sought, int own, EntryElements? entries)
    {
        var value = sought.Text?.Trim().TrimEnd('…').TrimStart('…');
        if (sought.Date is null && string.IsNullOrEmpty(value))
        {
            return (-1, 0);
        }
        var parts = path?.Split('/') ?? [];
        var folded = value is null ? null : Fold(value);
        var date = sought.Date;
        var ranges = _nodes.Of(own, entries);
        if (date is null && Same(value!) is { } same && Among(same) is { Node: >= 0 } exactly)
        {
            return exactly;
        }
        return MayLook(ranges) ? Among(null) : (-1, 0);

        (int Node, int Score) Among(List<int>? few)
        {
            var (best, bestScore) = (-1, 0);
            foreach (var (from, to) in ranges)
            {
                for (var n = few is null ? from : FirstFrom(few, from); n < (few?.Count ?? to); n++)
                {
                    var node = few is null ? n : few[n];
                    if (node >= to)
                    {
                        break;
                    }
                    var (place, score) = Look(node);
                    if (score > bestScore)
                    {
                        (best, bestScore) = (place, score);
                    }
                }
            }
            return (best, bestScore);
        }

        (int Place, int Score) Look(int i)
        {
            ref var node = ref tree.At(i);
            if (node.Kind == XmlTree.Kind.Element)
            {
                return default;
            }
            var text = tree.ValueOf(ref node).Trim();
            var score = text.Length == 0 ? 0 : date is { } day ? OfDate(day, text) : OfText(value!, folded ?? "", text);
            if (score == 0)
            {
                return default;
            }
            var place = node.Kind == XmlTree.Kind.Attribute ? i : node.Parent;
            var names = NamesOf(place, parts);
            // A short value stands in many places: only its name tells.
            if (names == 0 && (score == Within || (value is not null && value.Length < 4)))
            {
                return default;
            }
            if (names > 0 && IsOfAnother(place, parts))
            {
                names--;
                score -= names == 0 && value is { Length: < 4 } ? Exact : Item;
            }
            return (place, score + (names * Named) + (IsItem(place, parts, entries) ? Item : 0) + (own >= 0 && IsIn(i, own) ? Own : 0) - (_told.Contains((code, place)) ? Named : 0));
        }
    }

    private static int FirstFrom(List<int> ascending, int node) => ascending.BinarySearch(node) is >= 0 and var at ? at : ~ascending.BinarySearch(node);

    /// <summary>Texts and attributes that are this value to the letter, in the order of the document.</summary>
    private List<int>? Same(string value)
    {
        if (_same is null)
        {
            _same = new(StringComparer.Ordinal);
            for (var i = 0; i < tree.Nodes.Length; i++)
            {
                ref var node = ref tree.At(i);
                if (node.Kind != XmlTree.Kind.Element && tree.ValueOf(ref node).Trim() is { Length: > 0 and < 300 } text)
                {
                    (_same.TryGetValue(text, out var known) ? known : _same[text] = []).Add(i);
                }
            }
        }
        return _same.GetValueOrDefault(value);
    }

    private static int OfDate(RegisterDate date, string text)
    {
        if (text.Length is < 4 or > 40)
        {
            return 0;
        }
        if (RegisterDate.TryParse(text, out var read))
        {
            return read == date ? Exact : 0;
        }
        if (text.Length > 10 && text[10] is 'T' or ' ' or 'Z' or '+' && RegisterDate.TryParse(text.AsSpan(0, 10), out read) && read == date)
        {
            return Exact;
        }
        // Sheets write days in any order, and years of another era.
        Span<int> numbers = stackalloc int[6];
        var count = 0;
        for (var i = 0; i < text.Length && count < numbers.Length;)
        {
            if (CharUnicodeInfo.GetDecimalDigitValue(text[i]) < 0)
            {
                i++;
                continue;
            }
            var number = 0;
            for (; i < text.Length && CharUnicodeInfo.GetDecimalDigitValue(text[i]) is >= 0 and var digit && number < 10_000_000; i++)
            {
                number = (number * 10) + digit;
            }
            numbers[count++] = number;
        }
        var said = numbers[..count];
        return (said.Contains(date.Year) || said.Contains(date.Year + 543) || said.Contains(date.Year % 100)) && (date.Day == 0 || said.Contains(date.Day)) && count >= (date.Day == 0 ? 1 : 2) ? Alike : 0;
    }

    private int OfText(string value, string folded, string text)
    {
        if (string.Equals(text, value, StringComparison.Ordinal))
        {
            return Exact;
        }
        if (text.Length > value.Length * 4 && value.Length < 12)
        {
            return IsWord(text, value) ? Within : 0;
        }
        if (text.Length < 400 && folded.Length > 0 && Folded(text) is var other && (other == folded || Unpadded(other) == Unpadded(folded)))
        {
            return Alike;
        }
        return value.Length >= 12 && text.Contains(value, StringComparison.Ordinal) ? Exact
            : IsWord(text, value) ? Within
            : text.Length >= 5 && text.Length < value.Length && IsWord(value, text) ? Within : 0;
    }

    /// <summary>It stands there with nothing run on to it.</summary>
    private static bool IsWord(string text, string value)
    {
        for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + value.Length == text.Length || !char.IsLetterOrDigit(text[at + value.Length])))
            {
                return true;
            }
        }
        return false;
    }

    private string Folded(string text) => _folded.TryGetValue(text, out var known) ? known : _folded[text] = Fold(text);

    private static string Unpadded(string folded) => folded.All(char.IsAsciiDigit) ? folded.TrimStart('0') : folded;

    private static string Fold(string? text)
    {
        var letters = new StringBuilder();
        foreach (var c in text ?? "")
        {
            if (char.IsLetterOrDigit(c))
            {
                letters.Append(char.ToUpperInvariant(c));
            }
        }
        return letters.ToString();
    }

    /// <summary>How many parts of the model's path the names above the place speak of.</summary>
    private int NamesOf(int place, string[] parts)
    {
        var count = 0;
        foreach (var part in parts)
        {
            if (part.Length == 0 || char.IsAsciiDigit(part[0]))
            {
                continue;
            }
            var words = PlaceNames.Of(part);
            for (var at = place; at > 0; at = tree.At(at).Parent)
            {
                if (Speaks(at, words))
                {
                    count++;
                    break;
                }
            }
        }
        return count;
    }

    /// <summary>It stands in what is said of another document: a priority, a citation, a relation the finding does not speak of.</summary>
    private bool IsOfAnother(int place, string[] parts)
    {
        for (var at = place; at > 0; at = tree.At(at).Parent)
        {
            foreach (var apart in OfAnother)
            {
                if (Array.IndexOf(parts, apart) < 0 && Speaks(at, PlaceNames.Of(apart)))
                {
                    return true;
                }
            }
        }
        return false;
    }

    private static readonly string[] OfAnother = ["priorityBag", "citationBag"];

    private bool Speaks(int element, string[] words)
    {
        var name = Folded(nameOf(tree.At(element).Name));
        return Array.Exists(words, word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsIn(int node, int element)
    {
        for (var at = node; at >= 0; at = tree.At(at).Parent)
        {
            if (at == element)
            {
                return true;
            }
        }
        return false;
    }
}
