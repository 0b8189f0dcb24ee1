using System.Text;

namespace Daftar.Dialects;

/// <summary>
/// What text is likeliest written in that does not say so, is no UTF-8, and of which nobody knows the office: by its letters. A page is believed where the bytes become letters of one of its
/// languages, mostly those that language writes most, and stand as its words do. A guess, to be told as one; and none where nothing speaks for a page.
/// </summary>
internal static class LikelyPage
{
    static LikelyPage() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="Page">Code page of Windows, or of .NET's number for one.</param>
    /// <param name="Letters">Those above ASCII, small.</param>
    /// <param name="Common">Of them the ones that make up most of a text; nothing: all.</param>
    /// <param name="Usual">What part of a text those are.</param>
    private sealed record Alphabet(int Page, string Letters, string Common = "", double Usual = 1);

    private const string Cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяёґєіїўђѓѕјљњћќџ", OftenCyrillic = "оаеинтрсвлкдіј", Arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىيپچژگکی", OftenArabic = "ايلمنرتبةوعدسقه";

    /// <summary>Those of words that have no letter of ASCII.</summary>
    private static readonly Alphabet[] OfTheirOwn =
    [
        new(1251, Cyrillic, OftenCyrillic, 0.75), new(20866, Cyrillic, OftenCyrillic, 0.75), new(866, Cyrillic, OftenCyrillic, 0.75),
        new(1253, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ", "αοιετνσηρπκάίόυςμ", 0.8), new(1255, "אבגדהוזחטיךכלםמןנסעףפץצקרשת", "יוהלאמרתבשנ", 0.75), new(1256, Arabic, OftenArabic, 0.75),
    ];

    /// <summary>Those of words that have letters of ASCII, too. Where several fit alike the first is taken: the western page is what most of them write.</summary>
    private static readonly Alphabet[] Latin =
    [
        new(1252, "éèàêçôîûùâëïœæ"), new(1252, "áéíóúñü"), new(1252, "ãçáéêóíõúâôà"), new(1252, "äöüßé"), new(1252, "àèéìòù"), new(1252, "åäöéü"), new(1252, "æøåé"), new(1252, "ëéïöüè"), new(1252, "àèéíïóòúçü"),
        new(1250, "ąćęłńóśźż"), new(1250, "áčďéěíňóřšťúůýž"), new(1250, "áäčďéíĺľňóôŕšťúýž"), new(1250, "áéíóöőúüű"), new(1250, "ăâîşţ"), new(1250, "čćđšž"), new(1250, "ëç"),
        new(1254, "çğıöşüİâîû"), new(1257, "ąčęėįšųūž"), new(1257, "āčēģīķļņšūž"), new(1257, "äõöüšž"), new(1252, "áðéíóúýþæö"),
    ];

    /// <summary>The letters of Vietnamese and the tones behind them.</summary>
    private static readonly Alphabet Vietnamese = new(1258, "ăâđêôơưàáèéíóùúý\u0300\u0301\u0303\u0309\u0323");

    /// <summary>Signs that stand in text of any of them.</summary>
    private const string Signs = "\u00A0–—…•’‘“”„‚·«»®™©†№€°§";

    /// <summary>Of letters that are none of the language, or capitals behind small ones: so few may be strange words.</summary>
    private const double MostStrange = 0.08;

    /// <summary>Below this share of what is usual the letters are those of another language.</summary>
    private const double Least = 0.7;

    /// <returns>Null where nothing speaks for any.</returns>
    public static Encoding? Of(ReadOnlySpan<byte> bytes)
    {
        // A character may be cut at the end of the piece.
        bytes = bytes.LastIndexOf((byte)'\n') is > 0 and var end ? bytes[..end] : bytes;
        var page = IsShiftJis(bytes) ? 932 : OfItsOwn(bytes) ?? OfPairs(bytes) ?? OfLatin(bytes);
        return page is { } found ? Encoding.GetEncoding(found) : null;
    }

    private static int? OfItsOwn(ReadOnlySpan<byte> bytes)
    {
        if (ThaiText.Is(bytes) || ThaiText.MayBe(bytes))
        {
            return ThaiText.CodePage;
        }
        var (page, score) = Best(OfTheirOwn, bytes, ofItsOwn: true);
        // Chinese and Korean become letters of an alphabet, too, and seldom its common ones; their words are pairs throughout.
        return page is not null && (score > 0.85 || !IsOfPairs(bytes)) ? page : null;
    }

    private static int? OfLatin(ReadOnlySpan<byte> bytes)
    {
        var (page, score) = Best(Latin, bytes, ofItsOwn: false);
        return Score(Vietnamese, bytes, ofItsOwn: false) is { } vietnamese && vietnamese > score ? Vietnamese.Page : page;
    }

    private static (int? Page, double Score) Best(Alphabet[] alphabets, ReadOnlySpan<byte> bytes, bool ofItsOwn)
    {
        var (best, most) = ((int?)null, Least);
        foreach (var alphabet in alphabets)
        {
            if (Score(alphabet, bytes, ofItsOwn) is { } score && score > most)
            {
                (best, most) = (alphabet.Page, score);
            }
        }
        return (best, most);
    }

    /// <summary>How near the letters are to what is usual in that alphabet, at most 1; null where they are not its.</summary>
    private static double? Score(Alphabet alphabet, ReadOnlySpan<byte> bytes, bool ofItsOwn)
    {
        var text = Encoding.GetEncoding(alphabet.Page).GetString(bytes);
        int high = 0, its = 0, common = 0, odd = 0, besideAscii = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < 0x80 || Signs.Contains(text[i], StringComparison.Ordinal))
            {
                continue;
            }
            var (before, small, behind) = (i == 0 ? ' ' : text[i - 1], char.ToLowerInvariant(text[i]), i + 1 == text.Length ? ' ' : text[i + 1]);
            high++;
            var isIts = alphabet.Letters.Contains(small, StringComparison.Ordinal) || alphabet.Letters.Contains(text[i], StringComparison.Ordinal);
            its += isIts ? 1 : 0;
            common += alphabet.Common.Length == 0 ? isIts ? 1 : 0 : alphabet.Common.Contains(small, StringComparison.Ordinal) ? 1 : 0;
            odd += (char.IsUpper(text[i]) && char.IsLower(before)) || (char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark && !"aeiouyâăêôơư".Contains(char.ToLowerInvariant(before), StringComparison.Ordinal)) ? 1 : 0;
            besideAscii += char.IsAsciiLetter(before) || char.IsAsciiLetter(behind) ? 1 : 0;
        }
        return high == 0 || (high - its + odd) > MostStrange * high || (ofItsOwn ? besideAscii * 10 > high : besideAscii * 2 < high) ? null : Math.Min(1, common / (alphabet.Usual * high));
    }

    /// <summary>Signs, kana and the common ideographs of Japanese begin below A0, where other pages have no letters that stand beside each other.</summary>
    private static bool IsShiftJis(ReadOnlySpan<byte> bytes)
    {
        int pairs = 0, low = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] is (>= 0x81 and <= 0x9F) or (>= 0xE0 and <= 0xFC))
            {
                pairs++;
                low += bytes[i] < 0xA0 ? 1 : 0;
                i++;
            }
        }
        // The other code page of DOS-Cyrillic has its letters there, too: alone, and not before letters of ASCII.
        return pairs >= 2 && low * 2 > pairs && DoubleByteFit.Is(932, bytes) && Best([OfTheirOwn[2]], bytes, ofItsOwn: true).Page is null;
    }

    /// <summary>Chinese and Korean, and Japanese in EUC: two bytes a letter.</summary>
    private static int? OfPairs(ReadOnlySpan<byte> bytes)
    {
        if (!IsOfPairs(bytes))
        {
            return DoubleByteFit.Is(950, bytes) && !IsLatin(bytes) ? 950 : null;
        }
        int pairs = 0, kana = 0, hangul = 0;
        for (var i = 0; i + 1 < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                pairs += bytes[i] > 0xA3 ? 1 : 0;
                kana += bytes[i] is 0xA4 or 0xA5 ? 1 : 0;
                hangul += bytes[i] is >= 0xB0 and <= 0xC8 ? 1 : 0;
                i++;
            }
        }
        return kana * 8 > pairs && DoubleByteFit.Is(51932, bytes) ? 51932
            : hangul * 10 >= pairs * 9 && DoubleByteFit.Is(949, bytes) ? 949
            : DoubleByteFit.Is(54936, bytes) ? 54936 : DoubleByteFit.Is(950, bytes) ? 950 : null;
    }

    /// <summary>Bytes above ASCII come in even numbers throughout, and each may begin or end a pair.</summary>
    private static bool IsOfPairs(ReadOnlySpan<byte> bytes)
    {
        int runs = 0, length = 0;
        foreach (var value in bytes)
        {
            if (value >= 0x80)
            {
                if (value < 0xA1)
                {
                    return false;
                }
                length++;
                continue;
            }
            if (length % 2 == 1)
            {
                return false;
            }
            runs += length > 0 ? 1 : 0;
            length = 0;
        }
        return length % 2 == 0 && runs + (length > 0 ? 1 : 0) >= 2;
    }

    /// <summary>Letters above ASCII stand alone among those of ASCII.</summary>
    private static bool IsLatin(ReadOnlySpan<byte> bytes)
    {
        int high = 0, alone = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            if (bytes[i] >= 0x80)
            {
                high++;
                alone += (i == 0 || bytes[i - 1] < 0x80) && (i + 1 == bytes.Length || bytes[i + 1] < 0x80) ? 1 : 0;
            }
        }
        return alone * 2 > high;
    }
}
