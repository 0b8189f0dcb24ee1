namespace Daftar.Demonstration;

/// <summary>
/// Random numbers that are the same on every machine: SplitMix64 (Steele, Lea and Flood 2014), integers only. The path names what is drawn
/// for (office, right, application, topic), so that every application can be made alone, in any order and on any core.
/// </summary>
internal struct Dice
{
    private ulong _state;

    public Dice(ulong seed, params ReadOnlySpan<ulong> path)
    {
        _state = seed;
        foreach (var step in path)
        {
            _state = Next() ^ (step * 0xD6E8FEB86659FD93UL);
        }
    }

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    /// <summary>0 to <paramref name="n"/> - 1.</summary>
    public int Below(int n) => (int)Math.BigMul(Next(), (ulong)n, out _);

    /// <summary>Both ends included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True in so many cases of a thousand.</summary>
    public bool Chance(int ofThousand) => Below(1000) < ofThousand;

    public T Of<T>(T[] list) => list[Below(list.Length)];
}
