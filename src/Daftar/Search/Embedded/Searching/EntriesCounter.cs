using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Counts entries by the values of one field where several documents are states of one entry: an entry counts once under each value one of them has.</summary>
internal sealed class EntriesCounter(FacetRequest request, IndexField field, FieldFilter? chosen) : FacetCounter(request, field, chosen)
{
    private readonly Dictionary<byte[], (long Count, byte[] Display)> counts = new(ByteComparer.Instance);

    public override Facet Facet() => Field.Kind == FieldKind.Date ? Years() : Values();

    protected override Action CountAlone(Segment segment, DocumentSet documents)
    {
        if (Field.Kind == FieldKind.Date)
        {
            if (segment.DatesOf(Field.Ordinal) is { } dates)
            {
                var years = new int[10_000];
                CountYears(dates, documents, segment.Starts, years);
                return () => Add(years, static year => (Encoding.UTF8.GetBytes(year.ToString("0000", CultureInfo.InvariantCulture)), []));
            }
        }
        else if (segment.ColumnOf(Field.Ordinal) is { } column)
        {
            var numbers = new int[column.Distinct];
            column.CountEntries(documents, segment.Starts, numbers);
            return () => Add(numbers, number => (column.Key(number).ToArray(), column.Display(number).ToArray()));
        }

        return Nothing;
    }

    private static void CountYears(DateColumn dates, DocumentSet documents, StateStarts entries, int[] counts)
    {
        // by year the last entry that counted for it
        var counted = new int[counts.Length];
        int entry = 0, last = -1;
        foreach (var document in documents)
        {
            if (last < 0 || !entries.AreOfOne(last, document))
            {
                entry++;
            }

            last = document;
            foreach (var date in dates.All[(int)dates.Start(document)..(int)dates.End(document)])
            {
                if (date / 10_000 is > 0 and var year && counted[year] != entry)
                {
                    counted[year] = entry;
                    counts[year]++;
                }
            }
        }
    }

    private void Add(int[] counted, Func<int, (byte[] Key, byte[] Display)> valueOf)
    {
        for (var number = 0; number < counted.Length; number++)
        {
            if (counted[number] > 0)
            {
                var (key, display) = valueOf(number);
                counts[key] = counts.TryGetValue(key, out var known)
                    ? (known.Count + counted[number], DisplayOrder.IsBefore(display, known.Display) ? display : known.Display) : (counted[number], display);
            }
        }
    }

    private Facet Values()
    {
        var wanted = Wanted();
        var listed = new List<FacetValue>();
        foreach (var (key, (count, display)) in counts.OrderByDescending(value => value.Value.Count).ThenBy(value => value.Key, ByteOrder))
        {
            var isChosen = wanted.Remove(key);
            if (isChosen || listed.Count < Request.Size)
            {
                listed.Add(new FacetValue(Encoding.UTF8.GetString(display), count, isChosen));
            }
            else if (wanted.Count == 0)
            {
                break;
            }
        }

        listed.AddRange(NotFound(wanted));
        return new Facet(Field.Name, listed, counts.Count);
    }

    private Facet Years()
    {
        var chosenYears = Chosen?.Dates.ToHashSet(StringComparer.Ordinal) ?? [];
        var listed = new List<FacetValue>();
        foreach (var (key, (count, _)) in counts.OrderByDescending(value => value.Key, ByteOrder))
        {
            var year = Encoding.UTF8.GetString(key);
            var isChosen = chosenYears.Remove(year);
            if (isChosen || listed.Count < Request.Size)
            {
                listed.Add(new FacetValue(year, count, isChosen));
            }
        }

        listed.AddRange(chosenYears.Order(StringComparer.Ordinal).Select(static year => new FacetValue(year, 0, true)));
        return new Facet(Field.Name, listed, counts.Count);
    }

    private static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create(static (a, b) => a.AsSpan().SequenceCompareTo(b));
}
