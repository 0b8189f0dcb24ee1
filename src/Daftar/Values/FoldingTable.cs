using System.Globalization;
using System.Text;

namespace Daftar.Values;

/// <summary>The rule of <see cref="Folding"/> in one of its two forms, and its table for characters that fold by themselves to one character.</summary>
internal sealed class FoldingTable
{
    /// <summary>In <see cref="Map"/>: the character disappears.</summary>
    public const char Dropped = '\uFFFE';

    /// <summary>In <see cref="Map"/>: look at the whole text.</summary>
    public const char Depends = '\uFFFF';

    private const char ThaiE = '\u0E40', ThaiAe = '\u0E41', LaoE = '\u0EC0', LaoEi = '\u0EC1';

    /// <summary>More marks on one letter are not writing, and a word of marks must not grow without bound.</summary>
    private const int MostMarks = 4;

    private readonly bool keepsMarks;

    private FoldingTable(bool keepsMarks)
    {
        this.keepsMarks = keepsMarks;
        Map = Build();
    }

    public static FoldingTable Folded { get; } = new(false);

    /// <summary>The form that keeps diacritics.</summary>
    public static FoldingTable Exact { get; } = new(true);

    /// <summary>Folded form by UTF-16 unit. 128 kB; built from the rule itself, so that there is one rule.</summary>
    public char[] Map { get; }

    /// <summary>Folds a text by the rule.</summary>
    /// <param name="hasMarks">The exact form may be another.</param>
    public string FoldWholly(ReadOnlySpan<char> text, out bool hasMarks)
    {
        var decomposed = WellFormed(text).Normalize(NormalizationForm.FormKD);
        var folded = new StringBuilder(decomposed.Length);
        var (bears, marks) = (false, 0);
        hasMarks = false;
        foreach (var rune in decomposed.EnumerateRunes())
        {
            if (IsUnseen(rune))
            {
                continue;
            }

            if (!IsDiacritic(rune))
            {
                hasMarks |= Append(folded, rune);
                (bears, marks) = (BearsMarks(rune), 0);
                continue;
            }

            hasMarks = true;
            // the dot of i and j says nothing: capital İ decomposes into I and a dot
            if (keepsMarks && bears && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark && ++marks <= MostMarks && !(rune.Value == 0x0307 && folded[^1] is 'i' or 'j'))
            {
                Put(folded, rune);
            }
        }

        OrderMarks(folded);
        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Appends a character that is no diacritic; true if its two forms differ.</summary>
    private bool Append(StringBuilder folded, Rune rune)
    {
        if (rune.Value < 128)
        {
            folded.Append(char.ToLowerInvariant((char)rune.Value));
            return false;
        }

        var lower = Rune.ToLowerInvariant(rune);
        var digit = lower.IsBmp ? CharUnicodeInfo.GetDecimalDigitValue((char)lower.Value) : CharUnicodeInfo.GetDecimalDigitValue(lower.ToString(), 0);
        if (digit >= 0)
        {
            folded.Append((char)('0' + digit));
            return false;
        }

        var letters = Letters(lower.Value);
        if (letters is not null && !keepsMarks)
        {
            folded.Append(letters);
            return true;
        }

        var sign = lower.Value switch
        {
            'ς' => "σ",
            '’' or '‘' or 'ʼ' or 'ʻ' or '′' => "'",
            '“' or '”' or '″' => "\"",
            >= 0x2010 and <= 0x2015 or 0x2212 => "-",
            _ => null,
        };
        if (sign is not null)
        {
            folded.Append(sign);
        }
        else
        {
            Put(folded, lower);
        }

        return letters is not null;
    }

    private static void Put(StringBuilder folded, Rune rune)
    {
        Span<char> units = stackalloc char[2];
        folded.Append(units[..rune.EncodeToUtf16(units)]);
    }

    /// <summary>
    /// Letters of their own that are written without their marks where a keyboard has none; of Arabic those that are written one for the other (alef maqsura and yeh, teh marbuta
    /// and heh, and the Persian shapes of yeh and kaf).
    /// </summary>
    private static string? Letters(int letter) => letter switch
    {
        'đ' or 'ð' => "d",
        'ø' => "o",
        'ł' => "l",
        'ħ' => "h",
        'ŧ' => "t",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        '\u0649' or '\u06CC' => "\u064A",
        '\u0629' => "\u0647",
        '\u06A9' => "\u0643",
        '\u0671' => "\u0627",
        _ => null,
    };

    /// <summary>Marks that change no letter for search: diacritics of Latin, Greek and Cyrillic, points of Hebrew, vowel signs, madda and hamza of Arabic.</summary>
    private static bool IsDiacritic(Rune rune) => rune.Value is
        (>= 0x0300 and <= 0x034E) or (>= 0x0350 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF) or (>= 0x20D0 and <= 0x20FF) or (>= 0xFE20 and <= 0xFE2F)
        or (>= 0x0483 and <= 0x0487) or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7
        or (>= 0x0610 and <= 0x061A) or (>= 0x064B and <= 0x065F) or 0x0670 or (>= 0x06D6 and <= 0x06DC) or (>= 0x06DF and <= 0x06E4) or 0x06E7 or 0x06E8 or (>= 0x06EA and <= 0x06ED);

    /// <summary>Letters of the scripts those marks belong to. A mark that stands on anything else is noise.</summary>
    private static bool BearsMarks(Rune rune) => rune.Value is < 0x0780 or (>= 0x1C80 and <= 0x1FFF) or (>= 0x2C60 and <= 0x2DFF) or (>= 0xA640 and <= 0xA7FF) or (>= 0xAB30 and <= 0xAB6F) && Rune.IsLetter(rune);

    /// <summary>Characters nobody sees (zero width space divides Khmer words for some writers and not for others), and the stroke that only lengthens Arabic words.</summary>
    private static bool IsUnseen(Rune rune) => rune.Value is
        0x00AD or 0x034F or 0x061C or 0x0640 or (>= 0x180B and <= 0x180F) or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F)
        or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF or (>= 0xE0000 and <= 0xE0FFF);

    /// <summary>
    /// Thai and Lao: vowel marks before tone marks (NFKC keeps U+0E49 U+0E4D as it came, since U+0E4D has combining class 0), and two E signs as the one AE they look like.
    /// </summary>
    private static void OrderMarks(StringBuilder text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            for (var at = i; at > 0 && IsVowelMark(text[at]) && IsTone(text[at - 1]); at--)
            {
                (text[at - 1], text[at]) = (text[at], text[at - 1]);
            }

            if ((text[i] is ThaiE && text[i - 1] is ThaiE) || (text[i] is LaoE && text[i - 1] is LaoE))
            {
                text[i - 1] = text[i] is ThaiE ? ThaiAe : LaoEi;
                text.Remove(i--, 1);
            }
        }
    }

    private static bool IsTone(char c) => c is (>= '\u0E48' and <= '\u0E4B') or (>= '\u0EC8' and <= '\u0ECB');

    private static bool IsVowelMark(char c) => c is '\u0E31' or (>= '\u0E34' and <= '\u0E3A') or '\u0E47' or '\u0E4D'
        or '\u0EB1' or (>= '\u0EB4' and <= '\u0EBC') or '\u0ECD';

    /// <summary>Halves of surrogate pairs standing alone become U+FFFD, trade mark signs a blank ("Daftar™" is the word daftar, not daftartm).</summary>
    private static string WellFormed(ReadOnlySpan<char> text)
    {
        var clean = text.ToArray();
        for (var i = 0; i < clean.Length; i++)
        {
            if (char.IsSurrogate(clean[i]))
            {
                if (char.IsHighSurrogate(clean[i]) && i + 1 < clean.Length && char.IsLowSurrogate(clean[i + 1]))
                {
                    i++;
                }
                else
                {
                    clean[i] = '\uFFFD';
                }
            }
            else if (clean[i] is '™' or '℠' or '®' or '©' or '\uFFFE' or '\uFFFF')
            {
                clean[i] = ' ';
            }
        }

        return new string(clean);
    }

    private char[] Build()
    {
        var map = new char[char.MaxValue + 1];
        for (var unit = 0; unit < map.Length; unit++)
        {
            map[unit] = FoldAlone((char)unit);
        }

        return map;
    }

    private char FoldAlone(char unit)
    {
        if (char.IsSurrogate(unit) || unit is ThaiE or LaoE || unit is (>= '\u1100' and <= '\u11FF'))
        {
            return Depends;
        }

        if (IsUnseen(new Rune(unit)) || (!keepsMarks && IsDiacritic(new Rune(unit))))
        {
            return Dropped;
        }

        // marks may change places with, or melt into, their neighbours; some become marks only by folding (halfwidth kana sound marks)
        if (IsMark(unit))
        {
            return Depends;
        }

        var folded = FoldWholly([unit], out _);
        return folded.Length == 1 && folded[0] < Dropped && !IsMark(folded[0]) ? folded[0] : Depends;
    }

    private static bool IsMark(char unit) =>
        CharUnicodeInfo.GetUnicodeCategory(unit) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
}
