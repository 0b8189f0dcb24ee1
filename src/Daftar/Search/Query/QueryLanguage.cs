namespace Daftar.Search;

/// <summary>
/// The one query language: words (all must match), <c>"phrases"</c>, <c>AND OR NOT</c> in capitals, brackets, <c>field:word</c>,
/// <c>field:(one OR other)</c>, <c>filed:2019..2021</c>, and <c>begin*</c>.
/// </summary>
public static class QueryLanguage
{
    /// <summary>Longest query read, in characters.</summary>
    public const int LongestQuery = 10_000;

    /// <summary>Most words and ranges in one query.</summary>
    public const int MostTerms = 256;

    /// <summary>Deepest brackets and NOTs.</summary>
    public const int DeepestNesting = 32;

    /// <summary>Reads a query. A query that cannot be read gives a problem with its place and, where one can be guessed, the mended query.</summary>
    public static QueryReading Read(string query, FieldTable fields) => new QueryParser(query, fields).Read();

    /// <summary>Writes a query in its one canonical form: reading it again gives an equal query.</summary>
    public static string Write(QueryNode query) => QueryWriter.Write(query);

    /// <summary>Says a query in English.</summary>
    /// <param name="label">Turns a field name into words; by default the name itself.</param>
    public static string Say(QueryNode query, FieldTable fields, Func<string, string>? label = null) => new QuerySpeaker(fields, label).Say(query);

    /// <summary>Says query and filters of a request in English, for example <c>owner contains “kopi” and class is “30” or “43”</c>.</summary>
    public static string Say(SearchRequest request, FieldTable fields, Func<string, string>? label = null) => new QuerySpeaker(fields, label).Say(request);
}

/// <summary>A query that was read, or why it was not.</summary>
public sealed record QueryReading
{
    internal QueryReading(QueryNode query) => Query = query;

    internal QueryReading(SearchProblem problem) => Problem = problem;

    public QueryNode? Query { get; }

    public SearchProblem? Problem { get; }
}
