using Daftar.Register;

namespace Daftar.Search;

/// <summary>One question to the index. Immutable; <c>with</c> makes the next page: <c>request with { Cursor = answer.NextCursor }</c>.</summary>
public sealed record SearchRequest
{
    /// <summary>The query in the query language (<see cref="QueryLanguage"/>); empty asks for everything.</summary>
    public string Query { get; init; } = "";

    /// <summary>Choices beside the query. Each group must hold; inside a group any value will do. One group per field.</summary>
    public IReadOnlyList<FieldFilter> Filters { get; init; } = [];

    /// <summary>The facets wanted. A field's facet ignores the field's own filter group, so several values can be ticked.</summary>
    public IReadOnlyList<FacetRequest> Facets { get; init; } = [];

    public SearchSort Sort { get; init; } = SearchSort.Relevance;

    /// <summary>Hits on a page, 0 to <see cref="MostHits"/>; 0 asks for counts only.</summary>
    public int Size { get; init; } = 20;

    /// <summary>Where to go on: <see cref="SearchAnswer.NextCursor"/> of the page before, asked with the same query, filters and sort.</summary>
    public string? Cursor { get; init; }

    /// <summary>How long the search may take; null for no limit. Past it the answer is <see cref="SearchProblemKind.TimedOut"/>, never a part of the truth.</summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Counts over everything may be so old, where an engine does not have them at hand: what is suggested while somebody types. While they are counted anew those before answer, ten minutes old at most. Zero for what is so now.</summary>
    public TimeSpan MayBeOld { get; init; }

    /// <summary>How many words a part of the query may stand for (stars inside or in front, ~, sounds): what stands for more is refused with its place.</summary>
    public int MostWords { get; init; } = 50_000;

    /// <summary>How many bytes the search may hold at once: past it the answer is <see cref="SearchProblemKind.TooLarge"/>.</summary>
    public long MostMemory { get; init; } = 256L << 20;

    public SearchScope Scope { get; init; } = SearchScope.Current;

    /// <summary>Every entry as it was at the end of a day; answered by the index of all states.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Which of the times <see cref="AsOf"/> asks.</summary>
    public AsOfTime AsOfBy { get; init; } = AsOfTime.InLaw;

    /// <summary>True where the index of all states answers, not that of today's.</summary>
    public bool AsksHistory => Scope == SearchScope.History || AsOf is not null;

    public const int MostHits = 1000;

    public const int MostFacetValues = 1000;
}

/// <summary>Which index: what is so now, or all that ever was.</summary>
public enum SearchScope
{
    Current,

    /// <summary>
    /// Every state an entry ever had. A hit is an entry one of whose states matches query and filters, all of it; totals and facets count entries, an
    /// entry under each value that one of its matching states has. The latest of them stands for it in the order.
    /// </summary>
    History,
}

/// <summary>One filter group: a field and the values of which any will do, or a range of dates. Build it with <see cref="Any"/> or <see cref="Range"/>.</summary>
/// <param name="Field">Field name.</param>
/// <param name="Values">
/// Values as facets show them, symbols of classes with all below them; for codes, numbers and symbols a trailing <c>*</c> takes all that begin so; for dates a year, month or day, or several of them in a range (2015..2016).
/// </param>
/// <param name="From">First day, month or year of a range, or null for open.</param>
/// <param name="To">Last day, month or year of a range, or null for open.</param>
public sealed record FieldFilter(string Field, IReadOnlyList<string> Values, string? From = null, string? To = null)
{
    /// <summary>Of a filter of dates: all that it names, as ranges.</summary>
    public IEnumerable<(string? From, string? To)> Ranges => Values.Select(RangeOf).Concat(From is null && To is null ? [] : [(From, To)]);

    /// <summary>2015..2016, 2015.. and ..2016 as their ends; a day, month or year as both.</summary>
    public static (string? From, string? To) RangeOf(string value)
    {
        var cut = value.IndexOf(Between, StringComparison.Ordinal);
        return cut < 0 ? (value, value) : (Blank(value[..cut]), Blank(value[(cut + Between.Length)..]));

        static string? Blank(string text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
    }

    /// <summary>The years, months and days among the values, without the ranges.</summary>
    internal IEnumerable<string> Dates => Values.Where(static value => !value.Contains(Between, StringComparison.Ordinal));

    /// <summary>Stands between the first and the last day of a range; either may be left out.</summary>
    public const string Between = "..";

    public static FieldFilter Any(string field, params string[] values) => new(field, values);

    /// <summary>Dates from one to another, both included. A date known only as a year or month is found if it could lie in the range.</summary>
    public static FieldFilter Range(string field, string? from, string? to) => new(field, [], from, to);
}

/// <summary>Asks for the counts of a field's values.</summary>
/// <param name="Field">A field with <see cref="Values.FieldUses.Facet"/>.</param>
/// <param name="Size">How many values, the most frequent first (years: the newest first). Values chosen in the field's own filter are always listed.</param>
public sealed record FacetRequest(string Field, int Size = 10);

/// <summary>The order of hits. Ties are broken by the entry id, so the order is total and paging meets each hit once.</summary>
/// <param name="Field">A field with <see cref="Values.FieldUses.Sort"/>, or null for relevance. Entries without a value come last either way.</param>
public sealed record SearchSort(string? Field, bool Descending)
{
    /// <summary>Best match first; where nothing is scored (filters only) by entry id.</summary>
    public static SearchSort Relevance { get; } = new(null, true);

    /// <summary>Ascending: oldest first, 0 to 9, A to Z.</summary>
    public static SearchSort Up(string field) => new(field, false);

    /// <summary>Descending: newest first, 9 to 0, Z to A.</summary>
    public static SearchSort Down(string field) => new(field, true);
}
