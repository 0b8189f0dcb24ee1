using Daftar.Rights.Trademarks.Likeness;
using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>Tells by definition, word against word, whether a name is worth comparing with another.</summary>
internal static class NaiveSimilar
{
    private static readonly Dictionary<(string, string), bool> Known = [];

    /// <param name="words">All words of the field.</param>
    /// <param name="sounds">All values of the field of sounds.</param>
    public static bool Is(QuerySimilar similar, IReadOnlyList<string> words, IReadOnlyList<string> sounds)
    {
        var rule = SimilarRule.Of(similar.Text)!;
        var met = rule.Parts.Where(part => part.Word is { } word ? words.Any(other => IsLike(word, other)) : part.Pairs.Count(words.Contains) >= part.Pairs.Count * SimilarRule.Pairs).Sum(part => part.Weight);
        return met > 0 && met >= (rule.Parts.Sum(part => part.Weight) * SimilarRule.Words) - 1e-9
            || rule.Whole.Any(whole => words.Any(word => IsLike(whole, word)))
            || rule.Sounds.Any(sounds.Contains);
    }

    /// <summary>The same, a letter or two apart, of one sound, or one the beginning or end of the other.</summary>
    private static bool IsLike(AlikeWord word, string other)
    {
        lock (Known)
        {
            if (Known.TryGetValue((word.Word, other), out var known))
            {
                return known;
            }

            return Known[(word.Word, other)] = word.Word == other || (!word.IsAlone && other.Length >= 3 && !new AlikeWord(other).IsAlone && (IsPart(word.Word, other) || IsPart(other, word.Word)
                || ((NaiveWords.Distance(word.Word, other, word.Edits) <= word.Edits && word.Edits > 0) || HasHalf(word.Word, other) || HasRuns(word.Word, other)
                    || (word.Word.Length >= 3 && Math.Abs(other.Length - word.Word.Length) <= 3 && SoundKey.Of(word.Word) is { } key && key == SoundKey.Of(other)))
                && WordLikeness.Of(new MarkWord(word.Word), new MarkWord(other)).Value >= 0.5));
        }
    }

    private static bool IsPart(string part, string of) => part.Length < of.Length && part.Length >= of.Length * 0.4
        && ((part.Length >= 3 && of.StartsWith(part, StringComparison.Ordinal)) || (part.Length >= 4 && of.EndsWith(part, StringComparison.Ordinal)));

    /// <summary>Runs of three letters, each as often as both have it: half of all runs of both.</summary>
    public static bool HasRuns(string a, string b)
    {
        if (a.Length < 5 || b.Length < 5)
        {
            return false;
        }

        var left = Runs(a);
        return 4 * Runs(b).Count(left.Remove) >= a.Length - 2 + b.Length - 2;

        static List<string> Runs(string text) => [.. Enumerable.Range(0, text.Length - 2).Select(at => text.Substring(at, 3))];
    }

    private static bool HasHalf(string a, string b)
    {
        var half = Math.Max(4, (Math.Max(a.Length, b.Length) + 1) / 2);
        return Math.Min(a.Length, b.Length) >= half && (a[..half] == b[..half] || a[^half..] == b[^half..]);
    }
}
