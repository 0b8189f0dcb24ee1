namespace Daftar.Search;

/// <summary>A query of another service in this query language, or why it cannot be one.</summary>
/// <param name="Query">In canonical form, or null.</param>
/// <param name="Problem">What cannot be taken over, as a sentence.</param>
/// <param name="Notes">Where the meaning is not wholly the same, as sentences.</param>
public sealed record QueryImport(string? Query, string? Problem, IReadOnlyList<string> Notes)
{
    /// <summary>Brings a query over.</summary>
    public static QueryImport Read(string query, ForeignSyntax syntax, FieldTable fields)
    {
        if (query.Length > QueryLanguage.LongestQuery)
        {
            return new(null, "it is too long.", []);
        }

        var dialect = ForeignDialect.Of(syntax);
        var reader = new ForeignReader(dialect, dialect.Prepare(query));
        try
        {
            var written = reader.Read();
            var reading = new QueryParser(written, fields, refusesForeign: false).Read();
            return reading.Problem is { } problem ? new(null, problem.Message, []) : new(QueryLanguage.Write(reading.Query!), null, [.. reader.Notes]);
        }
        catch (ForeignQueryException cannot)
        {
            return new(null, cannot.Message, []);
        }
    }
}

/// <summary>Says what of a foreign query has no place here; never leaves the import.</summary>
internal sealed class ForeignQueryException(string message) : Exception(message);
