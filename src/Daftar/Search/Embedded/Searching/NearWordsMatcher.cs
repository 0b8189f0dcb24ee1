namespace Daftar.Search;

/// <summary>
/// Documents in which two words stand near each other: what nearly everybody asks who asks for nearness. Lists are gone through together, and places read only
/// of documents that have both words in one field. What is near more than words is found by <see cref="NearMatcher"/>.
/// </summary>
internal sealed class NearWordsMatcher(PartSearch part, BoundTerm left, BoundTerm right, int distance, bool ordered) : Matcher(part)
{
    private GrowingArray<ulong> ofLeft = new(16);
    private GrowingArray<ulong> ofRight = new(16);

    public override long Cost => Math.Min(left.Cost, right.Cost);

    public override DocumentSet Match()
    {
        if (left.Places.Count == 0 || right.Places.Count == 0)
        {
            return DocumentSet.Empty;
        }

        var (first, second) = (Open(left), Open(right));
        var (few, many) = left.Cost <= right.Cost ? (first, second) : (second, first);
        var found = new FoundInPlace(Part, 2);
        for (var block = 1; few.Next(); block++)
        {
            if (block % 32 == 0)
            {
                Part.Budget.Check();
            }

            for (var index = 0; index < few.Count; index++)
            {
                var document = few.Documents[index];
                if (many.MoveTo(document))
                {
                    few.GoTo(index);
                    if (AreNear(first, second))
                    {
                        found.Add(document);
                        found.See(0, first);
                        found.See(1, second);
                    }
                }
                else if (many.HasEnded)
                {
                    return found.Set([left, right]);
                }
            }
        }

        return found.Set([left, right]);
    }

    public override void AddScored(List<BoundTerm> terms)
    {
        foreach (var word in (ReadOnlySpan<BoundTerm>)[left, right])
        {
            if (word.Weight.IsScored)
            {
                terms.Add(word);
            }
        }
    }

    private Postings Open(BoundTerm word) => new Postings(Part.Segment).Open(word.Places[0], true);

    private bool AreNear(Postings first, Postings second)
    {
        var shared = first.MaskAt & left.Mask & second.MaskAt & right.Mask;
        if (shared == 0)
        {
            return false;
        }

        Read(first, shared, ref ofLeft);
        Read(second, shared, ref ofRight);

        // in the order of places, each is compared with the last of the other word before it; places of two fields are never near
        int at = 0, other = 0;
        var lefts = ofLeft.Span;
        var rights = ofRight.Span;
        while (at < lefts.Length && other < rights.Length)
        {
            var (a, b) = (lefts[at], rights[other]);
            if (a < b)
            {
                if (b - a <= (uint)distance)
                {
                    return true;
                }

                at++;
            }
            else
            {
                // a word is not near itself, but may be near where it stands next
                if (!ordered && (a > b ? a : at + 1 < lefts.Length ? lefts[at + 1] : ulong.MaxValue) - b <= (uint)distance)
                {
                    return true;
                }

                other++;
            }
        }

        return false;
    }

    private static void Read(Postings postings, ulong fields, ref GrowingArray<ulong> places)
    {
        places.Clear();
        WordPlaces.Decode(postings.PlacesOf(postings.At), postings.MaskAt, fields, ref places);
    }
}
