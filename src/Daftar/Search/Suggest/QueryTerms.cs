namespace Daftar.Search;

/// <summary>The words and phrases of a query that are asked to be there.</summary>
internal static class QueryTerms
{
    /// <summary>In the order of the query; not what is asked to be absent.</summary>
    public static IEnumerable<QueryTerm> Of(QueryNode node) => node switch
    {
        QueryTerm term => [term],
        QueryAnd and => and.Parts.SelectMany(Of),
        QueryOr or => or.Parts.SelectMany(Of),
        QueryNear near => Of(near.Left).Concat(Of(near.Right)),
        _ => [],
    };

    /// <summary>The query with other terms; what is asked to be absent stays as it is.</summary>
    public static QueryNode Replaced(QueryNode node, Func<QueryTerm, QueryTerm> other) => node switch
    {
        QueryTerm term => other(term),
        QueryAnd and => QueryNode.And([.. and.Parts.Select(part => Replaced(part, other))]),
        QueryOr or => QueryNode.Or([.. or.Parts.Select(part => Replaced(part, other))]),
        QueryNear near => near with { Left = Replaced(near.Left, other), Right = Replaced(near.Right, other) },
        _ => node,
    };
}
