using Daftar.Languages;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Searching;

/// <summary>
/// Values that nobody has: of a field with a list of some dozen words or classes, another finds nothing, which would look like an answer. A list is what its words are in the languages,
/// the classes of its scheme, and what the register holds, for an office may deliver a value that no list foresaw.
/// </summary>
internal static class ChosenValues
{
    private const int MostNamed = 50;

    /// <summary>Whoever has that many wrong hears of no more: each is asked about.</summary>
    private const int MostTold = 8;

    private static readonly string[] Lists = ["kind", "feature", "reason", "has", "product"];

    /// <summary>A problem for each value that there is not, with those there are.</summary>
    public static async Task<List<AddressProblem>> UnknownAsync(SearchQuestion question, ISearchIndex index, TimeSpan deadline, CancellationToken cancel)
    {
        var problems = new List<AddressProblem>();
        foreach (var filter in question.Filters)
        {
            foreach (var value in filter.Values)
            {
                var isListed = Lists.Contains(filter.Field);

                // Everything below a symbol, or a word that is known: the index is asked about the others alone, of the day and the states the question is about.
                if (isListed ? !value.EndsWith('*') && !Labels.English.ValuesOf(filter.Field).Contains(value, StringComparer.OrdinalIgnoreCase) : Problem(index.Fields, filter.Field, value) is not null)
                {
                    var found = await index.SearchAsync((question with { Query = "", After = null, Sort = null, Filters = [new FieldFilter(filter.Field, [value])] }).Request(0, [], deadline), cancel);
                    if (found.Problem is null && found.Total == 0)
                    {
                        problems.Add(isListed ? await Listed(question, filter.Field, value, index, deadline, cancel) : AddressProblem.OfValue(Problem(index.Fields, filter.Field, value)!, filter.Field, value, index.Fields.Words.Nearest(filter.Field, value)));
                        if (problems.Count == MostTold)
                        {
                            return problems;
                        }
                    }
                }
            }
        }

        return problems;
    }

    private static async Task<AddressProblem> Listed(SearchQuestion question, string field, string value, ISearchIndex index, TimeSpan deadline, CancellationToken cancel)
    {
        var all = await index.SearchAsync((question with { Query = "", After = null, Sort = null, Filters = [] }).Request(0, [new FacetRequest(field, MostNamed)], deadline), cancel);
        List<string> there = all.Facets is [var facet, ..] ? [.. facet.Values.Select(static known => known.Value)] : [];
        List<string> known = there.Count > 0 ? there : [.. Labels.English.ValuesOf(field)];
        return AddressProblem.OfValue($"'{value}' is no value of '{field}': {string.Join(", ", known)}.", field, value, known.Union(Labels.English.ValuesOf(field), StringComparer.Ordinal));
    }

    /// <summary>The sentence on a value that is no class, no symbol, and no name and no code of a country or a language.</summary>
    private static string? Problem(FieldTable fields, string field, string value) => fields.TryFind(field, out var known) switch
    {
        true when known.Kind == FieldKind.Levels => ClassNumbers.Problem(field, value),
        true when known.Kind == FieldKind.Symbol && !value.EndsWith('*') && Symbols.Level(FieldKeys.Of(known.Kind, value)) is null =>
            $"'{value}' is no value of '{field}': a section (A), a class (A61), a subclass (A61K), a main group (A61K31) or a group (A61K31/00).",
        true when field == "ipc-subclass" && !value.EndsWith('*') && !Symbols.IsSubclass(value) => $"'{value}' is no value of '{field}': a subclass (A61K).",
        _ => value.EndsWith('*') ? null : fields.Words.UnknownIn(field, value),
    };
}
