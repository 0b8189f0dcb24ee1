namespace Daftar.Search;

/// <summary>Counts the years of a date field.</summary>
internal sealed class YearCounter(FacetRequest request, IndexField field, FieldFilter? chosen) : FacetCounter.InRows(request, field, chosen)
{
    private readonly SortedDictionary<int, long> years = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));

    public override Facet Facet()
    {
        var chosenYears = Chosen?.Dates.ToHashSet(StringComparer.Ordinal) ?? [];
        var all = years.Select(year => (Value: year.Key.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), year.Value)).ToList();
        var listed = all.Where((year, place) => place < Request.Size || chosenYears.Contains(year.Value)).Select(year => new FacetValue(year.Value, year.Item2, chosenYears.Contains(year.Value))).ToList();
        listed.AddRange(chosenYears.Where(value => all.TrueForAll(year => year.Value != value)).Order(StringComparer.Ordinal).Select(value => new FacetValue(value, 0, true)));
        return new Facet(Field.Name, listed, all.Count);
    }

    protected override void CountSeveral(Segment segment, int document, RowField place, Span<int> counts)
    {
        var dates = segment.DatesOf(Field.Ordinal)!;
        var mine = dates.All[(int)dates.Start(document)..(int)dates.End(document)];
        for (var i = 0; i < mine.Length; i++)
        {
            if (!HasYear(mine[..i], mine[i] / 10_000))
            {
                counts[(mine[i] / 10_000) - place.FirstYear + 1]++;
            }
        }
    }

    public override void Add(RowField place, Segment segment, ReadOnlySpan<int> counts)
    {
        for (var code = 1; code <= place.Codes; code++)
        {
            Add(place.FirstYear + code - 1, counts[code]);
        }
    }

    /// <summary>A segment in whose rows the field is not has no date of it.</summary>
    protected override Action CountAlone(Segment segment, DocumentSet documents) => Nothing;

    private static bool HasYear(ReadOnlySpan<int> dates, int year)
    {
        foreach (var date in dates)
        {
            if (date / 10_000 == year)
            {
                return true;
            }
        }

        return false;
    }

    private void Add(int year, int count)
    {
        if (count > 0)
        {
            years[year] = years.GetValueOrDefault(year) + count;
        }
    }
}
