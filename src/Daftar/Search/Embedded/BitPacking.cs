using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>
/// Blocks of 128 small numbers, each in the bits the largest needs. Four lanes: the numbers 0, 4, 8 … are packed one after the other into the words
/// 0, 4, 8 …, the numbers 1, 5, 9 … into the words beside them, so that four are unpacked at once (Lemire, Boytsov: Decoding billions of integers per
/// second through vectorization, 2015).
/// </summary>
internal static class BitPacking
{
    /// <summary>Numbers in a block.</summary>
    public const int Block = 128;

    private const int Lanes = 4;
    private const int Rows = Block / Lanes;

    public static int BitsFor(uint largest) => 32 - BitOperations.LeadingZeroCount(largest);

    /// <summary>Bytes of a packed block.</summary>
    public static int Bytes(int bits) => bits * Block / 8;

    public static void Pack(ReadOnlySpan<uint> numbers, int bits, Span<byte> packed)
    {
        var words = MemoryMarshal.Cast<byte, uint>(packed[..Bytes(bits)]);
        words.Clear();
        for (int row = 0, at = 0; row < Rows; row++, at += bits)
        {
            var (word, shift) = (at >> 5, at & 31);
            for (var lane = 0; lane < Lanes && bits > 0; lane++)
            {
                var number = numbers[(row * Lanes) + lane];
                words[(word * Lanes) + lane] |= number << shift;
                if (shift + bits > 32)
                {
                    words[((word + 1) * Lanes) + lane] |= number >> (32 - shift);
                }
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

        if (bits > 32)
        {
            throw new IndexDamagedException("segment", "a block of postings has numbers of more than 32 bits");
        }

        var words = MemoryMarshal.Cast<byte, uint>(packed[..Bytes(bits)]);
        var mask = Vector128.Create(bits == 32 ? uint.MaxValue : (1u << bits) - 1);
        for (int row = 0, at = 0; row < Rows; row++, at += bits)
        {
            var (word, shift) = (at >> 5, at & 31);
            var lanes = Vector128.ShiftRightLogical(Vector128.Create(words.Slice(word * Lanes, Lanes)), shift);
            if (shift + bits > 32)
            {
                lanes |= Vector128.ShiftLeft(Vector128.Create(words.Slice((word + 1) * Lanes, Lanes)), 32 - shift);
            }

            (lanes & mask).CopyTo(numbers[(row * Lanes)..]);
        }
    }

    /// <summary>Turns gaps between ascending numbers (a gap of 0 is the next number) into the numbers.</summary>
    /// <param name="before">The number before the first.</param>
    public static void Ascend(ReadOnlySpan<uint> gaps, int before, Span<int> numbers)
    {
        var last = Vector128.Create(before);
        for (var at = 0; at < Block; at += Lanes)
        {
            var step = Vector128.Create(gaps.Slice(at, Lanes)).AsInt32() + Vector128<int>.One;
            step += Vector128.Shuffle(step, Vector128.Create(0, 0, 1, 2)) & Vector128.Create(0, -1, -1, -1);
            step += Vector128.Shuffle(step, Vector128.Create(0, 0, 0, 1)) & Vector128.Create(0, 0, -1, -1);
            step += last;
            step.CopyTo(numbers[at..]);
            last = Vector128.Shuffle(step, Vector128.Create(3, 3, 3, 3));
        }
    }
}
