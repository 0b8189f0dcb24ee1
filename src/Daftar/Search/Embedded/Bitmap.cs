using System.Numerics;

namespace Daftar.Search;

/// <summary>Sets of documents as one bit each.</summary>
internal static class Bitmap
{
    public static int Words(int documents) => (documents + 63) / 64;

    public static bool Has(ReadOnlySpan<ulong> bits, int document) => (bits[document >> 6] >> document & 1) != 0;

    public static void Add(Span<ulong> bits, int document) => bits[document >> 6] |= 1UL << document;

    public static void Remove(Span<ulong> bits, int document) => bits[document >> 6] &= ~(1UL << document);

    public static int Count(ReadOnlySpan<ulong> bits)
    {
        var count = 0;
        foreach (var word in bits)
        {
            count += BitOperations.PopCount(word);
        }

        return count;
    }

    /// <summary>Puts all documents from 0 into the set.</summary>
    public static void Fill(Span<ulong> bits, int documents)
    {
        bits.Fill(ulong.MaxValue);
        if ((documents & 63) != 0)
        {
            bits[^1] = (1UL << (documents & 63)) - 1;
        }
    }
}
