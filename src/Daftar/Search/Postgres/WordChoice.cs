using System.Numerics;

namespace Daftar.Search;

/// <summary>What may stand at one place of a phrase: some words, with the slots the lexicon knows them in, or all that begin so.</summary>
/// <param name="Kind">The kind of term.</param>
/// <param name="Words">The words; a slot mask of all ones where nobody looked.</param>
/// <param name="WithoutMarks">The one word counts only where it is written without marks.</param>
internal sealed record WordChoice(byte Kind, IReadOnlyList<(string Word, ulong Slots)> Words, bool IsPrefix, bool WithoutMarks = false)
{
    public static WordChoice One(string word, bool isPrefix = false) => new(TermKey.Word, [(word, ulong.MaxValue)], isPrefix);

    public TsQuery InSlot(int slot) => !WithoutMarks ? Written(slot)
        : TsQuery.And(Written(slot), TsQuery.Or(TsQuery.Not(new TsLexeme(Lexemes.Marked(slot, Words[0].Word), IsPrefix: true)), new TsLexeme(Lexemes.WithoutMarks(slot, Words[0].Word))));

    public TsQuery Written(int slot) => TsQuery.Or(Words.Where(word => (word.Slots >> slot & 1) != 0).Select(word => new TsLexeme(Lexemes.Word(Kind, slot, word.Word), IsPrefix)));

    public TsQuery InAny(ulong mask) => TsQuery.Or(Slots(mask).Select(InSlot));

    public static IEnumerable<int> Slots(ulong mask)
    {
        for (; mask != 0; mask &= mask - 1)
        {
            yield return BitOperations.TrailingZeroCount(mask);
        }
    }
}

/// <summary>A stretch of words that can be near another.</summary>
internal abstract record SpanCondition
{
    /// <summary>Entries that have all its words in a slot, wherever they stand there.</summary>
    public abstract TsQuery InSlot(int slot);

    /// <summary>The words it is made of.</summary>
    public abstract IEnumerable<SpanWords> Leaves { get; }
}

/// <param name="Places">Of the words, relative to the first.</param>
/// <param name="Span">Places from the first word to the last.</param>
internal sealed record SpanWords(IReadOnlyList<WordChoice> Words, IReadOnlyList<int> Places, int Span) : SpanCondition
{
    public override IEnumerable<SpanWords> Leaves => [this];

    public override TsQuery InSlot(int slot) => TsQuery.And(Words.Select(word => word.InSlot(slot)));

    /// <summary>The words in their places; null where they are too many for PostgreSQL to compare.</summary>
    public TsQuery? Phrase(int slot)
    {
        const int MostCompared = 64;
        var parts = Words.Select(word => word.InSlot(slot)).ToList();
        return parts.Contains(TsQuery.None) ? TsQuery.None : parts.Count == 1 ? parts[0] : parts.Exists(part => part.Operands > MostCompared) || Words.Any(word => word.WithoutMarks) ? null : new TsPhrase(parts, Places);
    }
}

internal sealed record SpanAny(IReadOnlyList<SpanCondition> Parts) : SpanCondition
{
    public override IEnumerable<SpanWords> Leaves => Parts.SelectMany(part => part.Leaves);

    public override TsQuery InSlot(int slot) => TsQuery.Or(Parts.Select(part => part.InSlot(slot)));
}

internal sealed record SpanNear(SpanCondition Left, SpanCondition Right, int Distance, bool Ordered) : SpanCondition
{
    public override IEnumerable<SpanWords> Leaves => Left.Leaves.Concat(Right.Leaves);

    public override TsQuery InSlot(int slot) => TsQuery.And(Left.InSlot(slot), Right.InSlot(slot));
}
