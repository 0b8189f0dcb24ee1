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

    /// <summary>How many are in both of two sets.</summary>
    public static int CountBoth(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        b = b[..a.Length];
        int first = 0, second = 0, third = 0, fourth = 0, i = 0;
        for (; i + 4 <= a.Length; i += 4)
        {
            first += BitOperations.PopCount(a[i] & b[i]);
            second += BitOperations.PopCount(a[i + 1] & b[i + 1]);
            third += BitOperations.PopCount(a[i + 2] & b[i + 2]);
            fourth += BitOperations.PopCount(a[i + 3] & b[i + 3]);
        }

        for (; i < a.Length; i++)
        {
            first += BitOperations.PopCount(a[i] & b[i]);
        }

        return first + second + third + fourth;
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
