using System.Text;

namespace Daftar.Search;

/// <summary>Counts a field of very many values, such as owners: each segment by its own numbers, joined by key.</summary>
internal sealed class WideCounter(FacetRequest request, IndexField field, FieldFilter? chosen) : FacetCounter(request, field, chosen)
{
    /// <summary>Below one document in so many distinct values, values are gathered and sorted instead of counted in an array.</summary>
    private const int GatheringPays = 8;

    private readonly List<Counted> parts = [];

    public override Facet Facet()
    {
        var wanted = Wanted();
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
            if (first.Count >= (Request.Size * 2) + 64)
            {
                KeepFirst(first);
            }
        }

        KeepFirst(first);
        var chosenSet = ticked.Select(value => value.Order).ToHashSet();
        var listed = first.Concat(ticked.Where(value => !first.Exists(other => other.Order == value.Order)).OrderByDescending(value => value.Count).ThenBy(value => value.Order))
            .Select(value => new FacetValue(value.Display, value.Count, chosenSet.Contains(value.Order))).ToList();
        listed.AddRange(NotFound(wanted));
        return new Facet(Field.Name, listed, distinct);
    }

    protected override Action CountAlone(Segment segment, DocumentSet documents)
    {
        if (segment.ColumnOf(Field.Ordinal) is not { } column)
        {
            return Nothing;
        }

        var counted = documents.Count < column.Distinct / GatheringPays ? Gather(column, documents) : CountAll(column, documents);
        return () => parts.Add(counted);
    }

    /// <summary>The most frequent first, equal ones by key; Merge yields by key, so the order of yielding decides.</summary>
    private void KeepFirst(List<Merged> values)
    {
        values.Sort((a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Order.CompareTo(b.Order));
        if (values.Count > Request.Size)
        {
            values.RemoveRange(Request.Size, values.Count - Request.Size);
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
