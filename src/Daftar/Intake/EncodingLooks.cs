using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Daftar.Dialects;

namespace Daftar.Intake;

/// <summary>What bytes look like that are not what their document declares: a name for the finding, never a way to read them.</summary>
internal static class EncodingLooks
{
    /// <summary>
    /// What is told of bytes that are none of the declared encoding: what was declared, the first byte that does not fit, its line and column (from 1), and what the
    /// bytes look like.
    /// </summary>
    /// <param name="bytes">Those of the record.</param>
    /// <param name="declared">The name in the declaration; null where there is none.</param>
    /// <param name="encoding">What that name stands for.</param>
    /// <param name="plausible">Code pages that each fit: two at least, or none were looked for.</param>
    public static (string Came, int Line, int Column) Describe(ReadOnlySpan<byte> bytes, string? declared, Encoding encoding, IReadOnlyList<Encoding> plausible)
    {
        var at = FirstWrong(bytes, encoding);
        var told = declared is null ? "no encoding declared, which is UTF-8" : declared + " declared";
        var wrong = at < 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"; byte {bytes[at]:X2} is no character of it");
        return (told + wrong + (plausible.Count > 1 ? "; may be " + string.Join(" or ", plausible.Select(CodePages.NameOf)) : "; looks like " + Of(bytes)), at < 0 ? 1 : 1 + bytes[..at].Count((byte)'\n'), at < 0 ? 0 : 1 + Lenient(encoding).GetCharCount(bytes[(bytes[..at].LastIndexOf((byte)'\n') + 1)..at]));
    }

    /// <summary>The declaration that would be right, to be copied into the file.</summary>
    /// <param name="name">Of the encoding, perhaps with words behind it.</param>
    public static string Line(string name) => Named(name) is { } right ? $" If all of the file is written so, its first line is to be: <?xml version=\"1.0\" encoding=\"{right}\"?>" : "";

    /// <param name="bytes">Those that are none of the encoding that is declared.</param>
    /// <param name="plausible">Code pages that each fit.</param>
    public static string Line(ReadOnlySpan<byte> bytes, IReadOnlyList<Encoding> plausible) => plausible.Count > 1
        ? $" Who exports knows which of them it is; its first line is then to be: {string.Join(" or ", plausible.Select(static page => $"<?xml version=\"1.0\" encoding=\"{CodePages.NameOf(page)}\"?>"))}"
        : Of(bytes) is { } looks ? Line(looks) : "";

    /// <summary>The name by which a declaration has it; null for what no declaration mends: UTF-16 is known by its first bytes, and a mixture of encodings has no name.</summary>
    private static string? Named(string looks) => looks.Split(' ')[0] is var name && name is not ("UTF-16" or "ASCII") && EncodingNames.Find(name) is not null ? name : null;

    private static int FirstWrong(ReadOnlySpan<byte> bytes, Encoding encoding)
    {
        var strict = EncodingNames.Strict(encoding);
        // The exception of a code page tells no place that can be trusted: the longest beginning that can be read is looked for.
        int good = 0, bad = bytes.Length;
        if (Reads(strict, bytes))
        {
            return -1;
        }
        while (bad - good > 1)
        {
            var middle = good + ((bad - good) / 2);
            if (Reads(strict, bytes[..middle]) || (middle + 3 < bad && Reads(strict, bytes[..(middle + 1)])) || (middle + 3 < bad && Reads(strict, bytes[..(middle + 2)])))
            {
                good = middle;
            }
            else
            {
                bad = middle;
            }
        }
        return good;
    }

    /// <summary>Where what comes before is counted: the longest beginning that can be read may end in half of a character.</summary>
    private static Encoding Lenient(Encoding encoding)
    {
        var lenient = (Encoding)encoding.Clone();
        lenient.DecoderFallback = DecoderFallback.ReplacementFallback;
        return lenient;
    }

    private static bool Reads(Encoding strict, ReadOnlySpan<byte> bytes)
    {
        try
        {
            strict.GetCharCount(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    /// <summary>True where every byte above ASCII belongs to a whole character of UTF-8, and there are that many characters at least.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes, int characters)
    {
        if (!Utf8.IsValid(bytes))
        {
            return false;
        }
        foreach (var value in bytes)
        {
            // A character begins with C2 to F4.
            if (value >= 0xC0 && --characters <= 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The encoding the bytes look like, by the letters they would be in it; null where nothing speaks for any.</summary>
    public static string? Of(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IndexOf((byte)0) >= 0)
        {
            return "UTF-16";
        }
        if (IsUtf8(bytes, 1))
        {
            return "UTF-8";
        }
        if (bytes.IndexOfAnyExceptInRange((byte)0, (byte)0x7F) < 0)
        {
            return "ASCII";
        }
        if (Share(bytes, "shift_jis", static c => c is >= '\u3041' and <= '\u30FF') is >= 0.2)
        {
            return "Shift_JIS";
        }
        var runs = Runs(bytes);
        // Letters of Korean begin with B0 to C8, all of them; no other script does so.
        if (runs >= 2 && Share(bytes, "ks_c_5601-1987", static c => c is >= '\uAC00' and <= '\uD7A3') is >= 0.9)
        {
            return "EUC-KR (code page 949)";
        }
        if (IsThai(bytes))
        {
            return "windows-874 (TIS-620)";
        }
        if (IsHebrew(bytes) && runs >= 2)
        {
            return "windows-1255";
        }
        if (runs >= 2 && Share(bytes, "windows-1256", static c => c is >= '\u0621' and <= '\u0652' or '،') is >= 0.95)
        {
            return "windows-1256";
        }
        if (runs >= 3 && Share(bytes, "windows-1251", static c => c is >= '\u0430' and <= '\u044F' or 'ё') is >= 0.6)
        {
            return "windows-1251";
        }
        if (runs >= 2 && Share(bytes, "gb18030", static c => c is >= '\u4E00' and <= '\u9FFF' or '，' or '。') is >= 0.8)
        {
            return "GB18030 (GBK)";
        }
        return IsVietnamese(bytes) ? "windows-1258" : IsCentralEuropean(bytes) ? "windows-1250" : "windows-1252";
    }

    /// <summary>The letters of Hebrew are E0 to FA; in windows-1251 these are small letters from а to ъ, and no Russian does for long without ы, ь, э, ю, я and capitals.</summary>
    private static bool IsHebrew(ReadOnlySpan<byte> bytes)
    {
        var letters = 0;
        foreach (var value in bytes)
        {
            if (value is >= 0x80 and (< 0xE0 or > 0xFA))
            {
                return false;
            }
            letters += value >= 0x80 ? 1 : 0;
        }
        return letters >= 8;
    }

    /// <summary>How long the bytes above ASCII stand together, in the mean: one or two in Latin script, words in others.</summary>
    private static double Runs(ReadOnlySpan<byte> bytes)
    {
        int runs = 0, high = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                high++;
                runs += i == 0 || bytes[i - 1] < 0x80 ? 1 : 0;
            }
        }
        return runs == 0 ? 0 : (double)high / runs;
    }

    /// <summary>Of the characters above ASCII that the bytes would be, how many pass; null where they are none of that encoding.</summary>
    private static double? Share(ReadOnlySpan<byte> bytes, string encoding, Func<char, bool> passes)
    {
        int all = 0, passed = 0;
        try
        {
            foreach (var c in EncodingNames.Strict(EncodingNames.Find(encoding)!).GetString(bytes))
            {
                all += c >= 0x80 ? 1 : 0;
                passed += c >= 0x80 && passes(c) ? 1 : 0;
            }
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        return all == 0 ? null : (double)passed / all;
    }

    /// <summary>
    /// Thai has its consonants at A1 to CE and its vowels and tones behind them: those above and below the line (D1, D4 to DA, E7 to EE) stand on a consonant,
    /// those in front (E0 to E4) before one. Bytes of other scripts break that soon.
    /// </summary>
    private static bool IsThai(ReadOnlySpan<byte> bytes)
    {
        int high = 0, vowels = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            var value = bytes[i];
            if (value < 0x80)
            {
                continue;
            }
            var above = value is 0xD1 or (>= 0xD3 and <= 0xDA) or (>= 0xE7 and <= 0xEE);
            var front = value is >= 0xE0 and <= 0xE4;
            if (value is not (>= 0xA1 and <= 0xDA or >= 0xDF and <= 0xFB or 0x85 or >= 0x91 and <= 0x97 or 0xA0)
                || (above && (i == 0 || bytes[i - 1] is not ((>= 0xA1 and <= 0xCE) or 0xD1 or (>= 0xD4 and <= 0xDA) or (>= 0xE7 and <= 0xEE))))
                || (front && (i + 1 == bytes.Length || bytes[i + 1] is not (>= 0xA1 and <= 0xCE))))
            {
                return false;
            }
            high++;
            vowels += above || front || value is 0xD0 or 0xD2 ? 1 : 0;
        }
        return high >= 3 && Runs(bytes) >= 3 && vowels * 8 >= high;
    }

    /// <summary>windows-1258 writes the tones of Vietnamese (CC, D2, DE, EC, F2) behind their vowel; in windows-1252 these are letters.</summary>
    private static bool IsVietnamese(ReadOnlySpan<byte> bytes)
    {
        int tones = 0, behind = 0;
        for (var i = 1; i < bytes.Length; i++)
        {
            if (bytes[i] is 0xCC or 0xD2 or 0xDE or 0xEC or 0xF2)
            {
                tones++;
                behind += "aeiouyAEIOUY"u8.Contains(bytes[i - 1]) || bytes[i - 1] is 0xE2 or 0xE3 or 0xEA or 0xF4 or 0xF5 or 0xFD or 0xC2 or 0xC3 or 0xCA or 0xD4 or 0xD5 or 0xDD ? 1 : 0;
            }
        }
        return tones >= 2 && behind * 10 >= tones * 9;
    }

    /// <summary>Letters of windows-1250 where windows-1252 has signs that do not stand inside a word: ł ą ż ź ś š ž ť and their capitals.</summary>
    private static bool IsCentralEuropean(ReadOnlySpan<byte> bytes)
    {
        for (var i = 1; i < bytes.Length; i++)
        {
            if (bytes[i] is 0xB3 or 0xB9 or 0xBF or 0x9F or 0x9D or 0x8D or 0x8F or 0xA3 or 0xA5 or 0xAF or 0xBE && char.IsAsciiLetter((char)bytes[i - 1])
                // Behind AA or BA, which end ordinals there, no letter stands: Ş and ş of Romanian.
                || (bytes[i] is 0xB3 or 0xB9 or 0xBF or 0x9F or 0x9D or 0xAA or 0xBA && i + 1 < bytes.Length && char.IsAsciiLetter((char)bytes[i + 1])))
            {
                return true;
            }
        }
        return false;
    }
}
