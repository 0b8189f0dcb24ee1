using System.Runtime.CompilerServices;

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
        foreach (var letter in other)
        {
            column.Step(letter < Ascii ? places[letter] : 0);
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
        foreach (var letter in other)
        {
            column.Step(letter < Ascii ? places[letter] : otherPlaces.GetValueOrDefault(letter));
        }

        return column.Distance <= edits;
    }

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
