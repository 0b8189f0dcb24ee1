using Daftar.Values;

namespace Daftar.Search;

/// <summary>Says which terms of the dictionary a leaf of a query stands for: words, beginnings, patterns, spellings, sounds. What else a word may stand for (stems, transliterations) is added here.</summary>
internal sealed class WantedTerms(QueryReading reading, int mostWords, Lexicon lexicon)
{
    private static readonly List<(WantedTerm Term, int Place)> Nothing = [];

    private char[] buffer = new char[256];

    /// <summary>The words of a leaf with their places; none if it has none.</summary>
    /// <param name="fields">The fields they are looked for in, by slot.</param>
    /// <param name="span">Places from the first to the last.</param>
    public IReadOnlyList<(WantedTerm Term, int Place)> Words(QueryLeaf leaf, ulong fields, out int span)
    {
        span = 0;
        switch (leaf)
        {
            case QueryTerm term:
                return OfText(term, out span);
            case QueryExact exact:
                return OfExact(exact.Text, out span);
            case QueryPattern pattern:
                var words = QueryPatterns.Words(pattern.Pattern);
                span = Math.Max(0, words.Count - 1);
                return [.. words.Select((word, place) => (OfPattern(word, pattern, fields), place))];
            case QueryFuzzy fuzzy:
                var word = Folding.Fold(fuzzy.Text.Trim());
                return [(new WordsFitting(lexicon, new WordsNear(word, fuzzy.EditsFor(word.Length)), fields, Limit(fuzzy, fuzzy.Text + "~")), 0)];
            case QuerySounds sounds when SoundKey.Of(Folding.Fold(sounds.Text.Trim())) is { } key:
                return [(new WordsFitting(lexicon, new WordsSounding(key), fields, Limit(sounds, sounds.Text)), 0)];
            default:
                return Nothing;
        }
    }

    /// <summary>A leaf as typed, and with words written in parts as one: <see cref="JoinedWords"/>.</summary>
    public static IEnumerable<QueryLeaf> Ways(QueryLeaf leaf)
    {
        if (leaf is not QueryTerm term)
        {
            return [leaf];
        }

        var plain = JoinedWords.Plain(term.Text);
        return [plain == term.Text ? term : term with { Text = plain, WayOf = term }, .. JoinedWords.Ways(Folding.Fold(plain)).Select(way => term with { Text = way, WayOf = term })];
    }

    /// <summary>The other forms of a text that is one word; null if it is more, or has none.</summary>
    public WantedForms? Forms(QueryTerm term, ulong slots, FormBits bits)
    {
        var tokens = Tokenizer.ForQuery(Folding.Fold(term.Text, ref buffer));
        if (!tokens.MoveNext())
        {
            return null;
        }

        var word = tokens.Current;
        return tokens.MoveNext() || Characters.KindAt(word.Text, 0, out _) != CharacterKind.Word ? null : WantedForms.Of(word.Text, slots, bits);
    }

    /// <summary>The keys of a field that fit a pattern; null if there is nothing to compare in it.</summary>
    public WantedTerm? Keys(IndexField field, QueryPattern pattern)
    {
        var key = QueryPatterns.Key(field.Kind, pattern.Pattern);
        if (QueryPatterns.Letters(key) == 0)
        {
            return null;
        }

        var begin = key[..key.AsSpan().IndexOfAny('*', '?')];
        return new KeysFitting(TermKey.ForKey(field.Ordinal, begin), text => QueryPatterns.Fits(key, text), Limit(pattern, pattern.Pattern));
    }

    private List<(WantedTerm Term, int Place)> OfText(QueryTerm term, out int span)
    {
        var tokens = new List<(byte[] Term, int Place, bool IsPrefix)>();
        span = 0;
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(term.Text, ref buffer)))
        {
            tokens.Add((TermKey.ForWord(token.Text), token.Position, token.IsPrefix));
            span = End(token);
        }

        if (term.IsPrefix && tokens.Count > 0)
        {
            tokens[^1] = tokens[^1] with { IsPrefix = true };
        }

        return [.. tokens.Select(token => (token.IsPrefix ? new TermsBeginning(token.Term, term.IsPrefix ? Limit(term, term.Text + "*") : null) : (WantedTerm)new OneTerm(token.Term), token.Place))];
    }

    /// <summary>Words as written; one written without marks stands where none of its other writings does.</summary>
    private List<(WantedTerm Term, int Place)> OfExact(string text, out int span)
    {
        var terms = new List<(WantedTerm, int)>();
        var written = Tokenizer.ForQuery(Folding.Exact(text));
        span = 0;
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text, ref buffer)))
        {
            written.MoveNext();
            terms.Add((token.IsPrefix ? new TermsBeginning(TermKey.ForWord(token.Text))
                : written.Current.Text.SequenceEqual(token.Text) ? new WordWithoutMarks(TermKey.ForWord(token.Text), TermKey.ForExact(token.Text))
                : new OneTerm(TermKey.ForExact(token.Text, written.Current.Text)), token.Position));
            span = End(token);
        }

        return terms;
    }

    /// <summary>A pair of a script without spaces ends one character later than it begins.</summary>
    public static int End(in Token token) => token.Position + (!token.IsPrefix && Characters.KindAt(token.Text, 0, out _) > CharacterKind.Word ? 1 : 0);

    private WantedTerm OfPattern(string word, QueryPattern of, ulong fields) =>
        word.AsSpan().IndexOfAny('*', '?') < 0 ? new OneTerm(TermKey.ForWord(word)) : new WordsFitting(lexicon, new WordsLike(word), fields, Limit(of, of.Pattern));

    private ExpansionLimit Limit(QueryLeaf leaf, string part) => new(mostWords, part, reading.PlaceOf(leaf));
}
