namespace Daftar.Search;

/// <summary>What merging asks of the index.</summary>
public sealed partial class EmbeddedIndex
{
    /// <summary>Picks segments to merge, with their live documents at this moment; nobody deletes their files meanwhile.</summary>
    internal MergeJob? NextMerge(bool all)
    {
        lock (writing)
        {
            LoseShortened();

            // what is damaged is read again from the register, and not from there
            var sound = segments.FindAll(segment => segment.Segment.Damage is null);
            IReadOnlyList<WriterSegment> picked = isDisposed ? [] : all ? (sound.Count > 1 || sound.Any(s => s.CommittedLive is not null) ? sound : []) : MergePolicy.Next(sound, options);
            return picked.Count == 0 ? null : new MergeJob(nextSegment++, picked, [.. picked.Select(segment => (segment.Segment, segment.CommittedLive))]).Hold();
        }
    }

    internal void Merge(MergeJob job, CancellationToken stop)
    {
        var (file, newNumbers) = SegmentMerge.Write(job.Sources, Fields, folder, job.Number, stop);
        var merged = file is null ? null : Segment.Open(folder, file, Fields, trusted: true);
        lock (writing)
        {
            if (isDisposed || !job.Segments.All(segments.Contains))
            {
                // closed, or started anew: what was merged is no part of the index any more; its file goes with the next opening
                merged?.RemoveUser();
                return;
            }

            foreach (var segment in job.Segments)
            {
                segments.Remove(segment);
            }

            if (merged is not null)
            {
                segments.Add(job.Carry(merged, newNumbers));
            }

            Publish(snapshot.Cursor);
            Drop(job.Segments);
        }
    }

    internal int SegmentCount
    {
        get
        {
            lock (writing)
            {
                return segments.Count;
            }
        }
    }
}
