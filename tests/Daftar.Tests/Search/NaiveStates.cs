using Daftar.Register;
using Daftar.Search;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>All states of entries, looked at one by one: the measure for the index of history.</summary>
internal sealed partial class NaiveIndex
{
    private readonly Dictionary<Guid, (Guid Entry, DaySpan? InLaw, DaySpan? Shown)> stateOf = [];

    /// <summary>Puts the states of an entry in the place of those it had; none takes it away.</summary>
    public void PutStates(Guid entry, IReadOnlyList<(SearchDocument Document, DaySpan? InLaw, DaySpan? Shown)> states)
    {
        foreach (var (id, _) in stateOf.Where(state => state.Value.Entry == entry).ToList())
        {
            documents.Remove(id);
            stateOf.Remove(id);
        }

        for (var place = 0; place < states.Count; place++)
        {
            var id = StateIds.Of(entry, place);
            documents[id] = [.. states[place].Document.Values.Select(value => (fields.All[value.Field], value.Value, value.Language))];
            stateOf[id] = (entry, states[place].InLaw, states[place].Shown);
        }
    }

    public SearchAnswer SearchStates(SearchRequest request)
    {
        var query = QueryLanguage.Read(request.Query, fields).Query!;
        var matching = documents.Where(document => IsAsked(document.Key) && Matches(query, document.Value) != false).OrderBy(document => document.Key.ToString("N"), StringComparer.Ordinal).ToList();
        var found = matching.Where(document => request.Filters.All(filter => Matches(filter, document.Value))).Select(document => document.Key).GroupBy(id => stateOf[id].Entry).ToDictionary(entry => entry.Last());
        return new SearchAnswer
        {
            Total = found.Count,
            Hits = [.. Sorted(found.Keys, request.Sort).Select(id => new SearchHit(stateOf[id].Entry, 0, default) { OtherStates = [.. found[id].Reverse().Skip(1).Select(other => (ReadOnlyMemory<byte>)other.ToByteArray())] })],
            Facets = [.. request.Facets.Select(facet => Count(facet, matching.Where(document => request.Filters.Where(filter => filter.Field != facet.Field).All(filter => Matches(filter, document.Value)))
                .GroupBy(document => stateOf[document.Key].Entry).Select(entry => entry.SelectMany(document => document.Value).ToList())))],
        };

        bool IsAsked(Guid id) => request.AsOf is not { } day || (request.AsOfBy == AsOfTime.Learnt ? stateOf[id].Shown : stateOf[id].InLaw)?.Has(day) == true;
    }
}
