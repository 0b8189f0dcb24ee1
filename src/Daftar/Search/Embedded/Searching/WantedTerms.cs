using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Says which terms of the dictionary a leaf of a query stands for: words, beginnings, patterns, spellings, sounds. What else a word may stand for (stems, transliterations) is added here.</summary>
internal sealed class WantedTerms(QueryReading reading, int mostWords)
{
    private static readonly List<(WantedTerm Term, int Place)> Nothing = [];

    private char[] buffer = new char[256];

    /// <summary>The words of a leaf with their places; none if it has none.</summary>
    /// <param name="span">Places from the first to the last.</param>
    public IReadOnlyList<(WantedTerm Term, int Place)> Words(QueryLeaf leaf, out int span)
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
                return [.. words.Select((word, place) => (OfPattern(word, pattern), place))];
            case QueryFuzzy fuzzy:
                var spelling = new Spelling(Folding.Fold(fuzzy.Text.Trim()), fuzzy.EditsFor(Folding.Fold(fuzzy.Text.Trim()).Length));
                return [(new TermsFitting([TermKey.Word], 1, spelling.IsNear, Limit(fuzzy, fuzzy.Text + "~")), 0)];
            case QuerySounds sounds when SoundKey.Of(Folding.Fold(sounds.Text.Trim())) is { } key:
                return [(new TermsFitting([TermKey.Word], 1, text => SoundKey.Is(text, key), Limit(sounds, sounds.Text)), 0)];
            default:
                return Nothing;
        }
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
        return new TermsFitting(TermKey.ForKey(field.Ordinal, begin), TermKey.KeyPrefix, text => QueryPatterns.Fits(key, text), Limit(pattern, pattern.Pattern));
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
    private static int End(in Token token) => token.Position + (!token.IsPrefix && Characters.KindAt(token.Text, 0, out _) > CharacterKind.Word ? 1 : 0);

    private WantedTerm OfPattern(string word, QueryPattern of)
    {
        var wild = word.AsSpan().IndexOfAny('*', '?');
        if (wild < 0)
        {
            return new OneTerm(TermKey.ForWord(word));
        }

        return new TermsFitting([TermKey.Word, .. Encoding.UTF8.GetBytes(word[..wild])], 1, text => QueryPatterns.Fits(word, text), Limit(of, of.Pattern));
    }

    private ExpansionLimit Limit(QueryLeaf leaf, string part) => new(mostWords, part, reading.PlaceOf(leaf));
}
