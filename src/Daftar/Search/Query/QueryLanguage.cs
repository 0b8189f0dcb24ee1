using Daftar.Languages;

namespace Daftar.Search;

/// <summary>
/// The one query language: words (all must match), <c>"phrases"</c>, <c>AND OR NOT</c> in capitals, brackets, <c>field:word</c>,
/// <c>field:(one OR other)</c>, <c>filed:2019..2021</c>, <c>begin*</c>, <c>*end</c>, <c>in?er</c>, <c>one NEAR/5 other</c>, <c>one ADJ/5 other</c>,
/// <c>spelling~</c>, <c>sounds(word)</c>, <c>=exact</c> and <c>field:*</c>. See docs/reference/query.md.
/// </summary>
public static class QueryLanguage
{
    /// <summary>Longest query read, in characters.</summary>
    public const int LongestQuery = 10_000;

    /// <summary>Most words and ranges in one query.</summary>
    public const int MostTerms = 256;

    /// <summary>Deepest brackets and NOTs.</summary>
    public const int DeepestNesting = 32;

    /// <summary>Letters and digits that must stand in a word beside its stars and question marks.</summary>
    public const int FewestLetters = 2;

    /// <summary>Farthest that NEAR and ADJ reach, in words: values of one field are set apart by no less.</summary>
    public const int FarthestNear = IndexBatch.ValueGap;

    /// <summary>Reads a query. A query that cannot be read gives a problem with its place and, where one can be guessed, the mended query.</summary>
    public static QueryReading Read(string query, FieldTable fields) => new QueryParser(query, fields).Read();

    /// <summary>Writes a query in its one canonical form: reading it again gives an equal query.</summary>
    public static string Write(QueryNode query) => QueryWriter.Write(query);

    /// <summary>Says a query in the words of a language, for example <c>Owner contains “kopi” and Nice class is “30”</c>.</summary>
    public static string Say(QueryNode query, FieldTable fields, Labels words) => new QuerySpeaker(fields, words).Say(query);

    /// <summary>Says query and filters of a request.</summary>
    public static string Say(SearchRequest request, FieldTable fields, Labels words) => new QuerySpeaker(fields, words).Say(request);
}

/// <summary>A query that was read, or why it was not.</summary>
public sealed record QueryReading
{
    private readonly IReadOnlyDictionary<QueryNode, (int Start, int Length)> places;

    internal QueryReading(QueryNode query, IReadOnlyDictionary<QueryNode, (int Start, int Length)> places) => (Query, this.places) = (query, places);

    internal QueryReading(SearchProblem problem) => (Problem, places) = (problem, Nowhere);

    private static Dictionary<QueryNode, (int Start, int Length)> Nowhere { get; } = [];

    public QueryNode? Query { get; }

    public SearchProblem? Problem { get; }

    /// <summary>The same with what asks all full texts as what asks any of them: see <see cref="FullText"/>.</summary>
    internal QueryReading WithTextsApart(FieldTable fields)
    {
        Dictionary<QueryNode, (int Start, int Length)>? moved = null;
        var query = FullText.Apart(Query!, fields, (from, to) =>
        {
            moved ??= new(places, ReferenceEqualityComparer.Instance);
            if (PlaceOf(from) is { } place)
            {
                moved[to] = place;
            }
        });
        return moved is null ? this : new QueryReading(query, moved);
    }

    /// <summary>Where a leaf of the query stands in its text, with its field: for problems met when it is searched.</summary>
    internal (int Start, int Length)? PlaceOf(QueryNode leaf) => places.TryGetValue(leaf, out var place) ? place : leaf is QueryTerm { WayOf: { } typed } ? PlaceOf(typed) : null;
}
