using System.Globalization;
using Daftar.Values;

namespace Daftar.Rights.Trademarks.Likeness;

/// <summary>The words of a mark, made ready to be compared. Immutable but for what is worked out when first asked; not thread safe.</summary>
public sealed class MarkText
{
    /// <summary>Words behind these are not compared: a mark of more is a sentence.</summary>
    public const int MostWords = 12;

    private MarkText(string written, IReadOnlyList<MarkWord> words)
    {
        Written = written;
        Words = words;
        Joined = words.Count == 1 ? words[0] : new MarkWord(string.Concat(words.Select(word => word.Text)), string.Concat(words.Select(word => word.Look)));
    }

    public string Written { get; }

    public IReadOnlyList<MarkWord> Words { get; }

    /// <summary>All words as one: spaces and signs between them are no difference.</summary>
    public MarkWord Joined { get; }

    public bool IsEmpty => Words.Count == 0;

    /// <summary>Reads the words of a mark as the office writes them.</summary>
    public static MarkText Of(string written)
    {
        var folded = Folding.Fold(written);
        var words = new List<MarkWord>();
        for (var at = 0; at < folded.Length && words.Count < MostWords;)
        {
            if (!IsPart(folded[at]))
            {
                at++;
                continue;
            }

            // apostrophes are part of a word and not heard; a change between Latin and another script is the end of a word
            var start = at;
            var word = "";
            for (; at < folded.Length && (IsPart(folded[at]) || (IsApostrophe(folded[at]) && at + 1 < folded.Length && IsPart(folded[at + 1]))); at++)
            {
                if (IsApostrophe(folded[at]))
                {
                    word += folded[start..at];
                    start = at + 1;
                }
                else if (at > start && folded[at] < '\u0E00' != folded[at - 1] < '\u0E00' && !char.IsAsciiDigit(folded[at]))
                {
                    break;
                }
            }

            words.Add(new MarkWord(word + folded[start..at]));
        }

        return new MarkText(written, words);
    }

    private static bool IsApostrophe(char c) => c is '\'' or '’' or '‘' or '`' or '´';

    private static bool IsPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || (c > '\u007F' && CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.ModifierLetter);
}

/// <summary>A folded word of a mark.</summary>
public sealed class MarkWord(string text, string? look = null)
{
    private string? look = look;
    private string? sound;

    public string Text { get; } = text;

    /// <summary>
    /// With digits written as the letters they look like, where they stand among letters (l1fe and life are one), and a word of another script as the Latin one whose letters its capitals all look like
    /// (Cyrillic СОСА is COCA).
    /// </summary>
    public string Look => look ??= AsLetters(Text);

    /// <summary>How it is read (<see cref="MarkSound"/>); null for what has no reading in its form.</summary>
    public string? Sound => (sound ??= MarkSound.Of(IsLatin ? Look : Text) ?? "") is { Length: > 0 } heard ? heard : null;

    public bool IsLatin { get; } = text.All(static c => c < '\u0250');

    public bool IsNumber { get; } = text.All(char.IsAsciiDigit);

    private static bool IsVowelAt(string text, int at) => at >= 0 && at < text.Length && MarkSound.IsVowel(text[at]);

    private static string AsLetters(string text)
    {
        if (LookAlikes.Of(text) is { } latin)
        {
            return latin;
        }

        var digits = text.Count(char.IsAsciiDigit);
        return digits == 0 || digits * 2 > text.Length ? text : string.Create(text.Length, text, static (to, from) =>
        {
            for (var i = 0; i < to.Length; i++)
            {
                // 1 is an i between consonants, an l beside a vowel
                to[i] = from[i] switch { '0' => 'o', '1' => IsVowelAt(from, i - 1) || IsVowelAt(from, i + 1) ? 'l' : 'i', '3' => 'e', '4' => 'a', '5' => 's', '8' => 'b', var c => c };
            }
        });
    }
}
