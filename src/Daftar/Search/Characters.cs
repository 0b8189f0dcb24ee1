using System.Globalization;
using System.Text;

namespace Daftar.Search;

/// <summary>What a character is to the tokenizer. Kinds after <see cref="Word"/> are scripts written without spaces.</summary>
internal enum CharacterKind : byte
{
    None,
    Word,
    Thai,
    Lao,
    Khmer,
    Burmese,
    HanKana,
}

/// <summary>Character classes of the tokenizer: a table for the basic plane, ranges above.</summary>
internal static class Characters
{
    private const byte ExtendsBit = 0x80;

    private static readonly byte[] Table = Build();

    public static CharacterKind KindAt(ReadOnlySpan<char> text, int at, out int units)
    {
        units = 1;
        var unit = text[at];
        if (!char.IsSurrogate(unit))
        {
            return (CharacterKind)(Table[unit] & ~ExtendsBit);
        }

        if (char.IsHighSurrogate(unit) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        {
            units = 2;
            var rune = new Rune(unit, text[at + 1]);
            return rune.Value switch
            {
                (>= 0x20000 and <= 0x3FFFF) or (>= 0x1B000 and <= 0x1B16F) => CharacterKind.HanKana,
                _ => IsWord(Rune.GetUnicodeCategory(rune)) ? CharacterKind.Word : CharacterKind.None,
            };
        }

        return CharacterKind.None;
    }

    /// <summary>True if the character belongs to the grapheme before it.</summary>
    public static bool Extends(char unit) => (Table[unit] & ExtendsBit) != 0;

    /// <summary>Khmer coeng and Burmese virama put the next consonant under the one before.</summary>
    public static bool Stacks(char unit) => unit is '\u17D2' or '\u1039';

    private static byte[] Build()
    {
        var table = new byte[char.MaxValue + 1];
        for (var unit = 0; unit < table.Length; unit++)
        {
            var c = (char)unit;
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (char.IsSurrogate(c) || !IsWord(category))
            {
                continue;
            }

            var kind = c switch
            {
                (>= '\u0E00' and <= '\u0E7F') => CharacterKind.Thai,
                (>= '\u0E80' and <= '\u0EFF') => CharacterKind.Lao,
                (>= '\u1780' and <= '\u17FF') => CharacterKind.Khmer,
                (>= '\u1000' and <= '\u109F') or (>= '\uA9E0' and <= '\uA9FF') or (>= '\uAA60' and <= '\uAA7F') => CharacterKind.Burmese,
                (>= '\u3005' and <= '\u3007') or (>= '\u3021' and <= '\u3029') or (>= '\u3031' and <= '\u3035') or (>= '\u3038' and <= '\u303C')
                    or (>= '\u3041' and <= '\u30FA') or '\u30FC' or (>= '\u30FD' and <= '\u30FF') or (>= '\u31F0' and <= '\u31FF')
                    or (>= '\u3400' and <= '\u4DBF') or (>= '\u4E00' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF') => CharacterKind.HanKana,
                _ => CharacterKind.Word,
            };
            var isMark = category is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark;
            table[unit] = (byte)((byte)kind | (isMark ? ExtendsBit : 0));
        }

        return table;
    }

    private static bool IsWord(UnicodeCategory category) => category is
        UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber;
}
