using Daftar.Values;

namespace Daftar.Search;

/// <summary>A query as read: a tree of terms, ranges and their combinations. Two queries that mean the same by their form are equal.</summary>
public abstract record QueryNode
{
    private protected QueryNode()
    {
    }

    /// <summary>All parts must hold. Flattens nested groups; no parts at all is everything.</summary>
    public static QueryNode And(params IReadOnlyList<QueryNode> parts)
    {
        var flat = parts.SelectMany(part => part is QueryAnd and ? and.Parts : part is QueryAll ? [] : [part]).ToArray();
        return flat.Length switch { 0 => QueryAll.Instance, 1 => flat[0], _ => new QueryAnd(flat) };
    }

    /// <summary>Any part will do. Flattens nested groups.</summary>
    public static QueryNode Or(params IReadOnlyList<QueryNode> parts)
    {
        var flat = parts.SelectMany(part => part is QueryOr or ? or.Parts : [part]).ToArray();
        return flat.Length switch { 0 => QueryAll.Instance, 1 => flat[0], _ => flat.Contains(QueryAll.Instance) ? QueryAll.Instance : new QueryOr(flat) };
    }

    private protected static bool Same(IReadOnlyList<QueryNode> a, IReadOnlyList<QueryNode>? b) => b is not null && a.SequenceEqual(b);

    private protected static int Hash(int seed, IReadOnlyList<QueryNode> parts) => parts.Aggregate(seed, HashCode.Combine);
}

/// <summary>Everything: the empty query.</summary>
public sealed record QueryAll : QueryNode
{
    public static QueryAll Instance { get; } = new();
}

/// <summary>Words that stand together (one word is the simple case), or a key.</summary>
/// <param name="Field">Where, or null for the fields the search box looks at.</param>
/// <param name="Text">As typed, not yet folded.</param>
/// <param name="IsPrefix">True if the last word, or the key, only begins so.</param>
public sealed record QueryTerm(string? Field, string Text, bool IsPrefix = false) : QueryNode;

/// <summary>Dates in a range, both ends included; an open end is null.</summary>
public sealed record QueryRange(string Field, RegisterDate? From, RegisterDate? To) : QueryNode;

/// <summary>All parts; made by <see cref="QueryNode.And"/>.</summary>
public sealed record QueryAnd : QueryNode
{
    internal QueryAnd(IReadOnlyList<QueryNode> parts) => Parts = parts;

    public IReadOnlyList<QueryNode> Parts { get; }

    public bool Equals(QueryAnd? other) => Same(Parts, other?.Parts);

    public override int GetHashCode() => Hash(1, Parts);
}

/// <summary>Any part; made by <see cref="QueryNode.Or"/>.</summary>
public sealed record QueryOr : QueryNode
{
    internal QueryOr(IReadOnlyList<QueryNode> parts) => Parts = parts;

    public IReadOnlyList<QueryNode> Parts { get; }

    public bool Equals(QueryOr? other) => Same(Parts, other?.Parts);

    public override int GetHashCode() => Hash(2, Parts);
}

/// <summary>What does not match <paramref name="Part"/>.</summary>
public sealed record QueryNot(QueryNode Part) : QueryNode;
