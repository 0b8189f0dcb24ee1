using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>One word of a value.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Exact">As written: <see cref="Folding.Exact(string)"/>.</param>
/// <param name="Place">Its place among the words, as phrases count.</param>
/// <param name="Start">Where it stands in the folded text.</param>
/// <param name="End">Where it ends there.</param>
internal readonly record struct ValueWord(string Text, string Exact, int Place, int Start, int End);

/// <summary>A value cut into words as the index cuts it, that knows where each word stands in the text as delivered.</summary>
internal sealed class ValueWords
{
    private readonly string text;
    private readonly string folded;
    private int[]? starts;
    private bool isLost;

    /// <param name="isJoined">Words written in parts stand in it as one, too.</param>
    public ValueWords(string text, string? language, bool isJoined)
    {
        this.text = text = isJoined ? JoinedWords.Plain(text) : text;
        Language = Stemmers.NumberOf(language);
        folded = Folding.Fold(text);
        var exact = Folding.Exact(text);
        var written = Tokenizer.ForIndex(exact);
        foreach (var token in Tokenizer.ForIndex(folded))
        {
            written.MoveNext();
            folded.AsSpan().Overlaps(token.Text, out var start);
            Words.Add(new ValueWord(token.Text.ToString(), written.Current.Text.ToString(), token.Position, start, start + token.Text.Length));
        }

        if (isJoined && JoinedWords.Of(folded) is { Count: > 0 } joined)
        {
            foreach (var word in joined)
            {
                Words.Add(new ValueWord(word.Text, folded[word.Start..word.End], word.First, word.Start, word.End));
                Words.Add(new ValueWord(word.Text, folded[word.Start..word.End], word.Last, word.Start, word.End));
            }

            Words = [.. Words.OrderBy(static word => word.Place)];
        }
    }

    /// <summary>By their places; a word written in parts stands as one at the places of its first and its last, too.</summary>
    public List<ValueWord> Words { get; } = [];

    /// <summary>The number of the language of the text among those with a stemmer, or 0.</summary>
    public int Language { get; }

    /// <summary>Where a part of the folded text stands in the text as delivered; null where that cannot be told.</summary>
    public (int Start, int End)? Range(int start, int end)
    {
        if (starts is null && !isLost)
        {
            starts = Starts();
            isLost = starts is null;
        }

        return starts is null ? null : (starts[start], starts[end]);
    }

    /// <summary>For each place of the folded text, and its end, the place of the text it comes from. Each character as people see them is folded by itself; a few texts fold otherwise as a whole.</summary>
    private int[]? Starts()
    {
        var places = new int[folded.Length + 1];
        if (folded.Length == text.Length && Ascii.IsValid(text))
        {
            for (var at = 0; at < places.Length; at++)
            {
                places[at] = at;
            }

            return places;
        }

        var made = 0;
        for (var at = 0; at < text.Length;)
        {
            var length = StringInfo.GetNextTextElementLength(text, at);
            var one = Folding.Fold(text.Substring(at, length));
            if (made + one.Length > folded.Length || !folded.AsSpan(made, one.Length).SequenceEqual(one))
            {
                return null;
            }

            // a character that folds to several begins and ends as one: a word that ends inside takes all of it
            for (var i = 0; i < one.Length; i++)
            {
                places[made + i] = one.Length == length ? at + i : at + (i > 0 ? length : 0);
            }

            made += one.Length;
            at += length;
        }

        places[made] = text.Length;
        return made == folded.Length ? places : null;
    }
}
