namespace Daftar.Search;

/// <summary>Asks an index which words it has.</summary>
/// <param name="Kind">How they must be like the text.</param>
/// <param name="Text">One word, or the beginning of one; folded as the index folds.</param>
/// <param name="Field">Only words that stand in this field; null for any field that the search box looks at.</param>
/// <param name="Most">No more than so many, the most frequent first; of <see cref="WordsAsked.Keys"/> the values looked at each time: of more, what was put together once is kept, and all are told.</param>
/// <param name="Edits">Of <see cref="WordsAsked.Near"/>: letters missing, added, changed or swapped, 1 or 2. Of <see cref="WordsAsked.Keys"/>: the level, see <see cref="KeyLevels"/>.</param>
public sealed record WordRequest(WordsAsked Kind, string Text, string? Field = null, int Most = 10, int Edits = 2)
{
    /// <summary>How long whoever asks will wait, where the index does not have its words at hand: what was found until then is told. Null for as long as the index thinks right.</summary>
    public TimeSpan? Within { get; init; }
}

public enum WordsAsked
{
    /// <summary>Words that begin so.</summary>
    Beginning,

    /// <summary>Words spelled nearly so: <see cref="WordRequest.Edits"/>.</summary>
    Near,

    /// <summary>Words that sound so: <see cref="SoundKey"/>.</summary>
    Sounding,

    /// <summary>Whole values of a field that begin so, put together by their level: of A61K31/00 and A61K31/35 the main group A61K31 once.</summary>
    Keys,
}

/// <summary>A word of an index.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Entries">In how many entries it stands, nearly: those that were replaced or deleted may still be counted. Show nobody a word that a search does not find.</param>
public sealed record IndexWord(string Text, long Entries);
