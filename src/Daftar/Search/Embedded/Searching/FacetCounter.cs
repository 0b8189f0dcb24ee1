using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Counts the values of one field, segment by segment, and joins the counts.</summary>
internal sealed class FacetCounter(FacetRequest request, IndexField field, FieldFilter? chosen)
{
    /// <summary>Below one document in so many distinct values, values are gathered and sorted instead of counted in an array.</summary>
    private const int GatheringPays = 8;

    private readonly List<Counted> parts = [];
    private readonly SortedDictionary<int, long> years = new(Comparer<int>.Create((a, b) => b.CompareTo(a)));

    public string FieldName { get; } = request.Field;

    public void Count(Segment segment, DocumentSet documents)
    {
        if (field.Kind == FieldKind.Date)
        {
            CountYears(segment, documents);
        }
        else if (segment.ColumnOf(field.Ordinal) is { } column && !documents.IsEmpty)
        {
            parts.Add(documents.Count < column.Distinct / GatheringPays ? Gather(column, documents) : CountAll(column, documents));
        }
    }

    public Facet Facet() => field.Kind == FieldKind.Date ? OfYears() : OfValues();

    private Facet OfYears()
    {
        var chosenYears = chosen?.Values.ToHashSet(StringComparer.Ordinal) ?? [];
        var all = years.Select(year => (Value: year.Key.ToString("0000", System.Globalization.CultureInfo.InvariantCulture), year.Value)).ToList();
        var listed = all.Where((year, place) => place < request.Size || chosenYears.Contains(year.Value)).Select(year => new FacetValue(year.Value, year.Item2, chosenYears.Contains(year.Value))).ToList();
        listed.AddRange(chosenYears.Where(value => all.TrueForAll(year => year.Value != value)).Order(StringComparer.Ordinal).Select(value => new FacetValue(value, 0, true)));
        return new Facet(field.Name, listed, all.Count);
    }

    private Facet OfValues()
    {
        var wanted = new Dictionary<byte[], string>(ByteComparer.Instance);
        foreach (var value in chosen?.Values ?? [])
        {
            wanted.TryAdd(Encoding.UTF8.GetBytes(FieldKeys.Of(field.Kind, value)), value);
        }

        var first = new List<Merged>();
        var ticked = new List<Merged>();
        var distinct = 0;
        foreach (var value in Merge())
        {
            distinct++;
            if (wanted.Count > 0 && wanted.Remove(KeyOf(value).ToArray()))
            {
                ticked.Add(value);
            }

            first.Add(value);
            if (first.Count >= (request.Size * 2) + 64)
            {
                KeepFirst(first);
            }
        }

        KeepFirst(first);
        var chosenSet = ticked.Select(value => value.Order).ToHashSet();
        var listed = first.Concat(ticked.Where(value => !first.Exists(other => other.Order == value.Order)).OrderByDescending(value => value.Count).ThenBy(value => value.Order))
            .Select(value => new FacetValue(value.Display, value.Count, chosenSet.Contains(value.Order))).ToList();
        listed.AddRange(wanted.Values.Order(StringComparer.Ordinal).Where(value => !value.EndsWith('*')).Select(value => new FacetValue(value, 0, true)));
        return new Facet(field.Name, listed, distinct);
    }

    /// <summary>The most frequent first, equal ones by key; Merge yields by key, so the order of yielding decides.</summary>
    private void KeepFirst(List<Merged> values)
    {
        values.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Order.CompareTo(b.Order));
        if (values.Count > request.Size)
        {
            values.RemoveRange(request.Size, values.Count - request.Size);
        }
    }

    private static ReadOnlySpan<byte> KeyOf(Merged value) => value.Column.Key(value.Ordinal);

    /// <summary>Goes through the counted values of all segments in the order of keys; a value's number in its segment is in that order already.</summary>
    private IEnumerable<Merged> Merge()
    {
        var queue = new PriorityQueue<int, (Counted Part, int At)>(Comparer<(Counted Part, int At)>.Create(
            (a, b) => a.Part.Column.Key(a.Part.Ordinals[a.At]).SequenceCompareTo(b.Part.Column.Key(b.Part.Ordinals[b.At]))));
        if (parts.Count == 1)
        {
            for (var at = 0; at < parts[0].Ordinals.Length; at++)
            {
                yield return new Merged(parts[0].Column, parts[0].Ordinals[at], parts[0].Counts[at], at, null);
            }

            yield break;
        }

        for (var part = 0; part < parts.Count; part++)
        {
            if (parts[part].Ordinals.Length > 0)
            {
                queue.Enqueue(part, (parts[part], 0));
            }
        }

        for (var order = 0; queue.TryDequeue(out var part, out var least); order++)
        {
            var merged = new Merged(least.Part.Column, least.Part.Ordinals[least.At], least.Part.Counts[least.At], order, null);
            Enqueue(queue, part, least.At + 1);
            while (queue.TryPeek(out part, out var next) && KeyOf(merged).SequenceEqual(next.Part.Column.Key(next.Part.Ordinals[next.At])))
            {
                queue.Dequeue();
                var display = next.Part.Column.Display(next.Part.Ordinals[next.At]);
                var isBefore = DisplayOrder.IsBefore(display, Encoding.UTF8.GetBytes(merged.Display));
                merged = merged with { Count = merged.Count + next.Part.Counts[next.At], Shown = isBefore ? Encoding.UTF8.GetString(display) : merged.Shown };
                Enqueue(queue, part, next.At + 1);
            }

            yield return merged;
        }
    }

    private void Enqueue(PriorityQueue<int, (Counted Part, int At)> queue, int part, int at)
    {
        if (at < parts[part].Ordinals.Length)
        {
            queue.Enqueue(part, (parts[part], at));
        }
    }

    private static Counted CountAll(Column column, DocumentSet documents)
    {
        var counts = new int[column.Distinct];
        column.Count(documents, counts);
        var ordinals = new GrowingArray<int>(64);
        var found = new GrowingArray<int>(64);
        for (var ordinal = 0; ordinal < counts.Length; ordinal++)
        {
            if (counts[ordinal] > 0)
            {
                ordinals.Add(ordinal);
                found.Add(counts[ordinal]);
            }
        }

        return new Counted(column, ordinals.Span.ToArray(), found.Span.ToArray());
    }

    private static Counted Gather(Column column, DocumentSet documents)
    {
        var values = new List<int>();
        var all = new GrowingArray<int>(documents.Count);
        foreach (var document in documents)
        {
            column.All(document, values);
            all.Add(System.Runtime.InteropServices.CollectionsMarshal.AsSpan(values));
        }

        all.Span.Sort();
        var ordinals = new GrowingArray<int>(64);
        var counts = new GrowingArray<int>(64);
        foreach (var ordinal in all.Span)
        {
            if (ordinals.Count > 0 && ordinals.Items[ordinals.Count - 1] == ordinal)
            {
                counts.Items[counts.Count - 1]++;
            }
            else
            {
                ordinals.Add(ordinal);
                counts.Add(1);
            }
        }

        return new Counted(column, ordinals.Span.ToArray(), counts.Span.ToArray());
    }

    private void CountYears(Segment segment, DocumentSet documents)
    {
        if (segment.DatesOf(field.Ordinal) is not { } column)
        {
            return;
        }

        var counts = new int[10_000];
        var dates = column.All;
        if (!column.HasSeveral)
        {
            foreach (var document in documents)
            {
                counts[dates[document] / 10_000]++;
            }
        }
        else
        {
            var starts = column.Starts;
            foreach (var document in documents)
            {
                var mine = dates[(int)starts[document]..(int)starts[document + 1]];
                for (var i = 0; i < mine.Length; i++)
                {
                    if (!HasYear(mine[..i], mine[i] / 10_000))
                    {
                        counts[mine[i] / 10_000]++;
                    }
                }
            }
        }

        for (var year = 1; year < counts.Length; year++)
        {
            if (counts[year] > 0)
            {
                years[year] = years.GetValueOrDefault(year) + counts[year];
            }
        }
    }

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

    /// <summary>The values counted in one segment, ascending.</summary>
    private sealed record Counted(Column Column, int[] Ordinals, int[] Counts);

    /// <summary>A value joined over segments.</summary>
    /// <param name="Order">Its place in the order of keys.</param>
    /// <param name="Shown">How it is written, if not as in the first segment.</param>
    private readonly record struct Merged(Column Column, int Ordinal, long Count, int Order, string? Shown)
    {
        public string Display => Shown ?? Column.DisplayText(Ordinal);
    }
}
