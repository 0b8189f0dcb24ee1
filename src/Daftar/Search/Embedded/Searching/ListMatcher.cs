namespace Daftar.Search;

/// <summary>Documents in which any of some terms stands (the beginning of a word is many terms), for words in any of the wanted fields.</summary>
internal sealed class ListMatcher(PartSearch part, IReadOnlyList<BoundTerm> terms) : Matcher(part)
{
    /// <summary>Skipping through a list pays when it is so many times longer than the set.</summary>
    private const int SkippingPays = 8;

    /// <summary>So many lists at most: the forms of a word are few, the words that begin alike are not.</summary>
    private const int MostSkipped = 16;

    public override long Cost { get; } = terms.Sum(term => term.Cost);

    public override DocumentSet Match()
    {
        var postings = new Postings(Part.Segment);
        return Cost < Part.Documents / DocumentSet.SparseBelow ? MatchFew(postings) : MatchMany(postings);
    }

    public override DocumentSet Restrict(DocumentSet set)
    {
        if (set.IsEmpty || !set.IsSparse || Cost < set.Count * SkippingPays || terms.Sum(term => term.Places.Count) is var lists && lists > MostSkipped)
        {
            return base.Restrict(set);
        }

        Part.Budget.Hold(set.Count * sizeof(int) * (long)(lists + 1));
        var postings = new Postings(Part.Segment);
        if (lists == 1)
        {
            var (one, place) = All().First();
            return DocumentSet.Of(Skip(postings.Open(place, one.IsWord), one, set, new int[set.Count], out var found), found);
        }

        var kept = new GrowingArray<int>(set.Count);
        var some = new int[set.Count];
        var ends = new List<int> { 0 };
        foreach (var (term, place) in All())
        {
            Skip(postings.Open(place, term.IsWord), term, set, some, out var count);
            kept.Add(some.AsSpan(0, count));
            ends.Add(kept.Count);
        }

        return DocumentSet.OfLists(kept.Items, ends);
    }

    /// <summary>Looks for the documents of a set in one list.</summary>
    private static int[] Skip(Postings postings, BoundTerm term, DocumentSet set, int[] kept, out int count)
    {
        count = 0;
        foreach (var document in set)
        {
            if (postings.MoveTo(document))
            {
                if (postings.Fits(term, postings.At))
                {
                    kept[count++] = document;
                }
            }
            else if (postings.HasEnded)
            {
                break;
            }
        }

        return kept;
    }

    public override void AddScored(List<BoundTerm> scored) => scored.AddRange(terms.Where(term => term.Weight.IsScored));

    private DocumentSet MatchFew(Postings postings)
    {
        var found = Part.NewList(Cost);
        var impacts = terms.Any(term => term.IsWord && term.Weight.IsScored) && Part.Remember(Cost, 1 + (All().Skip(1).Any() ? sizeof(int) : 0)) ? new byte[Cost] : [];
        var count = 0;
        var ends = new List<int>();
        foreach (var (term, place) in All())
        {
            ends.Add(count);
            postings.Open(place, term.IsWord);
            while (postings.Next())
            {
                count += Take(postings, term, found.AsSpan(count), impacts.Length == 0 ? default : impacts.AsSpan(count));
            }
        }

        ends.Add(count);
        if (impacts.Length > 0)
        {
            Remember(found, impacts, ends);
        }

        return DocumentSet.OfLists(found, ends);
    }

    /// <summary>The documents of a block in which the term is wanted, and their impacts where there is room for them.</summary>
    private static int Take(Postings postings, BoundTerm term, Span<int> into, Span<byte> impacts)
    {
        var documents = postings.Documents;
        var (some, every) = postings.Fits(term);
        if (every)
        {
            documents.CopyTo(into);
            if (term.IsWord && impacts.Length > 0)
            {
                postings.Impacts.CopyTo(impacts);
            }

            return documents.Length;
        }

        var fitting = some ? postings.Fitting(term) : default;
        for (var at = 0; at < fitting.Length; at++)
        {
            into[at] = documents[fitting[at]];
        }

        if (impacts.Length > 0)
        {
            var all = postings.Impacts;
            for (var at = 0; at < fitting.Length; at++)
            {
                impacts[at] = all[fitting[at]];
            }
        }

        return fitting.Length;
    }

    /// <summary>So that lists are not read again for the scores. Several lists are put into one order where they stand, so they are kept beside.</summary>
    private void Remember(int[] found, byte[] impacts, List<int> ends)
    {
        if (ends.Count > 2)
        {
            found = found[..ends[^1]];
        }

        var list = 0;
        foreach (var term in terms)
        {
            var next = list + term.Places.Count;
            if (term.IsWord && term.Weight.IsScored)
            {
                Part.Note(term);
                term.Seen = new SeenDocuments(found, impacts, ends[list], ends[next], ofMatches: false);
            }

            list = next;
        }
    }

    private DocumentSet MatchMany(Postings postings)
    {
        var bits = Part.NewBits();
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
                var (some, every) = postings.Fits(term);
                if (every)
                {
                    foreach (var document in documents)
                    {
                        Bitmap.Add(bits, document);
                    }
                }
                else if (some)
                {
                    foreach (var i in postings.Fitting(term))
                    {
                        Bitmap.Add(bits, documents[i]);
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
