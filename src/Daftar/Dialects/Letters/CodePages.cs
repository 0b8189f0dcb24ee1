using System.Text;
using Daftar.Offices;

namespace Daftar.Dialects;

/// <summary>
/// Text without a declared encoding whose bytes are no UTF-8: which code pages it can be in. An office's languages say which come into question (the systems of an office write one page, that of its
/// languages), the bytes say which of them fit. Asked only where reading has failed.
/// </summary>
internal static class CodePages
{
    private const string West = "àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿßšž", Central = "áâäçéëíîóôöúüßšž", Cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяё";

    /// <summary>With the points and the marks that turn the direction of writing.</summary>
    private const string Hebrew = "אבגדהוזחטיךכלםמןנסעףפץצקרשתװױײ׳״־\u05B0\u05B1\u05B2\u05B3\u05B4\u05B5\u05B6\u05B7\u05B8\u05B9\u05BB\u05BC\u05BD\u05BF\u05C1\u05C2₪\u200E\u200F";

    private const string Arabic = "ءآأؤإئابةتثجحخدذرزسشصضطظعغـفقكلمنهوىي،؛؟\u064B\u064C\u064D\u064E\u064F\u0650\u0651\u0652\u200C\u200D\u200E\u200F";

    private static readonly string[] Western = ["en", "de", "fr", "es", "it", "pt", "nl", "da", "sv", "no", "nb", "nn", "fi", "ga", "ca", "eu", "gl", "af", "id", "ms", "tl", "sw"];

    /// <summary>By ISO 639-1: pages, and the letters of the language beyond those every language of the page may meet in names. By letter: a byte means another in each page, seldom one that the language has.</summary>
    private static readonly Dictionary<string, (int Page, string Letters)[]> ByLanguage = new(StringComparer.Ordinal)
    {
        ["is"] = [(1252, West + "ðþý")], ["fo"] = [(1252, West + "ðý")],
        ["pl"] = [(1250, Central + "ąćęłńśźż")], ["cs"] = [(1250, Central + "čďěňřťůý")], ["sk"] = [(1250, Central + "čďĺľňŕťý")], ["hu"] = [(1250, Central + "őű")], ["sl"] = [(1250, Central + "č")],
        ["hr"] = [(1250, Central + "čćđ")], ["bs"] = [(1250, Central + "čćđ")], ["ro"] = [(1250, Central + "ăşţ")], ["sq"] = [(1250, Central)],
        ["tr"] = [(1254, "àáâãäåæçèéêëìíîïñòóôõöøœùúûüÿßğışİ")], ["az"] = [(1254, "àáâäçèéêëíîïñóôöùúûüßğışİ")],
        ["et"] = [(1257, "äåæéõöøüßšž")], ["lv"] = [(1257, "äåéöüßāčēģīķļņšūž")], ["lt"] = [(1257, "äåéöüßąčęėįšųūž")],
        ["vi"] = [(1258, "àáâäåæçèéêëíîïñóôöøœùúûüÿßăđơư")],
        ["ru"] = [(1251, Cyrillic)], ["bg"] = [(1251, Cyrillic)], ["uk"] = [(1251, Cyrillic + "ґєії")], ["be"] = [(1251, Cyrillic + "ўі")], ["mk"] = [(1251, Cyrillic + "ѓѕјќљњџ")], ["sr"] = [(1251, Cyrillic + "ђјљњћџ")],
        ["el"] = [(1253, "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰ")],
        ["he"] = [(1255, Hebrew)], ["yi"] = [(1255, Hebrew)], ["ar"] = [(1256, Arabic)], ["fa"] = [(1256, Arabic + "پچژگک")], ["ur"] = [(1256, Arabic + "پچژگکٹڈڑںھہے")],
        ["th"] = [(874, "")], ["ja"] = [(932, ""), (51932, "")], ["ko"] = [(949, "")], ["zh"] = [(54936, ""), (950, "")],
    };

    /// <summary>Where Chinese is written with one set of letters the page is known; else the bytes must tell.</summary>
    private static readonly Dictionary<string, int> ChineseOf = new(StringComparer.Ordinal) { ["CN"] = 54936, ["TW"] = 950, ["HK"] = 950, ["MO"] = 950 };

    private static readonly Dictionary<int, string> Names = new() { [874] = "windows-874", [932] = "Shift_JIS", [949] = "euc-kr", [950] = "Big5", [54936] = "GB18030" };

    /// <summary>The name an XML declaration would give it.</summary>
    public static string NameOf(Encoding page) => Names.TryGetValue(page.CodePage, out var name) ? name : page.WebName;

    /// <summary>The pages the bytes can be in: none, one, or several that would each give another text.</summary>
    public static List<Encoding> Plausible(ReadOnlySpan<byte> bytes, OfficeProfile? office)
    {
        var plausible = new List<Encoding>();
        string? said = null;
        foreach (var (page, letters) in PagesOf(office))
        {
            var encoding = EncodingNames.OfPage(page);
            if (CodePageFit.Of(encoding, letters, bytes) is { } text && text != said)
            {
                said ??= text;
                plausible.Add(encoding);
            }
        }
        return plausible;
    }

    private static Dictionary<int, string> PagesOf(OfficeProfile? office)
    {
        var pages = new Dictionary<int, string>();
        foreach (var language in office?.Languages ?? [])
        {
            foreach (var (page, letters) in ByLanguage.GetValueOrDefault(language) ?? (Array.IndexOf(Western, language) >= 0 ? [(1252, West)] : []))
            {
                if (language != "zh" || !ChineseOf.TryGetValue(office!.Code, out var only) || only == page)
                {
                    pages[page] = pages.GetValueOrDefault(page) + letters;
                }
            }
        }
        return pages;
    }
}
