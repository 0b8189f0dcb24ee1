using System.Buffers.Binary;
using System.Numerics;

namespace Daftar.Search;

/// <summary>Blocks of 128 small numbers, each in the bits the largest needs.</summary>
internal static class BitPacking
{
    /// <summary>Numbers in a block.</summary>
    public const int Block = 128;

    public static int BitsFor(uint largest) => 32 - BitOperations.LeadingZeroCount(largest);

    /// <summary>Bytes of a packed block.</summary>
    public static int Bytes(int bits) => bits * Block / 8;

    public static void Pack(ReadOnlySpan<uint> numbers, int bits, Span<byte> packed)
    {
        ulong pending = 0;
        int held = 0, at = 0;
        for (var i = 0; i < Block && bits > 0; i++)
        {
            pending |= (ulong)numbers[i] << held;
            held += bits;
            if (held >= 32)
            {
                BinaryPrimitives.WriteUInt32LittleEndian(packed[at..], (uint)pending);
                at += 4;
                pending >>= 32;
                held -= 32;
            }
        }
    }

    public static void Unpack(ReadOnlySpan<byte> packed, int bits, Span<uint> numbers)
    {
        if (bits == 0)
        {
            numbers[..Block].Clear();
            return;
        }

        var mask = bits == 32 ? uint.MaxValue : (1u << bits) - 1;
        ulong pending = 0;
        int held = 0, at = 0;
        for (var i = 0; i < Block; i++)
        {
            if (held < bits)
            {
                pending |= (ulong)BinaryPrimitives.ReadUInt32LittleEndian(packed[at..]) << held;
                at += 4;
                held += 32;
            }

            numbers[i] = (uint)pending & mask;
            pending >>= bits;
            held -= bits;
        }
    }
}
