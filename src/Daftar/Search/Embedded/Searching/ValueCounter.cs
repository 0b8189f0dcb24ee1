namespace Daftar.Search;

/// <summary>Counts a field of so few values that they are numbered over all segments.</summary>
internal sealed class ValueCounter(FacetRequest request, IndexField field, FieldFilter? chosen, JoinedValues values) : FacetCounter.InRows(request, field, chosen)
{
    [ThreadStatic]
    private static List<int>? several;

    private readonly long[] totals = new long[values.Count];

    public override Facet Facet()
    {
        var wanted = Wanted();
        var found = new List<int>();
        for (var number = 0; number < totals.Length; number++)
        {
            if (totals[number] > 0)
            {
                found.Add(number);
            }
        }

        // values are numbered in the order of their keys
        found.Sort((a, b) => totals[a] != totals[b] ? totals[b].CompareTo(totals[a]) : a.CompareTo(b));
        var listed = new List<FacetValue>();
        for (var place = 0; place < found.Count && (place < Request.Size || wanted.Count > 0); place++)
        {
            var isChosen = wanted.Count > 0 && wanted.Remove(values.Key(found[place]).ToArray());
            if (isChosen || place < Request.Size)
            {
                listed.Add(new FacetValue(values.Display(found[place]), totals[found[place]], isChosen));
            }
        }

        listed.AddRange(NotFound(wanted));
        return new Facet(Field.Name, listed, found.Count);
    }

    protected override void CountSeveral(Segment segment, int document, RowField place, Span<int> counts)
    {
        var mine = several ??= [];
        segment.ColumnOf(Field.Ordinal)!.All(document, mine);
        foreach (var number in mine)
        {
            counts[number + 1]++;
        }
    }

    public override void Add(RowField place, Segment segment, ReadOnlySpan<int> counts)
    {
        var numbers = values.NumbersOf(segment.ColumnOf(Field.Ordinal)!);
        for (var number = 0; number < numbers.Length; number++)
        {
            totals[numbers[number]] += counts[number + 1];
        }
    }

    /// <summary>A segment in whose rows the field is not has no value of it.</summary>
    protected override Action CountAlone(Segment segment, DocumentSet documents) => Nothing;
}
