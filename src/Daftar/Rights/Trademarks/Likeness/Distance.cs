namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// How far two words are from each other: letters missing, added, changed, or swapped with the next, each with a cost. A difference at the beginning weighs more, one in the last third
/// less, as examiners say of how people read and remember marks.
/// </summary>
internal static class Distance
{
    private const double First = 1.3;
    private const double Last = 0.85;
    private const double Swap = 0.7;
    private const double Doubled = 0.3;
    private const double LooksSame = 0.1;
    private const double Vowel = 0.5;
    private const double NearSound = 0.4;

    /// <summary>Longer words are compared by their beginnings.</summary>
    public const int Longest = 64;

    private const int Letters = 128;

    // what a change costs, and what a letter missing or added does, by letter: looked up for every pair of letters of every pair of words
    private static readonly float[] LookChanges = Changes(LookCost);
    private static readonly float[] SoundChanges = Changes(SoundCost);
    private static readonly float[] LookGaps = [.. Enumerable.Repeat(1f, Letters)];
    private static readonly float[] SoundGaps = [.. Enumerable.Range(0, Letters).Select(letter => (float)SoundGap((char)letter))];

    public static double Looks(string a, string b) => Of(a, b, LookChanges, LookGaps, (float)Doubled);

    public static double Sounds(string a, string b) => Of(a, b, SoundChanges, SoundGaps, 1);

    /// <param name="doubled">What the second of two equal letters costs where it is missing.</param>
    private static double Of(ReadOnlySpan<char> a, ReadOnlySpan<char> b, float[] changes, float[] gaps, float doubled)
    {
        a = a[..Math.Min(a.Length, Longest)];
        b = b[..Math.Min(b.Length, Longest)];
        Span<float> rows = stackalloc float[3 * (Longest + 1)];
        Span<float> weights = stackalloc float[Longest];
        Span<float> gapsB = stackalloc float[Longest];
        var width = b.Length + 1;
        var (beforeThat, before, row) = (0, width, 2 * width);
        rows[row] = 0;
        for (var j = 0; j < b.Length; j++)
        {
            weights[j] = Weight(j, b.Length);
            gapsB[j] = Gap(b, j, gaps, doubled) * weights[j];
            rows[row + j + 1] = rows[row + j] + gapsB[j];
        }

        for (var i = 0; i < a.Length; i++)
        {
            (beforeThat, before, row) = (before, row, beforeThat);
            var weightA = Weight(i, a.Length);
            var gapA = Gap(a, i, gaps, doubled) * weightA;
            rows[row] = rows[before] + gapA;
            for (var j = 0; j < b.Length; j++)
            {
                var weight = Math.Max(weightA, weights[j]);
                var best = rows[before + j] + (a[i] == b[j] ? 0 : (a[i] | b[j]) < Letters ? changes[(a[i] * Letters) + b[j]] * weight : weight);
                best = Math.Min(best, Math.Min(rows[before + j + 1] + gapA, rows[row + j] + gapsB[j]));
                if (i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j])
                {
                    best = Math.Min(best, rows[beforeThat + j - 1] + ((float)Swap * weight));
                }

                rows[row + j + 1] = best;
            }
        }

        return rows[row + b.Length];
    }

    private static float Gap(ReadOnlySpan<char> word, int at, float[] gaps, float doubled)
    {
        var gap = word[at] < Letters ? gaps[word[at]] : 1;
        return at > 0 && word[at] == word[at - 1] ? Math.Min(gap, doubled) : gap;
    }

    private static float[] Changes(Func<char, char, double> cost) =>
        [.. from a in Enumerable.Range(0, Letters) from b in Enumerable.Range(0, Letters) select (float)cost((char)a, (char)b)];

    private static float Weight(int at, int length) => at == 0 ? (float)First : at * 3 >= length * 2 ? (float)Last : 1;

    private static double LookCost(char a, char b) => (a, b) switch
    {
        ('0', 'o') or ('o', '0') or ('1', 'l') or ('l', '1') or ('1', 'i') or ('i', '1') or ('5', 's') or ('s', '5') or ('3', 'e') or ('e', '3') or ('4', 'a') or ('a', '4') or ('8', 'b') or ('b', '8') => LooksSame,
        ('i', 'l') or ('l', 'i') or ('u', 'v') or ('v', 'u') or ('i', 'y') or ('y', 'i') or ('n', 'm') or ('m', 'n') => 0.6,
        ('c', 'k') or ('k', 'c') or ('s', 'z') or ('z', 's') or ('q', 'k') or ('k', 'q') => 0.6,
        _ when MarkSound.IsVowel(a) && MarkSound.IsVowel(b) => 0.8,
        _ => 1,
    };

    private static double SoundCost(char a, char b) => IsNear(a, b) || IsNear(b, a) ? NearSound : MarkSound.IsVowel(a) && MarkSound.IsVowel(b) ? Vowel : 1;

    /// <summary>Voiced and unvoiced, and what the languages of the region do not tell apart: p and f, b and v, l and r.</summary>
    private static bool IsNear(char a, char b) => (a, b) switch
    {
        ('p', 'b') or ('p', 'f') or ('t', 'd') or ('k', 'g') or ('f', 'v') or ('v', 'b') or ('v', 'w') or ('s', 'c') or ('c', 'k') or ('c', 'j') or ('g', 'j') or ('j', 'y') or ('m', 'n') or ('l', 'r') or ('i', 'y') or ('u', 'w')
            or ('i', 'e') or ('o', 'u') => true,
        _ => false,
    };

    private static double SoundGap(char c) => MarkSound.IsVowel(c) ? Vowel : c is 'h' or 'w' or 'y' ? NearSound : 1;
}
