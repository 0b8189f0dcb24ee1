namespace Daftar.Search;

/// <summary>
/// How a word in Latin letters sounds, roughly: the first version, for names as people in the region and English speakers spell them. Two words sound alike if their keys are equal.
/// Vowels count only in front; letters that are read alike (c k q, f ph v, s z, j dj) are one; doubled and mute ones are dropped. Kofi, coffee and koffie are KF.
/// Keys of other scripts, and what similar marks need, are added here: whoever asks gets null for a word that has none.
/// </summary>
public static class SoundKey
{
    /// <summary>Letters in a row and how they are read, the longest first; a blank drops them. Old spellings of Indonesian (dj tj oe) among them.</summary>
    private static readonly (string Letters, string Read)[] Clusters =
    [
        ("sch", "S"), ("tch", "C"), ("ght", "T"), ("eau", ""), ("oe", ""), ("ph", "F"), ("kh", "K"), ("gh", "G"), ("th", "T"), ("dh", "D"), ("bh", "B"), ("sh", "S"), ("sy", "S"), ("ch", "C"), ("tj", "C"),
        ("dj", "J"), ("ck", "K"), ("qu", "K"), ("ng", "N"), ("ny", "N"), ("nj", "N"), ("wr", "R"), ("kn", "N"), ("ps", "S"), ("wh", "W"),
    ];

    /// <summary>Goes up with any change of the rule: the index keeps a hash of the key of every word, and is built anew.</summary>
    public const int Version = 1;

    /// <summary>No letter of a word is read as more than two signs.</summary>
    private const int MostSigns = 2;

    private const int LongestWord = 256;

    /// <summary>The first two letters of clusters: most pairs of letters begin none.</summary>
    private static readonly bool[] BeginsCluster = Beginnings();

    /// <summary>The key of a folded word; null if it is not in Latin letters.</summary>
    public static string? Of(ReadOnlySpan<char> folded)
    {
        Span<char> key = stackalloc char[LongestWord * MostSigns];
        var length = Key(folded, key);
        return length == 0 ? null : key[..length].ToString();
    }

    /// <summary>A hash of the key of a folded word; 0 if it has none.</summary>
    internal static uint HashOf(ReadOnlySpan<char> folded)
    {
        Span<char> key = stackalloc char[LongestWord * MostSigns];
        return Hash(key[..Key(folded, key)]);
    }

    /// <summary>The hash of a key, as <see cref="HashOf"/> gives it for words that have it.</summary>
    internal static uint Hash(ReadOnlySpan<char> key) => key.IsEmpty ? 0 : Math.Max(1, TermTable.Hash(System.Runtime.InteropServices.MemoryMarshal.AsBytes(key)));

    private static int Key(ReadOnlySpan<char> folded, Span<char> key)
    {
        var length = 0;
        for (var at = 0; at < folded.Length && folded.Length <= LongestWord;)
        {
            if (folded[at] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return 0;
            }

            var (read, taken) = Read(folded, at);
            foreach (var one in read)
            {
                if (length == 0 || key[length - 1] != one)
                {
                    key[length++] = one;
                }
            }

            at += taken;
        }

        return length;
    }

    private static (string Read, int Length) Read(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        foreach (var (letters, read) in rest.Length > 1 && char.IsAsciiLetterLower(rest[0]) && char.IsAsciiLetterLower(rest[1]) && BeginsCluster[Pair(rest[0], rest[1])] ? Clusters : [])
        {
            // kn, wr, ps and wh are mute only in front
            if (rest.StartsWith(letters) && (at == 0 || letters is not ("kn" or "wr" or "ps")) && (at > 0 || letters is not ("oe" or "eau" or "wh")))
            {
                return (read, letters.Length);
            }
        }

        var sound = rest[0] switch
        {
            'a' or 'e' or 'i' or 'o' or 'u' => at == 0 ? "A" : "",
            'y' or 'w' or 'h' => at == 0 ? Upper(rest[0]) : "",
            'c' => rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? "S" : "K",
            'k' or 'q' => "K",
            'f' or 'v' => "F",
            'z' or 's' => "S",
            'x' => at == 0 ? "S" : "KS",
            'g' => rest.Length > 1 && rest[1] is 'e' or 'i' ? "J" : "G",
            var letter => Upper(letter),
        };
        return (sound, 1);
    }

    private static string Upper(char letter) => Signs[letter < 'a' ? letter - '0' : letter - 'a' + 10];

    /// <summary>Digits and capital letters as texts, so that none is made for each letter of each word.</summary>
    private static readonly string[] Signs = [.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".Select(sign => sign.ToString())];

    private static int Pair(char first, char second) => ((first - 'a') * 26) + second - 'a';

    private static bool[] Beginnings()
    {
        var begins = new bool[26 * 26];
        foreach (var (letters, _) in Clusters)
        {
            begins[Pair(letters[0], letters[1])] = true;
        }

        return begins;
    }
}
