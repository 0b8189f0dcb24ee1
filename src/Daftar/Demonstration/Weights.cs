namespace Daftar.Demonstration;

/// <summary>Draws an index by weight: cumulative sums and a binary search, integers only.</summary>
internal sealed class Weights
{
    private readonly long[] _sums;

    public Weights(IEnumerable<long> weights)
    {
        long sum = 0;
        _sums = [.. weights.Select(weight => sum += weight)];
    }

    /// <summary>
    /// Zipf's law with exponent 1: the n-th is drawn 1/n as often as the first. Words of a language and holdings of owners both come near it.
    /// </summary>
    public static Weights Zipf(int count) => new(Enumerable.Range(0, count).Select(rank => 1_000_000_000L / (rank + 1)));

    public int Count => _sums.Length;

    public int Draw(ref Dice dice)
    {
        var at = (long)Math.BigMul(dice.Next(), (ulong)_sums[^1], out _);
        int low = 0, high = _sums.Length - 1;
        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (_sums[middle] > at)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }
        return low;
    }
}
