using System.Buffers;

namespace Daftar.Search;

/// <summary>
/// Words written in parts (McDonald's, L'Oréal, T-shirt, AT&amp;T, I.B.M., コカ・コーラ) as one word beside their parts, so that they are found however people write them. The parts stay the words they are, at their places;
/// the joined word stands at the place of its first part and at that of its last, so that it is beside what stands before and behind. Only fields of names, marks and titles have them in the index.
/// <para>Parts grow together in two steps: letters around an apostrophe or a middle dot, and single letters with points between them, are a word; words with a hyphen or an ampersand between them are one again.
/// Of a script without spaces a middle dot hides one pair of characters, which is added.</para>
/// </summary>
internal static class JoinedWords
{
    /// <summary>Words with more hyphens are names of substances and lists of numbers, which nobody writes as one.</summary>
    private const int MostHyphened = 3;

    private static readonly SearchValues<char> Joiners = SearchValues.Create("'`·.-&・");

    /// <summary>The text before it is folded: an acute accent standing alone is an apostrophe, which folding would drop.</summary>
    public static string Plain(string text) => text.Contains('´', StringComparison.Ordinal) ? text.Replace('´', '\'') : text;

    /// <summary>The joined words of a text that is folded.</summary>
    public static IReadOnlyList<JoinedWord> Of(ReadOnlySpan<char> folded)
    {
        if (folded.IndexOfAny(Joiners) < 0)
        {
            return [];
        }

        var found = new List<JoinedWord>();
        var words = new List<WordInParts>();
        var before = default(WordInParts);
        foreach (var token in Tokenizer.ForIndex(folded))
        {
            folded.Overlaps(token.Text, out var start);
            if (Characters.KindAt(folded, start, out _) != CharacterKind.Word)
            {
                AddPair(folded, before, token, start, found);
                Add(folded, words, found);
                before = new WordInParts(start, start + token.Text.Length, token.Position, token.Position, false);
                continue;
            }

            var part = new WordInParts(start, start + token.Text.Length, token.Position, token.Position, IsLetter(token.Text));
            if (words.Count > 0 && words[^1] is var last && start == last.End + 1 && IsJoined(folded[last.End], last, part))
            {
                words[^1] = last with { End = part.End, Last = part.Last, IsLetters = last.IsLetters && part.IsLetters };
            }
            else
            {
                if (words.Count > 0 && !(start == words[^1].End + 1 && folded[words[^1].End] is '-' or '&'))
                {
                    Add(folded, words, found);
                }

                words.Add(part);
            }

            before = default;
        }

        Add(folded, words, found);
        return found;
    }

    /// <summary>The other ways to write a text that is folded: its words in parts as one.</summary>
    public static IReadOnlyList<string> Ways(string folded)
    {
        var joined = Of(folded).Where(static word => word.IsWord).ToList();
        if (joined.Count == 0)
        {
            return [];
        }

        // the widest of words inside each other, and the narrowest
        var widest = joined.Where(word => !joined.Exists(other => other != word && other.Start <= word.Start && word.End <= other.End));
        var narrowest = joined.Where(word => !joined.Exists(other => other != word && word.Start <= other.Start && other.End <= word.End));
        return [.. new[] { Written(folded, widest), Written(folded, narrowest) }.Distinct(StringComparer.Ordinal)];
    }

    /// <summary>A text that is folded with its words in parts as one: two names that differ in nothing else have the same.</summary>
    public static string Together(string folded) => Ways(folded) is [var way, ..] ? way : folded;

    private static string Written(string folded, IEnumerable<JoinedWord> joined)
    {
        var text = new System.Text.StringBuilder(folded.Length);
        var at = 0;
        foreach (var word in joined.OrderBy(static word => word.Start))
        {
            text.Append(folded, at, word.Start - at).Append(word.Text);
            at = word.End;
        }

        return text.Append(folded, at, folded.Length - at).ToString();
    }

    private static bool IsJoined(char sign, in WordInParts left, in WordInParts right) => sign switch
    {
        '\'' or '`' or '·' => true,
        '.' => left.IsLetters && right.IsLetters,
        _ => false,
    };

    /// <summary>The words gathered so far, which have hyphens between them, and what they are together.</summary>
    private static void Add(ReadOnlySpan<char> folded, List<WordInParts> words, List<JoinedWord> found)
    {
        foreach (var word in words)
        {
            if (word.Last > word.First)
            {
                AddWord(folded, word, found);
            }
        }

        if (words.Count is > 1 and <= MostHyphened)
        {
            AddWord(folded, words[0] with { End = words[^1].End, Last = words[^1].Last }, found);
        }

        words.Clear();
    }

    private static void AddWord(ReadOnlySpan<char> folded, in WordInParts word, List<JoinedWord> found)
    {
        Span<char> letters = stackalloc char[Tokenizer.LongestToken];
        var (length, hasLetter) = (0, false);
        foreach (var sign in folded[word.Start..word.End])
        {
            if (Joiners.Contains(sign))
            {
                continue;
            }

            if (length == letters.Length)
            {
                return;
            }

            letters[length++] = sign;
            hasLetter |= !char.IsAsciiDigit(sign);
        }

        // numbers with hyphens are numbers, dates, spans of years
        if (hasLetter)
        {
            found.Add(new JoinedWord(letters[..length].ToString(), word.First, word.Last, word.Start, word.End, IsWord: true));
        }
    }

    /// <summary>The pair of characters around a middle dot, where the index keeps the first of them alone.</summary>
    private static void AddPair(ReadOnlySpan<char> folded, in WordInParts before, in Token token, int start, List<JoinedWord> found)
    {
        if (before.End == 0 || start != before.End + 1 || folded[before.End] is not ('・' or '·')
            || Characters.KindAt(folded, before.Start, out _) != CharacterKind.HanKana || Characters.KindAt(folded, start, out _) != CharacterKind.HanKana)
        {
            return;
        }

        Characters.KindAt(folded, start, out var units);
        while (units < token.Text.Length && Characters.Extends(token.Text[units]))
        {
            units++;
        }

        found.Add(new JoinedWord(string.Concat(folded[before.Start..before.End], token.Text[..units]), before.First, before.First, before.Start, start + units, IsWord: false));
    }

    private static bool IsLetter(ReadOnlySpan<char> part) => part.Length == 1 && char.IsLetter(part[0]);

    /// <param name="IsLetters">Single letters alone.</param>
    private readonly record struct WordInParts(int Start, int End, int First, int Last, bool IsLetters);
}

/// <summary>A word written in parts, as one.</summary>
/// <param name="Text">The letters of the parts.</param>
/// <param name="First">The place of its first part among the tokens of the text.</param>
/// <param name="Last">That of its last.</param>
/// <param name="Start">Where it stands in the folded text, with what stands between its parts.</param>
/// <param name="IsWord">False for a pair of characters of a script without spaces.</param>
internal readonly record struct JoinedWord(string Text, int First, int Last, int Start, int End, bool IsWord);
