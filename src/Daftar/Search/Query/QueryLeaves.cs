using System.Text.RegularExpressions;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>Reads what is looked for in a field: words, phrases, patterns, dates and the rest, and says what in them cannot be.</summary>
internal sealed partial class QueryLeaves(string query, FieldTable fields)
{
    private readonly Dictionary<QueryNode, (int Start, int Length)> places = new(ReferenceEqualityComparer.Instance);
    private int terms;

    /// <summary>Where each leaf stands, with its field.</summary>
    public IReadOnlyDictionary<QueryNode, (int Start, int Length)> Places => places;

    public QueryNode At(QueryNode leaf, int start, int end)
    {
        places[leaf] = (start, end - start);
        return leaf;
    }

    /// <summary>The field a name means, and what else it says.</summary>
    public (IndexField Field, QueryTerm? Also) Field(QueryToken name)
    {
        QueryTerm? also = null;
        if (!fields.TryFind(name.Text, out var field) && !fields.TryFind(name.Text.ToLowerInvariant(), out field))
        {
            if (fields.Words.Alias(name.Text.ToLowerInvariant()) is not { } alias || !fields.TryFind(alias.Field, out field))
            {
                var length = name.Text.Length + 1;
                if (FieldElsewhere.Problem(query, name, fields) is { } elsewhere)
                {
                    throw elsewhere;
                }

                throw fields.Nearest(name.Text) is { } near
                    ? new QueryException($"There is no field '{name.Text}'; did you mean '{near}'?", name.Start, length, query.Remove(name.Start, name.Text.Length).Insert(name.Start, near))
                    : new QueryException($"There is no field '{name.Text}'. To look for the text itself, put it in quotes.", name.Start, length);
            }

            also = alias.Also;
        }

        return field.Is(FieldUses.Search) || field.Is(FieldUses.Filter) || field.Is(FieldUses.Facet)
            ? (field, also)
            : throw new QueryException($"The field '{field.Name}' is shown but cannot be searched.", name.Start, name.Text.Length + 1);
    }

    /// <summary>Reads one token as a leaf.</summary>
    /// <param name="next">The token behind: IPC symbols are written with a blank in them.</param>
    /// <param name="taken">How many tokens were read.</param>
    public QueryNode Read(IndexField? field, QueryToken token, QueryToken next, out int taken)
    {
        taken = 1;
        Count(token);
        if (string.IsNullOrWhiteSpace(token.Text))
        {
            throw new QueryException("There is nothing between the quotation marks.", token.Start, token.Length, Without(token));
        }

        if (token is { IsExact: true, Kind: QueryTokenKind.Word } && (token.Text[0] == '=' || token.Text.All(static c => c is '<' or '>')))
        {
            var word = token.Text.TrimStart('=', '<', '>');
            throw new QueryException("One = stands directly in front of what is written exactly so: =coffee. Nothing else is compared with it.", token.Start, token.Length,
                word.Any(char.IsLetterOrDigit) ? Mended(token.Start, token.Length, "=" + word) : query[..token.Start].TrimEnd() + query[token.End..]);
        }

        if (token is { IsExact: true } && (token.IsFuzzy || token.IsPrefix || token.HasWildcards))
        {
            throw new QueryException("What is written exactly so takes neither star nor ~.", token.Start, token.Length, Mended(token.Start, 1, ""));
        }

        if (token is { Kind: QueryTokenKind.Word, IsFuzzy: false } && Weight().Match(token.Text) is { Success: true } weight)
        {
            throw new QueryException("Words have no weights here, and behind ~ stands 1, 2 or nothing.", token.Start, token.Length, Mended(token.Start, token.Length, weight.Groups["word"].Value + weight.Groups["fuzzy"].Value));
        }

        if (token is { Kind: QueryTokenKind.Word } && token.Text[0] == '~')
        {
            throw new QueryException("~ stands directly behind one word, as in coffee~.", token.Start, token.Length,
                token.Text.Skip(1).Any(static c => !char.IsAsciiDigit(c)) ? Mended(token.Start, token.Length, token.Text[1..] + "~") : query[..token.Start].TrimEnd() + query[token.Start..]);
        }

        if (field is not null && token is { Kind: QueryTokenKind.Word, Text: "*", IsFuzzy: false })
        {
            return new QueryPresent(field.Name);
        }

        if (field?.Kind == FieldKind.Date)
        {
            return QueryDates.Read(query, field, token);
        }

        if (token.IsFuzzy)
        {
            return Fuzzy(field, token);
        }

        if (token.HasWildcards || token.IsPrefix)
        {
            return Pattern(field, token);
        }

        if (token.IsExact)
        {
            return field is null or { HasWords: true } ? new QueryExact(field?.Name, token.Text)
                : throw new QueryException($"The values of '{field.Name}' are always compared whole: leave the = away.", token.Start, token.Length, Mended(token.Start, 1, ""));
        }

        if (field is { HasWords: false } && token.Kind == QueryTokenKind.Word && token.Text.Contains("..", StringComparison.Ordinal))
        {
            QueryLists.Refuse(query, field.Name, token);
            throw new QueryException($"Only dates have ranges, and '{field.Name}' is no date. Name the values: {field.Name}:(one OR other).", token.Start, token.Length);
        }

        return field is null ? new QueryTerm(null, token.Text) : InField(field, token, next, ref taken);
    }

    /// <summary>A word of <c>sounds(…)</c>.</summary>
    public QueryNode Sounds(IndexField? field, QueryToken token)
    {
        Count(token);
        if (field is { HasWords: false })
        {
            throw new QueryException($"'{field.Name}' holds no words that could sound like others.", token.Start, token.Length);
        }

        if (token.HasWildcards || token.IsPrefix || token.IsFuzzy || token.IsExact)
        {
            throw new QueryException("A word that sounds so is written whole, without star, ~ or =.", token.Start, token.Length, Mended(token.Start, token.Length, token.Text.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)));
        }

        return OneWord(token.Text) is { } word && SoundKey.Of(word) is not null ? new QuerySounds(field?.Name, token.Text)
            : throw new QueryException($"'{token.Text}' cannot be compared by sound: write one word in Latin letters.", token.Start, token.Length);
    }

    /// <summary>The words of <c>similar(…)</c>: one name, whatever its words.</summary>
    public QuerySimilar Similar(IndexField field, List<QueryToken> words)
    {
        var (start, end) = (words[0].Start, words[^1].End);
        if (!field.HasWords)
        {
            throw new QueryException($"'{field.Name}' holds no names that could be similar.", start, end - start);
        }

        foreach (var word in words)
        {
            Count(word);
            if (word.HasWildcards || word.IsPrefix || word.IsFuzzy || word.IsExact)
            {
                throw new QueryException("A name to compare is written whole, without star, ~ or =.", word.Start, word.Length, Mended(word.Start, word.Length, word.Text.Replace("*", "", StringComparison.Ordinal).Replace("?", "", StringComparison.Ordinal)));
            }
        }

        var name = string.Join(' ', words.Select(word => word.Text.Trim()));
        return SimilarRule.Of(name) is not null ? new QuerySimilar(field.Name, name)
            : throw new QueryException($"'{name}' has no letter or digit: nothing is similar to it.", start, end - start);
    }

    /// <summary>Refuses what cannot stand near anything.</summary>
    public void CheckNear(QueryNode side, List<QueryToken> tokens, QueryToken near)
    {
        var (start, end) = (tokens[0].Start, tokens[^1].End);
        if (!QueryNear.CanBe(side))
        {
            throw new QueryException(
                $"Beside {query[near.Start..near.End]} stand words, phrases, or several of these with OR in brackets; '{query[start..end]}' is none of them.", start, end - start, Mended(near.Start, near.Length, "AND"));
        }

        foreach (var leaf in QueryNear.Leaves(side))
        {
            if (leaf.Field is { } name && !fields[name].HasWords)
            {
                throw new QueryException($"'{name}' holds whole values, not words that could be near each other.", start, end - start, Mended(near.Start, near.Length, "AND"));
            }

            if (leaf switch { QueryTerm term => term.Text, QueryExact exact => exact.Text, _ => null } is { } text && FirstToken(text) is null)
            {
                throw new QueryException($"'{text}' has no letter or digit: nothing can be near it.", start, end - start);
            }
        }
    }

    private QueryTerm InField(IndexField field, QueryToken token, QueryToken next, ref int taken)
    {
        var text = token.Text;
        if (token.Kind == QueryTokenKind.Word && field is { HasWords: false, Kind: not FieldKind.Number })
        {
            QueryLists.Refuse(query, field.Name, token);
        }

        if (field.Kind == FieldKind.Symbol)
        {
            if (token.Kind == QueryTokenKind.Word && next.Kind == QueryTokenKind.Word && Symbols.IsSubclass(text) && Symbols.IsGroup(next.Text) && !next.HasWildcards && !next.IsFuzzy)
            {
                // A61K 31/00 is one symbol, whatever blank stands in it.
                taken = 2;
                return new QueryTerm(field.Name, text + next.Text);
            }

            return Symbols.Level(FieldKeys.Of(field.Kind, text)) is not null ? new QueryTerm(field.Name, text) : throw new QueryException(
                $"'{text}' is no symbol: write a section (A), a class (A61), a subclass (A61K), a main group (A61K31) or a group (A61K31/00). {text}* finds all that begin so.",
                token.Start, token.Length, Symbols.Letters(text) is { Length: > 0 } letters ? Mended(token.Start, token.Length, letters + "*") : null);
        }

        var value = fields.Words.ValueOf(field.Name, text);
        if (fields.Words.Closed(field.Name) is { } all && !all.Contains(value, StringComparer.Ordinal))
        {
            if (fields.Words.KindMeant(field.Name, text) is { } kind)
            {
                var written = $"kind:{QueryWriter.Quoted(kind)}";
                var before = query[..token.Start].TrimEnd();
                throw new QueryException($"'{text}' is no value of '{field.Name}' but a kind: {written}.", token.Start, token.Length,
                    before.EndsWith(field.Name + ":", StringComparison.OrdinalIgnoreCase) ? before[..^(field.Name.Length + 1)] + written + query[token.End..] : null);
            }

            var near = NearestName.Of(FieldKeys.Of(FieldKind.Code, text), all.Select(one => one.ToLowerInvariant()));
            near = near is null ? null : all.First(one => one.Equals(near, StringComparison.OrdinalIgnoreCase));
            throw new QueryException($"'{text}' is no value of '{field.Name}': {string.Join(", ", all)}.", token.Start, token.Length, near is null ? null : Mended(token.Start, token.Length, near));
        }

        if (fields.Words.UnknownIn(field.Name, text) is { } unknown)
        {
            var meant = fields.Words.Nearest(field.Name, text);
            throw new QueryException(unknown, token.Start, token.Length, meant is null ? null : Mended(token.Start, token.Length, meant));
        }

        // an entry may have a class there is not, as its office delivered it: only what is no number can never be one
        if (field.Kind == FieldKind.Levels && fields.Words.KnowsClasses && !text.Any(char.IsAsciiDigit) && ClassNumbers.Problem(field.Name, text) is { } noClass)
        {
            throw new QueryException(noClass, token.Start, token.Length);
        }

        return new QueryTerm(field.Name, value);
    }

    private QueryNode Pattern(IndexField? field, QueryToken token)
    {
        var whole = token.Text + (token.IsPrefix ? "*" : "");
        if (field?.Kind == FieldKind.Levels)
        {
            throw new QueryException($"'{field.Name}' needs no star: a symbol finds all below it.", token.Start, token.Length, Mended(token.Start, token.Length, token.Text.Trim('*', '?', '.', '-')));
        }

        var isWords = field is null or { HasWords: true };
        var prefix = token.Kind == QueryTokenKind.Quoted ? token.Text : token.Text.TrimEnd('*');
        var isPrefix = token.Kind == QueryTokenKind.Quoted || (prefix.Length < token.Text.Length && prefix.AsSpan().IndexOfAny('*', '?') < 0);
        if (QueryPatterns.Letters(whole) == 0)
        {
            throw new QueryException("Stars and question marks alone match every word: write letters beside them, or nothing at all to find everything.", token.Start, token.Length, Without(token));
        }

        if (isWords && !isPrefix && QueryPatterns.HasNoSpaces(Folding.Fold(token.Text)))
        {
            throw new QueryException("Scripts without spaces are found wherever they stand in a text, without star or question mark.", token.Start, token.Length,
                Mended(token.Start, token.Length, string.Join(' ', token.Text.Split('*', '?').Where(piece => FirstToken(piece) is not null).Select(piece => (field is null ? "" : field.Name + ":") + piece)), field is null ? 0 : Named(token)));
        }

        if (isWords && TooFew(isPrefix ? prefix : null, whole))
        {
            throw new QueryException(Invariant($"'{whole}' would match too many words: write at least {QueryLanguage.FewestLetters} letters beside star and question mark."), token.Start, token.Length);
        }

        return isPrefix ? new QueryTerm(field?.Name, prefix, true) : new QueryPattern(field?.Name, QueryPatterns.Normal(token.Text));
    }

    private QueryFuzzy Fuzzy(IndexField? field, QueryToken token)
    {
        var plain = Mended(token.Start, token.Length, token.Kind == QueryTokenKind.Quoted ? $"\"{token.Text}\"" : token.Text);
        if (field is { HasWords: false })
        {
            throw new QueryException($"~ finds words of nearly this spelling, and '{field.Name}' holds whole values.", token.Start, token.Length, plain);
        }

        if (token.HasWildcards || token.IsPrefix)
        {
            throw new QueryException("A word takes either ~ or stars and question marks.", token.Start, token.Length, plain);
        }

        var words = token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (words.Length > 1)
        {
            var near = Invariant($" NEAR/{Math.Clamp(token.Number ?? 5, 1, QueryLanguage.FarthestNear)} ");
            throw new QueryException("~ stands behind one word. Words near each other are joined by NEAR.", token.Start, token.Length,
                Array.TrueForAll(words, word => FirstToken(word) is not null) ? Mended(token.Start, token.Length, $"({string.Join(near, words.Select(QueryWriter.Quoted))})") : null);
        }

        if (OneWord(token.Text) is not { } one)
        {
            throw new QueryException("~ stands behind one word of letters with spaces around it.", token.Start, token.Length, plain);
        }

        if (token.Number is 0 or > QueryFuzzy.MostEdits)
        {
            throw new QueryException(Invariant($"~ allows 1 or {QueryFuzzy.MostEdits} other letters, not {token.Number}."), token.Start, token.Length, Mended(token.Start, token.Length, token.Text + "~" + (token.Number == 0 ? "1" : "2")));
        }

        return one.Length > (token.Number ?? 1) + 1 ? new QueryFuzzy(field?.Name, token.Text, token.Number)
            : throw new QueryException($"'{token.Text}' is so short that too many words are like it.", token.Start, token.Length, plain);
    }

    /// <summary>One letter of a script without spaces is a word; of others it begins a third of all.</summary>
    private static bool TooFew(string? prefix, string whole) => prefix is not null
        ? QueryPatterns.Letters(prefix) < QueryLanguage.FewestLetters && !QueryPatterns.HasNoSpaces(Folding.Fold(prefix))
        : QueryPatterns.Words(whole).Any(static word => word.AsSpan().IndexOfAny('*', '?') >= 0 && QueryPatterns.Letters(word) < QueryLanguage.FewestLetters);

    private static string? FirstToken(string text)
    {
        foreach (var token in Tokenizer.ForQuery(Folding.Fold(text)))
        {
            return token.Text.ToString();
        }

        return null;
    }

    /// <summary>The folded word, if the text is one word of a script with spaces.</summary>
    private static string? OneWord(string text)
    {
        var folded = Folding.Fold(text.Trim());
        return folded.Length is > 0 and <= Tokenizer.LongestToken && FirstToken(folded) == folded && !QueryPatterns.HasNoSpaces(folded) ? folded : null;
    }

    private void Count(QueryToken token)
    {
        if (++terms > QueryLanguage.MostTerms)
        {
            throw new QueryException(Invariant($"The query has more than {QueryLanguage.MostTerms} words. Shorten it."), token.Start, token.Length);
        }
    }

    /// <summary>Length of the field name in front of a token.</summary>
    private int Named(QueryToken token) => FieldBefore().Match(query[..token.Start]).Length;

    private string Mended(int start, int length, string with, int before = 0) => query[..(start - before)] + with + query[(start + length)..];

    private string Without(QueryToken token) => query.Remove(token.Start, token.Length).Trim();

    /// <summary>As Lucene writes them: coffee^4, coffee~0.8.</summary>
    [GeneratedRegex(@"^(?<word>\w+)((?<fuzzy>~)[0-9]*\.[0-9]+|(?<fuzzy>~[0-9]*)?\^[0-9]+(\.[0-9]+)?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Weight();

    [GeneratedRegex(@"[A-Za-z][A-Za-z0-9_-]*[:：]\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex FieldBefore();
}
