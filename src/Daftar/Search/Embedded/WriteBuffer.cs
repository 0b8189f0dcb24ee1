namespace Daftar.Search;

/// <summary>
/// Applied batches waiting to become a segment. Everything is a few long arrays: no object per document or term. A document that is replaced or
/// deleted before the segment is written is marked and left out of it.
/// </summary>
internal sealed class WriteBuffer(FieldTable fields)
{
    private readonly int wordSlots = WordSlots.Count(fields);
    private readonly bool hasStates = StateFields.In(fields) is not null;
    private readonly Dictionary<Guid, int> documentOf = [];

    public TermTable Table { get; } = new();

    public GrowingArray<int> PostingTerms = new(4096);
    public GrowingArray<ulong> Postings = new(4096);
    public GrowingArray<(int Document, int Term)> Columns = new(1024);
    public GrowingArray<(int Document, int Field, int Date)> Dates = new(1024);
    public GrowingArray<ushort> Lengths = new(1024);
    public GrowingArray<byte> Stored = new(4096);
    public GrowingArray<int> StoredEnds = new(1024);
    public GrowingArray<Guid> Entries = new(1024);
    public GrowingArray<bool> Dead = new(1024);

    public Dictionary<int, string> Displays { get; } = [];

    public int Documents => Entries.Count;

    public int LiveDocuments => documentOf.Count;

    public int WordFields => wordSlots;

    public bool Holds(Guid entry) => documentOf.ContainsKey(entry);

    /// <summary>Bytes of what waits to be written; memory that is only kept for the next round is not counted.</summary>
    public long HeldBytes => Documents == 0 ? 0 : Bytes;

    /// <summary>Bytes held, nearly.</summary>
    public long Bytes => Table.Bytes + (PostingTerms.Items.Length * 12L) + (Columns.Items.Length * 8L) + (Dates.Items.Length * 12L)
        + (Lengths.Items.Length * 2L) + Stored.Items.Length + (Entries.Items.Length * 64L) + (Displays.Count * 100L);

    /// <summary>True if the batch fits into the numbers the buffer counts with.</summary>
    public bool HasRoomFor(IndexBatch batch) =>
        Documents + batch.Documents < Posting.MostDocuments && (long)Stored.Count + batch.Stored.Count < Array.MaxLength && (long)Postings.Count + batch.Postings.Count < Array.MaxLength;

    /// <summary>Takes over a batch.</summary>
    /// <param name="operations">What to do with its documents.</param>
    /// <param name="forget">Called for every entry the batch changes and did not add, so that what earlier segments say of it ends; says whether they said anything.</param>
    /// <param name="texts">What is to be done with the full texts of the same entries is added here.</param>
    public void Add(IndexBatch batch, ReadOnlySpan<(Guid Entry, int Document, bool IsNew)> operations, Func<Guid, bool> forget, List<(Guid Entry, int Document, bool IsNew)>? texts = null)
    {
        var firstDocument = Documents;
        var shift = (ulong)firstDocument << 38;
        var numbers = Numbers(batch);

        var terms = PostingTerms.Extend(batch.PostingTerms.Count);
        var postings = Postings.Extend(batch.Postings.Count);
        var batchTerms = batch.PostingTerms.Span;
        var batchPostings = batch.Postings.Span;
        for (var i = 0; i < terms.Length; i++)
        {
            terms[i] = numbers[batchTerms[i]];
            postings[i] = batchPostings[i] + shift;
        }

        foreach (var (document, term) in batch.Columns.Span)
        {
            Columns.Add((document + firstDocument, numbers[term]));
        }

        foreach (var (document, field, date) in batch.Dates.Span)
        {
            Dates.Add((document + firstDocument, field, date));
        }

        Lengths.Add(batch.Lengths.Span);
        var storedBefore = Stored.Count;
        Stored.Add(batch.Stored.Span);
        foreach (var end in batch.StoredEnds.Span)
        {
            StoredEnds.Add(end + storedBefore);
            Entries.Add(Guid.Empty);
            // Until an operation names it: what was prepared and not placed is not written.
            Dead.Add(true);
        }

        foreach (var (entry, document, isNew) in operations)
        {
            var wasThere = !isNew && (Forget(entry) | forget(entry));
            if (texts is not null && (document >= 0 ? batch.TextOf.Items[document] : -1) is var text && (text >= 0 || wasThere))
            {
                // full texts are there only for entries that are
                texts.Add((entry, text, !wasThere));
            }

            if (document >= 0)
            {
                Entries.Items[firstDocument + document] = entry;
                Dead.Items[firstDocument + document] = false;
                documentOf[entry] = firstDocument + document;
            }
        }
    }

    /// <summary>Empties the buffer. Memory is kept for the next round unless it is much more than this one needed.</summary>
    public void Clear()
    {
        if (Postings.Items.Length > 1 << 16 && Postings.Count < Postings.Items.Length / 4)
        {
            Displays.TrimExcess();
            documentOf.TrimExcess();
        }

        Table.Clear();
        PostingTerms.Recycle();
        Postings.Recycle();
        Columns.Recycle();
        Dates.Recycle();
        Lengths.Recycle();
        Stored.Recycle();
        StoredEnds.Recycle();
        Entries.Recycle();
        Dead.Recycle();
        Displays.Clear();
        documentOf.Clear();
    }

    private bool Forget(Guid entry)
    {
        var place = 0;
        var found = false;
        for (; documentOf.Remove(entry, out var document); entry = StateIds.Of(entry, place))
        {
            found = true;
            Dead.Items[document] = true;
            if (!hasStates || ++place > StateIds.Most)
            {
                break;
            }
        }

        return found;
    }

    private int[] Numbers(IndexBatch batch)
    {
        var numbers = new int[batch.Table.Count];
        for (var term = 0; term < numbers.Length; term++)
        {
            numbers[term] = Table.Add(batch.Table[term], batch.Table.HashOf(term), out _);
        }

        foreach (var (term, display) in batch.Displays)
        {
            if (!Displays.TryGetValue(numbers[term], out var known) || string.CompareOrdinal(display, known) < 0)
            {
                Displays[numbers[term]] = display;
            }
        }

        return numbers;
    }
}
