using System.Globalization;
using System.Text;

namespace Daftar.Values;

/// <summary>
/// One sign for those that numbers are written with: digits of every script and width, full-width letters, the dashes and strokes of typesetting, blanks that do not break. What is
/// left is as it came: letters of other alphabets are none of ASCII.
/// </summary>
public static class NumberSigns
{
    private const char Nothing = '\0';

    /// <summary>The sign as it is compared; '\0' for one that is not seen.</summary>
    internal static char Of(char sign)
    {
        if (sign < 0x80)
        {
            return sign;
        }
        if (sign is >= '\uFF01' and <= '\uFF5E')
        {
            return (char)(sign - 0xFEE0);
        }
        // Minus; lines of boxes, which Japanese and Chinese systems put for dashes; strokes of fractions.
        switch (sign)
        {
            case '\u2212' or '\u2500' or '\u2501':
                return '-';
            case '\u2044' or '\u2215':
                return '/';
        }
        return char.GetUnicodeCategory(sign) switch
        {
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(sign)),
            UnicodeCategory.DashPunctuation => '-',
            UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => ' ',
            UnicodeCategory.Format or UnicodeCategory.Control => Nothing,
            _ => sign,
        };
    }

    /// <summary>The mark of a long vowel looks like a dash and is written for one; behind a digit no vowel stands.</summary>
    internal static bool IsLongMark(char sign) => sign is '\u30FC' or '\uFF70';

    /// <summary>The number with these signs for all others, one blank between its parts and none around it; the same text where nothing changes.</summary>
    public static string Plain(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        var trimmed = written.Trim();
        if (Ascii.IsValid(trimmed) && trimmed.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !trimmed.Contains("  ", StringComparison.Ordinal))
        {
            return trimmed;
        }
        var plain = new StringBuilder(trimmed.Length);
        foreach (var one in trimmed)
        {
            var sign = char.IsWhiteSpace(one) ? ' ' : IsLongMark(one) && plain.Length > 0 && char.IsAsciiDigit(plain[^1]) ? '-' : Of(one);
            if (sign != Nothing && !(sign == ' ' && (plain.Length == 0 || plain[^1] == ' ')))
            {
                plain.Append(sign);
            }
        }
        return plain.ToString().TrimEnd();
    }
}
