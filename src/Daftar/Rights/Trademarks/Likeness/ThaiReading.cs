using System.Collections.Frozen;
using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// Thai, and Lao, whose letters stand in the same order: vowels written in front are read after their consonants, tone marks say nothing, a vowel that is not written between two
/// consonants is o. A letter made mute (การันต์) is read all the same: in foreign names it stands for what the name has there.
/// </summary>
internal static class ThaiReading
{
    private static readonly FrozenDictionary<char, string> Consonants = LetterReading.Build(
        "ก k,ข k,ฃ k,ค k,ฅ k,ฆ k,ง ng,จ j,ฉ ch,ช ch,ซ s,ฌ ch,ญ y,ฎ d,ฏ t,ฐ t,ฑ t,ฒ t,ณ n,ด d,ต t,ถ t,ท t,ธ t,น n,บ b,ป p,ผ p,ฝ f,พ p,ฟ f,ภ p,ม m,ย y,ร r,ล l,ว w,ศ s,ษ s,ส s,ห h,ฬ l,อ ,ฮ h");

    private static readonly FrozenDictionary<char, string> Vowels = LetterReading.Build("ะ a,ั a,า a,ิ i,ี i,ึ u,ื u,ุ u,ู u,ๅ a,ฤ ri,ฦ li,ํ o");

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        Span<char> letters = text.Length <= 128 ? stackalloc char[text.Length] : new char[text.Length];
        var length = 0;
        foreach (var c in text)
        {
            // tones, marks that shorten or silence, and repetition are not heard as letters
            var thai = Thai(c);
            if (thai is not ((>= '\u0E47' and <= '\u0E4C') or '\u0E4E' or '\u0E46' or '\u0E2F' or '\u0E3A'))
            {
                letters[length++] = thai;
            }
        }

        letters = letters[..length];
        for (var at = 0; at < letters.Length;)
        {
            at = Syllable(letters, at, to);
        }
    }

    /// <summary>Reads one consonant with its vowel, or a vowel alone.</summary>
    private static int Syllable(ReadOnlySpan<char> letters, int at, StringBuilder to)
    {
        var lead = IsLead(letters[at]) ? letters[at++] : '\0';
        if (at >= letters.Length || !IsConsonant(letters[at]))
        {
            if (lead != '\0')
            {
                to.Append(Lead(lead));
            }
            else
            {
                to.Append(Vowels.GetValueOrDefault(letters[at], char.IsAsciiLetterOrDigit(letters[at]) ? letters[at].ToString() : ""));
                at++;
            }

            return at;
        }

        at = Onset(letters, at, lead != '\0', to);
        var next = at < letters.Length ? letters[at] : '\0';
        switch (lead, next)
        {
            case ('เ', 'า'):
                to.Append("ao");
                return at + 1;
            case ('เ', 'อ') when at + 1 == letters.Length || !IsVowel(letters[at + 1]):
                to.Append("oe");
                return at + 1;
            case ('เ', 'ี') when at + 1 < letters.Length && letters[at + 1] == 'ย':
                to.Append("ia");
                return at + 2;
            case ('เ', 'ื') when at + 1 < letters.Length && letters[at + 1] == 'อ':
                to.Append("ua");
                return at + 2;
            case ('เ', 'ิ'):
                to.Append("oe");
                return at + 1;
            case ('\0', 'ั') when at + 1 < letters.Length && letters[at + 1] == 'ว':
                to.Append("ua");
                return at + 2;
            case ('\0', 'ํ') when at + 1 < letters.Length && letters[at + 1] == 'า':
                to.Append("am");
                return at + 2;
            case ('\0', 'ำ'):
                to.Append("am");
                return at + 1;
            case ('\0', 'อ') when at + 1 >= letters.Length || !IsVowel(letters[at + 1]):
                to.Append('o');
                return at + 1;
            case ('\0', 'ร') when at + 1 < letters.Length && letters[at + 1] == 'ร':
                to.Append("an");
                return at + 2;
            case ('\0', _) when IsVowel(next):
                to.Append(Vowels.GetValueOrDefault(next, ""));
                return at + 1;
            case ('\0', _):
                // a consonant that closes the word has no vowel; one before another closed by it has an unwritten o
                to.Append(IsConsonant(next) && (at + 1 >= letters.Length || !IsVowel(letters[at + 1])) && !EndsInVowel(to, letters[at - 1]) ? "o" : "");
                return at;
            default:
                to.Append(Lead(lead));
                return next == 'ะ' ? at + 1 : at;
        }
    }

    /// <summary>A consonant, or two that are read as one.</summary>
    private static int Onset(ReadOnlySpan<char> letters, int at, bool hasLead, StringBuilder to)
    {
        var first = letters[at++];
        // ห in front of a sonorant only changes the tone
        if (first == 'ห' && at < letters.Length && letters[at] is 'น' or 'ม' or 'ง' or 'ย' or 'ร' or 'ล' or 'ว' && (hasLead || (at + 1 < letters.Length && IsVowel(letters[at + 1]))))
        {
            first = letters[at++];
        }

        to.Append(Consonants[first]);
        if (hasLead && at < letters.Length && letters[at] is 'ร' or 'ล' or 'ว' && first is 'ก' or 'ข' or 'ค' or 'ต' or 'ป' or 'ผ' or 'พ' or 'ท' or 'บ' or 'ด' or 'ฟ' or 'ส')
        {
            // เปล plen or pela: a second consonant belongs to the first where something follows it
            if (at + 1 < letters.Length)
            {
                to.Append(Consonants[letters[at++]]);
            }
        }

        return at;
    }

    private static bool EndsInVowel(StringBuilder read, char consonant)
    {
        var heard = Consonants[consonant].Length;
        return heard == 0 || (read.Length > heard && read[read.Length - heard - 1] is 'a' or 'e' or 'i' or 'o' or 'u');
    }

    private static bool IsLead(char c) => c is >= 'เ' and <= 'ไ';

    private static string Lead(char lead) => lead switch { 'เ' or 'แ' => "e", 'โ' => "o", _ => "ai" };

    private static bool IsConsonant(char c) => c is >= 'ก' and <= 'ฮ' and not ('ฤ' or 'ฦ');

    private static bool IsVowel(char c) => c is (>= 'ะ' and <= 'ู') or 'ๅ' or 'ฤ' or 'ฦ' or '\u0E4D';

    /// <summary>The Thai letter in the place of a Lao one.</summary>
    private static char Thai(char c) => c switch
    {
        < '\u0E80' => c,
        'ຢ' => 'ย',
        'ໜ' => 'น',
        'ໝ' => 'ม',
        'ຽ' => 'ย',
        'ົ' => '\u0E4D',
        'ຼ' => 'ล',
        'ຍ' => 'ย',
        _ => (char)(c - 0x80),
    };
}
