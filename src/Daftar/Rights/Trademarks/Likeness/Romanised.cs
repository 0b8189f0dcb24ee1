using System.Text;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>
/// Writes a folded word of another script in Latin letters as it is read, roughly: Thai, Lao, Khmer, Burmese, kana, Hangul, Cyrillic, Greek and Arabic by rules of ours.
/// Chinese characters have no reading in their form; they stay as they are, and sound like what the office itself says they do (a transliteration of the record).
/// </summary>
public static class Romanised
{
    /// <summary>Latin letters and digits, and what has no reading as it stands.</summary>
    public static string Of(string folded)
    {
        if (IsPlain(folded))
        {
            return folded;
        }

        var read = new StringBuilder(folded.Length + 8);
        for (var at = 0; at < folded.Length;)
        {
            var end = at + 1;
            var script = ScriptOf(folded[at]);
            while (end < folded.Length && ScriptOf(folded[end]) == script)
            {
                end++;
            }

            Read(folded.AsSpan(at, end - at), script, read);
            at = end;
        }

        return read.ToString();
    }

    /// <summary>True if every character has a reading.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text) => !text.ContainsAnyExcept(Plain);

    internal static readonly System.Buffers.SearchValues<char> Plain = System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789");

    private enum Script
    {
        Other,
        Latin,
        Thai,
        Lao,
        Khmer,
        Burmese,
        Kana,
        Hangul,
        Single,
    }

    private static Script ScriptOf(char c) => c switch
    {
        < '\u0250' => Script.Latin,
        >= '\u0E00' and <= '\u0E7F' => Script.Thai,
        >= '\u0E80' and <= '\u0EFF' => Script.Lao,
        >= '\u1780' and <= '\u17FF' => Script.Khmer,
        >= '\u1000' and <= '\u109F' => Script.Burmese,
        >= '\u3041' and <= '\u30FF' => Script.Kana,
        >= '\uAC00' and <= '\uD7A3' => Script.Hangul,
        (>= '\u0370' and <= '\u052F') or (>= '\u0590' and <= '\u06FF') => Script.Single,
        _ => Script.Other,
    };

    private static void Read(ReadOnlySpan<char> text, Script script, StringBuilder to)
    {
        switch (script)
        {
            case Script.Thai or Script.Lao: ThaiReading.Read(text, to); break;
            case Script.Khmer: KhmerReading.Read(text, to); break;
            case Script.Burmese: BurmeseReading.Read(text, to); break;
            case Script.Kana: KanaReading.Read(text, to); break;
            case Script.Hangul: HangulReading.Read(text, to); break;
            case Script.Latin or Script.Single: LetterReading.Read(text, to); break;
            default: to.Append(text); break;
        }
    }
}
