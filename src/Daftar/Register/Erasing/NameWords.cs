using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// A name as a take-down compares it: its words folded, in any order, without punctuation. The next delivery may write "LEE, Do Gyeong" where the
/// last one wrote "Do Gyeong Lee".
/// </summary>
internal static class NameWords
{
    /// <summary>A word of a text, folded, and where it stands in it.</summary>
    internal readonly record struct Word(string Folded, int Start, int End);

    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        var start = -1;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (IsOfWord(Rune.GetUnicodeCategory(rune)))
            {
                start = start < 0 ? at : start;
            }
            else
            {
                Close(at);
            }
            at += length;
        }
        Close(text.Length);
        return words;

        void Close(int end)
        {
            if (start >= 0 && Folding.Fold(text[start..end]) is { Length: > 0 } folded)
            {
                words.Add(new Word(folded, start, end));
            }
            start = -1;
        }
    }

    /// <summary>What two names that mean the same have in common; empty where there is nothing to compare.</summary>
    public static string Key(string name) => Key(Of(name).ConvertAll(static word => word.Folded));

    public static string Key(List<string> words)
    {
        words.Sort(StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    public static int Count(string key) => key.AsSpan().Count(' ') + 1;

    /// <summary>Vowel signs and tone marks belong to the word, and so do invisible joiners, which folding drops.</summary>
    private static bool IsOfWord(UnicodeCategory category) =>
        category is <= UnicodeCategory.OtherNumber or UnicodeCategory.Format;
}
