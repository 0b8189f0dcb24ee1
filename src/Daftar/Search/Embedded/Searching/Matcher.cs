namespace Daftar.Search;

/// <summary>A plan bound to one segment: says which documents match, deleted ones included.</summary>
internal abstract class Matcher(PartSearch part)
{
    protected PartSearch Part { get; } = part;

    /// <summary>At most so many documents: what is rare is looked at first.</summary>
    public abstract long Cost { get; }

    public abstract DocumentSet Match();

    /// <summary>Those of a set that match.</summary>
    public virtual DocumentSet Restrict(DocumentSet set) => set.IsEmpty ? set : set.And(Match());

    /// <summary>The terms that make matches more or less relevant.</summary>
    public virtual void AddScored(List<BoundTerm> terms)
    {
    }
}

internal sealed class AllMatcher(PartSearch part) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match() => DocumentSet.All(Part.Documents);

    public override DocumentSet Restrict(DocumentSet set) => set;
}

internal sealed class AndMatcher(PartSearch part, IReadOnlyList<Matcher> parts) : Matcher(part)
{
    public override long Cost => parts.Min(each => each.Cost);

    public override DocumentSet Match()
    {
        var ordered = parts.OrderBy(each => each.Cost).ToList();
        var set = ordered[0].Match();
        foreach (var next in ordered.Skip(1))
        {
            set = next.Restrict(set);
        }

        return set;
    }

    public override DocumentSet Restrict(DocumentSet set) => parts.OrderBy(each => each.Cost).Aggregate(set, (left, next) => next.Restrict(left));

    public override void AddScored(List<BoundTerm> terms)
    {
        foreach (var each in parts)
        {
            each.AddScored(terms);
        }
    }
}

internal sealed class OrMatcher(PartSearch part, IReadOnlyList<Matcher> parts) : Matcher(part)
{
    public override long Cost => Math.Min(Part.Documents, parts.Sum(each => each.Cost));

    public override DocumentSet Match() => DocumentSet.Or([.. parts.Select(each => each.Match())], Part.Documents);

    public override DocumentSet Restrict(DocumentSet set) =>
        set.IsSparse ? DocumentSet.Or([.. parts.Select(each => each.Restrict(set))], Part.Documents) : base.Restrict(set);

    public override void AddScored(List<BoundTerm> terms)
    {
        foreach (var each in parts)
        {
            each.AddScored(terms);
        }
    }
}

internal sealed class NotMatcher(PartSearch part, Matcher negated) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match() => DocumentSet.All(Part.Documents).AndNot(negated.Match());

    public override DocumentSet Restrict(DocumentSet set) => set.AndNot(negated.Restrict(set));
}

/// <summary>Documents that are known beforehand.</summary>
internal sealed class BitsMatcher(PartSearch part, DocumentSet documents) : Matcher(part)
{
    public override long Cost => documents.Count;

    public override DocumentSet Match() => documents;
}
