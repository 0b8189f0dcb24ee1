using Daftar.Values;

namespace Daftar.Search;

/// <summary>A query as read: a tree of leaves and their combinations. Two queries that mean the same by their form are equal.</summary>
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

/// <summary>
/// Two things near each other in one value of one field. Each is a word, a phrase, a group of these with OR, or again two things near each other; all name the same field, or none.
/// </summary>
/// <param name="Distance">From the last word of the one to the first of the other: 1 is beside each other.</param>
/// <param name="Ordered">The left one stands first.</param>
public sealed record QueryNear(QueryNode Left, QueryNode Right, int Distance, bool Ordered) : QueryNode
{
    /// <summary>The field, or null for those the search box looks at.</summary>
    internal string? Field => Leaves(this).First().Field;

    /// <summary>True for what can stand beside NEAR.</summary>
    internal static bool CanBe(QueryNode node) => node switch
    {
        QueryTerm or QueryExact or QueryPattern or QueryFuzzy or QuerySounds or QueryNear => true,
        QueryOr or => or.Parts.All(CanBe),
        _ => false,
    };

    /// <summary>The words, phrases and the like that a thing near another is made of.</summary>
    internal static IEnumerable<QueryLeaf> Leaves(QueryNode node) => node switch
    {
        QueryLeaf leaf => [leaf],
        QueryOr or => or.Parts.SelectMany(Leaves),
        QueryNear near => Leaves(near.Left).Concat(Leaves(near.Right)),
        _ => [],
    };
}

/// <summary>What is looked for in a field.</summary>
/// <param name="Field">Where, or null for the fields the search box looks at.</param>
public abstract record QueryLeaf(string? Field) : QueryNode;

/// <summary>Words that stand together (one word is the simple case), or a key.</summary>
/// <param name="Field">Where, or null for the fields the search box looks at.</param>
/// <param name="Text">As typed, not yet folded.</param>
/// <param name="IsPrefix">True if the last word, or the key, only begins so.</param>
public sealed record QueryTerm(string? Field, string Text, bool IsPrefix = false) : QueryLeaf(Field)
{
    /// <summary>The term as typed, of which this is another way to write it.</summary>
    internal QueryTerm? WayOf { get; init; }
}

/// <summary>Words or keys with <c>*</c> (any letters) and <c>?</c> (one letter) in them; a star at the end alone is a <see cref="QueryTerm"/>.</summary>
/// <param name="Pattern">As typed; no two stars beside each other, and no star before a question mark.</param>
public sealed record QueryPattern(string? Field, string Pattern) : QueryLeaf(Field);

/// <summary>Words spelled nearly so.</summary>
/// <param name="Text">One word, as typed.</param>
/// <param name="Edits">Letters missing, added, changed or swapped with the next: 1 or 2; null goes by the length of the word.</param>
public sealed record QueryFuzzy(string? Field, string Text, int? Edits = null) : QueryLeaf(Field)
{
    public const int MostEdits = 2;

    /// <summary>Words of up to five letters one, longer ones two.</summary>
    internal int EditsFor(int letters) => Edits ?? (letters <= 5 ? 1 : 2);
}

/// <summary>Words that sound so: see <see cref="SoundKey"/>.</summary>
/// <param name="Text">One word, as typed.</param>
public sealed record QuerySounds(string? Field, string Text) : QueryLeaf(Field);

/// <summary>Names like another, by spelling, sound, look and parts: see <see cref="SimilarRule"/>. Without a name of a field, trademarks.</summary>
/// <param name="Of">A field that has words.</param>
/// <param name="Text">The name, as typed.</param>
public sealed record QuerySimilar(string Of, string Text) : QueryLeaf(Of);

/// <summary>Words written exactly so, with their accents; case does not matter.</summary>
public sealed record QueryExact(string? Field, string Text) : QueryLeaf(Field);

/// <summary>Entries that have any value in a field.</summary>
public sealed record QueryPresent(string Of) : QueryLeaf(Of);

/// <summary>Dates in a range, both ends included; an open end is null.</summary>
public sealed record QueryRange(string Of, RegisterDate? From, RegisterDate? To) : QueryLeaf(Of);
