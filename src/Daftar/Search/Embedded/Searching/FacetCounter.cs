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

    /// <summary>Counts several facets of one set of live documents in one go, where their values stand side by side. On any thread: the counters are not changed.</summary>
    /// <returns>What adds the counts to the counters.</returns>
    public static IReadOnlyList<Action> Count(SnapshotPart part, DocumentSet documents, IReadOnlyList<FacetCounter> counters, Sharing sharing)
    {
        if (documents.IsEmpty)
        {
            return [];
        }

        var counted = new List<Action>(counters.Count);

        var segment = part.Segment;
        var together = new List<InRows>(counters.Count);
        var fields = new List<RowField>(counters.Count);
        foreach (var counter in counters)
        {
            if (counter is InRows inRows && segment.Rows.TryFind(counter.Field.Ordinal, out var place))
            {
                together.Add(inRows);
                fields.Add(place);
            }
            else
            {
                counted.Add(counter.CountAlone(segment, documents));
            }
        }

        if (documents.Count == part.LiveCount)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                var (counter, field) = (together[i], fields[i]);
                var all = part.CountsOfAll(field, () => counter.Resolved(segment, documents, field, RowCounts.Of(segment, documents, [field], sharing)[0]));
                counted.Add(() => counter.Add(field, segment, all));
            }
        }
        else if (fields.Count > 0)
        {
            var counts = RowCounts.Of(segment, documents, [.. fields], sharing);
            for (var i = 0; i < fields.Count; i++)
            {
                var (counter, field, resolved) = (together[i], fields[i], together[i].Resolved(segment, documents, fields[i], counts[i]));
                counted.Add(() => counter.Add(field, segment, resolved));
            }
        }

        return counted;
    }

    /// <summary>Bytes that counting in a segment takes at most.</summary>
    public long BytesFor(Segment segment) => 12L * Math.Max(segment.ColumnOf(Field.Ordinal)?.Distinct ?? 0, 256);

    public abstract Facet Facet();

    /// <summary>Counts where the values do not stand side by side with those of other fields.</summary>
    /// <returns>What adds the counts to this counter.</returns>
    protected abstract Action CountAlone(Segment segment, DocumentSet documents);

    protected static Action Nothing { get; } = static () => { };

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
        /// <summary>The counts with those of documents that have several values.</summary>
        /// <param name="counts">By code, see <see cref="FacetRows.CountSlice"/>; changed.</param>
        public int[] Resolved(Segment segment, DocumentSet documents, RowField place, int[] counts)
        {
            if (!place.IsMask && counts[place.Codes + 1] > 0)
            {
                counts[place.Codes + 1] = 0;
                var several = !documents.IsSparse && segment.Bits.Of(place).SetOf(place.Codes + 1) is { } known ? documents.And(known) : documents;
                foreach (var document in several)
                {
                    if (segment.Rows.CodeOf(document, place) == FacetRows.Several)
                    {
                        CountSeveral(segment, document, place, counts);
                    }
                }
            }

            return counts;
        }

        /// <summary>Counts the values of a document that has several.</summary>
        protected abstract void CountSeveral(Segment segment, int document, RowField place, Span<int> counts);

        /// <summary>Adds counts by code to the totals.</summary>
        public abstract void Add(RowField place, Segment segment, ReadOnlySpan<int> counts);
    }
}
