namespace Daftar.Search;

/// <summary>Gathers the hits of one page from all segments: from each the first so many after the cursor, of those the first so many.</summary>
internal sealed class HitPage(Snapshot snapshot, SearchRequest request, IndexField? sort, SearchCursor? after, StatesAsked? states)
{
    private readonly List<Candidate> candidates = [];
    private readonly long allDocuments = snapshot.AllDocuments;

    /// <summary>The first hits of one segment. On any thread.</summary>
    public IReadOnlyList<Candidate> Of(BoundPart part, DocumentSet documents)
    {
        if (request.Size == 0 || documents.IsEmpty)
        {
            return [];
        }

        List<BoundTerm> scored = [];
        List<TextMatcher> texts = [];
        if (sort is null)
        {
            part.Query.AddScored(scored);
            part.Query.AddTexts(texts);
        }

        var segment = part.Search.Segment;
        using var relevance = Relevance.Of(part.Search, documents, scored, allDocuments, texts);
        var order = HitOrder.For(segment, sort, request.Sort.Descending, relevance);

        // one more than the page has, to know whether there is another page
        var first = new FirstHits(segment, request.Size + 1);
        if (after is not null)
        {
            first.Begin(order.Of(after), after.Entry);
        }

        order.Offer(documents, first);

        var found = new List<Candidate>();
        foreach (var (rank, document) in first.Sorted())
        {
            found.Add(new Candidate(segment, document, segment.Entries[document], rank, relevance?.Score(document) ?? 0, KeyOf(segment, document)));
        }

        return found;
    }

    public void Add(IReadOnlyList<Candidate> found) => candidates.AddRange(found);

    public IReadOnlyList<SearchHit> Hits()
    {
        candidates.Sort(Compare);
        return [.. candidates.Take(request.Size).Select(hit => states?.Hit(hit.Segment, hit.Document, hit.Score) ?? new SearchHit(hit.Entry, hit.Score, hit.Segment.Stored[hit.Document]))];
    }

    /// <summary>Ask after <see cref="Hits"/>.</summary>
    public string? NextCursor(ulong fingerprint)
    {
        if (candidates.Count <= request.Size || request.Size == 0)
        {
            return null;
        }

        var last = candidates[request.Size - 1];
        var number = sort switch
        {
            null => BitConverter.SingleToInt32Bits(last.Score),
            { Kind: Values.FieldKind.Date } => last.Segment.DatesOf(sort.Ordinal)?.First(last.Document) ?? DateRange.None,
            _ => 0,
        };
        return new SearchCursor(snapshot.Generation, fingerprint, last.Entry, number, last.Key).Write();
    }

    private byte[]? KeyOf(Segment segment, int document) =>
        sort is { HasColumn: true } && segment.ColumnOf(sort.Ordinal) is { } column && column.First(document) is >= 0 and var number ? column.Key(number).ToArray() : null;

    private int Compare(Candidate a, Candidate b)
    {
        var order = sort is { HasColumn: true } ? CompareKeys(a.Key, b.Key) : a.Rank.CompareTo(b.Rank);
        return order != 0 ? order : EntryIds.Compare(a.Entry, b.Entry);
    }

    private int CompareKeys(byte[]? a, byte[]? b) => (a, b) switch
    {
        (null, null) => 0,
        (null, _) => 1,
        (_, null) => -1,
        _ => request.Sort.Descending ? b.AsSpan().SequenceCompareTo(a) : a.AsSpan().SequenceCompareTo(b),
    };

    internal sealed record Candidate(Segment Segment, int Document, Guid Entry, long Rank, float Score, byte[]? Key);
}
