using Daftar.Rights.Trademarks.Likeness;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>
/// What an entry needs to be found by <c>similar(…)</c>, worked out from the name alone: words like a quarter of the name's (by their letters, words of grammar and trade little), or a word like
/// all of them written as one, or a name that is read the same. Of a script without spaces, half of the pairs of characters count as the run.
/// </summary>
internal sealed class SimilarRule
{
    /// <summary>Share of the name's words that must be met.</summary>
    public const double Words = 0.25;

    /// <summary>Share of the pairs of a run that must be met.</summary>
    public const double Pairs = 0.5;

    private const int FewestLetters = 3;
    private const int MostLetters = 8;
    private const double LittleTold = 0.05;

    /// <summary>The field that says how marks are read.</summary>
    public const string SoundField = "sound";

    private SimilarRule(IReadOnlyList<SimilarPart> parts, IReadOnlyList<AlikeWord> whole, IReadOnlyList<string> sounds) => (Parts, Whole, Sounds) = (parts, whole, sounds);

    /// <summary>Words and runs; enough of them must be met.</summary>
    public IReadOnlyList<SimilarPart> Parts { get; }

    /// <summary>Any of these is enough: all words as one, and how words of other scripts are read.</summary>
    public IReadOnlyList<AlikeWord> Whole { get; }

    /// <summary>Any of these in the field of sounds is enough.</summary>
    public IReadOnlyList<string> Sounds { get; }

    /// <summary>Null if there is nothing to compare.</summary>
    public static SimilarRule? Of(string name)
    {
        var parts = new List<SimilarPart>();
        var folded = Folding.Fold(name);
        var run = new List<(string Pair, int End)>();
        var last = -1;
        foreach (var token in Tokenizer.ForQuery(folded))
        {
            var isRun = Characters.KindAt(token.Text, 0, out _) > CharacterKind.Word;
            if (run.Count > 0 && (!isRun || token.Position != last + 1))
            {
                parts.Add(SimilarPart.Run(run.ConvertAll(pair => pair.Pair)));
                run.Clear();
            }

            if (parts.Count == MarkText.MostWords)
            {
                break;
            }

            last = token.Position;
            if (isRun)
            {
                run.Add((token.Text.ToString(), token.Position));
            }
            else if (token.Text.ToString() is var word && !parts.Exists(part => part.Word?.Word == word))
            {
                parts.Add(SimilarPart.Of(word, Math.Clamp(word.Length, FewestLetters, MostLetters) * (GenericWords.Has(word) ? GenericWords.Weight : 1) * (word.Length == 1 ? LittleTold : 1)));
            }
        }

        if (run.Count > 0)
        {
            parts.Add(SimilarPart.Run(run.ConvertAll(pair => pair.Pair)));
        }

        if (parts.Count == 0)
        {
            return null;
        }

        var mark = MarkText.Of(name);
        var whole = new List<string>();
        if (mark.Words.Count > 1)
        {
            whole.Add(mark.Joined.Text);
        }

        foreach (var read in mark.Words.Where(word => !word.IsLatin).Select(word => Romanised.Of(word.Text)))
        {
            // Japanese writes l as r, Arabic p as b
            whole.AddRange([read, read.Replace('r', 'l'), read.Replace('b', 'p')]);
        }

        whole.AddRange(mark.Words.Where(word => !word.IsLatin && word.Look != word.Text).Select(word => word.Look));

        return new SimilarRule(parts, [.. whole.Where(word => word.Length is > 1 and <= Tokenizer.LongestToken && Romanised.IsPlain(word)).Distinct().Select(word => new AlikeWord(word))], [.. MarkSounds.Of(mark, forQuery: true)]);
    }
}

/// <summary>A word, or a run of a script without spaces as its pairs of characters.</summary>
internal sealed record SimilarPart(AlikeWord? Word, IReadOnlyList<string> Pairs, double Weight)
{
    public static SimilarPart Of(string word, double weight) => new(new AlikeWord(word), [], weight);

    public static SimilarPart Run(IReadOnlyList<string> pairs) => new(null, [.. pairs.Distinct()], 2 * pairs.Count);
}
