namespace Daftar.Search;

/// <summary>Documents in which words stand at given distances within one value of one of the wanted fields. First all that have the words, then their places are compared.</summary>
internal sealed class PhraseMatcher(PartSearch part, BoundTerm[] words, int[] distances) : Matcher(part)
{
    private readonly Matcher all = new AndMatcher(part, [.. words.Select(word => new ListMatcher(part, [word]))]);

    public override long Cost => all.Cost;

    public override DocumentSet Match() => InPlace(all.Match());

    public override DocumentSet Restrict(DocumentSet set) => InPlace(all.Restrict(set));

    public override void AddScored(List<BoundTerm> terms) => terms.AddRange(words.Where(word => word.Weight.IsScored));

    private DocumentSet InPlace(DocumentSet candidates)
    {
        if (candidates.IsEmpty)
        {
            return candidates;
        }

        var sources = words.Select(word => WordPlaces.Of(Part, word, candidates)).ToArray();
        var found = new List<int>();
        var seen = 0;
        var starts = new GrowingArray<ulong>(64);
        var next = new GrowingArray<ulong>(64);
        foreach (var document in candidates)
        {
            if (++seen % 1024 == 0)
            {
                Part.Budget.Check();
            }

            sources[0].In(document, ref starts);
            Shift(ref starts, distances[0]);
            for (var word = 1; word < sources.Length && starts.Count > 0; word++)
            {
                sources[word].In(document, ref next);
                Shift(ref next, distances[word]);
                KeepCommon(ref starts, next.Span);
            }

            if (starts.Count > 0)
            {
                found.Add(document);
            }
        }

        return found.Count < Part.Documents / DocumentSet.SparseBelow ? DocumentSet.Of([.. found], found.Count) : Dense(found);
    }

    private DocumentSet Dense(List<int> found)
    {
        var bits = new ulong[Bitmap.Words(Part.Documents)];
        foreach (var document in found)
        {
            Bitmap.Add(bits, document);
        }

        return DocumentSet.Of(bits);
    }

    /// <summary>Turns places of a word into places where the phrase would begin.</summary>
    private static void Shift(ref GrowingArray<ulong> places, int distance)
    {
        var kept = 0;
        foreach (var place in places.Span)
        {
            if (Posting.Place(place) >= distance)
            {
                places.Items[kept++] = place - (uint)distance;
            }
        }

        places.Count = kept;
    }

    private static void KeepCommon(ref GrowingArray<ulong> places, ReadOnlySpan<ulong> others)
    {
        int kept = 0, at = 0;
        foreach (var place in places.Span)
        {
            while (at < others.Length && others[at] < place)
            {
                at++;
            }

            if (at < others.Length && others[at] == place)
            {
                places.Items[kept++] = place;
            }
        }

        places.Count = kept;
    }
}
