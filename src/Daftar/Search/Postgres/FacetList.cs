using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Makes the facet of one field from the counts of its values, as the embedded engine lists it: the most frequent first, years the newest first, and what is chosen in any case.</summary>
internal sealed class FacetList(SearchSession session, FacetValues values)
{
    /// <param name="counts">Values of the field by number.</param>
    /// <param name="chosen">The request's own filter on the field.</param>
    public async Task<Facet> OfAsync(FacetRequest request, IndexField field, IReadOnlyList<(long Value, long Count)> counts, FieldFilter? chosen) =>
        field.Kind == FieldKind.Date ? Years(request, field, counts, chosen) : await ValuesAsync(request, field, counts, chosen).ConfigureAwait(false);

    private static Facet Years(FacetRequest request, IndexField field, IReadOnlyList<(long Value, long Count)> counts, FieldFilter? chosen)
    {
        var wanted = chosen?.Dates.ToHashSet(StringComparer.Ordinal) ?? [];
        var all = counts.OrderByDescending(year => year.Value)
            .Select(year => (Value: ((int)(year.Value & 0xFFFF)).ToString("0000", CultureInfo.InvariantCulture), year.Count)).ToList();
        var listed = all.Where((year, place) => place < request.Size || wanted.Contains(year.Value)).Select(year => new FacetValue(year.Value, year.Count, wanted.Contains(year.Value))).ToList();
        listed.AddRange(wanted.Where(value => all.TrueForAll(year => year.Value != value)).Order(StringComparer.Ordinal).Select(value => new FacetValue(value, 0, true)));
        return new Facet(field.Name, listed, all.Count);
    }

    private async Task<Facet> ValuesAsync(FacetRequest request, IndexField field, IReadOnlyList<(long Value, long Count)> counts, FieldFilter? chosen)
    {
        var wanted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var value in chosen?.Values ?? [])
        {
            wanted.TryAdd(FieldKeys.Of(field.Kind, value), value);
        }

        // of values with equal counts the keys decide, so all that could be on the list are looked up
        var ordered = counts.OrderByDescending(value => value.Count).ToList();
        var least = ordered.Count > request.Size ? ordered[request.Size - 1].Count : 0;
        var ticked = (await FacetValues.NumbersAsync(session, field.Ordinal, wanted.Keys).ConfigureAwait(false)).ToHashSet();
        var candidates = ordered.Where((value, place) => value.Count >= least || ticked.Contains(value.Value)).ToList();
        var named = await values.OfAsync(session, [.. candidates.Select(value => value.Value)]).ConfigureAwait(false);
        candidates.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : Compare(named[a.Value].Key, named[b.Value].Key));
        var listed = new List<FacetValue>();
        for (var place = 0; place < candidates.Count; place++)
        {
            var (key, display) = named[candidates[place].Value];
            var isChosen = wanted.Remove(key);
            if (isChosen || place < request.Size)
            {
                listed.Add(new FacetValue(display, candidates[place].Count, isChosen));
            }
        }

        listed.AddRange(wanted.Values.Order(StringComparer.Ordinal).Where(value => !value.EndsWith('*')).Select(value => new FacetValue(value, 0, true)));
        return new Facet(field.Name, listed, counts.Count);
    }

    /// <summary>The order of their bytes, as keys stand in the embedded engine.</summary>
    private static int Compare(string a, string b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b));
}
