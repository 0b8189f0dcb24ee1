namespace Daftar.Search;

/// <summary>The answer to one <see cref="SearchRequest"/>. Totals and counts are exact. With a <see cref="Problem"/> there are no hits, totals or facets.</summary>
public sealed record SearchAnswer
{
    /// <summary>How many entries match query and filters, whatever the page.</summary>
    public long Total { get; init; }

    public IReadOnlyList<SearchHit> Hits { get; init; } = [];

    /// <summary>The facets asked for, in the order asked.</summary>
    public IReadOnlyList<Facet> Facets { get; init; } = [];

    /// <summary>Ask again with it for the next page; null on the last page.</summary>
    public string? NextCursor { get; init; }

    /// <summary>True if the index changed since the cursor was handed out: the page goes on after the last hit seen, but hits may have moved across it (by relevance) or come and gone.</summary>
    public bool CursorFromOlderGeneration { get; init; }

    /// <summary>Counts the published states of the index; the same generation gives the same answer.</summary>
    public long Generation { get; init; }

    public TimeSpan Elapsed { get; init; }

    /// <summary>Changes the index has not taken in yet, in batches of the journal, where it may be far behind; the answer is that of the register before them.</summary>
    public long Behind { get; init; }

    /// <summary>As of a day in law: how many of the entries found were stated only after it. Their dates are those of that day; names, titles and goods are as stated later.</summary>
    public long StatedLater { get; init; }

    /// <summary>As of a day in law: how many entries that match now are not counted, for nothing told of them has a date: whether they were there so early is not known.</summary>
    public long MayHaveBeen { get; init; }

    /// <summary>What was looked for beside what was typed, for the reader to know.</summary>
    public IReadOnlyList<SearchRemark> Remarks { get; init; } = [];

    /// <summary>Why there is no answer, or null.</summary>
    public SearchProblem? Problem { get; init; }
}

/// <summary>A text of the query was taken as a number, too, and may mean several: all of them were looked for.</summary>
/// <param name="Text">As typed.</param>
/// <param name="Candidates">Office codes and folded numbers.</param>
public sealed record SearchRemark(string Text, IReadOnlyList<string> Candidates)
{
    public bool Equals(SearchRemark? other) => other is not null && Text == other.Text && Candidates.SequenceEqual(other.Candidates);

    public override int GetHashCode() => HashCode.Combine(Text, Candidates.Count);
}

/// <summary>One entry found.</summary>
/// <param name="Score">Relevance; larger is better, comparable within one answer only. 0 where nothing is scored.</param>
/// <param name="Stored">The bytes the document was indexed with.</param>
public sealed record SearchHit(Guid Entry, float Score, ReadOnlyMemory<byte> Stored)
{
    /// <summary>Out of history: what its other matching states were indexed with, the latest first, at most <see cref="MostStates"/>.</summary>
    public IReadOnlyList<ReadOnlyMemory<byte>> OtherStates { get; init; } = [];

    /// <summary>Other matching states that are named.</summary>
    public const int MostStates = 20;
}

/// <summary>The counts of one field's values among the entries that match everything but this field's own filter group.</summary>
/// <param name="Distinct">How many different values there are, listed or not.</param>
public sealed record Facet(string Field, IReadOnlyList<FacetValue> Values, int Distinct);

/// <summary>One value and how many entries have it.</summary>
/// <param name="Value">As delivered; usable in <see cref="FieldFilter.Values"/>.</param>
/// <param name="Chosen">True if the request's filter chose it.</param>
public sealed record FacetValue(string Value, long Count, bool Chosen);

/// <summary>Why a request has no answer, in words for the person who asked.</summary>
/// <param name="Message">One sentence in English: what is wrong and what to do.</param>
/// <param name="Position">Where in the query, counted in characters from 0, or null.</param>
/// <param name="Length">How many characters are meant; 0 for a place between two.</param>
/// <param name="Mend">The whole query as it was probably meant, or null.</param>
public sealed record SearchProblem(SearchProblemKind Kind, string Message, int? Position = null, int Length = 0, string? Mend = null);

public enum SearchProblemKind
{
    /// <summary>The query cannot be read.</summary>
    Query,

    /// <summary>A filter, facet, sort or size is not possible: no such field, no such use, no such date.</summary>
    Request,

    /// <summary>The cursor is not ours or belongs to another query, filter or sort.</summary>
    Cursor,

    /// <summary>The deadline passed.</summary>
    TimedOut,

    /// <summary>It would hold more memory than one search may.</summary>
    TooLarge,

    /// <summary>The engine has no such index.</summary>
    NotSupported,

    /// <summary>The index, or the part the search needs, is being made anew: the same search is answered later.</summary>
    NotReady,
}
