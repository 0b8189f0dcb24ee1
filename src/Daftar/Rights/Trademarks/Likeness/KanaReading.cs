using System.Collections.Frozen;
using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Hiragana and katakana. Long vowels and doubled consonants are read short.</summary>
internal static class KanaReading
{
    private static readonly FrozenDictionary<char, string> Table = LetterReading.Build(
        "あ a,い i,う u,え e,お o,か ka,き ki,く ku,け ke,こ ko,が ga,ぎ gi,ぐ gu,げ ge,ご go,さ sa,し shi,す su,せ se,そ so,ざ za,じ ji,ず zu,ぜ ze,ぞ zo,た ta,ち chi,つ tsu,て te,と to,だ da,ぢ ji,づ zu,で de,ど do,"
        + "な na,に ni,ぬ nu,ね ne,の no,は ha,ひ hi,ふ fu,へ he,ほ ho,ば ba,び bi,ぶ bu,べ be,ぼ bo,ぱ pa,ぴ pi,ぷ pu,ぺ pe,ぽ po,ま ma,み mi,む mu,め me,も mo,や ya,ゆ yu,よ yo,ら ra,り ri,る ru,れ re,ろ ro,"
        + "わ wa,ゐ i,ゑ e,を o,ん n,ゔ vu,ぁ a,ぃ i,ぅ u,ぇ e,ぉ o,ゃ ya,ゅ yu,ょ yo,っ ,ー ");

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        foreach (var one in text)
        {
            // katakana stand 0x60 behind hiragana
            var c = one is >= '\u30A1' and <= '\u30F6' ? (char)(one - 0x60) : one;
            if (!Table.TryGetValue(c, out var read))
            {
                continue;
            }

            if (c is 'ゃ' or 'ゅ' or 'ょ' && to.Length > 0 && to[^1] == 'i')
            {
                to.Length--;
                read = to.Length > 1 && to[^1] == 'h' || (to.Length > 0 && to[^1] == 'j') ? read[1..] : read;
            }
            else if (c is 'ぁ' or 'ぃ' or 'ぇ' or 'ぉ' or 'ぅ' && to.Length > 0 && to[^1] is 'u' or 'e' or 'i' or 'o')
            {
                // ファ fa, ティ ti, ウェ we: the small vowel takes the place of the one before
                var isW = to[^1] == 'u' && (to.Length == 1 || to[^2] is 'a' or 'e' or 'i' or 'o' or 'u');
                to.Length--;
                to.Append(isW ? "w" : "");
            }

            to.Append(read);
        }
    }
}
