namespace Daftar.Search;

/// <summary>
/// What a request asks of an index of all states. As of a day, each entry has at most one state, and everything goes on as with entries. In all
/// states, several of an entry may match: they stand side by side in one segment, the earliest first, and the latest that matches stands for all.
/// </summary>
internal sealed class StatesAsked(StateFields fields, SearchRequest request)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<Segment, DocumentSet> matching = [];

    /// <summary>Null where the index has each entry once.</summary>
    /// <exception cref="SearchRefusedException">The request asks another index.</exception>
    public static StatesAsked? Of(FieldTable table, SearchRequest request)
    {
        var fields = StateFields.In(table);
        return fields is null == !request.AsksHistory ? (fields is null ? null : new StatesAsked(fields, request))
            : throw new SearchRefusedException(new SearchProblem(SearchProblemKind.NotSupported, fields is null
                ? "Only the current state of the register can be searched here; its history is in an index of its own."
                : "Only the history of the register can be searched here; its current state is in an index of its own."));
    }

    /// <summary>Several states of an entry may match.</summary>
    public bool IsAll => request.AsOf is null;

    public Plan Narrow(Plan plan) => new AndPlan([plan, request.AsOf is { } day ? fields.On(day, request.AsOfBy) : fields.Kept]);

    /// <summary>What was stated only after the day asked; null where that is not asked.</summary>
    public Plan? StatedLater => AsksLaw is { } day ? StateFields.After(fields.Stated, day) : null;

    /// <summary>Entries that may have been there on the day asked: nothing dated is known of them, and they were stated later; null where there are none in the segment.</summary>
    public Plan? MayHaveBeen(Plan query, Segment segment) =>
        AsksLaw is { } day && segment.DatesOf(fields.Undated) is not null ? new AndPlan([StateFields.After(fields.Undated, day), query]) : null;

    private DateOnly? AsksLaw => request.AsOfBy == Register.AsOfTime.InLaw ? request.AsOf : null;

    public FacetCounter Counter(FacetRequest facet, IndexField field, FieldFilter? chosen, Snapshot snapshot) =>
        IsAll ? new EntriesCounter(facet, field, chosen) : FacetCounter.Of(facet, field, chosen, snapshot);

    /// <summary>One document for each entry.</summary>
    public DocumentSet OnePerEntry(PartSearch part, DocumentSet found)
    {
        if (!IsAll)
        {
            return found;
        }

        part.Budget.Require(sizeof(int) * (long)found.Count);
        var segment = part.Segment;
        matching[segment] = found;
        var starts = segment.Starts;
        var kept = new int[found.Count];
        var count = 0;
        foreach (var document in found)
        {
            if (count > 0 && starts.AreOfOne(kept[count - 1], document))
            {
                count--;
            }

            kept[count++] = document;
        }

        return count == found.Count ? found : count < segment.Documents / DocumentSet.SparseBelow ? DocumentSet.Of(kept, count) : Bits(segment, kept.AsSpan(0, count));
    }

    /// <summary>The hit that stands for an entry, with its other states that match.</summary>
    public SearchHit Hit(Segment segment, int document, float score)
    {
        var stored = segment.Stored[document];
        var others = new List<ReadOnlyMemory<byte>>();
        if (matching.TryGetValue(segment, out var found))
        {
            for (var other = document - 1; other >= 0 && others.Count < SearchHit.MostStates && segment.Starts.AreOfOne(other, document); other--)
            {
                if (found.Has(other))
                {
                    others.Add(segment.Stored[other]);
                }
            }
        }

        return new SearchHit(HitCard.Read(stored.Span, default).Id, score, stored) { OtherStates = others };
    }

    private static DocumentSet Bits(Segment segment, ReadOnlySpan<int> documents)
    {
        var bits = new ulong[Bitmap.Words(segment.Documents)];
        foreach (var document in documents)
        {
            Bitmap.Add(bits, document);
        }

        return DocumentSet.Of(bits);
    }
}
