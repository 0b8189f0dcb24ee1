using System.Text;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>Text of documents that declare another encoding than UTF-8. The bytes themselves stay as they came.</summary>
internal static class LegacyText
{
    /// <summary>Characters that must be whole UTF-8 before another declaration is not believed: one looks so by chance in Latin script never, in others seldom.</summary>
    private const int Enough = 3;

    /// <summary>
    /// The bytes as UTF-8. <paramref name="differs"/> names what they are where that is certainly not what is declared: text of another encoding is
    /// well-formed UTF-8 by chance only in a character or two.
    /// </summary>
    /// <exception cref="DecoderFallbackException">The bytes are neither what is declared nor UTF-8.</exception>
    public static byte[] Utf8(Encoding declared, ReadOnlySpan<byte> bytes, out string? differs)
    {
        differs = null;
        if (declared is not (UnicodeEncoding or UTF32Encoding) && bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0)
        {
            return bytes.ToArray();
        }
        var written = Written(declared, bytes);
        if (written.CodePage != declared.CodePage)
        {
            differs = written is UTF8Encoding ? "UTF-8" : written.WebName;
        }
        if (written is UTF8Encoding)
        {
            return bytes.ToArray();
        }
        return Taken(written, bytes);
    }

    /// <summary>Read as Latin, as is declared, and perhaps Thai: where there are too few letters to be certain, somebody who knows the words must say.</summary>
    public static bool MayBeThai(Encoding declared, ReadOnlySpan<byte> bytes) => IsLatin(declared) && ThaiText.MayBe(bytes);

    /// <summary>The bytes as UTF-8, taken for this encoding and no other.</summary>
    public static byte[] Taken(Encoding written, ReadOnlySpan<byte> bytes)
    {
        var text = EncodingNames.Strict(written).GetString(bytes);
        // windows-1258 writes the tones of Vietnamese behind their letters; everywhere else they are one character.
        return Encoding.UTF8.GetBytes(written.CodePage == 1258 ? text.Normalize() : text);
    }

    /// <summary>What the bytes are written in, as far as it is certain; else what is declared.</summary>
    public static Encoding Written(Encoding declared, ReadOnlySpan<byte> bytes)
    {
        if (declared is UnicodeEncoding or UTF32Encoding or UTF8Encoding)
        {
            return declared;
        }
        if (EncodingLooks.IsUtf8(bytes, declared.IsSingleByte && IsLatin(declared) ? 1 : Enough))
        {
            return Encoding.UTF8;
        }
        // Every byte above ASCII is a letter of Latin 1, so Thai under its name would be read as nonsense.
        if (IsLatin(declared) && ThaiText.Is(bytes))
        {
            return Encoding.GetEncoding(ThaiText.CodePage);
        }
        // What is called ISO 8859-1 is windows-1252 where it uses the places that are controls there: quotation marks, dashes, the euro sign.
        return declared.CodePage == 28591 && bytes.IndexOfAnyInRange((byte)0x80, (byte)0x9F) >= 0 ? Encoding.GetEncoding(1252) : declared;
    }

    private static bool IsLatin(Encoding declared) => declared.CodePage is 1250 or 1252 or 1254 or 1257 or 1258 or 28591 or 28592 or 28605 or 20127;
}
