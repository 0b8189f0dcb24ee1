using System.Runtime.CompilerServices;

namespace Daftar.Search;

/// <summary>Keeps the first so many documents of one segment in the order of hits: a heap with the last of them on top. Entry ids are read only where ranks are equal.</summary>
internal sealed class FirstHits(Segment segment, int most)
{
    private readonly (long Rank, uint Lead, int Document)[] heap = new (long, uint, int)[most];
    private int count;
    private long beginRank = long.MinValue;
    private Guid begins;
    private byte[] beginEntry = [];

    /// <summary>The rank of the last that is held; anything if there is room.</summary>
    private long lastRank = most > 0 ? long.MaxValue : long.MinValue;

    /// <summary>Takes only what comes after a place in the order.</summary>
    public void Begin(long rank, Guid entry)
    {
        beginRank = rank;
        begins = entry;
        beginEntry = new byte[EntryIds.Bytes];
        EntryIds.Write(entry, beginEntry);
    }

    /// <summary>The entry behind which the page begins among those of a rank; null where all of them come after.</summary>
    public Guid? BeginsAmong(long rank) => beginRank == rank ? begins : null;

    /// <summary>True if enough is held.</summary>
    public bool IsFull => count == most;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Offer(long rank, int document)
    {
        // nearly all that is offered stands behind what is held
        if (rank <= lastRank)
        {
            OfferNear(rank, document);
        }
    }

    private void OfferNear(long rank, int document)
    {
        if (rank < beginRank || (rank == beginRank && segment.Entries.Bytes(document).SequenceCompareTo(beginEntry) <= 0))
        {
            return;
        }

        if (count < most)
        {
            heap[count] = (rank, segment.Rows.Lead(document), document);
            Up(count++);
            lastRank = count == most ? heap[0].Rank : long.MaxValue;
        }
        else if ((rank, segment.Rows.Lead(document), document) is var offered && IsAfter(heap[0], offered))
        {
            heap[0] = offered;
            Down(0);
            lastRank = heap[0].Rank;
        }
    }

    /// <summary>Takes out all that is held, in order.</summary>
    public IReadOnlyList<(long Rank, int Document)> Sorted()
    {
        // by the heap itself: a sort of the runtime would wrap what a damaged block throws when ids are compared
        var sorted = new (long Rank, int Document)[count];
        while (count > 0)
        {
            sorted[--count] = (heap[0].Rank, heap[0].Document);
            heap[0] = heap[count];
            Down(0);
        }

        return sorted;
    }

    private bool IsAfter((long Rank, uint Lead, int Document) a, (long Rank, uint Lead, int Document) b) =>
        a.Rank != b.Rank ? a.Rank > b.Rank : a.Lead != b.Lead ? a.Lead > b.Lead : segment.Entries.Bytes(a.Document).SequenceCompareTo(segment.Entries.Bytes(b.Document)) > 0;

    private void Up(int at)
    {
        for (int parent; at > 0 && IsAfter(heap[at], heap[parent = (at - 1) / 2]); at = parent)
        {
            (heap[at], heap[parent]) = (heap[parent], heap[at]);
        }
    }

    private void Down(int at)
    {
        for (int child; (child = (2 * at) + 1) < count; at = child)
        {
            if (child + 1 < count && IsAfter(heap[child + 1], heap[child]))
            {
                child++;
            }

            if (!IsAfter(heap[child], heap[at]))
            {
                return;
            }

            (heap[at], heap[child]) = (heap[child], heap[at]);
        }
    }
}
