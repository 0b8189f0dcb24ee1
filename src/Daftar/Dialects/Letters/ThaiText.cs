namespace Daftar.Dialects;

/// <summary>
/// Thai in one byte a letter (TIS-620, windows-874): known by its spelling. Vowels and marks above and below a line stand behind a consonant (or another mark), vowels written in
/// front stand before one, and words are letters above ASCII throughout, which no Latin script has. Text of other alphabets, and of Chinese, Japanese or Korean in two bytes, breaks
/// these rules within a few letters.
/// </summary>
internal static class ThaiText
{
    public const int CodePage = 874;

    /// <summary>Fewer letters can be Thai by chance.</summary>
    private const int Enough = 8;

    /// <summary>Letters without a blank or ASCII between them, on average: Latin has one or two above ASCII beside each other.</summary>
    private const int Together = 4;

    public static bool Is(ReadOnlySpan<byte> bytes)
    {
        var (letters, words, spelt, touched, length, isOdd) = (0, 0, 0, 0, 0, false);
        byte before = 0;
        foreach (var value in bytes)
        {
            if (IsInFront(before) && !IsConsonant(value))
            {
                return false;
            }
            if (value >= 0x80 && !IsSign(value))
            {
                if (!IsThai(value) || (IsMark(value) && !IsConsonant(before) && !IsMark(before)))
                {
                    return false;
                }
                letters++;
                words += before < 0x80 || IsSign(before) ? 1 : 0;
                spelt += IsMark(value) || IsInFront(value) ? 1 : 0;
            }
            var isLetter = value >= 0x80 && !IsSign(value);
            isOdd |= !isLetter && length % 2 == 1;
            // Big5 and GBK write the second half of many letters as a letter of ASCII.
            touched += (isLetter && char.IsAsciiLetter((char)before)) || (length > 0 && char.IsAsciiLetter((char)value)) ? 1 : 0;
            length = isLetter ? length + 1 : 0;
            before = value;
        }
        // Korean and Chinese in two bytes a letter can keep the rules for a while; a word of theirs is never odd.
        return (isOdd || length % 2 == 1) && letters >= Enough && letters >= words * Together && touched * Together <= words && spelt > 0 && !IsInFront(before);
    }

    /// <summary>True where no rule of the spelling is broken and letters of ASCII seldom touch those of Thai: enough to tell it from a Latin page, where it is one or the other.</summary>
    public static bool IsSpelt(ReadOnlySpan<byte> bytes)
    {
        int letters = 0, touched = 0;
        byte before = 0;
        foreach (var value in bytes)
        {
            var isLetter = value >= 0x80 && !IsSign(value);
            if ((IsInFront(before) && !IsConsonant(value)) || (isLetter && (!IsThai(value) || (IsMark(value) && !IsConsonant(before) && !IsMark(before)))))
            {
                return false;
            }
            letters += isLetter ? 1 : 0;
            touched += (isLetter && char.IsAsciiLetter((char)before)) || (before >= 0x80 && !IsSign(before) && char.IsAsciiLetter((char)value)) ? 1 : 0;
            before = value;
        }
        return touched * 3 <= letters && !IsInFront(before);
    }

    /// <summary>
    /// Words of three letters and more, all above ASCII and spelt as Thai, and too few of them to be certain (<see cref="Is"/>): hardly a text of a Latin page, which may have a word like it.
    /// </summary>
    public static bool MayBe(ReadOnlySpan<byte> bytes)
    {
        var (letters, length) = (0, 0);
        for (var i = 0; i <= bytes.Length; i++)
        {
            if (i < bytes.Length && bytes[i] >= 0x80 && !IsSign(bytes[i]))
            {
                length++;
                continue;
            }
            if (length > 0 && (length < 3 || char.IsAsciiLetter((char)(i < bytes.Length ? bytes[i] : 0)) || (i > length && char.IsAsciiLetter((char)bytes[i - length - 1]))))
            {
                return false;
            }
            letters += length;
            length = 0;
        }
        return letters >= 3 && IsSpelt(bytes) && !Is(bytes);
    }

    /// <summary>Signs that windows-874 has beside the standard: euro, ellipsis, quotation marks, dashes; and the blank that does not break.</summary>
    private static bool IsSign(byte value) => value is 0x80 or 0x85 or (>= 0x91 and <= 0x97) or 0xA0;

    // The places are those of TIS 620-2533.
    private static bool IsThai(byte value) => value is (>= 0xA1 and <= 0xDA) or (>= 0xDF and <= 0xFB);

    private static bool IsConsonant(byte value) => value is >= 0xA1 and <= 0xCE;

    private static bool IsMark(byte value) => value is 0xD1 or (>= 0xD4 and <= 0xDA) or (>= 0xE7 and <= 0xEE);

    private static bool IsInFront(byte value) => value is >= 0xE0 and <= 0xE4;
}
