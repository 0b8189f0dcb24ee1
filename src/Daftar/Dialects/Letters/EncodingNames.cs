using System.Text;

namespace Daftar.Dialects;

/// <summary>Names of encodings as XML declarations write them.</summary>
internal static class EncodingNames
{
    static EncodingNames() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>Names that are written and not registered with IANA, or that .NET does not know.</summary>
    private static readonly Dictionary<string, string> Aliases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["utf8"] = "utf-8", ["latin1"] = "iso-8859-1", ["latin-1"] = "iso-8859-1", ["ansi"] = "windows-1252", ["ascii"] = "us-ascii",
        ["cp1250"] = "windows-1250", ["cp1251"] = "windows-1251", ["cp1252"] = "windows-1252", ["cp1258"] = "windows-1258", ["win-1251"] = "windows-1251",
        ["cp874"] = "windows-874", ["tis620"] = "windows-874", ["tis-620"] = "windows-874", ["iso-8859-11"] = "windows-874",
        ["sjis"] = "shift_jis", ["shift-jis"] = "shift_jis", ["x-sjis"] = "shift_jis", ["windows-31j"] = "shift_jis", ["ms932"] = "shift_jis", ["cp932"] = "shift_jis",
        ["gb2312"] = "gb18030", ["gbk"] = "gb18030", ["cp936"] = "gb18030", ["euc_kr"] = "ks_c_5601-1987", ["euc-kr"] = "ks_c_5601-1987", ["cp949"] = "ks_c_5601-1987", ["ms949"] = "ks_c_5601-1987",
        ["cp950"] = "big5", ["euc_jp"] = "euc-jp",
    };

    /// <summary>
    /// The encoding of that name; null where nobody knows it, or where tags cannot be found in it byte by byte
    /// (ISO 2022, UTF-7, EBCDIC) although the declaration itself could be read.
    /// </summary>
    public static Encoding? Find(string name)
    {
        name = name.Trim();
        name = Aliases.GetValueOrDefault(name, name);
        if (name.StartsWith("iso-2022", StringComparison.OrdinalIgnoreCase) || name.StartsWith("hz-gb", StringComparison.OrdinalIgnoreCase) || name.Contains("utf-7", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }
        try
        {
            var found = Encoding.GetEncoding(name);
            return found.GetString("<?xml"u8) == "<?xml" ? found : null;
        }
        catch (Exception problem) when (problem is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>The encoding of a code page of Windows, or of .NET's number for one.</summary>
    public static Encoding OfPage(int page) => Encoding.GetEncoding(page);

    /// <summary>The same encoding, refusing bytes it has no character for.</summary>
    public static Encoding Strict(Encoding encoding)
    {
        var strict = (Encoding)encoding.Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict;
    }

    /// <summary>True for UTF-16 and UTF-32 under any of their names: whether the bytes are that is seen at the start of the file.</summary>
    public static bool IsWide(string name) => name.TrimStart() is var bare && (bare.StartsWith("utf-16", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("utf-32", StringComparison.OrdinalIgnoreCase)
        || bare.StartsWith("utf16", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("ucs-2", StringComparison.OrdinalIgnoreCase) || bare.StartsWith("iso-10646-ucs-", StringComparison.OrdinalIgnoreCase) || bare.Equals("unicode", StringComparison.OrdinalIgnoreCase));
}
