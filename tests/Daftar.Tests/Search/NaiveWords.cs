using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>A word of a value: folded, as written, and where.</summary>
internal readonly record struct NaiveToken(string Text, string Written, int Position);

/// <summary>Looks for the words of a query in the tokens of one value, plainly: every place is tried.</summary>
internal static class NaiveWords
{
    // the same few words are compared with the same few others over and over
    private static readonly ConcurrentDictionary<(QueryLeaf, string), bool> Known = [];
    private static readonly ConcurrentDictionary<string, string?> Alone = [];
    private static readonly ConcurrentDictionary<(int Language, string Word), string> Stems = [];

    /// <summary>What each word must be, its place after the first, and how many places it takes.</summary>
    public static List<(Func<NaiveToken, bool> Is, int Place, int Takes)> Of(QueryLeaf leaf)
    {
        switch (leaf)
        {
            case QueryTerm term:
                var tokens = new List<(string Text, int Position, bool IsPrefix)>();
                foreach (var token in Tokenizer.ForQuery(Folding.Fold(term.Text)))
                {
                    tokens.Add((token.Text.ToString(), token.Position, token.IsPrefix));
                }

                return [.. tokens.Select((token, place) => ((Func<NaiveToken, bool>)(token.IsPrefix || (term.IsPrefix && place == tokens.Count - 1) ? word => word.Text.StartsWith(token.Text, StringComparison.Ordinal) : word => word.Text == token.Text),
                    token.Position, Takes(token.Text, token.IsPrefix)))];
            case QueryExact exact:
                var written = Cut(exact.Text, forQuery: true);
                return [.. written.OrderBy(token => token.Position).Select(token => ((Func<NaiveToken, bool>)(token.IsPrefix ? word => word.Text.StartsWith(token.Text, StringComparison.Ordinal) : word => word.Written == token.Written), token.Position, Takes(token.Text, token.IsPrefix)))];
            case QueryPattern pattern:
                return [.. QueryPatterns.Words(pattern.Pattern).Select((part, place) => ((Func<NaiveToken, bool>)(word => Known.GetOrAdd((new QueryPattern(null, part), word.Text), _ => Fits(part, word.Text))), place, 1))];
            case QueryFuzzy fuzzy:
                var spelled = Folding.Fold(fuzzy.Text);
                var edits = fuzzy.Edits ?? (spelled.Length <= 5 ? 1 : 2);
                return [(word => Known.GetOrAdd((fuzzy, word.Text), _ => Distance(spelled, word.Text, edits) <= edits), 0, 1)];
            case QuerySounds sounds:
                var key = SoundKey.Of(Folding.Fold(sounds.Text));
                return [(word => Known.GetOrAdd((sounds, word.Text), _ => SoundKey.Of(word.Text) == key), 0, 1)];
            default:
                return [];
        }
    }

    /// <summary>What is looked for: the words as typed, and those written in parts as one.</summary>
    public static List<List<(Func<NaiveToken, bool> Is, int Place, int Takes)>> Ways(QueryLeaf leaf) => leaf is QueryTerm term
        ? [.. new[] { JoinedWords.Plain(term.Text) }.SelectMany(text => new[] { text }.Concat(JoinedWords.Ways(Folding.Fold(text)))).Select(text => Of(term with { Text = text })).Where(way => way.Count > 0)]
        : [.. new[] { Of(leaf) }.Where(way => way.Count > 0)];

    /// <summary>Words in parts as one, at the places of their first part and their last.</summary>
    public static IEnumerable<NaiveToken> Joined(string folded) =>
        JoinedWords.Of(folded).SelectMany(word => new[] { word.First, word.Last }.Select(place => new NaiveToken(word.Text, folded[word.Start..word.End], place)));

    /// <summary>The words of a text; what a query looks for by its beginning alone is told.</summary>
    public static List<(string Text, string Written, int Position, bool IsPrefix)> Cut(string text, bool forQuery)
    {
        var written = new Dictionary<int, string>();
        foreach (var token in forQuery ? Tokenizer.ForQuery(Folding.Exact(text)) : Tokenizer.ForIndex(Folding.Exact(text)))
        {
            written[token.Position] = token.Text.ToString();
        }

        var tokens = new List<(string, string, int, bool)>();
        foreach (var token in forQuery ? Tokenizer.ForQuery(Folding.Fold(text)) : Tokenizer.ForIndex(Folding.Fold(text)))
        {
            tokens.Add((token.Text.ToString(), written[token.Position], token.Position, token.IsPrefix));
        }

        return tokens;
    }

    /// <summary>The word of a query that has no other; null if it has.</summary>
    public static string? OneWord(QueryTerm term) => Alone.GetOrAdd(term.Text, static text => Cut(text, forQuery: true) is [{ IsPrefix: false } word] ? word.Text : null);

    public static string Stem(int language, string word) => Stems.GetOrAdd((language, word), static of => Stemmers.Stem(of.Language, of.Word));

    private static int Takes(string token, bool isPrefix) =>
        !isPrefix && token.Any(c => c is >= '\u0E00' and <= '\u0EFF' or >= '\u1000' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u3000' and <= '\u9FFF') ? 2 : 1;

    public static bool Fits(string pattern, string text)
    {
        var regex = new Regex("^" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal).Replace("\\?", "(?:[\uD800-\uDBFF][\uDC00-\uDFFF]|.)", StringComparison.Ordinal) + "$", RegexOptions.Singleline);
        return regex.IsMatch(text);
    }

    /// <summary>Where the words begin, standing as they must.</summary>
    public static IEnumerable<int> Starts(List<(Func<NaiveToken, bool> Is, int Place, int Takes)> words, HashSet<NaiveToken> value) =>
        value.Where(token => words[0].Is(token)).Select(token => token.Position - words[0].Place).Distinct()
            .Where(start => words.Skip(1).All(word => value.Any(token => token.Position == start + word.Place && word.Is(token))));

    /// <summary>From which place to which a thing that can be near another stands, in every way.</summary>
    public static HashSet<(int First, int Last)> Spans(QueryNode node, HashSet<NaiveToken> value)
    {
        switch (node)
        {
            case QueryOr or:
                return [.. or.Parts.SelectMany(part => Spans(part, value))];
            case QueryNear near:
                var (left, right) = (Spans(near.Left, value), Spans(near.Right, value));
                var found = new HashSet<(int, int)>();
                foreach (var (l, r) in left.SelectMany(l => right.Select(r => (l, r))))
                {
                    if (r.First > l.Last && r.First - l.Last <= near.Distance)
                    {
                        found.Add((l.First, r.Last));
                    }
                    else if (!near.Ordered && l.First > r.Last && l.First - r.Last <= near.Distance)
                    {
                        found.Add((r.First, l.Last));
                    }
                }

                return found;
            case QueryLeaf leaf:
                return [.. Ways(leaf).SelectMany(words => Starts(words, value).Select(start => (start, start + words[^1].Place + words[^1].Takes - 1)))];
            default:
                return [];
        }
    }

    /// <summary>By definition, with no table: letters missing, added, changed, swapped. Gives up past the limit.</summary>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int limit)
    {
        if (limit < 0 || a.IsEmpty || b.IsEmpty)
        {
            return Math.Max(a.Length, b.Length);
        }

        var best = a[0] == b[0] ? Distance(a[1..], b[1..], limit) : 1 + Distance(a[1..], b[1..], limit - 1);
        best = Math.Min(best, 1 + Distance(a[1..], b, limit - 1));
        best = Math.Min(best, 1 + Distance(a, b[1..], limit - 1));
        return a.Length > 1 && b.Length > 1 && a[0] == b[1] && a[1] == b[0] ? Math.Min(best, 1 + Distance(a[2..], b[2..], limit - 1)) : best;
    }
}
