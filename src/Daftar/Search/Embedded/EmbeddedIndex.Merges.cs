namespace Daftar.Search;

/// <summary>What merging asks of the index.</summary>
public sealed partial class EmbeddedIndex
{
    /// <summary>Picks segments to merge, with their live documents at this moment; nobody deletes their files meanwhile.</summary>
    internal MergeJob? NextMerge(bool all) => NextMerge(main, all);

    /// <inheritdoc cref="NextMerge(bool)"/>
    internal MergeJob? NextMerge(Shelf shelf, bool all)
    {
        lock (writing)
        {
            if (isReplaced)
            {
                return null;
            }

            LoseShortened();

            // what is damaged is read again from the register, and not from there
            var sound = shelf.Segments.FindAll(segment => segment.Segment.Damage is null);
            IReadOnlyList<WriterSegment> picked = isDisposed ? [] : all ? (sound.Count > 1 || sound.Any(s => s.CommittedLive is not null) ? sound : []) : MergePolicy.Next(sound, options);
            return picked.Count == 0 ? null : new MergeJob(shelf, nextSegment++, picked, [.. picked.Select(segment => (segment.Segment, segment.CommittedLive))]).Hold();
        }
    }

    internal void Merge(MergeJob job, CancellationToken stop)
    {
        var (shelf, fields) = (job.Shelf, job.Shelf.Fields);
        var (file, newNumbers) = SegmentMerge.Write(job.Sources, fields, folder, job.Number, shelf.IsTexts, stop);
        var merged = file is null ? null : Segment.Open(folder, file, fields, trusted: true);
        lock (writing)
        {
            if (isDisposed || isReplaced || !job.Segments.All(shelf.Segments.Contains))
            {
                // closed, or started anew: what was merged is no part of the index any more; its file goes with the next opening
                merged?.RemoveUser();
                return;
            }

            var carried = merged is null ? null : job.Carry(merged, newNumbers);
            try
            {
                JoinMerged(job, newNumbers, carried);
            }
            catch (IndexDamagedException)
            {
                merged?.RemoveUser();
                throw;
            }

            foreach (var segment in job.Segments)
            {
                shelf.Segments.Remove(segment);
            }

            if (carried is not null)
            {
                shelf.Segments.Add(carried);
            }

            Publish(snapshot.Cursor);
            Drop(job.Segments);
        }
    }

    internal int SegmentsOf(Shelf shelf)
    {
        lock (writing)
        {
            return shelf.Segments.Count;
        }
    }
}
