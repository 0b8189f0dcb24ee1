namespace Daftar.Search;

/// <summary>
/// Full texts (claims, descriptions) are kept in segments of their own, which are written, merged and measured apart and have nothing that is counted or shown (decision 47). One manifest names both
/// kinds and one cursor holds for both, so that they are of one state of the register at any moment: a deletion is exact in both at once, and no crash leaves one ahead of the other.
/// </summary>
public sealed partial class EmbeddedIndex
{
    /// <summary>Segments of entries, as they were committed last.</summary>
    private IReadOnlyList<(Segment Segment, ulong[]? Live)> Committed() => [.. main.Segments.Select(static segment => (segment.Segment, segment.CommittedLive))];

    /// <summary>Notes where the entries of full texts stand that are about to be committed: in the segments written since the last commit, as both came in one batch.</summary>
    private void Join()
    {
        if (texts is { Uncommitted.Count: > 0 })
        {
            IReadOnlyList<(Segment, ulong[]?)> beside = [.. main.Uncommitted.Select(static segment => (segment.Segment, segment.Live))];
            texts.Uncommitted.ForEach(segment => segment.Joins = TextJoins.OfWritten(segment.Segment, segment.Live, beside));
        }
    }

    /// <summary>Lets go of what joins full texts with segments that are there no more; older snapshots keep theirs.</summary>
    private void KeepJoins()
    {
        if (texts is { Segments.Count: > 0 })
        {
            var there = main.Segments.Select(static segment => segment.Segment).ToHashSet();
            texts.Segments.ForEach(segment => segment.Joins = segment.Joins!.Only(there));
        }
    }

    /// <summary>After segments of one kind were merged: the pairs of the others with them, or of what came out of them with the others.</summary>
    private void JoinMerged(MergeJob job, int[][] newNumbers, WriterSegment? merged)
    {
        if (job.Shelf.IsTexts)
        {
            merged?.Joins = TextJoins.Merged([.. job.Segments.Select(static segment => segment.Joins!)], newNumbers);
        }
        else
        {
            IReadOnlyList<Segment> sources = [.. job.Sources.Select(static source => source.Segment)];
            texts?.Segments.ForEach(segment => segment.Joins = segment.Joins!.AfterMerge(sources, newNumbers, merged?.Segment));
        }
    }

    /// <summary>Looks up where the entries of full texts stand that were there when the index was opened, before a search has to.</summary>
    internal void MakeJoins(CancellationToken stop)
    {
        var used = Use();
        try
        {
            foreach (var part in used.Texts)
            {
                stop.ThrowIfCancellationRequested();
                part.Joins.All();
            }
        }
        catch (IndexDamagedException found)
        {
            Note(found, used);
        }
        finally
        {
            used.Release();
        }
    }

    private bool ForgetTexts(Guid entry) => Forget(entry, texts!.Segments) | Forget(entry, texts.Uncommitted);

    private bool Forget(Guid entry)
    {
        var found = Forget(entry, main.Segments) | Forget(entry, main.Uncommitted);

        // of what is lost it cannot be told: its full texts are looked for in any case
        return found || main.Lost.Count > 0;
    }

    /// <summary>Full texts whose entries were lost and did not come again.</summary>
    private void DropTextsWithoutEntry()
    {
        foreach (var segment in texts?.All.ToList() ?? [])
        {
            for (var document = 0; document < segment.Segment.Documents; document++)
            {
                if ((segment.Live is null || Bitmap.Has(segment.Live, document)) && segment.Segment.Entries[document] is var entry
                    && !main.Buffer.Holds(entry) && !Holds(main.Segments, entry) && !Holds(main.Uncommitted, entry))
                {
                    segment.Delete(document);
                }
            }
        }
    }
}
