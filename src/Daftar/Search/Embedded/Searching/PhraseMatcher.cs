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
        List<ulong> starts = [], next = [];
        foreach (var document in candidates)
        {
            if (++seen % 1024 == 0)
            {
                Part.Budget.Check();
            }

            sources[0].In(document, starts);
            Shift(starts, distances[0]);
            for (var word = 1; word < sources.Length && starts.Count > 0; word++)
            {
                sources[word].In(document, next);
                Shift(next, distances[word]);
                KeepCommon(starts, next);
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
    private static void Shift(List<ulong> places, int distance)
    {
        var kept = 0;
        for (var i = 0; i < places.Count; i++)
        {
            if (Posting.Place(places[i]) >= distance)
            {
                places[kept++] = places[i] - (uint)distance;
            }
        }

        places.RemoveRange(kept, places.Count - kept);
    }

    private static void KeepCommon(List<ulong> places, List<ulong> others)
    {
        int kept = 0, at = 0;
        for (var i = 0; i < places.Count; i++)
        {
            var place = places[i];
            while (at < others.Count && others[at] < place)
            {
                at++;
            }

            if (at < others.Count && others[at] == place)
            {
                places[kept++] = place;
            }
        }

        places.RemoveRange(kept, places.Count - kept);
    }
}
