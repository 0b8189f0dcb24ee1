using System.Globalization;
using System.Text;

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

    /// <summary>NEAR or ADJ; the text is one of the two, the distance stands in <see cref="QueryToken.Number"/>.</summary>
    Near,

    /// <summary>A field name and its colon; the text is the name.</summary>
    Field,

    /// <summary>A name that a bracket follows at once: sounds, similar, present, empty.</summary>
    Function,
}

/// <summary>A piece of a query.</summary>
/// <param name="Text">Without quotation marks, = in front and ~ behind.</param>
/// <param name="Start">First character in the query.</param>
/// <param name="End">Character after the last.</param>
internal readonly record struct QueryToken(QueryTokenKind Kind, string Text, int Start, int End)
{
    public int Length => End - Start;

    /// <summary>A star follows the quotation marks.</summary>
    public bool IsPrefix { get; init; }

    /// <summary>= stands in front.</summary>
    public bool IsExact { get; init; }

    /// <summary>~ stands behind.</summary>
    public bool IsFuzzy { get; init; }

    /// <summary>The number behind ~ or NEAR, or null.</summary>
    public int? Number { get; init; }

    /// <summary>A word with * or ? in it.</summary>
    public bool HasWildcards => Kind == QueryTokenKind.Word && Text.AsSpan().IndexOfAny('*', '?') >= 0;

    /// <summary>Where the text begins in the query.</summary>
    public int TextStart => Start + (IsExact ? 1 : 0) + (Kind == QueryTokenKind.Quoted ? 1 : 0);
}

/// <summary>Cuts a query into pieces. The quotation marks, colons and brackets of other keyboards count as the plain ones.</summary>
internal static class QueryLexer
{
    private static readonly string[] Functions = ["sounds", "similar", "present", "empty"];

    public static bool IsQuote(char c) => c is '"' or '“' or '”' or '„' or '«' or '»' or '＂';

    public static bool IsColon(char c) => c is ':' or '：';

    public static bool IsOpen(char c) => c is '(' or '（';

    public static bool IsClose(char c) => c is ')' or '）';

    public static bool IsWildcard(char c) => c is '*' or '?';

    public static bool EndsWord(char c) => char.IsWhiteSpace(c) || IsQuote(c) || IsOpen(c) || IsClose(c);

    /// <summary>A star behind a word, inside of quotation marks: it stands for the end of the word as one behind them does, unless \* is written.</summary>
    public static bool EndsInStar(string text) => text.AsSpan().TrimEnd('*') is { IsEmpty: false } word && word.Length < text.Length && !char.IsWhiteSpace(word[^1]);

    /// <summary>AND, OR, NOT, NEAR and ADJ mean something only in capitals; NEAR and ADJ may bear their number. XOR between two things is refused.</summary>
    public static bool IsKeyword(string word) => word is "AND" or "OR" or "NOT" or "XOR" || Near(word, out _) is not null;

    /// <exception cref="QueryException">An open quote.</exception>
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
            else if (IsQuote(c) || (c == '=' && at + 1 < query.Length && IsQuote(query[at + 1])))
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
        var isExact = query[at] == '=';
        at += isExact ? 2 : 1;
        var text = new StringBuilder();
        var escaped = -1;
        for (; at < query.Length && !IsQuote(query[at]); at++)
        {
            if (query[at] == '\\' && at + 1 < query.Length && (IsQuote(query[at + 1]) || query[at + 1] is '\\' or '*'))
            {
                at++;
                escaped = text.Length;
            }

            text.Append(query[at]);
        }

        if (at >= query.Length)
        {
            throw new QueryException("The quotation mark is not closed.", isExact ? start + 1 : start, 1, query + "\"");
        }

        at++;
        var stars = 0;
        for (; at < query.Length && query[at] == '*'; at++, stars++)
        {
        }

        // "golden moun*" is meant as "golden moun"*
        var quoted = text.ToString();
        if (escaped < text.Length - 1 && EndsInStar(quoted))
        {
            quoted = quoted[..Math.Max(quoted.AsSpan().TrimEnd('*').Length, escaped + 1)];
            stars++;
        }

        var token = new QueryToken(QueryTokenKind.Quoted, quoted, start, at) { IsPrefix = stars > 0, IsExact = isExact };
        if (at < query.Length && query[at] == '~')
        {
            var digits = at + 1;
            for (; digits < query.Length && char.IsAsciiDigit(query[digits]); digits++)
            {
            }

            token = token with { IsFuzzy = true, Number = Number(query.AsSpan((at + 1)..digits)), End = digits };
            at = digits;
        }

        return token;
    }

    private static QueryToken Word(string query, ref int at)
    {
        var start = at;
        var isName = char.IsAsciiLetter(query[at]);
        for (; at < query.Length && !EndsWord(query[at]); at++)
        {
            if (IsColon(query[at]) && isName)
            {
                return new(QueryTokenKind.Field, query[start..at], start, ++at);
            }

            isName &= char.IsAsciiLetterOrDigit(query[at]) || query[at] == '-' || query[at] == '_';
        }

        var text = query[start..at];
        if (at < query.Length && IsOpen(query[at]) && Array.Exists(Functions, name => name == text))
        {
            return new(QueryTokenKind.Function, text, start, at);
        }

        if (Near(text, out var distance) is { } near)
        {
            return new(QueryTokenKind.Near, near, start, at) { Number = distance };
        }

        var kind = text switch { "AND" => QueryTokenKind.And, "OR" => QueryTokenKind.Or, "NOT" => QueryTokenKind.Not, _ => QueryTokenKind.Word };
        if (kind != QueryTokenKind.Word)
        {
            return new(kind, text, start, at);
        }

        var isExact = text.Length > 1 && text[0] == '=';
        text = isExact ? text[1..] : text;
        var tilde = text.LastIndexOf('~');
        var isFuzzy = tilde > 0 && text.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
        return isFuzzy
            ? new(kind, text[..tilde], start, at) { IsExact = isExact, IsFuzzy = true, Number = Number(text.AsSpan(tilde + 1)) }
            : new(kind, text, start, at) { IsExact = isExact };
    }

    /// <summary>NEAR/5, NEAR5, NEAR; ADJ the same.</summary>
    private static string? Near(string word, out int? distance)
    {
        distance = null;
        var name = word.StartsWith("NEAR", StringComparison.Ordinal) ? "NEAR" : word.StartsWith("ADJ", StringComparison.Ordinal) ? "ADJ" : null;
        if (name is null)
        {
            return null;
        }

        var rest = word.AsSpan(name.Length);
        if (rest.Length > 0 && rest[0] == '/')
        {
            rest = rest[1..];
            if (rest.IsEmpty)
            {
                return null;
            }
        }

        distance = Number(rest);
        return rest.IndexOfAnyExceptInRange('0', '9') < 0 ? name : null;
    }

    /// <summary>Null for no digits; of too many the largest number there is, which every limit refuses.</summary>
    private static int? Number(ReadOnlySpan<char> digits) =>
        digits.IsEmpty ? null : int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue;
}

/// <summary>Carries a problem out of the depth of the parser; never leaves it.</summary>
internal sealed class QueryException(string message, int position, int length = 0, string? mend = null) : Exception(message)
{
    public SearchProblem Problem { get; } = new(SearchProblemKind.Query, message, position, length, mend);
}
