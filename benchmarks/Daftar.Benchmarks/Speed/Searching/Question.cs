using Daftar.Search;
using static System.FormattableString;

namespace Daftar.Benchmarks.Speed.Searching;

/// <summary>One question in both engines' words.</summary>
/// <param name="Class">Query class it is a case of.</param>
/// <param name="Kind">For the peer: all, word, and, phrase, near, prefix, wildcard, fuzzy, similar; empty if it has no such question.</param>
/// <param name="Field">A field, or empty for all that bare words look at.</param>
/// <param name="Words">Words as the tokenizer cuts them; of near and fuzzy also the distance, where the peer wants it.</param>
/// <param name="Target">Of similar marks the one that is meant, folded: whether it is among the first 20 is compared, for totals cannot be.</param>
/// <param name="Page">Page asked for, 20 hits each, from 1.</param>
internal sealed record Question(string Class, string Kind, string Field, string[] Words, string Query, IReadOnlyList<FieldFilter> Filters, bool ByDate = false, int Page = 1, string? Target = null)
{
    public static IReadOnlyList<string> Facets { get; } = ["office", "right", "status", "filed", "class"];

    public SearchRequest Request(int facetSize) => new()
    {
        Query = Query,
        Filters = Filters,
        Facets = [.. Facets.Select(facet => new FacetRequest(facet, facetSize))],
        Sort = ByDate ? SearchSort.Down("filed") : SearchSort.Relevance,
    };

    /// <summary>The line the peer reads.</summary>
    public string Line() => string.Join('\t', Kind, Field, string.Join(' ', Words), string.Join(';', Filters.Select(Filter)), ByDate ? "filed" : "", Invariant($"{Page}"), Field.Length == 0 && Kind is "word" or "and" ? string.Join('|', Words.Select(Forms)) : "");

    /// <summary>The stems a word alone is found by, as <see cref="SearchPeer.Forms"/> says them of texts.</summary>
    private static string Forms(string word) => string.Join(' ', Stemmers.All.Select(stemmer => $"{stemmer.Language}:{stemmer.Stem(word)}"));


    private static string Filter(FieldFilter filter) => filter.From is null
        ? $"{filter.Field}={string.Join('|', filter.Values)}"
        : Invariant($"filed={SearchPeer.Day(filter.From + "-01-01")}..{SearchPeer.Day(filter.To + "-12-31")}");
}
