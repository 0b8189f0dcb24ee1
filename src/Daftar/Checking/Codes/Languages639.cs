using System.Collections.Frozen;

namespace Daftar.Checking.Codes;

/// <summary>Two-letter codes of languages, ISO 639-1 with the six that were withdrawn and stand in old documents, and the script each is written in.</summary>
internal static class Languages639
{
    private const string All =
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv
        ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my
        na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts
        tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        in iw ji jw mo sh
        """;

    private static readonly FrozenSet<string> Codes = All.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Latin = "cs da de en es et eu fi fr ga hr hu id is it lt lv ms mt nb nl nn no pl pt ro sk sl sq sv tl tr vi".Split(' ').ToFrozenSet(StringComparer.Ordinal);

    public static bool Has(string code) => Codes.Contains(code);

    /// <summary>Written in Latin letters only.</summary>
    public static bool IsLatin(string code) => Latin.Contains(code);

    /// <summary>First and last letter of the script of a language that is never written in Latin letters; null where none is known.</summary>
    public static (char First, char Last)? ScriptOf(string code) => code switch
    {
        "ru" or "uk" or "bg" or "be" or "mk" or "ky" or "tg" => ('\u0400', '\u04FF'),
        "el" => ('\u0370', '\u03FF'),
        "hy" => ('\u0530', '\u058F'),
        "ka" => ('\u10A0', '\u10FF'),
        "am" or "ti" => ('\u1200', '\u137F'),
        "hi" or "mr" or "ne" => ('\u0900', '\u097F'),
        "bn" => ('\u0980', '\u09FF'),
        "ta" => ('\u0B80', '\u0BFF'),
        "si" => ('\u0D80', '\u0DFF'),
        "dv" => ('\u0780', '\u07BF'),
        "bo" or "dz" => ('\u0F00', '\u0FFF'),
        "he" => ('\u0590', '\u05FF'),
        "ar" or "fa" or "ur" => ('\u0600', '\u06FF'),
        "th" => ('\u0E00', '\u0E7F'),
        "lo" => ('\u0E80', '\u0EFF'),
        "my" => ('\u1000', '\u109F'),
        "km" => ('\u1780', '\u17FF'),
        "ko" => ('\uAC00', '\uD7AF'),
        "zh" or "ja" => ('\u3040', '\u9FFF'),
        _ => null,
    };
}
