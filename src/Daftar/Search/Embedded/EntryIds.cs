using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Entry ids as the index orders them: by their 16 bytes, most significant first, which is PostgreSQL's order of uuid.</summary>
internal static class EntryIds
{
    public const int Bytes = 16;

    public static void Write(Guid entry, Span<byte> bytes) => entry.TryWriteBytes(bytes, bigEndian: true, out _);

    public static Guid Read(ReadOnlySpan<byte> bytes) => new(bytes[..Bytes], bigEndian: true);

    public static ulong Leading(Guid entry)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Write(entry, bytes);
        return BinaryPrimitives.ReadUInt64BigEndian(bytes);
    }

    /// <summary>The numbers of entries in the order of their ids.</summary>
    public static int[] Order(Guid[] entries)
    {
        // the leading eight bytes decide (six of the number's place, two of a hash), but for the rare equal ones
        var order = Enumerable.Range(0, entries.Length).ToArray();
        var leading = Array.ConvertAll(entries, Leading);
        Array.Sort(leading, order);
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && leading[end] == leading[start]; end++)
            {
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((a, b) => Compare(entries[a], entries[b]));
            }
        }

        return order;
    }

    public static int Compare(Guid a, Guid b)
    {
        Span<byte> first = stackalloc byte[Bytes], second = stackalloc byte[Bytes];
        Write(a, first);
        Write(b, second);
        return first.SequenceCompareTo(second);
    }
}
