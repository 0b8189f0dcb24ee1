namespace Daftar.Checking;

/// <summary>
/// 64-bit hashes met before, with 32 bits noted beside each: 12 bytes a place, at most half of the places taken, so four million cost 100 MB. Beyond its bound it remembers no
/// more, and finds only what it knows.
/// </summary>
public sealed class SeenHashes(int most = SeenHashes.Most)
{
    /// <summary>Keys remembered where nothing else is said.</summary>
    public const int Most = 1 << 22;

    private ulong[] _keys = new ulong[1 << 10];
    private uint[] _notes = new uint[1 << 10];
    private int _count;

    /// <summary>True where the key is known already; then what was noted with it.</summary>
    public bool Knows(ulong key, uint note, out uint noted)
    {
        key = key == 0 ? 1 : key;
        var at = Slot(_keys, key);
        noted = _notes[at];
        if (_keys[at] == key)
        {
            return true;
        }
        if (_count < most)
        {
            (_keys[at], _notes[at]) = (key, note);
            if (++_count > _keys.Length / 2)
            {
                Grow();
            }
        }
        return false;
    }

    private void Grow()
    {
        var (keys, notes) = (new ulong[_keys.Length * 2], new uint[_keys.Length * 2]);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] != 0)
            {
                var at = Slot(keys, _keys[i]);
                (keys[at], notes[at]) = (_keys[i], _notes[i]);
            }
        }
        (_keys, _notes) = (keys, notes);
    }

    private static int Slot(ulong[] keys, ulong key)
    {
        var at = (int)((key * 0x9E3779B97F4A7C15UL) >> 32) & (keys.Length - 1);
        while (keys[at] != 0 && keys[at] != key)
        {
            at = (at + 1) & (keys.Length - 1);
        }
        return at;
    }
}
