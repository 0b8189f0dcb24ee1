using System.Collections.Frozen;
using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>Khmer: consonants, those written under others, and vowels in the order they are written. Vowels that are not written are not guessed; the two series of consonants are read alike.</summary>
internal static class KhmerReading
{
    private const char Coeng = '\u17D2';

    private static readonly FrozenDictionary<char, string> Letters = LetterReading.Build(
        "ក k,ខ k,គ k,ឃ k,ង ng,ច ch,ឆ ch,ជ ch,ឈ ch,ញ ny,ដ d,ឋ t,ឌ d,ឍ t,ណ n,ត t,ថ t,ទ t,ធ t,ន n,ប b,ផ p,ព p,ភ p,ម m,យ y,រ r,ល l,វ v,ស s,ហ h,ឡ l,អ ,"
        + "ឥ i,ឦ i,ឧ u,ឩ u,ឪ ao,ឫ ru,ឬ ru,ឭ lu,ឮ lu,ឯ e,ឰ ai,ឱ o,ឲ o,ឳ ao,"
        + "ា a,ិ i,ី i,ឹ u,ឺ u,ុ o,ូ u,ួ ua,ើ ae,ឿ ua,ៀ ia,េ e,ែ ae,ៃ ai,ោ o,ៅ ao,ំ om,ះ ,ៈ a");

    public static void Read(ReadOnlySpan<char> text, StringBuilder to)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\u17C6' && at > 0 && text[at - 1] == 'ា')
            {
                to.Append('m');
            }
            else if (c == 'ប' && at + 1 < text.Length && text[at + 1] == '\u17C9')
            {
                // ប with the mark of the first series is p
                to.Append('p');
                at++;
            }
            else if (c == 'ហ' && at + 2 < text.Length && text[at + 1] == Coeng && text[at + 2] is 'វ')
            {
                // ហ្វ writes the f of foreign names
                to.Append('f');
                at += 2;
            }
            else if (Letters.TryGetValue(c, out var read))
            {
                to.Append(read);
            }
        }
    }
}
