namespace Daftar.Search;

/// <summary>Documents in which any of some terms stands (the beginning of a word is many terms), for words in any of the wanted fields.</summary>
internal sealed class ListMatcher(PartSearch part, IReadOnlyList<BoundTerm> terms) : Matcher(part)
{
    /// <summary>Skipping through a list pays when it is so many times longer than the set.</summary>
    private const int SkippingPays = 8;

    public override long Cost { get; } = terms.Sum(term => term.Cost);

    public override DocumentSet Match()
    {
        var postings = new Postings(Part.Segment);
        return Cost < Part.Documents / DocumentSet.SparseBelow ? MatchFew(postings) : MatchMany(postings);
    }

    public override DocumentSet Restrict(DocumentSet set)
    {
        if (set.IsEmpty || !set.IsSparse || terms.Count != 1 || terms[0].Places.Count != 1 || Cost < set.Count * SkippingPays)
        {
            return base.Restrict(set);
        }

        var postings = new Postings(Part.Segment).Open(terms[0].Places[0], terms[0].IsWord);
        var kept = new int[set.Count];
        var count = 0;
        foreach (var document in set)
        {
            if (postings.MoveTo(document))
            {
                if (!terms[0].IsWord || (postings.MaskAt & terms[0].Mask) != 0)
                {
                    kept[count++] = document;
                }
            }
            else if (postings.HasEnded)
            {
                break;
            }
        }

        return DocumentSet.Of(kept, count);
    }

    public override void AddScored(List<BoundTerm> scored) => scored.AddRange(terms.Where(term => term.Weight.IsScored));

    private DocumentSet MatchFew(Postings postings)
    {
        var found = new int[Cost];
        var count = 0;
        foreach (var (term, place) in All())
        {
            postings.Open(place, term.IsWord);
            while (postings.Next())
            {
                var documents = postings.Documents;
                if (!term.IsWord || (postings.MaskBounds.Every & term.Mask) != 0)
                {
                    documents.CopyTo(found.AsSpan(count));
                    count += documents.Length;
                    continue;
                }

                for (var i = 0; i < documents.Length; i++)
                {
                    if ((postings.Masks[i] & term.Mask) != 0)
                    {
                        found[count++] = documents[i];
                    }
                }
            }
        }

        return terms.Count == 1 && terms[0].Places.Count <= 1 ? DocumentSet.Of(found, count) : DocumentSet.OfUnsorted(found, count);
    }

    private DocumentSet MatchMany(Postings postings)
    {
        var bits = new ulong[Bitmap.Words(Part.Documents)];
        var blocks = 0;
        foreach (var (term, place) in All())
        {
            postings.Open(place, term.IsWord);
            while (postings.Next())
            {
                if (++blocks % 128 == 0)
                {
                    Part.Budget.Check();
                }

                var documents = postings.Documents;
                if (!term.IsWord || (postings.MaskBounds.Every & term.Mask) != 0)
                {
                    foreach (var document in documents)
                    {
                        Bitmap.Add(bits, document);
                    }
                }
                else if ((postings.MaskBounds.Some & term.Mask) != 0)
                {
                    var masks = postings.Masks;
                    for (var i = 0; i < documents.Length; i++)
                    {
                        if ((masks[i] & term.Mask) != 0)
                        {
                            Bitmap.Add(bits, documents[i]);
                        }
                    }
                }
            }
        }

        return DocumentSet.Of(bits);
    }

    private IEnumerable<(BoundTerm Term, TermPlace Place)> All()
    {
        foreach (var term in terms)
        {
            foreach (var place in term.Places)
            {
                yield return (term, place);
            }
        }
    }
}
