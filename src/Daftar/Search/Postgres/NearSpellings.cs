namespace Daftar.Search;

/// <summary>
/// Beginnings, middles and ends of which a word spelled nearly so has at least one: cut into one piece more than there are edits, one piece is left untouched. A swap of two letters across a cut
/// touches two pieces; so the word with these letters swapped, and an edit less, is cut too.
/// </summary>
internal static class NearSpellings
{
    /// <returns>Patterns of LIKE, and whole words.</returns>
    public static (IReadOnlyList<string> Like, IReadOnlyList<string> Equal) Of(string word, int edits)
    {
        var (like, equal) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        Add(word, edits, like, equal);
        return ([.. like], [.. equal]);
    }

    private static void Add(string word, int edits, HashSet<string> like, HashSet<string> equal)
    {
        if (edits == 0)
        {
            equal.Add(word);
            return;
        }

        var cuts = Enumerable.Range(0, edits + 2).Select(piece => word.Length * piece / (edits + 1)).ToArray();
        for (var piece = 0; piece <= edits; piece++)
        {
            var text = WordLookup.LikeText(word[cuts[piece]..cuts[piece + 1]]);
            like.Add(piece == 0 ? text + "%" : piece == edits ? "%" + text : "%" + text + "%");
        }

        foreach (var cut in cuts.Where(cut => cut > 0 && cut < word.Length && !char.IsSurrogate(word[cut]) && !char.IsSurrogate(word[cut - 1])).Distinct())
        {
            Add(word[..(cut - 1)] + word[cut] + word[cut - 1] + word[(cut + 1)..], edits - 1, like, equal);
        }
    }
}
