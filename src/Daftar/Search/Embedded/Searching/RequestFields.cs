using Daftar.Values;

namespace Daftar.Search;

/// <summary>Finds the fields a request names, and says what is wrong where it cannot.</summary>
internal static class RequestFields
{
    public static IndexField Filterable(FieldTable fields, string name)
    {
        var field = Find(fields, name);
        return field.HasKeys || field.HasWords || field.HasDates ? field : throw Refuse($"The field '{name}' cannot be filtered by.");
    }

    public static IndexField Facetable(FieldTable fields, string name)
    {
        var field = Find(fields, name);
        return field.Is(FieldUses.Facet) ? field : throw Refuse($"The field '{name}' has no facet. Fields that have: {Names(fields, FieldUses.Facet)}.");
    }

    public static IndexField Sortable(FieldTable fields, string name)
    {
        var field = Find(fields, name);
        return field.Is(FieldUses.Sort) ? field : throw Refuse($"Hits cannot be ordered by '{name}'. Fields they can be: {Names(fields, FieldUses.Sort)}.");
    }

    public static RegisterDate? Date(string field, string? text) =>
        text is null ? null : QueryDates.TryDate(text, out var date) ? date
        : throw Refuse($"The filter on '{field}' has '{text}', which is no date. Write a year (2019), a month (2019-05) or a day (2019-05-31).");

    /// <summary>The times a filter of dates names, of which any will do.</summary>
    /// <exception cref="SearchRefusedException">No date, or a range that ends before it begins.</exception>
    public static IReadOnlyList<(RegisterDate? From, RegisterDate? To)> Ranges(FieldFilter filter)
    {
        var ranges = filter.Ranges.Select(range => Range(filter.Field, range.From, range.To)).ToList();
        return ranges.Count > 0 ? ranges : throw Refuse($"The filter on '{filter.Field}' names no value.");
    }

    private static (RegisterDate? From, RegisterDate? To) Range(string field, string? from, string? to)
    {
        var (first, last) = (Date(field, from), Date(field, to));
        return (first, last) switch
        {
            (null, null) => throw Refuse($"The filter on '{field}' has a range without a date. Write 2019..2021, 2019.. or ..2021."),
            ({ } begin, { } end) when begin.FirstDay > end.LastDay => throw Refuse($"The filter on '{field}' ends before it begins: write {to}..{from}."),
            _ => (first, last),
        };
    }

    public static SearchRefusedException Refuse(string message) => new(new SearchProblem(SearchProblemKind.Request, message));

    private static IndexField Find(FieldTable fields, string name) =>
        fields.TryFind(name, out var field) ? field
        : throw Refuse($"There is no field '{name}'{(fields.Nearest(name) is { } near ? $"; did you mean '{near}'?" : ".")}");

    private static string Names(FieldTable fields, FieldUses use) => string.Join(", ", fields.All.Where(field => field.Is(use)).Select(field => field.Name));
}
