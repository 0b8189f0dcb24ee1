namespace Daftar.Search;

/// <summary>
/// One published state of the index: segments, which of their documents are live, and the cursor they answer for. Searches hold it while they run and never wait for writers.
/// </summary>
internal sealed class Snapshot
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, JoinedValues?> joined = new();
    private int users = 1;

    public Snapshot(IReadOnlyList<(Segment Segment, ulong[]? Live)> segments, IReadOnlyList<(Segment Segment, ulong[]? Live, TextJoins Joins)> texts, string? cursor, long generation)
    {
        Parts = segments.Select(part => new SnapshotPart(part.Segment, part.Live)).ToArray();
        Texts = texts.Select(part => new TextPart(new SnapshotPart(part.Segment, part.Live), part.Joins)).ToArray();
        Cursor = cursor;
        Generation = generation;
        foreach (var part in AllParts)
        {
            part.Segment.AddUser();
        }
    }

    public IReadOnlyList<SnapshotPart> Parts { get; }

    /// <summary>The segments of full texts.</summary>
    public IReadOnlyList<TextPart> Texts { get; }

    public IEnumerable<SnapshotPart> AllParts => Parts.Concat(Texts.Select(static text => text.Part));

    public string? Cursor { get; }

    public long Generation { get; }

    /// <summary>A segment is lost, and what it held not read again yet: nothing can be said that is sure to be true.</summary>
    public bool IsIncomplete { get; init; }

    /// <summary>The same of full texts: what asks them cannot be answered.</summary>
    public bool TextsAreIncomplete { get; init; }

    /// <summary>On the way from the start of the journal to its end.</summary>
    public bool IsBuilding { get; init; }

    /// <summary>Documents of all segments, deleted ones included: what scores are worked out with.</summary>
    public long AllDocuments => Parts.Sum(part => (long)part.Segment.Documents);

    public long LiveDocuments => Parts.Sum(part => (long)part.LiveCount);

    /// <inheritdoc cref="ISearchIndex.ShareOf"/>
    public double ShareOf(string word)
    {
        var term = TermKey.ForWord(word);
        return AllDocuments < EmbeddedIndex.FewestForShares ? 0 : Parts.Sum(part => part.Segment.Terms.TryFind(term, out var place) ? (long)place.Documents : 0) / (double)AllDocuments;
    }

    /// <summary>The values of a field over all segments; null if some segment has too many to count them beside others.</summary>
    public JoinedValues? Joined(int field) => joined.GetOrAdd(field, static (field, parts) =>
        parts.Any(part => part.Segment.ColumnOf(field) is not null && !part.Segment.Rows.TryFind(field, out _)) ? null
            : JoinedValues.Of([.. parts.Select(part => part.Segment.ColumnOf(field)).OfType<Column>()]), Parts);

    /// <summary>False if the snapshot was already given up; take the newer one.</summary>
    public bool TryUse()
    {
        for (var seen = Volatile.Read(ref users); seen > 0; seen = Volatile.Read(ref users))
        {
            if (Interlocked.CompareExchange(ref users, seen + 1, seen) == seen)
            {
                return true;
            }
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            foreach (var part in AllParts)
            {
                part.Segment.RemoveUser();
            }
        }
    }
}

/// <summary>A segment of full texts in a snapshot, and where its entries stand.</summary>
internal sealed record TextPart(SnapshotPart Part, TextJoins Joins);

/// <summary>A segment in a snapshot.</summary>
/// <param name="Live">Bitmap of live documents, null if all are.</param>
internal sealed record SnapshotPart(Segment Segment, ulong[]? Live)
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<int, int[]> countsOfAll = new();

    public int LiveCount { get; } = Live is null ? Segment.Documents : Bitmap.Count(Live);

    /// <summary>The counts of a field over all live documents, which many a question asks for again: whoever filters by one thing only sees them beside the filter.</summary>
    public int[] CountsOfAll(RowField field, Func<int[]> count) => countsOfAll.GetOrAdd(field.Field, static (_, count) => count(), count);
}
