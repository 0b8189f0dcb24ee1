namespace Daftar.Search;

/// <summary>A query of another service in this query language, or why it cannot be one.</summary>
/// <param name="Query">In canonical form, or null.</param>
/// <param name="Problem">What cannot be taken over, as a sentence.</param>
/// <param name="Notes">Where the meaning is not wholly the same, as sentences.</param>
public sealed record QueryImport(string? Query, string? Problem, IReadOnlyList<string> Notes)
{
    /// <summary>Where in the foreign query the problem is; null where it is the whole, or not known.</summary>
    public (int Start, int Length)? Place { get; private init; }

    /// <summary>Brings a query over.</summary>
    public static QueryImport Read(string query, ForeignSyntax syntax, FieldTable fields)
    {
        if (query.Length > QueryLanguage.LongestQuery)
        {
            return new(null, "it is too long.", []);
        }

        var dialect = ForeignDialect.Of(syntax);
        var leaves = new ForeignLeaves(dialect, fields);
        var plain = string.Concat(query.Select(static c => QueryLexer.IsQuote(c) ? '"' : c));
        try
        {
            var written = syntax != ForeignSyntax.Euipo ? new ForeignReader(dialect, leaves, plain).Read()
                : RsqlReader.First(ForeignQuery.Bare(plain)) is not null ? new RsqlReader(leaves, fields, plain).Read() : new ConditionReader(dialect, leaves, fields, plain).Read();
            var reading = new QueryParser(written, fields, refusesForeign: false).Read();
            if (reading.Problem is { } problem)
            {
                return new(null, problem.Message, []);
            }

            // what is offered is read by the language that offers it
            var here = QueryLanguage.Write(reading.Query!);
            return !ForeignQuery.IsRecognised(here) && reading.Query!.Equals(new QueryParser(here, fields, refusesForeign: false).Read().Query) ? new(here, null, leaves.Notes) : new(null, "what it would be here cannot be written.", []);
        }
        catch (ForeignQueryException cannot)
        {
            return new(null, cannot.Message, []) { Place = cannot.Position is { } start ? (start, cannot.Length) : null };
        }
    }
}

/// <summary>Says what of a foreign query has no place here; never leaves the import.</summary>
/// <param name="position">Where in the foreign query, or null.</param>
internal sealed class ForeignQueryException(string message, int? position = null, int length = 0) : Exception(message)
{
    public int? Position => position;

    public int Length => length;
}
