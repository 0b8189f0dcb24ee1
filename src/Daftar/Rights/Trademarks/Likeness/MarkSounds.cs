namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// The sounds by which a mark is found whole. Of a mark of one Latin word the index has the word itself, so that only marks of several words and of other scripts have any:
/// the sound of all words as one, and of each word of another script.
/// </summary>
public static class MarkSounds
{
    /// <summary>A shorter sound is that of too many marks.</summary>
    private const int Shortest = 4;

    /// <param name="forQuery">The sound of a single Latin word, too: a mark of several words, or of another script, may sound as it does.</param>
    public static IEnumerable<string> Of(MarkText mark, bool forQuery = false)
    {
        var all = new List<string?>();
        if (forQuery || mark.Words.Count > 1)
        {
            all.Add(mark.Joined.Sound);
        }

        foreach (var word in mark.Words)
        {
            if (!word.IsLatin)
            {
                all.Add(word.Sound);
                all.Add(word.Look != word.Text ? new MarkWord(word.Look).Sound : null);
            }
        }

        return all.OfType<string>().Select(Coarse).Where(sound => sound.Length is >= Shortest and <= Distance.Longest).Distinct(StringComparer.Ordinal);
    }

    /// <summary>What some script or language of the region does not tell apart is one: p and b (Arabic), p and f (Burmese), l and r (Japanese), e and i, o and u.</summary>
    private static string Coarse(string sound)
    {
        var coarse = new System.Text.StringBuilder(sound.Length);
        foreach (var c in sound)
        {
            var one = c switch { 'b' or 'f' or 'v' => 'p', 'd' => 't', 'g' => 'k', 'j' or 'c' => 's', 'r' => 'l', 'e' or 'y' => 'i', 'o' or 'w' => 'u', var other => other };
            if (one != 'h' && (coarse.Length == 0 || coarse[^1] != one || char.IsAsciiDigit(one)))
            {
                coarse.Append(one);
            }
        }

        return coarse.ToString();
    }
}
