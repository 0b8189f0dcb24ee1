using System.Collections.Concurrent;

namespace Daftar.Search;

/// <summary>Looks up the words of an index that are worth comparing with one, segment by segment, in the lexicon. Several segments may be looked at beside each other.</summary>
internal sealed class AlikeWords(AlikeWord word, ulong fields, ExpansionLimit limit)
{
    // segments have most words in common
    private readonly ConcurrentDictionary<string, double> likeness = new(StringComparer.Ordinal);
    private int like;

    /// <summary>What a word costs while it is looked at, nearly.</summary>
    private const long BytesOfWord = 256;

    public List<(string Text, double Likeness, TermPlace Place)> Find(PartSearch part)
    {
        var terms = part.Segment.Terms;
        var words = new List<(string Text, double Likeness, TermPlace Place)>();
        foreach (var text in word.Shorter().Append(word.Word))
        {
            if (terms.TryFind(TermKey.ForWord(text), out var place) && LikenessOf(text) is > 0 and var value)
            {
                words.Add((text, value, place));
            }
        }

        if (!word.IsAlone)
        {
            AddFromLexicon(part, words);
        }

        return words;
    }

    private void AddFromLexicon(PartSearch part, List<(string Text, double Likeness, TermPlace Place)> words)
    {
        var lexicon = part.Segment.Lexicon;
        var found = new WordsFound(lexicon, fields, null, part.Budget);
        if (word.Edits > 0)
        {
            new WordsNear(word.Word, word.Edits).Find(lexicon, found);
        }

        if (word.Runs is { } runs)
        {
            new WordsOfRuns(word.Word, runs).Find(lexicon, found);
        }

        if (word.Sound is { } sound)
        {
            new WordsSounding(sound).Find(lexicon, found);
        }

        if (word.Begin is { } begin)
        {
            new WordsLike(begin + "*").Find(lexicon, found);
        }

        if (word.End is { } end)
        {
            new WordsLike("*" + end).Find(lexicon, found);
        }

        // what is found in several ways once, and in the order of the dictionary: words of one block are read together
        var known = words.Select(one => one.Text).ToHashSet(StringComparer.Ordinal);
        part.Budget.Require(found.Words.Count * BytesOfWord);
        var alike = found.Words.Distinct().Select(number => (Number: number, Text: lexicon.TextOf(number))).Where(one => !known.Contains(one.Text))
            .Select(one => (one.Number, one.Text, Likeness: LikenessOf(one.Text))).Where(one => one.Likeness > 0).OrderBy(one => lexicon.Term(one.Number)).ToList();
        var places = part.Segment.Terms.PlacesOf([.. alike.Select(one => lexicon.Term(one.Number))]);
        words.AddRange(alike.Select((one, at) => (one.Text, one.Likeness, places[at])));
    }

    private double LikenessOf(string text)
    {
        if (!likeness.TryGetValue(text, out var value) && likeness.TryAdd(text, value = word.Likeness(text)) && value > 0)
        {
            limit.CheckOne(Interlocked.Increment(ref like));
        }

        return value;
    }
}
