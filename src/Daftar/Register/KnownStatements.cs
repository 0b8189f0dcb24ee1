using System.Buffers.Binary;
using Daftar.Rights;

namespace Daftar.Register;

/// <summary>What was said about an entry: by whom, when produced, about which parts, and which parts still rest on it.</summary>
/// <param name="Governs">Parts of the state that still rest on this statement.</param>
/// <param name="Mark">First 16 bytes of its fingerprint.</param>
internal readonly record struct KnownStatement(Parts Governs, long ProducedTicks, UInt128 Mark, int Snapshot, bool FromOwner)
{
    public static UInt128 MarkOf(ReadOnlySpan<byte> fingerprint) => BinaryPrimitives.ReadUInt128BigEndian(fingerprint);
}

/// <summary>
/// The statements about one entry, newest last, small enough to lie in the entry's row: newer or older, changed or not, duplicate or not is
/// decided from them without reading a snapshot.
/// </summary>
internal static class KnownStatements
{
    private const int Size = 2 + 8 + 16 + 4 + 1;

    /// <summary>Statements no part rests on are forgotten beyond this many: a duplicate of one would then be kept as older, which loses nothing.</summary>
    public const int Most = 64;

    public static List<KnownStatement> Read(ReadOnlySpan<byte> bytes)
    {
        var list = new List<KnownStatement>((bytes.Length / Size) + 1);
        for (; bytes.Length >= Size; bytes = bytes[Size..])
        {
            list.Add(new KnownStatement(
                (Parts)BinaryPrimitives.ReadInt16LittleEndian(bytes), BinaryPrimitives.ReadInt64LittleEndian(bytes[2..]),
                BinaryPrimitives.ReadUInt128BigEndian(bytes[10..]), BinaryPrimitives.ReadInt32LittleEndian(bytes[26..]), bytes[30] != 0));
        }
        return list;
    }

    public static byte[] Write(List<KnownStatement> list)
    {
        for (var i = 0; list.Count > Most && i < list.Count;)
        {
            if (list[i].Governs == Parts.None)
            {
                list.RemoveAt(i);
            }
            else
            {
                i++;
            }
        }
        var bytes = new byte[list.Count * Size];
        var at = bytes.AsSpan();
        foreach (var known in list)
        {
            BinaryPrimitives.WriteInt16LittleEndian(at, (short)known.Governs);
            BinaryPrimitives.WriteInt64LittleEndian(at[2..], known.ProducedTicks);
            BinaryPrimitives.WriteUInt128BigEndian(at[10..], known.Mark);
            BinaryPrimitives.WriteInt32LittleEndian(at[26..], known.Snapshot);
            at[30] = known.FromOwner ? (byte)1 : (byte)0;
            at = at[Size..];
        }
        return bytes;
    }
}
