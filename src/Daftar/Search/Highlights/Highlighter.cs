using Daftar.Values;

namespace Daftar.Search;

/// <summary>A part of a value with what was asked for in it.</summary>
/// <param name="Field">The field the value is of.</param>
/// <param name="Text">The value, or a part of it where it is long; an ellipsis stands where it was cut.</param>
/// <param name="Ranges">Where the words stand in <paramref name="Text"/>, in UTF-16 units, in order and apart; none where the field matched and the place in its text cannot be told.</param>
public sealed record Highlight(string Field, string Text, IReadOnlyList<(int Start, int Length)> Ranges);

/// <summary>
/// Finds in the values of an entry the words that made it a hit: words and their other forms, phrases, beginnings, patterns, spellings, sounds, words near each other, in scripts with and without spaces.
/// What was asked to be absent is not looked for. Not thread safe.
/// </summary>
public sealed class Highlighter
{
    private const int LongestText = 180, Before = 60, MostRanges = 12;

    private readonly FieldTable fields;
    private readonly List<QueryNode> asked = [];
    private readonly Dictionary<QueryLeaf, MarkedLeaf> leaves = [];

    /// <param name="query">The query as read; null marks nothing.</param>
    public Highlighter(FieldTable fields, QueryNode? query)
    {
        this.fields = fields;
        Collect(query);
    }

    /// <summary>How many things were asked for that can be marked.</summary>
    public int Asked => asked.Count;

    /// <summary>The text of a value in pieces, and which of them were asked for.</summary>
    public IReadOnlyList<(string Text, bool Found)> Pieces(string text, string? language, params ReadOnlySpan<string> ofFields)
    {
        foreach (var field in ofFields)
        {
            if (fields.TryFind(field, out var known) && Ranges(known, text, language, null) is { Count: > 0 } ranges)
            {
                return Pieces(text, ranges);
            }
        }

        return [(text, false)];
    }

    public static IReadOnlyList<(string Text, bool Found)> Pieces(Highlight highlight) => Pieces(highlight.Text, highlight.Ranges);

    /// <summary>The best part of the best value of each field that has what was asked for, the weightiest field first.</summary>
    /// <param name="values">Values with their fields and languages.</param>
    /// <param name="met">Is set, for each thing asked for, if some value has it.</param>
    internal IReadOnlyList<Highlight> In(IEnumerable<DocumentValue> values, bool[] met)
    {
        var best = new Dictionary<int, (string Text, List<(int Start, int Length)> Ranges)>();
        foreach (var value in values)
        {
            var field = fields.All[value.Field];
            if (Ranges(field, value.Value, value.Language, met) is { } ranges && (!best.TryGetValue(field.Ordinal, out var known) || ranges.Count > known.Ranges.Count))
            {
                best[field.Ordinal] = (value.Value, ranges);
            }
        }

        // an applicant who is the owner, too, is told once
        return [.. best.OrderByDescending(one => fields.All[one.Key].Weight).ThenBy(one => one.Key).DistinctBy(one => (fields.All[one.Key].Kind == FieldKind.Name, one.Value.Text, fields.All[one.Key].Kind == FieldKind.Name ? 0 : one.Key))
            .Select(one => Cut(fields.All[one.Key].Name, one.Value.Text, one.Value.Ranges))];
    }

    private static List<(string Text, bool Found)> Pieces(string text, IReadOnlyList<(int Start, int Length)> ranges)
    {
        var pieces = new List<(string, bool)>();
        var from = 0;
        foreach (var (start, length) in ranges)
        {
            if (start > from)
            {
                pieces.Add((text[from..start], false));
            }

            pieces.Add((text.Substring(start, length), true));
            from = start + length;
        }

        if (from < text.Length)
        {
            pieces.Add((text[from..], false));
        }

        return pieces;
    }

    /// <summary>Null where nothing asked for is in the value.</summary>
    private List<(int Start, int Length)>? Ranges(IndexField field, string text, string? language, bool[]? met)
    {
        ValueWords? value = null;
        var found = new List<(int Start, int End)>();
        var isMet = false;
        for (var i = 0; i < asked.Count; i++)
        {
            var isHere = false;
            foreach (var span in Spans(asked[i], field, text, ref value, language))
            {
                isHere = true;
                foreach (var word in span.Words)
                {
                    found.Add((value!.Words[word].Start, value.Words[word].End));
                }
            }

            if (asked[i] is QueryLeaf leaf && Leaf(leaf).IsKey(field, text))
            {
                Met(i);
                return [(0, text.Length)];
            }

            isMet |= isHere;
            if (isHere)
            {
                Met(i);
            }
        }

        return isMet ? Joined(found.Select(one => value!.Range(one.Start, one.End))) : null;

        void Met(int at)
        {
            if (met is not null)
            {
                met[at] = true;
            }
        }
    }

    /// <summary>In order, those that touch or overlap as one.</summary>
    private static List<(int Start, int Length)> Joined(IEnumerable<(int Start, int End)?> ranges)
    {
        var joined = new List<(int Start, int Length)>();
        foreach (var (start, end) in ranges.OfType<(int Start, int End)>().Order())
        {
            if (joined.Count > 0 && start <= joined[^1].Start + joined[^1].Length)
            {
                joined[^1] = (joined[^1].Start, Math.Max(joined[^1].Length, end - joined[^1].Start));
            }
            else if (end > start)
            {
                joined.Add((start, end - start));
            }
        }

        return joined;
    }

    private List<MarkedSpan> Spans(QueryNode node, IndexField field, string text, ref ValueWords? value, string? language)
    {
        switch (node)
        {
            case QueryLeaf leaf:
                var marked = Leaf(leaf);
                return marked.Asks(field) ? marked.In(value ??= new ValueWords(text, language, field.HasJoined)) : [];
            case QueryOr or:
                var any = new List<MarkedSpan>();
                foreach (var part in or.Parts)
                {
                    any.AddRange(Spans(part, field, text, ref value, language));
                }

                return any;
            case QueryNear near:
                var left = Spans(near.Left, field, text, ref value, language);
                return left.Count == 0 ? [] : Near(near, left, Spans(near.Right, field, text, ref value, language));
            default:
                return [];
        }
    }

    private static List<MarkedSpan> Near(QueryNear near, List<MarkedSpan> left, List<MarkedSpan> right)
    {
        var found = new List<MarkedSpan>();
        foreach (var (l, r) in left.SelectMany(l => right.Select(r => (l, r))))
        {
            var isBehind = r.First > l.Last && r.First - l.Last <= near.Distance;
            if (isBehind || (!near.Ordered && l.First > r.Last && l.First - r.Last <= near.Distance))
            {
                found.Add(new MarkedSpan(isBehind ? l.First : r.First, isBehind ? r.Last : l.Last, [.. l.Words, .. r.Words]));
            }

            if (found.Count == MarkedSpan.Most)
            {
                break;
            }
        }

        return found;
    }

    /// <summary>A part of a long text around the first words asked for, cut between words where it has blanks.</summary>
    private static Highlight Cut(string field, string text, List<(int Start, int Length)> ranges)
    {
        if (text.Length <= LongestText)
        {
            return new Highlight(field, text, [.. ranges.Take(MostRanges)]);
        }

        var from = ranges.Count == 0 || ranges[0].Start <= Before ? 0 : Blank(text, ranges[0].Start - Before, ranges[0].Start);
        var to = Math.Min(text.Length, from + LongestText);
        to = to < text.Length && text.LastIndexOf(' ', to - 1, Math.Min(20, to)) is > 0 and var blank ? blank : to;

        // never half a character
        from += from > 0 && char.IsLowSurrogate(text[from]) ? 1 : 0;
        to -= to < text.Length && char.IsLowSurrogate(text[to]) ? 1 : 0;
        var (before, behind) = (from > 0 ? "… " : "", to < text.Length ? " …" : "");
        return new Highlight(field, before + text[from..to].Trim() + behind, [.. ranges.Where(range => range.Start >= from && range.Start + range.Length <= to).Take(MostRanges)
            .Select(range => (range.Start - from - (text[from..to].Length - text[from..to].TrimStart().Length) + before.Length, range.Length))]);
    }

    private static int Blank(string text, int from, int before) => text.IndexOf(' ', from, before - from) is >= 0 and var blank ? blank + 1 : from;

    private MarkedLeaf Leaf(QueryLeaf leaf) => leaves.TryGetValue(leaf, out var known) ? known : leaves[leaf] = new MarkedLeaf(leaf);

    private void Collect(QueryNode? node)
    {
        switch (node)
        {
            case QueryAnd and:
                foreach (var part in and.Parts)
                {
                    Collect(part);
                }

                break;
            case QueryOr or:
                foreach (var part in or.Parts)
                {
                    Collect(part);
                }

                break;
            case QueryNear or QueryTerm or QueryExact or QueryPattern or QueryFuzzy or QuerySounds:
                asked.Add(node);
                break;
        }
    }
}
