using Daftar.Values;

namespace Daftar.Search;

/// <summary>Says queries and filters in English.</summary>
internal sealed class QuerySpeaker(FieldTable fields, Func<string, string>? label)
{
    public string Say(SearchRequest request)
    {
        var reading = QueryLanguage.Read(request.Query, fields);
        if (reading.Problem is { } problem)
        {
            return problem.Message;
        }

        List<string> parts = reading.Query is QueryAll ? [] : [Say(reading.Query!, request.Filters.Count > 0 && reading.Query is QueryOr)];
        parts.AddRange(request.Filters.Select(Say));
        return parts.Count == 0 ? "everything" : string.Join(" and ", parts);
    }

    public string Say(QueryNode query) => Say(query, false);

    private string Say(QueryNode node, bool inside) => node switch
    {
        QueryAll => "everything",
        QueryTerm term => Say(term),
        QueryRange range => $"{Label(range.Field)} {Range(range.From?.ToString(), range.To?.ToString())}",
        QueryNot not => $"not {Say(not.Part, not.Part is QueryAnd or QueryOr)}",
        QueryAnd and => Joined(and.Parts, " and ", inside),
        QueryOr or => Joined(or.Parts, " or ", inside),
        _ => throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be said."),
    };

    private string Joined(IReadOnlyList<QueryNode> parts, string between, bool inside)
    {
        var said = string.Join(between, parts.Select(part => Say(part, part is QueryOr or QueryAnd)));
        return inside ? $"({said})" : said;
    }

    private string Say(QueryTerm term)
    {
        if (term.Field is null)
        {
            return term.IsPrefix ? $"anything beginning with “{term.Text}”" : $"“{term.Text}”";
        }

        var words = fields.TryFind(term.Field, out var field) && field.HasWords;
        var verb = (words, term.IsPrefix) switch
        {
            (true, true) => "contains words beginning with",
            (true, false) => "contains",
            (false, true) => "begins with",
            (false, false) => "is",
        };
        return $"{Label(term.Field)} {verb} “{term.Text}”";
    }

    private string Say(FieldFilter filter) => filter.From is null && filter.To is null
        ? $"{Label(filter.Field)} is {string.Join(" or ", filter.Values.Select(value => $"“{value}”"))}"
        : $"{Label(filter.Field)} {Range(filter.From, filter.To)}";

    private static string Range(string? from, string? to) => (from, to) switch
    {
        (null, _) => $"until {to}",
        (_, null) => $"from {from} on",
        _ => from == to ? (RegisterDate.TryParse(from, out var date) && date.IsDay ? $"on {from}" : $"in {from}") : $"from {from} to {to}",
    };

    private string Label(string field) => label?.Invoke(field) ?? field;
}
