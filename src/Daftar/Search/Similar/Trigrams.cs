using System.Numerics;

namespace Daftar.Search;

/// <summary>Compares the runs of three letters of words with those of one: what both have in common (each as often as both have it), twice, of all runs of both.</summary>
internal sealed class Trigrams
{
    /// <summary>From this share on words have so much in common that they are compared.</summary>
    public const double Share = 0.5;

    /// <summary>Of shorter words a run is too much.</summary>
    public const int Shortest = 5;

    /// <summary>Letters of a run.</summary>
    public const int Length = 3;

    // three characters of 16 bits each
    private readonly ulong[] runs;
    private readonly ulong seen;

    /// <param name="word">Folded, at least <see cref="Shortest"/> characters.</param>
    public Trigrams(string word)
    {
        runs = new ulong[Math.Min(word.Length, Tokenizer.LongestToken) - Length + 1];
        for (var at = 0; at < runs.Length; at++)
        {
            runs[at] = (ulong)word[at] << 32 | (ulong)word[at + 1] << 16 | word[at + 2];
            seen |= Bit(runs[at]);
        }
    }

    /// <summary>How many runs a word of some length must have in common with it at least.</summary>
    public int Needed(int length) => (int)Math.Ceiling(Share * (runs.Length + length - Length + 1) / 2);

    /// <summary>How many runs it has.</summary>
    public int Count => runs.Length;

    /// <typeparam name="T">Characters, or bytes of a word of ASCII letters.</typeparam>
    public bool AreShared<T>(ReadOnlySpan<T> other) where T : struct, IBinaryInteger<T>
    {
        if (other.Length < Shortest || other.Length > Tokenizer.LongestToken)
        {
            return false;
        }

        var needed = Needed(other.Length);
        var left = other.Length - Length + 1;
        var common = 0;
        var used = 0UL;
        var run = ulong.CreateTruncating(other[0]) << 16 | ulong.CreateTruncating(other[1]);
        for (var at = Length - 1; at < other.Length && common + left >= needed; at++, left--)
        {
            run = (run << 16 | ulong.CreateTruncating(other[at])) & 0xFFFF_FFFF_FFFF;
            if ((seen & Bit(run)) != 0 && Unused(run, used) is >= 0 and var place)
            {
                used |= 1UL << place;
                common++;
            }
        }

        return common >= needed;
    }

    private int Unused(ulong run, ulong used)
    {
        for (var at = 0; at < runs.Length; at++)
        {
            if (runs[at] == run && (used & 1UL << at) == 0)
            {
                return at;
            }
        }

        return -1;
    }

    private static ulong Bit(ulong run) => 1UL << (int)(run * 0x9E37_79B9_7F4A_7C15 >> 58);
}
