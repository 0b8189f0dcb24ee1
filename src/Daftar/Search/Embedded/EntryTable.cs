using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Entry ids of a segment's documents, and the document of an entry id.</summary>
internal sealed class EntryTable(MappedSection entries, MappedSection order, int documents)
{
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

    /// <summary>The document of an entry, or -1. Ids are hashes and so evenly spread: the place is guessed, then the search widens from there.</summary>
    public int Find(Guid entry)
    {
        if (documents == 0)
        {
            return -1;
        }

        Span<byte> wanted = stackalloc byte[EntryIds.Bytes];
        EntryIds.Write(entry, wanted);
        var guess = (int)Math.Min(documents - 1, (long)((UInt128)BinaryPrimitives.ReadUInt64BigEndian(wanted) * (ulong)documents >> 64));

        // low is before the entry or at it, high is after it
        int low, high;
        var step = 8;
        if (Bytes(InOrder(guess)).SequenceCompareTo(wanted) <= 0)
        {
            low = guess;
            for (high = Math.Min(documents, guess + step); high < documents && Bytes(InOrder(high)).SequenceCompareTo(wanted) <= 0; high = Math.Min(documents, high + step))
            {
                low = high;
                step *= 4;
            }
        }
        else
        {
            high = guess;
            for (low = Math.Max(0, guess - step); low > 0 && Bytes(InOrder(low)).SequenceCompareTo(wanted) > 0; low = Math.Max(0, low - step))
            {
                high = low;
                step *= 4;
            }
        }

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
}
