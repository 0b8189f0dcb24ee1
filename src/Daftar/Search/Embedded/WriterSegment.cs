namespace Daftar.Search;

/// <summary>
/// A segment as the writer sees it: what is committed, and what the changes applied since then have deleted in it. Bitmaps that were handed to a snapshot are never
/// changed: the first deletion after a commit works on a copy.
/// </summary>
internal sealed class WriterSegment(Segment segment, ulong[]? live)
{
    private ulong[]? changed;

    public Segment Segment { get; } = segment;

    /// <summary>Of a damaged segment: up to here its living documents were handed out to be read again.</summary>
    public int Repaired { get; set; }

    /// <summary>Of a segment of full texts: where its entries stand.</summary>
    public TextJoins? Joins { get; set; }

    /// <summary>Live documents at the last commit; null if all.</summary>
    public ulong[]? CommittedLive { get; private set; } = live;

    /// <summary>Live documents with what is applied but not committed.</summary>
    public ulong[]? Live => changed ?? CommittedLive;

    public int LiveCount => Live is { } bits ? Bitmap.Count(bits) : Segment.Documents;

    public int CommittedLiveCount => CommittedLive is { } bits ? Bitmap.Count(bits) : Segment.Documents;

    /// <summary>True if it has the entry, and not deleted.</summary>
    public bool Holds(Guid entry) => Segment.Entries.Find(entry) is >= 0 and var document && (Live is null || Bitmap.Has(Live, document));

    /// <returns>Whether it was there.</returns>
    public bool Delete(Guid entry)
    {
        var document = Segment.Entries.Find(entry);
        if (document < 0 || (Live is not null && !Bitmap.Has(Live, document)))
        {
            return false;
        }

        Delete(document);
        return true;
    }

    /// <summary>All states of an entry: they came into the segment together, and leave it together.</summary>
    public bool DeleteStates(Guid entry)
    {
        var found = false;
        for (int place = 0, document; place <= StateIds.Most && (document = Segment.Entries.Find(StateIds.Of(entry, place))) >= 0; place++)
        {
            if (Live is null || Bitmap.Has(Live, document))
            {
                found = true;
                Delete(document);
            }
        }

        return found;
    }

    /// <summary>True if it has the entry, not deleted, with full texts.</summary>
    public bool HoldsWithTexts(Guid entry) => Segment.Entries.Find(entry) is >= 0 and var document && (Live is null || Bitmap.Has(Live, document)) && Bitmap.Has(WithTexts, document);

    private ulong[] WithTexts => field ??= Postings.DocumentsOf(Segment, TermKey.WithTexts);

    public void Delete(int document)
    {
        if (changed is null)
        {
            changed = new ulong[Bitmap.Words(Segment.Documents)];
            if (CommittedLive is null)
            {
                Bitmap.Fill(changed, Segment.Documents);
            }
            else
            {
                CommittedLive.CopyTo(changed, 0);
            }
        }

        Bitmap.Remove(changed, document);
    }

    public void Commit()
    {
        CommittedLive = Live;
        changed = null;
    }
}
