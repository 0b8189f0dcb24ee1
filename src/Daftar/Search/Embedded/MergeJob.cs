namespace Daftar.Search;

/// <summary>A merge in work: what goes into it, and as it was when it began.</summary>
internal sealed record MergeJob(Shelf Shelf, long Number, IReadOnlyList<WriterSegment> Segments, IReadOnlyList<(Segment Segment, ulong[]? Live)> Sources)
{
    /// <summary>Keeps the sources open while the merge reads them: an index that is started anew lets go of its segments at once.</summary>
    public MergeJob Hold()
    {
        foreach (var (segment, _) in Sources)
        {
            segment.AddUser();
        }

        return this;
    }

    public void Release()
    {
        foreach (var (segment, _) in Sources)
        {
            segment.RemoveUser();
        }
    }

    /// <summary>The merged segment with the deletions that came while it was written, committed ones and ones only applied.</summary>
    public WriterSegment Carry(Segment merged, int[][] newNumbers)
    {
        var committed = new WriterSegment(merged, null);
        DeleteIn(committed, newNumbers, segment => segment.CommittedLive);
        committed.Commit();
        DeleteIn(committed, newNumbers, segment => segment.Live);
        return committed;
    }

    private void DeleteIn(WriterSegment target, int[][] newNumbers, Func<WriterSegment, ulong[]?> liveOf)
    {
        for (var source = 0; source < Segments.Count; source++)
        {
            if (liveOf(Segments[source]) is not { } live || ReferenceEquals(live, Sources[source].Live))
            {
                continue;
            }

            for (var document = 0; document < newNumbers[source].Length; document++)
            {
                var number = newNumbers[source][document];
                if (number >= 0 && !Bitmap.Has(live, document) && (target.Live is null || Bitmap.Has(target.Live, number)))
                {
                    target.Delete(number);
                }
            }
        }
    }
}
