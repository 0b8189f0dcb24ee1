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

    /// <summary>The full texts that do.</summary>
    public virtual void AddTexts(List<TextMatcher> matchers)
    {
    }
}

internal sealed class AllMatcher(PartSearch part) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match()
    {
        Part.Budget.Hold(Part.Documents / 8);
        return DocumentSet.All(Part.Documents);
    }

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

    public override void AddTexts(List<TextMatcher> matchers)
    {
        foreach (var each in parts)
        {
            each.AddTexts(matchers);
        }
    }
}

internal sealed class OrMatcher(PartSearch part, IReadOnlyList<Matcher> parts) : Matcher(part)
{
    public override long Cost => Math.Min(Part.Documents, parts.Sum(each => each.Cost));

    public override DocumentSet Match() => Joined(each => each.Match());

    public override DocumentSet Restrict(DocumentSet set) => set.IsSparse ? Joined(each => each.Restrict(set)) : base.Restrict(set);

    public override void AddScored(List<BoundTerm> terms)
    {
        var from = terms.Count;
        foreach (var each in parts)
        {
            each.AddScored(terms);
        }

        SeenDocuments.ForgetMatches(terms, from);
    }

    public override void AddTexts(List<TextMatcher> matchers)
    {
        foreach (var each in parts)
        {
            each.AddTexts(matchers);
        }
    }

    /// <summary>Few documents are gathered; many are put into one bitmap as each part finds them, and what the part held is let go.</summary>
    private DocumentSet Joined(Func<Matcher, DocumentSet> ask)
    {
        var few = new List<DocumentSet>();
        long gathered = 0;
        ulong[]? any = null;
        var (held, remembered) = (Part.Budget.Held, Part.Remembered);
        foreach (var each in parts)
        {
            Part.Budget.Check();
            var set = ask(each);
            if (set.IsEmpty)
            {
                continue;
            }

            if (any is null)
            {
                few.Add(set);
                gathered += set.Count;
                if (few.Count == 1 || gathered < Part.Documents / DocumentSet.SparseBelow)
                {
                    continue;
                }

                any = Part.NewBits();
                few.ForEach(one => one.AddTo(any));
                few.Clear();
                LetGo();
                Part.Budget.Hold(any.Length * sizeof(ulong));
                (held, remembered) = (Part.Budget.Held, Part.Remembered);
                continue;
            }

            set.AddTo(any);
            LetGo();
        }

        return any is null ? DocumentSet.Or(few, Part.Documents) : DocumentSet.Of(any);

        // what is remembered for the scores is held on
        void LetGo() => Part.Budget.Release(held + Part.Remembered - remembered);
    }
}

internal sealed class NotMatcher(PartSearch part, Matcher negated) : Matcher(part)
{
    public override long Cost => Part.Documents;

    public override DocumentSet Match()
    {
        Part.Budget.Hold(Part.Documents / 4);
        return DocumentSet.All(Part.Documents).AndNot(negated.Match());
    }

    public override DocumentSet Restrict(DocumentSet set) => set.AndNot(negated.Restrict(set));
}

/// <summary>Documents that are known beforehand.</summary>
internal sealed class BitsMatcher(PartSearch part, DocumentSet documents) : Matcher(part)
{
    public override long Cost => documents.Count;

    public override DocumentSet Match() => documents;
}
