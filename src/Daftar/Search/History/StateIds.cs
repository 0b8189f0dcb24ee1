using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>
/// The states of an entry are documents of their own. Each has an id made of the first 14 bytes of the entry's and its place among the entry's
/// states, so that they stand side by side in the order of ids. No two entries share these: of numbers beside each other eight of the bytes are of a hash.
/// </summary>
internal static class StateIds
{
    /// <summary>States of one entry; of one that has more, the latest.</summary>
    public const int Most = ushort.MaxValue;

    private const int Shared = 14;

    public static Guid Of(Guid entry, int place)
    {
        Span<byte> bytes = stackalloc byte[EntryIds.Bytes];
        EntryIds.Write(entry, bytes);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[Shared..], (ushort)place);
        return EntryIds.Read(bytes);
    }

    public static bool AreOfOne(ReadOnlySpan<byte> state, ReadOnlySpan<byte> other) => state[..Shared].SequenceEqual(other[..Shared]);
}
