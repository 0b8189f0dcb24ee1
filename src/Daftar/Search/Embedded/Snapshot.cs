namespace Daftar.Search;

/// <summary>
/// One published state of the index: segments, which of their documents are live, and the cursor they answer for. Searches hold it while they run and never wait for writers.
/// </summary>
internal sealed class Snapshot
{
    private int users = 1;

    public Snapshot(IReadOnlyList<(Segment Segment, ulong[]? Live)> segments, string? cursor, long generation)
    {
        Parts = segments.Select(part => new SnapshotPart(part.Segment, part.Live)).ToArray();
        Cursor = cursor;
        Generation = generation;
        foreach (var part in Parts)
        {
            part.Segment.AddUser();
        }
    }

    public IReadOnlyList<SnapshotPart> Parts { get; }

    public string? Cursor { get; }

    public long Generation { get; }

    /// <summary>Documents of all segments, deleted ones included: what scores are worked out with.</summary>
    public long AllDocuments => Parts.Sum(part => (long)part.Segment.Documents);

    public long LiveDocuments => Parts.Sum(part => (long)part.LiveCount);

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
            foreach (var part in Parts)
            {
                part.Segment.RemoveUser();
            }
        }
    }
}

/// <summary>A segment in a snapshot.</summary>
/// <param name="Live">Bitmap of live documents, null if all are.</param>
internal sealed record SnapshotPart(Segment Segment, ulong[]? Live)
{
    public int LiveCount { get; } = Live is null ? Segment.Documents : Bitmap.Count(Live);
}
