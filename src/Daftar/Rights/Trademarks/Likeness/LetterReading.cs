using System.Collections.Frozen;
using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Scripts read letter by letter: Latin letters beyond a to z, Cyrillic, Greek, Arabic (vowels that are not written are not guessed) and Hebrew.</summary>
internal static class LetterReading
{
    private static readonly FrozenDictionary<char, string> Table = Build(
        "ß ss,æ e,œ e,ø o,þ t,ð d,ł l,ı i,ŋ ng,"
        + "а a,б b,в v,г g,ґ g,д d,е e,є e,ж j,з z,и i,і i,к k,л l,м m,н n,о o,п p,р r,с s,т t,у u,ф f,х h,ц ts,ч ch,ш sh,щ sh,ъ ,ы i,ь ,э e,ю yu,я ya,ђ j,ј y,љ ly,њ ny,ћ ch,џ j,қ k,ғ g,ң ng,ө o,ү u,ұ u,һ h,"
        + "α a,β v,γ g,δ d,ε e,ζ z,η i,θ th,ι i,κ k,λ l,μ m,ν n,ξ x,ο o,π p,ρ r,σ s,ς s,τ t,υ i,φ f,χ h,ψ ps,ω o,"
        + "ا a,أ a,إ i,آ a,ب b,ت t,ث th,ج j,ح h,خ kh,د d,ذ d,ر r,ز z,س s,ش sh,ص s,ض d,ط t,ظ z,ع ,غ g,ف f,ق k,ك k,ل l,م m,ن n,ه h,و u,ي i,ى a,ة a,ء ,ؤ u,ئ i,پ p,چ ch,ژ j,ڤ v,گ g,ک k,ی i,ݢ g,ڠ ng,ڽ ny,َ a,ِ i,ُ u,"
        + "א a,ב b,ג g,ד d,ה h,ו u,ז z,ח h,ט t,י i,כ k,ך k,ל l,מ m,ם m,נ n,ן n,ס s,ע ,פ p,ף f,צ ts,ץ ts,ק k,ר r,ש sh,ת t");

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        foreach (var c in text)
        {
            if (c is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                to.Append(c);
            }
            else if (Table.TryGetValue(c, out var read))
            {
                to.Append(read);
            }
            else if (!char.IsAscii(c) && char.IsLetterOrDigit(c))
            {
                to.Append(c);
            }
        }
    }

    internal static FrozenDictionary<char, string> Build(string pairs) =>
        pairs.Split(',').Select(pair => pair.Split(' ')).ToFrozenDictionary(pair => pair[0][0], pair => pair[1]);
}
