using Daftar.Values;

namespace Daftar.Search;

/// <summary>Finds the words that one leaf of a query stands for in a value.</summary>
internal sealed class MarkedLeaf
{
    private readonly List<List<(Func<ValueWord, int, bool> Is, int Place)>> ways;
    private readonly QueryLeaf leaf;

    public MarkedLeaf(QueryLeaf leaf)
    {
        this.leaf = leaf;
        ways = [.. WantedTerms.Ways(leaf).Select(static (way, at) => Of(way, at == 0)).Where(static words => words.Count > 0)];
    }

    /// <summary>True if the leaf asks for the words of a field.</summary>
    public bool Asks(IndexField field) => field.HasWords && (leaf.Field is { } name ? name == field.Name || (name == FullText.Name && field.IsFullText) : field.Is(FieldUses.Search));

    /// <summary>True if a whole value of a field is what the leaf asks for.</summary>
    public bool IsKey(IndexField field, string value)
    {
        if (field.HasWords || !field.HasKeys || leaf is not QueryTerm term || (leaf.Field is { } name ? name != field.Name : !field.Is(FieldUses.Search)))
        {
            return false;
        }

        var (key, wanted) = (FieldKeys.Of(field.Kind, value), FieldKeys.Of(field.Kind, term.Text));
        return wanted.Length > 0 && (term.IsPrefix || field.Kind is FieldKind.Symbol ? key.StartsWith(wanted, StringComparison.Ordinal) : key == wanted || field.Kind == FieldKind.Levels && key.StartsWith(wanted + ".", StringComparison.Ordinal));
    }

    /// <summary>Every stretch of words that fits: its first and last place, and which words of the value it is.</summary>
    public List<MarkedSpan> In(ValueWords value)
    {
        var found = new List<MarkedSpan>();
        foreach (var words in ways)
        {
            Find(words, value, found);
        }

        return found;
    }

    private static void Find(List<(Func<ValueWord, int, bool> Is, int Place)> words, ValueWords value, List<MarkedSpan> found)
    {
        for (var first = 0; first < value.Words.Count && found.Count < MarkedSpan.Most; first++)
        {
            if (!words[0].Is(value.Words[first], value.Language))
            {
                continue;
            }

            var taken = new int[words.Count];
            taken[0] = first;
            var start = value.Words[first].Place - words[0].Place;
            var at = first;
            var fits = true;
            for (var word = 1; word < words.Count && fits; word++)
            {
                while (at < value.Words.Count && value.Words[at].Place < start + words[word].Place)
                {
                    at++;
                }

                // several words may stand at one place
                while (at < value.Words.Count && value.Words[at].Place == start + words[word].Place && !words[word].Is(value.Words[at], value.Language))
                {
                    at++;
                }

                fits = at < value.Words.Count && value.Words[at].Place == start + words[word].Place;
                taken[word] = at;
            }

            if (fits)
            {
                found.Add(new MarkedSpan(start, start + words[^1].Place, taken));
            }
        }
    }

    private static List<(Func<ValueWord, int, bool> Is, int Place)> Of(QueryLeaf leaf, bool isTyped)
    {
        switch (leaf)
        {
            case QueryTerm term:
                return OfTerm(term, isTyped);
            case QueryExact exact:
                var written = new List<(Func<ValueWord, int, bool>, int)>();
                foreach (var token in Tokenizer.ForQuery(Folding.Exact(exact.Text)))
                {
                    var (text, isPrefix) = (token.Text.ToString(), token.IsPrefix);
                    written.Add(((word, _) => isPrefix ? word.Exact.StartsWith(text, StringComparison.Ordinal) : word.Exact == text, token.Position));
                }

                return written;
            case QueryPattern pattern:
                return [.. QueryPatterns.Words(pattern.Pattern).Select((part, place) => ((Func<ValueWord, int, bool>)((word, _) => QueryPatterns.Fits(part, word.Text)), place))];
            case QueryFuzzy fuzzy:
                var spelled = Folding.Fold(fuzzy.Text.Trim());
                var spelling = new Spelling(spelled, fuzzy.EditsFor(spelled.Length));
                return [((word, _) => spelling.IsNear(word.Text.AsSpan()), 0)];
            case QuerySounds sounds when SoundKey.Of(Folding.Fold(sounds.Text.Trim())) is { } key:
                return [((word, _) => SoundKey.Of(word.Text) == key, 0)];
            default:
                return [];
        }
    }

    private static List<(Func<ValueWord, int, bool> Is, int Place)> OfTerm(QueryTerm term, bool isTyped)
    {
        var tokens = new List<(string Text, int Place, bool IsPrefix)>();
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(term.Text)))
        {
            tokens.Add((token.Text.ToString(), token.Position, token.IsPrefix));
        }

        if (term.IsPrefix && tokens.Count > 0)
        {
            tokens[^1] = tokens[^1] with { IsPrefix = true };
        }

        // a word alone is found in its other forms, too
        var isAlone = isTyped && tokens.Count == 1 && !tokens[0].IsPrefix;
        return [.. tokens.Select(token => ((Func<ValueWord, int, bool>)((word, language) => token.IsPrefix ? word.Text.StartsWith(token.Text, StringComparison.Ordinal)
            : word.Text == token.Text || isAlone && language > 0 && Stemmers.Stem(language, word.Text) == Stemmers.Stem(language, token.Text)), token.Place))];
    }
}

/// <summary>A stretch of words of a value.</summary>
/// <param name="Words">The words in it that were asked for, by their number in the value.</param>
internal sealed record MarkedSpan(int First, int Last, int[] Words)
{
    /// <summary>More than these in one value nobody looks at.</summary>
    public const int Most = 200;
}
