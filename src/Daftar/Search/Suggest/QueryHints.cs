using System.Text.RegularExpressions;

namespace Daftar.Search;

/// <summary>Something in a query that is a word or nothing here, and an operator to many who type it.</summary>
/// <param name="Typed">As it stands in the query: or, -tea, |.</param>
/// <param name="Query">The query as it was perhaps meant.</param>
public sealed record QueryHint(IReadOnlyList<string> Typed, string Query)
{
    /// <summary>What was typed with signs that names have, too, where nothing else is told: yahoo!, marks&amp;spencer, and the whole of a list with commas (smith, john).</summary>
    internal IReadOnlyList<string> PerhapsNames { get; init; } = [];
}

/// <summary>A hint, and how many entries the query finds that was perhaps meant.</summary>
public sealed record HintedProposal(QueryHint Hint, Proposal Proposal);

/// <summary>
/// Habits that this language reads as plain text: <c>and or not</c> in small letters, <c>-word</c>, <c>|</c>, <c>w/5</c>, <c>></c>, wildcards inside of quotation marks, a blank before a colon, lists with commas. Names and marks are
/// full of them (Smith and Wesson, Coca -Cola), so they are searched as they stand, and what they would mean elsewhere is told beside the answer.
/// </summary>
public static partial class QueryHints
{
    private static readonly char[] Digits = [.. "0123456789"];

    /// <summary>The hint on the answer of a request, with what it finds; null where there is none.</summary>
    public static async Task<HintedProposal?> For(ISearchIndex index, SearchRequest request, SearchAnswer answer, CancellationToken cancel)
    {
        if (answer.Problem is not null || request.Cursor is not null || Of(request.Query, index.Fields) is not { } hint)
        {
            return null;
        }

        if (hint.PerhapsNames.Count > 0 && await new NamesWithSigns(index).Has(hint.PerhapsNames, request, cancel).ConfigureAwait(false))
        {
            return null;
        }

        var meant = await index.SearchAsync(request with { Query = hint.Query, Size = 0, Facets = [], Cursor = null }, cancel).ConfigureAwait(false);
        return meant.Problem is null ? new(hint, new Proposal(hint.Query, meant.Total)) : null;
    }

    public static QueryHint? Of(string query, FieldTable fields)
    {
        if (!MayHave().IsMatch(query) || QueryLanguage.Read(query, fields).Query is not { } read)
        {
            return null;
        }

        var tokens = QueryLexer.Cut(query);
        List<(int Start, int End, string With, string Typed)> changes = [.. HabitsOfSigns.OfQuery(query, tokens)];
        var whole = changes.Count;
        for (var at = 0; at < tokens.Count; at++)
        {
            if (changes.Exists(change => change.Start < tokens[at].End && tokens[at].Start < change.End))
            {
                // it is part of a change already
            }
            else if (tokens[at].Kind == QueryTokenKind.Function)
            {
                // names to compare, and names of fields
                for (; tokens[at].Kind is not (QueryTokenKind.Close or QueryTokenKind.End); at++)
                {
                }
            }
            else if (Change(query, fields, tokens, at) is { } change)
            {
                changes.Add(change);
            }
        }

        var meant = query;
        foreach (var (start, end, with, _) in whole > 0 ? changes.OrderByDescending(static change => change.Start) : Enumerable.Reverse(changes))
        {
            meant = meant[..start] + with + meant[end..];
        }

        if (changes.Count == 0)
        {
            return null;
        }

        // title:coffee w/5 tea: where the operator asks for more than was typed, its mend is what is offered
        var reading = QueryLanguage.Read(meant, fields);
        if (reading.Problem?.Mend is { } mend)
        {
            (meant, reading) = (mend, QueryLanguage.Read(mend, fields));
        }

        if (reading.Query is not { } other || other.Equals(read))
        {
            return null;
        }

        string[] names = whole > 0 && changes.Count == whole && changes.TrueForAll(static change => change.With == " OR ") ? [query.Trim()]
            : whole == 0 && changes.TrueForAll(static change => NamesWithSigns.MayBe(change.Typed)) ? [.. changes.Select(static change => change.Typed)]
            : [];
        return new([.. changes.Select(change => change.Typed).Distinct(StringComparer.Ordinal)], meant) { PerhapsNames = names };
    }

    private static (int Start, int End, string With, string Typed)? Change(string query, FieldTable fields, List<QueryToken> tokens, int at)
    {
        var token = tokens[at];
        var (before, behind) = (at > 0 ? tokens[at - 1].Kind : QueryTokenKind.End, at + 1 < tokens.Count ? tokens[at + 1].Kind : QueryTokenKind.End);
        var isBetween = before is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Close
            && behind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Open or QueryTokenKind.Field or QueryTokenKind.Function or QueryTokenKind.Not;
        var typed = query[token.Start..token.End];
        string? with = null;
        var (start, end) = (token.Start, token.End);
        if (token is { Kind: QueryTokenKind.Quoted, IsExact: false, IsFuzzy: false } && InQuotes().IsMatch(token.Text))
        {
            string[] words = [.. token.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => word.AsSpan().IndexOfAny('*', '?') >= 0 ? word : QueryWriter.Quoted(word))];
            words[^1] += token.IsPrefix ? "*" : "";
            with = words.Length == 1 ? words[0] : $"({string.Join(" ADJ/1 ", words)})";
        }
        else if (token is not { Kind: QueryTokenKind.Word, IsExact: false, IsFuzzy: false })
        {
        }
        else if (isBetween && (Operator(token.Text) ?? NearElsewhere.Operator(token.Text, query)) is { } known)
        {
            with = known;
        }
        else if (isBetween && NearElsewhere.Within(tokens, at) is { } within)
        {
            (end, with) = (within.End, within.Operator);
            typed = query[start..end];
        }
        else if (HabitsOfSigns.Without(query, tokens, at) is { } without)
        {
            (end, with, typed) = (without.End, "NOT", query[start..without.End]);
        }
        else if (isBetween && Comparison().IsMatch(token.Text))
        {
            // only dates can be compared, and their field stands in front
            (start, with) = (tokens[at - 1].End, "");
        }
        else if (token.Text.Equals("not", StringComparison.OrdinalIgnoreCase) && before is QueryTokenKind.End or QueryTokenKind.Open or QueryTokenKind.And or QueryTokenKind.Or && behind is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Open or QueryTokenKind.Field)
        {
            with = "NOT";
        }
        else if (before is QueryTokenKind.Word or QueryTokenKind.Quoted or QueryTokenKind.Close && char.IsWhiteSpace(query[token.Start - 1]) && Minus().IsMatch(token.Text)
                 && (token.Length > 1 || (tokens[at + 1].Start == token.End && behind is QueryTokenKind.Quoted or QueryTokenKind.Open)))
        {
            with = "NOT " + token.Text[1..];
        }
        else if (before is QueryTokenKind.End or QueryTokenKind.Open or QueryTokenKind.And or QueryTokenKind.Or && Minus().IsMatch(token.Text) && token.Length > 1 && (token.Text[0] == '!' || behind is not (QueryTokenKind.End or QueryTokenKind.Close)))
        {
            // -tea alone is a name that was pasted with its dash
            with = "NOT " + token.Text[1..];
        }
        else if (HabitsOfSigns.InWord(query, tokens, at) is { } plain)
        {
            with = plain;
        }
        else if (Signed().IsMatch(token.Text))
        {
            with = (token.Text[0] == '+' ? "" : "NOT ") + token.Text[1..];
        }
        else if (Dollar().IsMatch(token.Text))
        {
            with = token.Text.TrimEnd(Digits).Replace('$', '*').Replace('%', '*');
        }
        else if (Hash().IsMatch(token.Text))
        {
            with = token.Text.Replace('#', '?');
        }
        else if (Joined().Match(token.Text) is { Success: true } joined && fields.TryFind(joined.Groups["name"].Value.ToLowerInvariant(), out _))
        {
            with = token.Text[..joined.Index] + " " + token.Text[(joined.Index + 1)..];
        }
        else if (Bars().IsMatch(token.Text))
        {
            with = $"({string.Join(" OR ", token.Text.Split('|', StringSplitOptions.RemoveEmptyEntries).Select(QueryWriter.Quoted))})";
        }
        else if (before == QueryTokenKind.Word && token.Text[0] == ':' && tokens[at - 1].Text.ToLowerInvariant() is var name && (fields.TryFind(name, out _) || fields.Words.Alias(name) is not null))
        {
            (start, end, with, typed) = (tokens[at - 1].End, token.Start + 1, ":", query[tokens[at - 1].Start..token.End]);
        }

        return with is null ? null : (start, end, with, typed);
    }

    private static string? Operator(string word) => word switch
    {
        "|" or "||" => "OR",
        "&&" => "AND",
        _ when word.Equals("and/or", StringComparison.OrdinalIgnoreCase) => "OR",
        _ when word.ToUpperInvariant() is "AND" or "OR" or "NOT" or "XOR" => word.ToUpperInvariant(),
        _ => Near().IsMatch(word) ? word.ToUpperInvariant() : null,
    };

    /// <summary>Most queries have none of it, and are not read once more.</summary>
    [GeneratedRegex(@"[-−!+|:&*?$%#<>=/,;'‘\[{]|\b(and|or|not|but|except|near|adj|xor|same|with|n[0-9]|w[0-9])", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex MayHave();

    [GeneratedRegex("^(near|adj)/?[0-9]+$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Near();

    [GeneratedRegex(@"^[-−!]($|\p{L})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Minus();

    /// <summary>A sign in front of the name of a field makes a text of it.</summary>
    [GeneratedRegex(@"^[-−!+][A-Za-z][A-Za-z0-9_-]*[:：]", RegexOptions.CultureInvariant)]
    private static partial Regex Signed();

    /// <summary>The USPTO's sign for any letters, and that of databases.</summary>
    [GeneratedRegex(@"^(\p{L}{2,}(\$[0-9]?|%)|\p{L}{2,}\$\p{L}+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dollar();

    /// <summary>One letter at Espacenet. In front of a word it marks a subject, and behind one letter it is a name: #metoo, C#.</summary>
    [GeneratedRegex(@"^\p{L}{2,}#+\p{L}*$|^\p{L}#+\p{L}+$", RegexOptions.CultureInvariant)]
    private static partial Regex Hash();

    [GeneratedRegex("^(<=?|>=?|<>|!=|=)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Comparison();

    /// <summary>owner:acme;class:9</summary>
    [GeneratedRegex(@"[,;](?<name>[A-Za-z][A-Za-z0-9_-]*)[:：]", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\w\|+\w", RegexOptions.CultureInvariant)]
    private static partial Regex Bars();

    /// <summary>A question mark at the end of a word is none that stands for a letter.</summary>
    [GeneratedRegex(@"\*\w|\w\*|\w\?\w|(?<!\S)\?\w", RegexOptions.CultureInvariant)]
    private static partial Regex InQuotes();
}
