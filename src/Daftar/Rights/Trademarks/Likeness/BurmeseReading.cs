using System.Collections.Frozen;
using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Burmese: a consonant without a vowel sign is read with a, one with asat without; the tones are not heard as letters. ဖ writes f as well as p and is read p.</summary>
internal static class BurmeseReading
{
    private const char Asat = '\u103A';
    private const char Stacked = '\u1039';

    private static readonly FrozenDictionary<char, string> Consonants = LetterReading.Build(
        "က k,ခ k,ဂ g,ဃ g,င ng,စ s,ဆ s,ဇ z,ဈ z,ဉ ny,ည ny,ဋ t,ဌ t,ဍ d,ဎ d,ဏ n,တ t,ထ t,ဒ d,ဓ d,န n,ပ p,ဖ p,ဗ b,ဘ b,မ m,ယ y,ရ r,လ l,ဝ w,သ s,ဟ h,ဠ l,အ ,ဿ s");

    private static readonly FrozenDictionary<char, string> Alone = LetterReading.Build("ဣ i,ဤ i,ဥ u,ဦ u,ဧ e,ဩ o,ဪ o");

    private static readonly FrozenDictionary<char, string> Medials = LetterReading.Build("ျ y,ြ y,ွ w,ှ ");

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        for (var at = 0; at < text.Length;)
        {
            var c = text[at++];
            if (Alone.TryGetValue(c, out var vowel))
            {
                to.Append(vowel);
            }
            else if (Consonants.TryGetValue(c, out var consonant))
            {
                to.Append(consonant);
                while (at < text.Length && Medials.TryGetValue(text[at], out var medial))
                {
                    to.Append(medial);
                    at++;
                }

                at = Vowel(text, at, to);
            }
        }
    }

    private static int Vowel(ReadOnlySpan<char> text, int at, StringBuilder to)
    {
        var start = at;
        while (at < text.Length && text[at] is (>= '\u102B' and <= '\u1032') or '\u1036' or '\u1037' or '\u1038' or Asat or Stacked)
        {
            at++;
        }

        var signs = text[start..at];
        if (signs.Contains(Stacked) || (signs.Contains(Asat) && !signs.Contains('\u1031')))
        {
            return at;
        }

        var hasE = signs.Contains('\u1031');
        var hasA = signs.ContainsAny('\u102B', '\u102C');
        var hasI = signs.ContainsAny('\u102D', '\u102E');
        var hasU = signs.ContainsAny('\u102F', '\u1030');
        to.Append(hasE && hasA ? "o" : hasI && hasU ? "o" : hasE ? "e" : signs.Contains('\u1032') ? "e" : hasI ? "i" : hasU ? "u" : "a");
        if (signs.Contains('\u1036'))
        {
            to.Append('n');
        }

        return at;
    }
}
