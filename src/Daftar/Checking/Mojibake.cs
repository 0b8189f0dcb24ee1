using System.Text;

namespace Daftar.Checking;

/// <summary>
/// Text whose bytes were once read in an encoding that they are not in: what it was read as, and what it was. Judged by sequences that no language writes, so that words with accents
/// pass. A byte that the wrong encoding has no character for has become U+FFFD: it counts as any.
/// </summary>
internal static class Mojibake
{
    /// <param name="From">Where in the text it begins.</param>
    /// <param name="Length">Characters of it.</param>
    /// <param name="Cause">Which bytes were read as what.</param>
    /// <param name="Was">What it was before, "?" for each letter that is lost; null where that cannot be said.</param>
    public readonly record struct Seen(int From, int Length, string Cause, string? Was);

    public const string AsLatin = "UTF-8 read as windows-1252 (or Latin-1)", AsThai = "UTF-8 read as windows-874", AsCyrillic = "UTF-8 read as windows-1251", CyrillicAsLatin = "windows-1251 (Cyrillic) read as windows-1252 (or Latin-1)", GreekAsLatin = "windows-1253 (Greek) read as windows-1252 (or Latin-1)",
        ThaiAsLatin = "Thai of one byte a letter (windows-874, TIS-620) read as windows-1252 (or Latin-1)";

    /// <summary>What windows-1252 has at 80 to 9F.</summary>
    private const string Latin80 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    /// <summary>What windows-1251 has at 80 to BF.</summary>
    private const string Cyrillic80 = "ЂЃ‚ѓ„…†‡€‰Љ‹ЊЌЋЏђ‘’“”•–—\u0098™љ›њќћџ\u00A0ЎўЈ¤Ґ¦§Ё©Є«¬\u00AD®Ї°±Ііґµ¶·ё№є»јЅѕї";

    private const int Lost = -1, None = -2, Most = 60, Window = 200;

    /// <summary>What any of it begins with: the leads of UTF-8 as windows-1252 shows them, and as 874 and 1251 show those of Thai and of Russian.</summary>
    public static IEnumerable<char> Leads() => Enumerable.Range(0xC2, 0xF5 - 0xC2).Select(static c => (char)c).Concat(['เ', 'Р', 'С']);

    public static Seen? At(string text, int at)
    {
        // Behind an accent of any language stands a letter of ASCII, a blank or the end.
        if (at + 1 >= text.Length || text[at + 1] < 0x80)
        {
            return null;
        }
        switch (text[at])
        {
            case 'เ':
                return Run(text, at, ByteOfThai, IsLeadOfThai) is { Count: >= 3 } thai && IsThai(text, at, thai.Length) ? Of(text, at, AsThai, ByteOfThai, IsLeadOfThai) : null;
            case 'Р' or 'С':
                return Run(text, at, ByteOfCyrillic, IsLeadOfCyrillic).Count >= 3 ? Of(text, at, AsCyrillic, ByteOfCyrillic, IsLeadOfCyrillic) : null;
            default:
                var (count, length) = Run(text, at, ByteOfLatin, IsLead);
                return count > 0 && IsOfLatin(text.AsSpan(at, length), count) ? Of(text, at, AsLatin, ByteOfLatin, IsLead) : OfThai(text, at) ?? OfOneByte(text, at);
        }

        static bool IsLead(int lead) => true;

        static bool IsLeadOfThai(int lead) => lead == 0xE0;

        static bool IsLeadOfCyrillic(int lead) => lead is 0xD0 or 0xD1;
    }

    private static Seen Of(string text, int at, string cause, Func<char, int> byteOf, Predicate<int> begins)
    {
        var was = new StringBuilder();
        var (_, length) = Run(text, at, byteOf, begins, was);
        return new Seen(at, length, cause, was.ToString());
    }

    /// <summary>Characters of UTF-8 behind each other, as far as they go.</summary>
    /// <param name="was">Told each, "?" where a letter of it is lost.</param>
    private static (int Count, int Length) Run(string text, int at, Func<char, int> byteOf, Predicate<int> begins, StringBuilder? was = null)
    {
        Span<byte> bytes = stackalloc byte[4];
        var (count, from) = (0, at);
        while (at < text.Length && at - from < Most && byteOf(text[at]) is >= 0xC2 and <= 0xF4 and var lead && begins(lead))
        {
            var length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
            var isLost = false;
            bytes[0] = (byte)lead;
            var i = 1;
            for (; i < length && at + i < text.Length && byteOf(text[at + i]) is var next and (Lost or (>= 0x80 and <= 0xBF)); i++)
            {
                isLost |= next == Lost;
                bytes[i] = (byte)next;
            }
            if (i < length || (!isLost && !System.Text.Unicode.Utf8.IsValid(bytes[..length])))
            {
                break;
            }
            was?.Append(isLost ? "?" : Encoding.UTF8.GetString(bytes[..length]));
            (at, count) = (at + length, count + 1);
        }
        return (count, at - from);
    }

    /// <summary>
    /// Two characters in a row no language writes, where one of their bytes shows as a sign. Of one alone: French ends words in é, and capital É may stand before a closing quote.
    /// </summary>
    private static bool IsOfLatin(ReadOnlySpan<char> run, int count)
    {
        var signs = 0;
        foreach (var c in run)
        {
            signs += char.IsLetter(c) ? 0 : 1;
        }
        return count >= 2 ? signs > 0 : run[0] switch
        {
            'Ã' or 'Â' => !(run[1] is '»' or '’' or '”' or '–' or '—'),
            'â' => run[1] is '€' or '\u0080',
            'à' => run[1] is '¸' or '¹',
            'ã' => run[1] is '\u0081' or '\u0082' or '\u0083' or '‚' or 'ƒ',
            >= 'á' and <= 'í' => signs == 2 || (signs == 1 && run.Contains('\uFFFD')),
            _ => false,
        };
    }

    /// <summary>Thai in UTF-8 begins with E0 B8 or E0 B9, every letter of it; in words of its own เ is seldom followed by the same letter three times.</summary>
    private static bool IsThai(string text, int at, int length)
    {
        for (var i = 0; i < length; i += 3)
        {
            if (text[at + i + 1] is not ('ธ' or 'น'))
            {
                return false;
            }
        }
        return true;
    }

    /// <summary>
    /// Thai in one byte a letter: all letters above ASCII stand in words of their own, spelt as Thai is: vowels and marks above and below the line behind a consonant, vowels in front before one.
    /// </summary>
    private static Seen? OfThai(string text, int at)
    {
        var (letters, spelt, signs, from, to) = (0, 0, 0, at, at);
        // A line around it is enough, and a text of megabytes must not be looked through for each word of it.
        var begin = Math.Max(0, at - Window);
        while (begin > 0 && begin < at && text[begin - 1] >= 0xA1)
        {
            begin++;
        }
        for (var i = begin; i < text.Length && (i < at + Window || text[i] >= 0xA1) && i < at + (2 * Window); i++)
        {
            var (before, c, after) = (i > 0 ? text[i - 1] : ' ', text[i], i + 1 < text.Length ? text[i + 1] : ' ');
            if (c < 0xA1)
            {
                continue;
            }
            if (!(c is <= '\u00DA' or (>= '\u00DF' and <= '\u00FB')) || char.IsAsciiLetter(before) || char.IsAsciiLetter(after) || (IsMark(c) && !IsConsonant(before) && !IsMark(before)) || (c is >= 'à' and <= 'ä' && !IsConsonant(after)))
            {
                return null;
            }
            letters++;
            spelt += IsMark(c) || c is (>= 'à' and <= 'ä') or 'Ð' or 'Ò' ? 1 : 0;
            signs += c <= '\u00BF' ? 1 : 0;
        }
        // The most frequent consonants of Thai are signs of Latin 1, which stand in no word; Russian of one byte a letter has none of them.
        if (letters < 6 || spelt * 6 < letters || signs * 6 < letters)
        {
            return null;
        }
        while (from > 0 && text[from - 1] >= 0xA1)
        {
            from--;
        }
        while (to < text.Length && text[to] >= 0xA1)
        {
            to++;
        }
        return to - from < 3 ? null : new Seen(from, to - from, ThaiAsLatin, string.Concat(text[from..to].Select(static c => (char)(c - 0xA1 + 'ก'))));

        static bool IsConsonant(char c) => c is >= '\u00A1' and <= '\u00CE';

        static bool IsMark(char c) => c is '\u00D1' or (>= '\u00D4' and <= '\u00DA') or (>= '\u00E7' and <= '\u00EE');
    }

    /// <summary>
    /// Cyrillic or Greek of one byte a letter: words of accented letters alone, which no language of Latin letters has. The vowels tell which of the two; where they do not, nothing is said.
    /// </summary>
    private static Seen? OfOneByte(string text, int at)
    {
        // A word may begin with a letter that no UTF-8 begins with.
        for (var least = Math.Max(0, at - Most); at > least && IsHigh(text[at - 1]);)
        {
            at--;
        }
        if (at > 0 && char.IsLetter(text[at - 1]))
        {
            return null;
        }
        var (letters, longest, word, cyrillic, greek, to) = (0, 0, 0, 0, 0, at);
        for (var i = at; i < text.Length && i < at + Most; i++)
        {
            if (char.IsAsciiLetter(text[i]) || text[i] > 'ÿ')
            {
                // A word of two scripts is another matter; what stood before it is a word of its own.
                return word > 0 && i > 0 && IsHigh(text[i - 1]) ? null : Told();
            }
            if (!IsHigh(text[i]))
            {
                word = 0;
                continue;
            }
            (letters, word, to) = (letters + 1, word + 1, i + 1);
            longest = Math.Max(longest, word);
            cyrillic += (text[i] & 0xDF) is 0xC0 or 0xC8 or 0xCE ? 1 : 0;
            greek += (text[i] & 0xDF) is 0xC1 or 0xC9 or 0xCF ? 1 : 0;
        }
        return Told();

        Seen? Told() => longest < 4 || letters < 6 || cyrillic == greek || Math.Max(cyrillic, greek) * 8 < letters ? null
            : new Seen(at, to - at, cyrillic > greek ? CyrillicAsLatin : GreekAsLatin, cyrillic > greek ? string.Concat(text[at..to].Select(static c => IsHigh(c) ? (char)(c - 0xC0 + 'А') : c)) : null);

        static bool IsHigh(char c) => c is >= 'À' and <= 'ÿ';
    }

    private static int ByteOfLatin(char c) => c is >= '\u0080' and <= '\u00FF' ? c : c == '\uFFFD' ? Lost : Latin80.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at && c >= 0x80 ? 0x80 + at : None;

    private static int ByteOfThai(char c) => c is >= 'ก' and <= '๛' ? c - 'ก' + 0xA1 : c is >= '\u0080' and <= '\u00A0' ? c : c switch { '\uFFFD' => Lost, '€' => 0x80, '…' => 0x85, '‘' => 0x91, '’' => 0x92, '“' => 0x93, '”' => 0x94, '•' => 0x95, '–' => 0x96, '—' => 0x97, _ => None };

    private static int ByteOfCyrillic(char c) => c is >= 'А' and <= 'я' ? c - 'А' + 0xC0 : c == '\uFFFD' ? Lost : c >= 0x80 && Cyrillic80.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? 0x80 + at : None;
}
