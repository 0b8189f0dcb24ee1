using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Entry ids of a segment's documents, and the document of an entry id.</summary>
internal sealed class EntryTable(MappedSection entries, MappedSection order, int documents)
{
    /// <summary>Of so many ids the leading bytes of one are in memory.</summary>
    private const int Apart = 64;

    private ulong[]? marks;

    public Guid this[int document] => EntryIds.Read(Bytes(document));

    public ReadOnlySpan<byte> Bytes(int document) => entries.Slice((long)document * EntryIds.Bytes, EntryIds.Bytes);

    /// <summary>The document that is so many-th in the order of entry ids.</summary>
    public int InOrder(int place) => (int)order.UInt32(place);

    /// <summary>The place in the order of entry ids of the first that comes after an entry, which need not be there.</summary>
    public int PlaceBehind(Guid entry)
    {
        Span<byte> wanted = stackalloc byte[EntryIds.Bytes];
        EntryIds.Write(entry, wanted);
        int low = 0, high = documents;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Bytes(InOrder(middle)).SequenceCompareTo(wanted) <= 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>The document of an entry, or -1. Few of its ids are looked at: where it stands is found among every so many-th, which are in memory.</summary>
    public int Find(Guid entry)
    {
        if (documents == 0)
        {
            return -1;
        }

        Span<byte> wanted = stackalloc byte[EntryIds.Bytes];
        EntryIds.Write(entry, wanted);
        var leading = BinaryPrimitives.ReadUInt64BigEndian(wanted);
        var every = LazyInitializer.EnsureInitialized(ref marks, Marks);

        // low is before the entry or at it, high is after it
        var low = Math.Max(0, First(every, leading) - 1) * Apart;
        var high = leading == ulong.MaxValue ? documents : Math.Min(documents, First(every, leading + 1) * Apart);
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (Bytes(InOrder(middle)).SequenceCompareTo(wanted) <= 0)
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var document = InOrder(low);
        return Bytes(document).SequenceEqual(wanted) ? document : -1;
    }

    /// <summary>The leading bytes of every so many-th id, in their order: one bit of memory a document.</summary>
    private ulong[] Marks()
    {
        var every = new ulong[((documents - 1) / Apart) + 1];
        for (var at = 0; at < every.Length; at++)
        {
            every[at] = BinaryPrimitives.ReadUInt64BigEndian(Bytes(InOrder(at * Apart)));
        }

        return every;
    }

    /// <summary>The first mark that is no less.</summary>
    private static int First(ulong[] marks, ulong leading)
    {
        int low = 0, high = marks.Length;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (marks[middle] < leading)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
