using System.Text;

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

    /// <summary>The key of a folded word; null if it is not in Latin letters.</summary>
    public static string? Of(ReadOnlySpan<char> folded)
    {
        var key = new StringBuilder(folded.Length);
        for (var at = 0; at < folded.Length;)
        {
            if (folded[at] is not ((>= 'a' and <= 'z') or (>= '0' and <= '9')))
            {
                return null;
            }

            var (read, length) = Read(folded, at);
            foreach (var one in read)
            {
                if (key.Length == 0 || key[^1] != one)
                {
                    key.Append(one);
                }
            }

            at += length;
        }

        return key.Length == 0 ? null : key.ToString();
    }

    /// <summary>True if a folded word sounds as the key says.</summary>
    internal static bool Is(ReadOnlySpan<char> folded, string key)
    {
        // no key is longer than two signs a letter, none begins otherwise than its word: most words of a dictionary end here
        return folded.Length * 2 >= key.Length && Of(folded) == key;
    }

    private static (string Read, int Length) Read(ReadOnlySpan<char> word, int at)
    {
        var rest = word[at..];
        foreach (var (letters, read) in Clusters)
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
            'y' or 'w' or 'h' => at == 0 ? char.ToUpperInvariant(rest[0]).ToString() : "",
            'c' => rest.Length > 1 && rest[1] is 'e' or 'i' or 'y' ? "S" : "K",
            'k' or 'q' => "K",
            'f' or 'v' => "F",
            'z' or 's' => "S",
            'x' => at == 0 ? "S" : "KS",
            'g' => rest.Length > 1 && rest[1] is 'e' or 'i' ? "J" : "G",
            var letter => char.ToUpperInvariant(letter).ToString(),
        };
        return (sound, 1);
    }
}
