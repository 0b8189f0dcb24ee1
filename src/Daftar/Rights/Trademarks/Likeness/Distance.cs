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

    public static double Looks(string a, string b) => Of(a, b, LookCost, LookGap);

    public static double Sounds(string a, string b) => Of(a, b, SoundCost, SoundGap);

    private static double Of(string a, string b, Func<char, char, double> change, Func<char, char, double> gap)
    {
        a = a.Length > Longest ? a[..Longest] : a;
        b = b.Length > Longest ? b[..Longest] : b;
        var width = b.Length + 1;
        var rows = new double[3 * width];
        var (beforeThat, before, row) = (0, width, 2 * width);
        for (var j = 1; j <= b.Length; j++)
        {
            rows[row + j] = rows[row + j - 1] + (gap(b[j - 1], j > 1 ? b[j - 2] : '\0') * Weight(j - 1, b.Length));
        }

        for (var i = 1; i <= a.Length; i++)
        {
            (beforeThat, before, row) = (before, row, beforeThat);
            var weightA = Weight(i - 1, a.Length);
            var gapA = gap(a[i - 1], i > 1 ? a[i - 2] : '\0') * weightA;
            rows[row] = rows[before] + gapA;
            for (var j = 1; j <= b.Length; j++)
            {
                var weightB = Weight(j - 1, b.Length);
                var weight = Math.Max(weightA, weightB);
                var best = Math.Min(
                    rows[before + j - 1] + (a[i - 1] == b[j - 1] ? 0 : change(a[i - 1], b[j - 1]) * weight),
                    Math.Min(rows[before + j] + gapA, rows[row + j - 1] + (gap(b[j - 1], j > 1 ? b[j - 2] : '\0') * weightB)));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    best = Math.Min(best, rows[beforeThat + j - 2] + (Swap * weight));
                }

                rows[row + j] = best;
            }
        }

        return rows[row + b.Length];
    }

    private static double Weight(int at, int length) => at == 0 ? First : at * 3 >= length * 2 ? Last : 1;

    private static double LookCost(char a, char b) => (a, b) switch
    {
        ('0', 'o') or ('o', '0') or ('1', 'l') or ('l', '1') or ('1', 'i') or ('i', '1') or ('5', 's') or ('s', '5') or ('3', 'e') or ('e', '3') or ('4', 'a') or ('a', '4') or ('8', 'b') or ('b', '8') => LooksSame,
        ('i', 'l') or ('l', 'i') or ('u', 'v') or ('v', 'u') or ('i', 'y') or ('y', 'i') or ('n', 'm') or ('m', 'n') => 0.6,
        ('c', 'k') or ('k', 'c') or ('s', 'z') or ('z', 's') or ('q', 'k') or ('k', 'q') => 0.6,
        _ when MarkSound.IsVowel(a) && MarkSound.IsVowel(b) => 0.8,
        _ => 1,
    };

    private static double LookGap(char c, char neighbour) => c == neighbour ? Doubled : 1;

    private static double SoundCost(char a, char b) => IsNear(a, b) || IsNear(b, a) ? NearSound : MarkSound.IsVowel(a) && MarkSound.IsVowel(b) ? Vowel : 1;

    /// <summary>Voiced and unvoiced, and what the languages of the region do not tell apart: p and f, b and v, l and r.</summary>
    private static bool IsNear(char a, char b) => (a, b) switch
    {
        ('p', 'b') or ('p', 'f') or ('t', 'd') or ('k', 'g') or ('f', 'v') or ('v', 'b') or ('v', 'w') or ('s', 'c') or ('c', 'k') or ('c', 'j') or ('g', 'j') or ('j', 'y') or ('m', 'n') or ('l', 'r') or ('i', 'y') or ('u', 'w')
            or ('i', 'e') or ('o', 'u') => true,
        _ => false,
    };

    private static double SoundGap(char c, char neighbour) => MarkSound.IsVowel(c) ? Vowel : c is 'h' or 'w' or 'y' ? NearSound : 1;
}
