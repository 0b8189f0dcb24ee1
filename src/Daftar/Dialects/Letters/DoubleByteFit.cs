namespace Daftar.Dialects;

/// <summary>
/// Whether bytes can be Chinese, Japanese or Korean in two bytes a letter. The tables of these encodings put the letters in common use into rows of their own (JIS X 0208 and GB 2312 level 1,
/// Hangul of KS X 1001, Big5 level 1): bytes of another encoding fall into all rows alike.
/// </summary>
internal static class DoubleByteFit
{
    public static bool Is(int page, ReadOnlySpan<byte> bytes)
    {
        int letters = 0, common = 0, amongAscii = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var lead = bytes[i];
            if (lead < 0x80)
            {
                continue;
            }
            var before = i == 0 ? (byte)' ' : bytes[i - 1];
            if (page == 932 && lead is >= 0xA1 and <= 0xDF)
            {
                // Katakana of half width: one byte, in words.
                letters++;
                common++;
                amongAscii += char.IsAsciiLetter((char)before) || (i + 1 < bytes.Length && char.IsAsciiLetter((char)bytes[i + 1])) ? 1 : 0;
                continue;
            }
            if (++i == bytes.Length)
            {
                return false;
            }
            var trail = bytes[i];
            letters++;
            common += IsCommon(page, lead, trail) ? 1 : 0;
            var behind = i + 1 < bytes.Length ? bytes[i + 1] : (byte)' ';
            amongAscii += char.IsAsciiLetter((char)trail) && (char.IsAsciiLetter((char)before) || char.IsAsciiLetter((char)behind)) ? 1 : 0;
        }
        return common * 20 >= letters * (page is 932 or 949 or 51932 ? 14 : 17) && amongAscii * 2 <= letters;
    }

    private static bool IsCommon(int page, byte lead, byte trail) => page switch
    {
        // Signs and kana, level 1 of the ideographs.
        932 => lead is (>= 0x81 and <= 0x83) or 0x87 or (>= 0x88 and <= 0x97),
        51932 => trail >= 0xA1 && lead is 0xA1 or (>= 0xA3 and <= 0xA5) or (>= 0xB0 and <= 0xCF),
        949 => trail >= 0xA1 && lead is (>= 0xA1 and <= 0xA3) or (>= 0xB0 and <= 0xC8),
        950 => lead is (>= 0xA1 and <= 0xA3) or (>= 0xA4 and <= 0xC6),
        _ => trail >= 0xA1 && lead is 0xA1 or 0xA3 or (>= 0xB0 and <= 0xD7),
    };
}
