using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>
/// What signs in and around words mean elsewhere, where they are plain text here: lists with commas (<c>coffee, tea</c>), words joined by a sign (<c>coffee/tea</c>), a comparison in front of a word
/// (<c>&lt;tea</c>), <c>!</c> behind one, other brackets and quotation marks, and the words that exclude (<c>but not</c>, <c>except</c>).
/// </summary>
internal static partial class HabitsOfSigns
{
    /// <summary>What concerns more than one word of a query, as changes to it in the order of the query.</summary>
    public static IEnumerable<(int Start, int End, string With, string Typed)> OfQuery(string query, List<QueryToken> tokens)
    {
        if (List().IsMatch(query))
        {
            var signs = Separators().Matches(query);
            return signs.Select(sign => (sign.Index, sign.Index + sign.Length, " OR ", sign.Value.Trim()));
        }

        return [.. Phrases(query, tokens).Concat(Brackets(query, tokens)).OrderBy(static change => change.Start)];
    }

    /// <summary>What stands for NOT: <c>but not</c>, <c>except</c>, and <c>WITHOUT</c> in capitals, between two things. With where it ends.</summary>
    public static QueryToken? Without(string query, List<QueryToken> tokens, int at)
    {
        if (at == 0 || !IsWord(tokens[at]) || !EndsThing(tokens[at - 1].Kind))
        {
            return null;
        }

        var last = tokens[at].Text.Equals("but", StringComparison.OrdinalIgnoreCase) && (tokens[at + 1].Kind == QueryTokenKind.Not || (IsWord(tokens[at + 1]) && tokens[at + 1].Text.Equals("not", StringComparison.OrdinalIgnoreCase))) ? at + 1
            : tokens[at].Text.Equals("except", StringComparison.OrdinalIgnoreCase) || (tokens[at].Text == "WITHOUT" && query.Any(char.IsLower)) ? at
            : -1;
        return last >= 0 && tokens[last + 1].Kind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Open or QueryTokenKind.Field or QueryTokenKind.Function ? tokens[last] : null;
    }

    /// <summary>A word with a sign in it or at its end, as it was perhaps meant; names have capitals or short parts (Yahoo!, H&amp;M, AC/DC), and those in small letters are known by the register: <see cref="NamesWithSigns"/>.</summary>
    public static string? InWord(string query, List<QueryToken> tokens, int at)
    {
        var text = tokens[at].Text;
        return Joined().Match(text) is { Success: true } joined ? Parts(joined, query, tokens, at)
            : Compared().Match(text) is { Success: true } compared && (at == 0 || tokens[at - 1].Kind != QueryTokenKind.Field) && !InField(tokens, at) ? text[compared.Length..]
            : Called().IsMatch(text) ? text.TrimEnd('!') + "*"
            : null;
    }

    private static string Parts(Match joined, string query, List<QueryToken> tokens, int at)
    {
        string[] parts = [.. joined.Groups["part"].Captures.Select(static part => part.Value)];
        var isAlone = at == 0 && tokens[at + 1].Kind == QueryTokenKind.End;
        var between = joined.Groups["sign"].Captures[0].Value is "+" or "&" ? " " : " OR ";
        return isAlone || (between == " " && (at == 0 || tokens[at - 1].Kind != QueryTokenKind.Field)) ? string.Join(between, parts) : $"({string.Join(between, parts)})";
    }

    /// <summary>'green tea': a phrase in single quotation marks.</summary>
    private static IEnumerable<(int Start, int End, string With, string Typed)> Phrases(string query, List<QueryToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!IsWord(tokens[at]) || !OpensPhrase().IsMatch(tokens[at].Text))
            {
                continue;
            }

            var last = at + 1;
            for (; IsWord(tokens[last]) && !ClosesPhrase().IsMatch(tokens[last].Text); last++)
            {
            }

            if (IsWord(tokens[last]))
            {
                yield return (tokens[at].Start, tokens[last].End, QueryWriter.InQuotes(query[(tokens[at].Start + 1)..(tokens[last].End - 1)]), query[tokens[at].Start..tokens[last].End]);
                at = last;
            }
        }
    }

    /// <summary>[coffee OR tea]: brackets of another kind around something with an operator.</summary>
    private static IEnumerable<(int Start, int End, string With, string Typed)> Brackets(string query, List<QueryToken> tokens)
    {
        for (var at = 0; at < tokens.Count; at++)
        {
            if (!IsWord(tokens[at]) || tokens[at].Text.Length < 2 || tokens[at].Text[0] is not ('[' or '{'))
            {
                continue;
            }

            var (last, hasOperator, close) = (at + 1, false, tokens[at].Text[0] == '[' ? ']' : '}');
            for (; tokens[last].Kind != QueryTokenKind.End && !(IsWord(tokens[last]) && tokens[last].Text.EndsWith(close)); last++)
            {
                hasOperator |= tokens[last].Kind is QueryTokenKind.And or QueryTokenKind.Or or QueryTokenKind.Not or QueryTokenKind.Near;
            }

            if (hasOperator && tokens[last].Kind != QueryTokenKind.End)
            {
                yield return (tokens[at].Start, tokens[at].Start + 1, "(", query[tokens[at].Start..tokens[last].End]);
                yield return (tokens[last].End - 1, tokens[last].End, ")", query[tokens[at].Start..tokens[last].End]);
                at = last;
            }
        }
    }

    private static bool IsWord(QueryToken token) => token is { Kind: QueryTokenKind.Word, IsExact: false, IsFuzzy: false };

    private static bool EndsThing(QueryTokenKind kind) => kind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Close;

    /// <summary>True inside of the bracket of a field: dates are compared there.</summary>
    private static bool InField(List<QueryToken> tokens, int at)
    {
        for (var (before, depth) = (at - 1, 0); before > 0; before--)
        {
            depth += tokens[before].Kind switch { QueryTokenKind.Close => 1, QueryTokenKind.Open => -1, _ => 0 };
            if (depth < 0)
            {
                if (tokens[before - 1].Kind == QueryTokenKind.Field)
                {
                    return true;
                }

                depth = 0;
            }
        }

        return false;
    }

    /// <summary>The whole query is a list of words in small letters.</summary>
    [GeneratedRegex(@"^\s*\p{Ll}{3,}(\s*[,;]\s*\p{Ll}{3,})+\s*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex List();

    [GeneratedRegex(@"\s*[,;]\s*", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();

    /// <summary>One sign between all parts: coffee/tea/milk.</summary>
    [GeneratedRegex(@"^(?<part>\p{Ll}{3,})(?<sign>[,;/+&])(?<part>\p{Ll}{3,})(\k<sign>(?<part>\p{Ll}{3,}))*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joined();

    /// <summary>A heart (&lt;3) compares nothing.</summary>
    [GeneratedRegex(@"^(?!<3+$)(<=?|>=?|<>|!=)(?=[\p{L}\p{N}])", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Compared();

    /// <summary>Any letters behind, to users of legal data bases.</summary>
    [GeneratedRegex(@"^\p{Ll}{3,}!+$", RegexOptions.CultureInvariant)]
    private static partial Regex Called();

    [GeneratedRegex(@"^['‘]\p{L}{2,}[^'’]*$", RegexOptions.CultureInvariant)]
    private static partial Regex OpensPhrase();

    [GeneratedRegex(@"^[^'‘]*\p{L}{2,}['’]$", RegexOptions.CultureInvariant)]
    private static partial Regex ClosesPhrase();
}
