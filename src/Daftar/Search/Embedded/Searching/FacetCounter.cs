using System.Buffers;
using System.Text;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Counts the values of one field, segment by segment, and joins the counts.</summary>
internal abstract class FacetCounter(FacetRequest request, IndexField field, FieldFilter? chosen)
{
    public string FieldName => Request.Field;

    protected FacetRequest Request { get; } = request;

    protected IndexField Field { get; } = field;

    protected FieldFilter? Chosen { get; } = chosen;

    /// <param name="chosen">The request's own filter on the field: its values are listed in any case.</param>
    public static FacetCounter Of(FacetRequest request, IndexField field, FieldFilter? chosen, Snapshot snapshot) =>
        field.Kind == FieldKind.Date ? new YearCounter(request, field, chosen)
        : snapshot.Joined(field.Ordinal) is { } values ? new ValueCounter(request, field, chosen, values)
        : new WideCounter(request, field, chosen);

    /// <summary>Counts several facets of one set of documents in one go, where their values stand side by side.</summary>
    public static void Count(Segment segment, DocumentSet documents, IReadOnlyList<FacetCounter> counters)
    {
        if (documents.IsEmpty)
        {
            return;
        }

        var together = new List<(InRows Counter, RowField Field)>(counters.Count);
        foreach (var counter in counters)
        {
            if (counter is InRows inRows && segment.Rows.TryFind(counter.Field.Ordinal, out var place))
            {
                together.Add((inRows, place));
            }
            else
            {
                counter.CountAlone(segment, documents);
            }
        }

        if (together.Count == 0)
        {
            return;
        }

        together.Sort((a, b) => a.Field.Order.CompareTo(b.Field.Order));
        Span<RowField> fields = stackalloc RowField[together.Count];
        Span<int> starts = stackalloc int[together.Count];
        var length = 0;
        for (var i = 0; i < together.Count; i++)
        {
            fields[i] = together[i].Field;
            starts[i] = length;
            length += FacetRows.CodesOf(fields[i]);
        }

        var counts = ArrayPool<int>.Shared.Rent(length);
        Array.Clear(counts, 0, length);
        segment.Rows.Count(documents, fields, counts, starts);
        for (var i = 0; i < together.Count; i++)
        {
            together[i].Counter.Take(segment, documents, fields[i], counts.AsSpan(starts[i], FacetRows.CodesOf(fields[i])));
        }

        ArrayPool<int>.Shared.Return(counts);
    }

    public abstract Facet Facet();

    /// <summary>Counts where the values do not stand side by side with those of other fields.</summary>
    protected abstract void CountAlone(Segment segment, DocumentSet documents);

    /// <summary>Chosen values by their keys.</summary>
    protected Dictionary<byte[], string> Wanted()
    {
        var wanted = new Dictionary<byte[], string>(ByteComparer.Instance);
        foreach (var value in Chosen?.Values ?? [])
        {
            wanted.TryAdd(Encoding.UTF8.GetBytes(FieldKeys.Of(Field.Kind, value)), value);
        }

        return wanted;
    }

    /// <summary>Chosen values that no document has.</summary>
    protected static IEnumerable<FacetValue> NotFound(Dictionary<byte[], string> wanted) =>
        wanted.Values.Order(StringComparer.Ordinal).Where(value => !value.EndsWith('*')).Select(value => new FacetValue(value, 0, true));

    /// <summary>A counter of a field whose values stand in the rows of segments.</summary>
    internal abstract class InRows(FacetRequest request, IndexField field, FieldFilter? chosen) : FacetCounter(request, field, chosen)
    {
        /// <summary>Adds the counts of one segment.</summary>
        /// <param name="counts">By code, see <see cref="FacetRows.Count"/>; the last one, of documents with several values, is looked at here.</param>
        public void Take(Segment segment, DocumentSet documents, RowField place, Span<int> counts)
        {
            if (!place.IsMask && counts[^1] > 0)
            {
                counts[^1] = 0;
                foreach (var document in documents)
                {
                    if (segment.Rows.HasSeveral(document, place))
                    {
                        CountSeveral(segment, document, place, counts);
                    }
                }
            }

            Add(segment, place, counts);
        }

        /// <summary>Counts the values of a document that has several.</summary>
        protected abstract void CountSeveral(Segment segment, int document, RowField place, Span<int> counts);

        /// <summary>Adds counts by code to the totals.</summary>
        protected abstract void Add(Segment segment, RowField place, ReadOnlySpan<int> counts);
    }
}
