using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// How a word is read, finer than the key of <c>sounds(…)</c>: vowels stay, letters and groups that are read alike in English, the Romance languages, Malay and Indonesian become one,
/// what is mute or doubled goes. Coffee, kofi and kophy are all kofi. What other scripts are read as comes from <see cref="Romanised"/>.
/// </summary>
public static class MarkSound
{
    /// <summary>Where a group of letters counts.</summary>
    private enum Where
    {
        Anywhere,
        First,
        NotFirst,
        Last,
    }

    /// <summary>The longest first. Old spellings of Indonesian (dj, tj, oe) among them.</summary>
    private static readonly (string Letters, string Read, Where Where)[] Groups =
    [
        ("ight", "it", Where.Anywhere), ("ough", "o", Where.Last), ("tion", "syon", Where.Anywhere), ("eaux", "o", Where.Last),
        ("sch", "s", Where.Anywhere), ("tch", "c", Where.Anywhere), ("eau", "o", Where.Anywhere), ("ght", "t", Where.Anywhere), ("que", "k", Where.Last), ("igh", "i", Where.Anywhere),
        ("ph", "f", Where.Anywhere), ("kh", "k", Where.Anywhere), ("gh", "g", Where.Anywhere), ("th", "t", Where.Anywhere), ("dh", "d", Where.Anywhere), ("bh", "b", Where.Anywhere),
        ("rh", "r", Where.Anywhere), ("sh", "s", Where.Anywhere), ("sy", "s", Where.First), ("ch", "c", Where.Anywhere), ("tj", "c", Where.Anywhere), ("dj", "j", Where.Anywhere),
        ("ck", "k", Where.Anywhere), ("cq", "k", Where.Anywhere), ("qu", "kw", Where.Anywhere), ("nj", "ny", Where.Anywhere), ("wr", "r", Where.First), ("kn", "n", Where.First),
        ("gn", "n", Where.First), ("ps", "s", Where.First), ("wh", "w", Where.Anywhere), ("ts", "s", Where.First), ("mb", "m", Where.Last),
        ("ee", "i", Where.Anywhere), ("ea", "i", Where.NotFirst), ("ie", "i", Where.Last), ("oo", "u", Where.Anywhere), ("ou", "u", Where.Anywhere), ("oe", "u", Where.NotFirst),
        ("ey", "i", Where.Last), ("ay", "e", Where.Last), ("au", "o", Where.Anywhere), ("aw", "o", Where.Anywhere), ("ow", "o", Where.Anywhere), ("uy", "i", Where.Last),
        ("ah", "a", Where.Anywhere), ("eh", "e", Where.Last), ("oh", "o", Where.Last),
    ];

    private static readonly System.Buffers.SearchValues<char> Vowels = System.Buffers.SearchValues.Create("aeiouy");

    /// <summary>The groups that begin with each letter.</summary>
    private static readonly (string Letters, string Read, Where Where)[][] ByLetter =
        [.. Enumerable.Range('a', 26).Select(letter => Groups.Where(group => group.Letters[0] == letter).ToArray())];

    /// <summary>The sound of one or more folded words, read as one; null if something in them has no reading (Chinese characters) or there is nothing.</summary>
    public static string? Of(string folded)
    {
        var letters = Romanised.Of(folded);
        if (letters.Length == 0 || !Romanised.IsPlain(letters))
        {
            return null;
        }

        var sound = new StringBuilder(letters.Length);
        for (var at = 0; at < letters.Length;)
        {
            var (read, length) = Read(letters, at);
            foreach (var one in read)
            {
                if (sound.Length == 0 || sound[^1] != one || char.IsAsciiDigit(one))
                {
                    sound.Append(one);
                }
            }

            at += length;
        }

        return sound.Length == 0 ? letters : sound.ToString();
    }

    public static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u';

    private static (string Read, int Length) Read(string word, int at)
    {
        foreach (var (letters, read, where) in word[at] is >= 'a' and <= 'z' ? ByLetter[word[at] - 'a'] : [])
        {
            if (string.CompareOrdinal(word, at, letters, 0, letters.Length) == 0 && where switch
            {
                Where.First => at == 0,
                Where.NotFirst => at > 0,
                Where.Last => at + letters.Length == word.Length && at > 0,
                _ => true,
            })
            {
                return (read, letters.Length);
            }
        }

        var next = at + 1 < word.Length ? word[at + 1] : '\0';
        var before = at > 0 ? word[at - 1] : '\0';
        return (word[at] switch
        {
            'c' => next is 'e' or 'i' or 'y' ? "s" : "k",
            'q' => "k",
            'x' => at == 0 ? "s" : "ks",
            'z' => "s",
            'y' => IsVowel(next) ? "y" : "i",
            'g' => next is 'e' or 'i' or 'y' ? "j" : "g",
            // between consonant and consonant, or at the end, h is not heard
            'h' => at == 0 || IsVowel(next) ? "h" : "",
            'w' => at == 0 || IsVowel(next) ? "w" : "",
            // coke, lite: an e at the end of a word is mute behind a consonant, where another vowel stands in front
            'e' when next == '\0' && at > 2 && !IsVowel(before) && before != 'y' && word.AsSpan(0, at - 1).ContainsAny(Vowels) => "",
            var letter => letter.ToString(),
        }, 1);
    }
}
