using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>
/// Tells whether a word differs from another by no more than so many letters missing, added, changed or swapped with the next (optimal string alignment: no letter counts twice).
/// A column of the table of distances is two words of bits (Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances", 2003), so a letter costs a dozen operations.
/// </summary>
internal sealed class Spelling
{
    private const int Ascii = 128;

    private readonly ulong[] places = new ulong[Ascii];
    private readonly Dictionary<char, ulong> otherPlaces = [];
    private readonly int length;
    private readonly int edits;

    /// <param name="word">Folded. What is longer than a word of the index and the edits is like none.</param>
    public Spelling(string word, int edits)
    {
        (length, this.edits) = (word.Length, edits);
        for (var at = 0; at < Math.Min(length, Tokenizer.LongestToken); at++)
        {
            if (word[at] < Ascii)
            {
                places[word[at]] |= 1UL << at;
            }
            else
            {
                otherPlaces[word[at]] = otherPlaces.GetValueOrDefault(word[at]) | 1UL << at;
            }
        }
    }

    /// <summary>A word of ASCII letters.</summary>
    public bool IsNear(ReadOnlySpan<byte> other)
    {
        if (IsTooFar(other.Length))
        {
            return false;
        }

        var column = new Column(length);
        for (var at = 0; at < other.Length; at++)
        {
            column.Step(other[at] < Ascii ? places[other[at]] : 0);

            // each letter that is left brings it nearer by one at most
            if (column.Distance - (other.Length - 1 - at) > edits)
            {
                return false;
            }
        }

        return column.Distance <= edits;
    }

    public bool IsNear(ReadOnlySpan<char> other)
    {
        if (IsTooFar(other.Length))
        {
            return false;
        }

        var column = new Column(length);
        for (var at = 0; at < other.Length; at++)
        {
            column.Step(other[at] < Ascii ? places[other[at]] : otherPlaces.GetValueOrDefault(other[at]));
            if (column.Distance - (other.Length - 1 - at) > edits)
            {
                return false;
            }
        }

        return column.Distance <= edits;
    }

    /// <summary>Of eight words of ASCII letters and of the same length those that are near, a bit each: what <see cref="IsNear(ReadOnlySpan{byte})"/> says of one, in vectors. Only where <see cref="HasEight"/>.</summary>
    /// <param name="text">Where the words stand.</param>
    /// <param name="starts">Where each of them begins; eight.</param>
    /// <param name="letters">How long all of them are.</param>
    public uint NearOfEight(ReadOnlySpan<byte> text, ReadOnlySpan<int> starts, int letters)
    {
        if (IsTooFar(letters))
        {
            return 0;
        }

        var last = Vector256.Create(1u << (length - 1));
        var (up, down, diagonal, before) = (Vector256<uint>.AllBitsSet, Vector256<uint>.Zero, Vector256<uint>.Zero, Vector256<uint>.Zero);
        var distance = Vector256.Create(length);
        for (var at = 0; at < letters; at++)
        {
            var same = Vector256.Create(Places(text, starts[0] + at), Places(text, starts[1] + at), Places(text, starts[2] + at), Places(text, starts[3] + at),
                Places(text, starts[4] + at), Places(text, starts[5] + at), Places(text, starts[6] + at), Places(text, starts[7] + at));
            var swapped = Vector256.ShiftLeft(Vector256.AndNot(same, diagonal), 1) & before;
            diagonal = (((same & up) + up) ^ up) | same | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            // what is equal is -1
            distance += Vector256.Equals(right & last, Vector256<uint>.Zero).AsInt32() - Vector256.Equals(left & last, Vector256<uint>.Zero).AsInt32();
            if (Vector256.GreaterThanAll(distance, Vector256.Create(edits + letters - 1 - at)))
            {
                return 0;
            }

            right = Vector256.ShiftLeft(right, 1) | Vector256<uint>.One;
            left = Vector256.ShiftLeft(left, 1);
            up = left | ~(diagonal | right);
            down = right & diagonal;
            before = same;
        }

        return Vector256.LessThanOrEqual(distance, Vector256.Create(edits)).ExtractMostSignificantBits();
    }

    /// <summary>True if eight words may be compared at once: the word's letters are a bit each of a quarter of 128.</summary>
    public bool HasEight => length <= 32;

    private uint Places(ReadOnlySpan<byte> text, int at) => (uint)places[text[at] & (Ascii - 1)];

    private bool IsTooFar(int otherLength) => length is 0 or > Tokenizer.LongestToken || Math.Abs(otherLength - length) > edits;

    /// <summary>The last column of the table: differences between its neighbours as bits.</summary>
    private struct Column(int length)
    {
        private readonly ulong last = 1UL << (length - 1);
        private ulong up = ulong.MaxValue;
        private ulong down;
        private ulong diagonal;
        private ulong before;

        public int Distance { get; private set; } = length;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(ulong same)
        {
            var swapped = ((~diagonal & same) << 1) & before;
            diagonal = (((same & up) + up) ^ up) | same | down | swapped;
            var right = down | ~(diagonal | up);
            var left = diagonal & up;
            Distance += ((right & last) != 0 ? 1 : 0) - ((left & last) != 0 ? 1 : 0);
            right = right << 1 | 1;
            left <<= 1;
            up = left | ~(diagonal | right);
            down = right & diagonal;
            before = same;
        }
    }
}
