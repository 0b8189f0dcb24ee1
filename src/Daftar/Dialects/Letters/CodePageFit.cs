using System.Text;
using System.Text.Unicode;

namespace Daftar.Dialects;

/// <summary>Whether bytes can be text of a code page: every byte a character of it, letters those of its languages, words spelt as words are.</summary>
internal static class CodePageFit
{
    /// <summary>The text the bytes are in that page; null where it can be none.</summary>
    /// <param name="page">The code page.</param>
    /// <param name="letters">The letters above ASCII its languages write, in lower case.</param>
    /// <param name="bytes">A record as it came.</param>
    public static string? Of(Encoding page, string letters, ReadOnlySpan<byte> bytes)
    {
        string text;
        try
        {
            text = EncodingNames.Strict(page).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        var fits = page.CodePage switch
        {
            874 => ThaiText.IsSpelt(bytes) && !HoldsUtf8(bytes, static run => run[0] == 0xE0 && run[1] is 0xB8 or 0xB9),
            932 or 949 or 950 or 51932 or 54936 => DoubleByteFit.Is(page.CodePage, bytes) && !HoldsUtf8(bytes, static run => run[0] >= 0xE0),
            1251 or 1253 or 1255 => !HoldsUtf8(bytes, static _ => true) && AlphabetFit.IsOfItsOwn(text, letters),
            // It has the letters of French, too.
            1256 => !HoldsUtf8(bytes, static _ => true) && AlphabetFit.IsOfItsOwn(text, letters, "àâçèéêëîïôùûüœ"),
            _ => !HoldsUtf8(bytes, static _ => true) && AlphabetFit.IsLatin(text, letters, page.CodePage is 1252 or 1254 ? 2 : 4),
        };
        return fits ? text : null;
    }

    /// <summary>Text joined from two systems: bytes above ASCII between others that are whole UTF-8. As one page they would be nonsense.</summary>
    private static bool HoldsUtf8(ReadOnlySpan<byte> bytes, Predicate<byte[]> tells)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] < 0x80)
            {
                continue;
            }
            var from = i;
            while (i < bytes.Length && bytes[i] >= 0x80)
            {
                i++;
            }
            if (i - from > 1 && Utf8.IsValid(bytes[from..i]) && tells(bytes[from..i].ToArray()))
            {
                return true;
            }
        }
        return false;
    }
}
