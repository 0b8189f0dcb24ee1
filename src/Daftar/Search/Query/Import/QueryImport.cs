namespace Daftar.Search;

/// <summary>A query of another service in this query language, or why it cannot be one.</summary>
/// <param name="Query">In canonical form, or null.</param>
/// <param name="Problem">What cannot be taken over, as a sentence.</param>
/// <param name="Notes">Where the meaning is not wholly the same, as sentences.</param>
public sealed record QueryImport(string? Query, string? Problem, IReadOnlyList<string> Notes)
{
    /// <summary>Where in the foreign query the problem is; null where it is the whole, or not known.</summary>
    public (int Start, int Length)? Place { get; private init; }

    /// <summary>Of what was brought over before it has its canonical form: brackets around brackets count only there.</summary>
    private const int MostBrackets = 4 * QueryLanguage.DeepestNesting;

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
                : RsqlReader.First(plain, ForeignQuery.Bare(plain)) is not null ? new RsqlReader(leaves, fields, plain).Read() : new ConditionReader(dialect, leaves, fields, plain).Read();
            var reading = new QueryParser(written, fields, refusesForeign: false) { DeepestNesting = MostBrackets }.Read();
            if (reading.Problem is { } problem)
            {
                return Refused(problem, written, plain);
            }

            // what is offered is read by the language that offers it
            var here = QueryLanguage.Write(reading.Query!);
            var again = new QueryParser(here, fields, refusesForeign: false).Read();
            return again.Problem is { } other ? Refused(other, here, plain)
                : !ForeignQuery.IsRecognised(here) && reading.Query!.Equals(again.Query) ? new(here, null, leaves.Notes) : new(null, "what it would be here cannot be written.", []);
        }
        catch (ForeignQueryException cannot)
        {
            return new(null, cannot.Message, []) { Place = cannot.Position is { } start ? (start, cannot.Length) : null };
        }
    }

    /// <summary>A problem of what the query became, told of what was typed: at its place where the same stands there, and otherwise with the part that is meant.</summary>
    private static QueryImport Refused(SearchProblem problem, string written, string typed)
    {
        var start = Math.Min(problem.Position ?? 0, written.Length);
        var part = problem.Length >= written.Length ? "" : written.Substring(start, Math.Min(problem.Length, written.Length - start));
        var value = part[(part.IndexOf(':', StringComparison.Ordinal) + 1)..].TrimStart('<', '>', '=').Trim('"');
        if (value.Length == 0)
        {
            return new(null, part.Length == 0 ? problem.Message : $"{part} – {problem.Message}", []);
        }

        // the order of what is looked for stays the same: the second time it stands here is the second time there
        var (here, there) = (PlacesOf(value, written), PlacesOf(value, typed));
        var which = here.FindIndex(place => place >= start);
        return there.Count == 1 || (which >= 0 && there.Count == here.Count) ? new(null, problem.Message, []) { Place = (there[there.Count == 1 ? 0 : which], value.Length) } : new(null, $"{part} – {problem.Message}", []);
    }

    private static List<int> PlacesOf(string value, string text)
    {
        var places = new List<int>();
        for (var at = text.IndexOf(value, StringComparison.OrdinalIgnoreCase); at >= 0; at = text.IndexOf(value, at + value.Length, StringComparison.OrdinalIgnoreCase))
        {
            places.Add(at);
        }

        return places;
    }
}

/// <summary>Says what of a foreign query has no place here; never leaves the import.</summary>
/// <param name="position">Where in the foreign query, or null.</param>
internal sealed class ForeignQueryException(string message, int? position = null, int length = 0) : Exception(message)
{
    public int? Position => position;

    public int Length => length;
}
