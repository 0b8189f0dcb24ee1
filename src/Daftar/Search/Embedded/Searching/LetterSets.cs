using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>Compares sets of letters, eight words at once.</summary>
internal static class LetterSets
{
    /// <summary>Finds words that lack at most so many letters of a word and have at most so many others.</summary>
    /// <param name="sets">Sets of letters: <see cref="LexiconWriter.Letters"/>.</param>
    /// <param name="lacking">Most letters that may be lacking.</param>
    /// <param name="beside">Most others.</param>
    /// <param name="start">Where to begin; afterwards where to go on.</param>
    /// <param name="into">Takes the places of those found, at least eight.</param>
    /// <returns>How many were found: all up to <paramref name="start"/>.</returns>
    public static int Near(ReadOnlySpan<uint> sets, uint wanted, int lacking, int beside, ref int start, Span<int> into)
    {
        var count = 0;
        ref var first = ref MemoryMarshal.GetReference(sets);
        var wish = Vector256.Create(wanted);
        for (; start + Vector256<uint>.Count <= sets.Length && count + Vector256<uint>.Count <= into.Length; start += Vector256<uint>.Count)
        {
            var set = Vector256.LoadUnsafe(ref Unsafe.Add(ref first, start));
            var missing = Vector256.AndNot(wish, set);
            for (var one = 0; one < lacking; one++)
            {
                missing = WithoutOne(missing);
            }

            var others = Vector256.AndNot(set, wish);
            for (var one = 0; one < beside; one++)
            {
                others = WithoutOne(others);
            }

            for (var fits = Vector256.Equals(missing | others, Vector256<uint>.Zero).ExtractMostSignificantBits(); fits != 0; fits &= fits - 1)
            {
                into[count++] = start + System.Numerics.BitOperations.TrailingZeroCount(fits);
            }
        }

        for (; start < sets.Length && start + Vector256<uint>.Count > sets.Length && count < into.Length; start++)
        {
            if (System.Numerics.BitOperations.PopCount(wanted & ~sets[start]) <= lacking && System.Numerics.BitOperations.PopCount(sets[start] & ~wanted) <= beside)
            {
                into[count++] = start;
            }
        }

        return count;
    }

    /// <summary>Finds words that have all letters of some, whatever others they have.</summary>
    /// <inheritdoc cref="Near"/>
    public static int Having(ReadOnlySpan<uint> sets, uint wanted, ref int start, Span<int> into)
    {
        var count = 0;
        ref var first = ref MemoryMarshal.GetReference(sets);
        var wish = Vector256.Create(wanted);
        for (; start + Vector256<uint>.Count <= sets.Length && count + Vector256<uint>.Count <= into.Length; start += Vector256<uint>.Count)
        {
            for (var fits = Vector256.Equals(Vector256.LoadUnsafe(ref Unsafe.Add(ref first, start)) & wish, wish).ExtractMostSignificantBits(); fits != 0; fits &= fits - 1)
            {
                into[count++] = start + System.Numerics.BitOperations.TrailingZeroCount(fits);
            }
        }

        for (; start < sets.Length && start + Vector256<uint>.Count > sets.Length && count < into.Length; start++)
        {
            if ((sets[start] & wanted) == wanted)
            {
                into[count++] = start;
            }
        }

        return count;
    }

    /// <summary>Finds words that have all letters of enough of some groups, and at most so many letters that are in none.</summary>
    /// <param name="sets">Sets of letters: <see cref="LexiconWriter.Letters"/>.</param>
    /// <param name="groups">Sets of letters, too.</param>
    /// <param name="needed">Of so many groups all letters must be there.</param>
    /// <param name="wanted">The letters of all groups.</param>
    /// <param name="beside">Most others.</param>
    /// <param name="start">Where to begin; afterwards where to go on.</param>
    /// <param name="into">Takes the places of those found, at least eight.</param>
    /// <returns>How many were found: all up to <paramref name="start"/>.</returns>
    public static int Holding(ReadOnlySpan<uint> sets, ReadOnlySpan<uint> groups, int needed, uint wanted, int beside, ref int start, Span<int> into)
    {
        var count = 0;
        ref var first = ref MemoryMarshal.GetReference(sets);
        var wish = Vector256.Create(wanted);
        var fewest = Vector256.Create(needed - 1);
        for (; start + Vector256<uint>.Count <= sets.Length && count + Vector256<uint>.Count <= into.Length; start += Vector256<uint>.Count)
        {
            var set = Vector256.LoadUnsafe(ref Unsafe.Add(ref first, start));
            var others = Vector256.AndNot(set, wish);
            for (var one = 0; one < beside; one++)
            {
                others = WithoutOne(others);
            }

            var few = Vector256.Equals(others, Vector256<uint>.Zero);
            if (few == Vector256<uint>.Zero)
            {
                continue;
            }

            // what is equal is -1
            var whole = Vector256<int>.Zero;
            foreach (var group in groups)
            {
                var letters = Vector256.Create(group);
                whole -= Vector256.Equals(set & letters, letters).AsInt32();
            }

            for (var fits = (few.AsInt32() & Vector256.GreaterThan(whole, fewest)).ExtractMostSignificantBits(); fits != 0; fits &= fits - 1)
            {
                into[count++] = start + System.Numerics.BitOperations.TrailingZeroCount(fits);
            }
        }

        for (; start < sets.Length && start + Vector256<uint>.Count > sets.Length && count < into.Length; start++)
        {
            var whole = 0;
            foreach (var group in groups)
            {
                whole += (sets[start] & group) == group ? 1 : 0;
            }

            if (whole >= needed && System.Numerics.BitOperations.PopCount(sets[start] & ~wanted) <= beside)
            {
                into[count++] = start;
            }
        }

        return count;
    }

    /// <summary>Each number without its lowest bit: nothing is left of one that had one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> WithoutOne(Vector256<uint> bits) => bits & (bits - Vector256<uint>.One);
}
