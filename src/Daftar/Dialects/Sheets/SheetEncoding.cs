using System.Text;

namespace Daftar.Dialects.Sheets;

/// <summary>What a sheet is written in: its byte order mark, else UTF-8 where it is that, else what the region writes.</summary>
internal static class SheetEncoding
{
    static SheetEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>An encoding that refuses bytes that are none of its characters; null for a name nobody knows.</summary>
    public static Encoding? Find(string name)
    {
        try
        {
            return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <param name="head">The beginning of the file.</param>
    /// <param name="office">Whose it is, for what its region writes; null where nobody knows.</param>
    /// <param name="isGuess">Nothing in the file says so.</param>
    public static Encoding Detect(ReadOnlySpan<byte> head, string? office, out bool isGuess) => Detect(head, office, out isGuess, out _);

    /// <inheritdoc cref="Detect(ReadOnlySpan{byte}, string, out bool)"/>
    /// <param name="isBlind">Nothing speaks for the one that is returned: letters above ASCII may be any.</param>
    public static Encoding Detect(ReadOnlySpan<byte> head, string? office, out bool isGuess, out bool isBlind)
    {
        isGuess = isBlind = false;
        if (head.StartsWith("\uFEFF"u8))
        {
            return Find("utf-8")!;
        }
        if (Wide(head) is { } wide)
        {
            return wide;
        }
        if (IsUtf8(head))
        {
            return Find("utf-8")!;
        }
        isGuess = true;
        if (Regional(office) is { } name && Find(name)! is var regional && Reads(regional, head))
        {
            return regional;
        }
        if (LikelyPage.Of(head) is { } likely && Find(likely.WebName) is { } page && Reads(page, head))
        {
            return page;
        }
        isBlind = true;
        return Find("windows-1252")!;
    }

    /// <summary>UTF-16, with its mark or seen by the empty halves of its first characters.</summary>
    public static Encoding? Wide(ReadOnlySpan<byte> head) =>
        head.Length < 4 ? null
        : head[0] == 0xFF && head[1] == 0xFE ? new UnicodeEncoding(false, true, throwOnInvalidBytes: true)
        : head[0] == 0xFE && head[1] == 0xFF ? new UnicodeEncoding(true, true, throwOnInvalidBytes: true)
        : head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0 ? new UnicodeEncoding(false, false, throwOnInvalidBytes: true)
        : head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0 ? new UnicodeEncoding(true, false, throwOnInvalidBytes: true)
        : null;

    private static bool IsUtf8(ReadOnlySpan<byte> head)
    {
        if (System.Text.Unicode.Utf8.IsValid(head))
        {
            return true;
        }
        // The head may be cut inside a character: behind the byte that begins it some of its others are missing.
        for (var cut = 1; cut < 4 && cut <= head.Length; cut++)
        {
            if (head[^cut] >= 0xC2)
            {
                return (head[^cut] >= 0xF0 ? 4 : head[^cut] >= 0xE0 ? 3 : 2) > cut && System.Text.Unicode.Utf8.IsValid(head[..^cut]);
            }
            if (head[^cut] < 0x80)
            {
                return false;
            }
        }
        return false;
    }

    private static bool Reads(Encoding encoding, ReadOnlySpan<byte> head)
    {
        for (var cut = 0; cut < 2 && cut <= head.Length; cut++)
        {
            try
            {
                _ = encoding.GetCharCount(head[..^cut]);
                return true;
            }
            catch (DecoderFallbackException)
            {
                // Tried with one byte fewer: the head may end inside a character.
            }
        }
        return false;
    }

    /// <summary>The Windows code page of the region, which is what spreadsheets there write; null where nobody knows the office.</summary>
    private static string? Regional(string? office) => office switch
    {
        null => null,
        "JP" => "shift_jis", "KR" or "KP" => "ks_c_5601-1987", "CN" or "SG" => "gb18030", "TW" or "HK" or "MO" => "big5", "TH" => "windows-874", "VN" => "windows-1258",
        "RU" or "UA" or "BY" or "BG" or "RS" or "MK" or "KZ" or "KG" or "MN" or "TJ" or "UZ" or "EA" => "windows-1251",
        "PL" or "CZ" or "SK" or "HU" or "RO" or "HR" or "SI" or "BA" or "AL" => "windows-1250",
        "GR" or "CY" => "windows-1253", "TR" => "windows-1254", "IL" => "windows-1255", "LT" or "LV" or "EE" => "windows-1257",
        "SA" or "AE" or "EG" or "JO" or "QA" or "KW" or "BH" or "OM" or "LB" or "SY" or "IQ" or "YE" or "LY" or "TN" or "DZ" or "MA" or "SD" or "IR" or "PK" or "GC" => "windows-1256",
        _ => "windows-1252",
    };

    /// <summary>Code pages in whose characters a second byte may look like a letter, a bracket or a bar.</summary>
    public static bool HasTrailBytes(Encoding encoding) => encoding.CodePage is 932 or 936 or 949 or 950 or 54936;

    /// <summary>A byte that takes the next one with it.</summary>
    public static bool IsLead(byte value, int codePage) => codePage == 932 ? value is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC) : value is >= 0x81 and <= 0xFE;
}
