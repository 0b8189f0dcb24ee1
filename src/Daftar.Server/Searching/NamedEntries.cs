using Daftar.Register;
using Daftar.Rights;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Server.Searching;

/// <summary>
/// The entries that a state names, for the pages and the API. Numbers that lead to one entry are looked up in the register; the entries of designated offices carry the
/// international number, which many entries share, so they are found by the search index.
/// </summary>
internal static class NamedEntries
{
    public static async Task<RelatedEntries> OfAsync(Guid id, IpRecord? state, Entries entries, ISearchIndex index, CancellationToken cancel) =>
        state is null ? RelatedEntries.None : await entries.Related(id, state, await DesignatedAsync(state, index, cancel), cancel);

    private static async Task<IReadOnlyList<(string Office, Guid Entry)>> DesignatedAsync(IpRecord state, ISearchIndex index, CancellationToken cancel)
    {
        string[] offices = [.. (state.Designations ?? []).Select(designation => designation.Office).OfType<string>().Where(office => office != state.Office).Distinct(StringComparer.Ordinal)];
        string[] numbers = [.. state.Identifiers.Where(number => number is { Of: Numbers.International, Office: "WO" }).SelectMany(number => new[] { "WO" + OfficeNumber.Fold("WO", number.Written), "WO" + number.Folded }).Distinct(StringComparer.Ordinal)];
        if (offices.Length == 0 || numbers.Length == 0)
        {
            return [];
        }

        var answer = await index.SearchAsync(
            new SearchRequest { Filters = [FieldFilter.Any("number", numbers), FieldFilter.Any("right", CommonFields.Key(state.Right)), FieldFilter.Any("office", offices)], Size = SearchRequest.MostHits }, cancel);
        return [.. answer.Hits.Select(hit => (HitCard.Of(hit).Office, hit.Entry))];
    }
}
