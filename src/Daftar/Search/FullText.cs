using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// All full texts at once: <c>text:turbine</c> looks into claims and descriptions, whichever fields the tables declare as full text. The query keeps the one name; it is taken apart when it is searched.
/// Words near each other, and those of a phrase, stand in one field.
/// </summary>
public static class FullText
{
    /// <summary>What a query names them by.</summary>
    public const string Name = "text";

    /// <summary>The field that stands for all of them; null where there are none.</summary>
    internal static IndexField? FieldOf(IReadOnlyList<IndexField> fields) =>
        fields.Any(field => field.IsFullText)
            ? new IndexField(-1, Name, FieldKind.Text, fields.Where(field => field.IsFullText).Aggregate(FieldUses.None, (uses, field) => uses | field.Uses), 1)
            : null;

    /// <summary>The query with each part that asks all full texts as one that asks any of them; the same object where none does.</summary>
    /// <param name="moved">Told of each leaf that stands for another now.</param>
    internal static QueryNode Apart(QueryNode query, FieldTable fields, Action<QueryLeaf, QueryLeaf>? moved = null)
    {
        return query switch
        {
            QueryAnd and => Same(and.Parts, Parts(and.Parts)) ? and : QueryNode.And(Parts(and.Parts)),
            QueryOr or => Same(or.Parts, Parts(or.Parts)) ? or : QueryNode.Or(Parts(or.Parts)),
            QueryNot not => Apart(not.Part, fields, moved) is var part && ReferenceEquals(part, not.Part) ? not : new QueryNot(part),
            QueryNear { Field: Name } or QueryLeaf { Field: Name } => QueryNode.Or([.. Fields(fields).Select(field => InField(query, field, moved))]),
            _ => query,
        };

        IReadOnlyList<QueryNode> Parts(IReadOnlyList<QueryNode> parts) => [.. parts.Select(part => Apart(part, fields, moved))];
        static bool Same(IReadOnlyList<QueryNode> one, IReadOnlyList<QueryNode> other) => one.Zip(other).All(pair => ReferenceEquals(pair.First, pair.Second));
    }

    /// <summary>The names of the fields it stands for.</summary>
    internal static IEnumerable<string> Fields(FieldTable fields) => fields.All.Where(field => field.IsFullText).Select(field => field.Name);

    private static QueryNode InField(QueryNode node, string field, Action<QueryLeaf, QueryLeaf>? moved)
    {
        switch (node)
        {
            case QueryNear near:
                return new QueryNear(InField(near.Left, field, moved), InField(near.Right, field, moved), near.Distance, near.Ordered);
            case QueryOr or:
                return QueryNode.Or([.. or.Parts.Select(part => InField(part, field, moved))]);
            case QueryLeaf leaf:
                QueryLeaf other = leaf switch
                {
                    QueryPresent => new QueryPresent(field),
                    QuerySimilar similar => similar with { Of = field, Field = field },
                    _ => leaf with { Field = field },
                };
                moved?.Invoke(leaf, other);
                return other;
            default:
                throw new InvalidOperationException($"A query node of type {node.GetType().Name} cannot be near another.");
        }
    }
}
