namespace Daftar.Search;

/// <summary>
/// Where the states of another entry begin among a segment's documents: one bit each, made when all states are searched for the first time. Comparing
/// the ids of neighbours for each hit and each facet took more time than anything else of a frequent word (sampled).
/// </summary>
internal sealed class StateStarts
{
    private readonly ulong[] bits;

    public StateStarts(EntryTable entries, int documents)
    {
        bits = new ulong[Bitmap.Words(documents)];
        for (var document = 0; document < documents; document++)
        {
            if (document == 0 || !StateIds.AreOfOne(entries.Bytes(document - 1), entries.Bytes(document)))
            {
                Bitmap.Add(bits, document);
            }
        }
    }

    /// <summary>Whether two documents are states of one entry.</summary>
    /// <param name="later">Not before the other.</param>
    public bool AreOfOne(int earlier, int later)
    {
        if (earlier == later)
        {
            return true;
        }

        int word = (earlier + 1) >> 6, end = later >> 6;
        var behind = ulong.MaxValue << (earlier + 1);
        var upTo = ulong.MaxValue >> (63 - (later & 63));
        if (word == end)
        {
            return (bits[word] & behind & upTo) == 0;
        }

        if ((bits[word] & behind) != 0 || (bits[end] & upTo) != 0)
        {
            return false;
        }

        for (word++; word < end; word++)
        {
            if (bits[word] != 0)
            {
                return false;
            }
        }

        return true;
    }
}
