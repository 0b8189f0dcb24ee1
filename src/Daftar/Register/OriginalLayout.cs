using System.Buffers.Binary;

namespace Daftar.Register;

/// <summary>
/// How a chunk of originals lies, before compression: number of records; for each the place and length of its document's prolog and of the
/// record itself, counted from behind this table; then the bytes as delivered.
/// </summary>
internal static class OriginalLayout
{
    public static int HeadLength(int records) => 4 + (records * 16);

    public static int Records(ReadOnlySpan<byte> chunk) => BinaryPrimitives.ReadInt32LittleEndian(chunk);

    /// <summary>The record's original bytes.</summary>
    public static ReadOnlySpan<byte> Record(ReadOnlySpan<byte> chunk, int place)
    {
        var row = Row(chunk, place);
        return chunk.Slice(HeadLength(Records(chunk)) + BinaryPrimitives.ReadInt32LittleEndian(row[8..]), BinaryPrimitives.ReadInt32LittleEndian(row[12..]));
    }

    /// <summary>What stood before the first record of its document.</summary>
    public static ReadOnlySpan<byte> Prolog(ReadOnlySpan<byte> chunk, int place)
    {
        var row = Row(chunk, place);
        return chunk.Slice(HeadLength(Records(chunk)) + BinaryPrimitives.ReadInt32LittleEndian(row), BinaryPrimitives.ReadInt32LittleEndian(row[4..]));
    }

    /// <summary>Where a record and its document's prolog stand, counted from the start of the chunk.</summary>
    public static (int PrologStart, int PrologLength, int Start, int Length) Place(ReadOnlySpan<byte> chunk, int place)
    {
        var row = Row(chunk, place);
        var head = HeadLength(Records(chunk));
        return (head + BinaryPrimitives.ReadInt32LittleEndian(row), BinaryPrimitives.ReadInt32LittleEndian(row[4..]),
            head + BinaryPrimitives.ReadInt32LittleEndian(row[8..]), BinaryPrimitives.ReadInt32LittleEndian(row[12..]));
    }

    /// <summary>Overwrites a record with a remark (cut to its length) and spaces: nothing else moves.</summary>
    public static void Blank(Span<byte> chunk, int place, ReadOnlySpan<byte> remark)
    {
        var row = Row(chunk, place);
        var start = HeadLength(Records(chunk)) + BinaryPrimitives.ReadInt32LittleEndian(row[8..]);
        var record = chunk.Slice(start, BinaryPrimitives.ReadInt32LittleEndian(row[12..]));
        record.Fill((byte)' ');
        remark[..Math.Min(remark.Length, record.Length)].CopyTo(record);
    }

    private static ReadOnlySpan<byte> Row(ReadOnlySpan<byte> chunk, int place) =>
        place >= 0 && place < Records(chunk) ? chunk.Slice(4 + (place * 16), 16) : throw new ArgumentOutOfRangeException(nameof(place));
}
