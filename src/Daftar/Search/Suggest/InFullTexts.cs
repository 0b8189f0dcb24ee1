namespace Daftar.Search;

/// <summary>
/// Words without a field do not look into full texts. Where they find few entries, this tells how many have them in claims and descriptions instead, with the same filters: one count, and a query to ask for.
/// </summary>
public static class InFullTexts
{
    /// <summary>With more hits than these nobody looks further.</summary>
    public const int FewHits = 20;

    /// <param name="request">The request that was answered.</param>
    /// <param name="answer">Its answer.</param>
    /// <returns>Null where there is nothing to tell.</returns>
    public static async Task<Proposal?> For(ISearchIndex index, SearchRequest request, SearchAnswer answer, CancellationToken cancel)
    {
        if (answer.Problem is not null || answer.Total > FewHits || request.Cursor is not null || !index.Fields.TryFind(FullText.Name, out _) || QueryLanguage.Read(request.Query, index.Fields).Query is not { } query)
        {
            return null;
        }

        var moved = 0;
        var inTexts = InTexts(query, ref moved);
        if (moved == 0)
        {
            return null;
        }

        var written = QueryLanguage.Write(inTexts);
        var found = await index.SearchAsync(request with { Query = written, Size = 0, Facets = [] }, cancel).ConfigureAwait(false);
        return found is { Problem: null, Total: > 0 } ? new Proposal(written, found.Total) : null;
    }

    /// <summary>What names no field asked of full texts; all else as it is.</summary>
    /// <param name="moved">How many parts with a letter are asked there.</param>
    private static QueryNode InTexts(QueryNode node, ref int moved)
    {
        switch (node)
        {
            case QueryAnd or QueryOr:
                var parts = new List<QueryNode>();
                foreach (var part in node is QueryAnd and ? and.Parts : ((QueryOr)node).Parts)
                {
                    parts.Add(InTexts(part, ref moved));
                }

                return node is QueryAnd ? QueryNode.And(parts) : QueryNode.Or(parts);
            case QueryNear { Field: null } near:
                moved++;
                return near with { Left = Side(near.Left), Right = Side(near.Right) };
            case QueryLeaf { Field: null } leaf:
                moved += Text(leaf).Any(char.IsLetter) ? 1 : 0;
                return leaf with { Field = FullText.Name };
            default:
                return node;
        }
    }

    private static QueryNode Side(QueryNode node) => node switch
    {
        QueryLeaf leaf => leaf with { Field = FullText.Name },
        QueryOr or => QueryNode.Or([.. or.Parts.Select(Side)]),
        QueryNear near => near with { Left = Side(near.Left), Right = Side(near.Right) },
        _ => node,
    };

    private static string Text(QueryLeaf leaf) => leaf switch
    {
        QueryTerm term => term.Text,
        QueryPattern pattern => pattern.Pattern,
        QueryFuzzy fuzzy => fuzzy.Text,
        QuerySounds sounds => sounds.Text,
        QueryExact exact => exact.Text,
        _ => "",
    };
}
