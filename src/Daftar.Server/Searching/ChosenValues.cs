using Daftar.Languages;
using Daftar.Search;

namespace Daftar.Server.Searching;

/// <summary>
/// Values that nobody has: of a field with a list of some dozen words, another word finds nothing, which would look like an answer. A list is what its words are in the languages and
/// what the register holds, for an office may deliver a value that no list foresaw.
/// </summary>
internal static class ChosenValues
{
    private const int MostNamed = 50;

    private static readonly string[] Lists = ["kind", "feature", "reason", "has"];

    /// <summary>A sentence for each value that there is not, with those there are.</summary>
    public static async Task<List<string>> UnknownAsync(SearchQuestion question, ISearchIndex index, TimeSpan deadline, CancellationToken cancel)
    {
        var problems = new List<string>();
        foreach (var filter in question.Filters.Where(filter => Lists.Contains(filter.Field)))
        {
            foreach (var value in filter.Values)
            {
                // Everything below a symbol, or a word that is known: the index is asked about the others alone.
                if (value.EndsWith('*') || Labels.English.ValuesOf(filter.Field).Contains(value, StringComparer.OrdinalIgnoreCase))
                {
                    continue;
                }

                var found = await index.SearchAsync(new SearchQuestion { Filters = [new FieldFilter(filter.Field, [value])] }.Request(0, [], deadline), cancel);
                if (found.Problem is not null || found.Total > 0)
                {
                    continue;
                }

                var all = await index.SearchAsync(new SearchQuestion().Request(0, [new FacetRequest(filter.Field, MostNamed)], deadline), cancel);
                List<string> there = all.Facets is [var facet, ..] ? [.. facet.Values.Select(static known => known.Value)] : [];
                problems.Add($"'{value}' is no value of '{filter.Field}': {string.Join(", ", there.Count > 0 ? there : Labels.English.ValuesOf(filter.Field))}.");
            }
        }

        return problems;
    }
}
