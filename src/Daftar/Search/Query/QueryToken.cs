namespace Daftar.Search;

internal enum QueryTokenKind
{
    End,
    Word,
    Quoted,
    Open,
    Close,
    And,
    Or,
    Not,

    /// <summary>A field name and its colon; the text is the name.</summary>
    Field,
}

/// <summary>A piece of a query.</summary>
/// <param name="Start">First character in the query.</param>
/// <param name="End">Character after the last.</param>
/// <param name="IsPrefix">A star follows.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Start, int End, bool IsPrefix = false);

/// <summary>Cuts a query into pieces. The quotation marks, colons and brackets of other keyboards count as the plain ones.</summary>
internal static class QueryLexer
{
    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '＂';

    public static bool IsColon(char c) => c is ':' or '：';

    public static bool IsOpen(char c) => c is '(' or '（';

    public static bool IsClose(char c) => c is ')' or '）';

    public static bool EndsWord(char c) => char.IsWhiteSpace(c) || IsQuote(c) || IsOpen(c) || IsClose(c);

    /// <exception cref="QueryException">An open quote, or a star where none can be.</exception>
    public static List<QueryToken> Cut(string query)
    {
        var tokens = new List<QueryToken>();
        for (var at = 0; at < query.Length;)
        {
            var c = query[at];
            if (char.IsWhiteSpace(c))
            {
                at++;
            }
            else if (IsOpen(c) || IsClose(c))
            {
                tokens.Add(new(IsOpen(c) ? QueryTokenKind.Open : QueryTokenKind.Close, query[at..(at + 1)], at, ++at));
            }
            else if (IsQuote(c))
            {
                tokens.Add(Quoted(query, ref at));
            }
            else
            {
                tokens.Add(Word(query, ref at));
            }
        }

        tokens.Add(new(QueryTokenKind.End, "", query.Length, query.Length));
        return tokens;
    }

    private static QueryToken Quoted(string query, ref int at)
    {
        var start = at;
        var text = new System.Text.StringBuilder();
        for (at++; at < query.Length && !IsQuote(query[at]); at++)
        {
            if (query[at] == '\\' && at + 1 < query.Length && (IsQuote(query[at + 1]) || query[at + 1] == '\\'))
            {
                at++;
            }

            text.Append(query[at]);
        }

        if (at >= query.Length)
        {
            throw new QueryException("The quotation mark is not closed.", start, 1, query + "\"");
        }

        at++;
        return new(QueryTokenKind.Quoted, text.ToString(), start, at, Star(query, ref at));
    }

    private static QueryToken Word(string query, ref int at)
    {
        var start = at;
        var isName = char.IsAsciiLetter(query[at]);
        for (; at < query.Length && !EndsWord(query[at]) && query[at] != '*'; at++)
        {
            if (IsColon(query[at]) && isName)
            {
                return new(QueryTokenKind.Field, query[start..at], start, ++at);
            }

            isName &= char.IsAsciiLetterOrDigit(query[at]) || query[at] == '-' || query[at] == '_';
        }

        var text = query[start..at];
        var end = at;
        var star = Star(query, ref at);
        if (text.Length == 0)
        {
            throw new QueryException("A star stands at the end of a word: write the beginning of the word before it.", start, 1, query.Remove(start, at - start));
        }

        if (!star)
        {
            var keyword = text switch { "AND" => QueryTokenKind.And, "OR" => QueryTokenKind.Or, "NOT" => QueryTokenKind.Not, _ => QueryTokenKind.Word };
            return new(keyword, text, start, end);
        }

        return new(QueryTokenKind.Word, text, start, end, true);
    }

    /// <summary>Takes the stars behind a word; after them the word must end.</summary>
    private static bool Star(string query, ref int at)
    {
        var start = at;
        while (at < query.Length && query[at] == '*')
        {
            at++;
        }

        if (at > start && at < query.Length && !char.IsWhiteSpace(query[at]) && !IsOpen(query[at]) && !IsClose(query[at]))
        {
            throw new QueryException("A star stands only at the end of a word.", start, at - start, query.Remove(start, at - start));
        }

        return at > start;
    }
}

/// <summary>Carries a problem out of the depth of the parser; never leaves it.</summary>
internal sealed class QueryException(string message, int position, int length = 0, string? mend = null) : Exception(message)
{
    public SearchProblem Problem { get; } = new(SearchProblemKind.Query, message, position, length, mend);
}
