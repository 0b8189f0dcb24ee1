namespace Daftar.Checking;

/// <summary>A set, and a map, of 64-bit hashes in two flat arrays: 16 bytes an item, so ten million cost 256 MB at most. Beyond its bound it remembers no more.</summary>
public sealed class SeenHashes(int most = 1 << 23)
{
    private ulong[] _keys = new ulong[1 << 10];
    private ulong[] _values = new ulong[1 << 10];
    private int _count;

    /// <summary>True where the key is known already; then what was noted with it.</summary>
    public bool Knows(ulong key, ulong value, out ulong noted)
    {
        key = key == 0 ? 1 : key;
        var at = Slot(_keys, key);
        noted = _values[at];
        if (_keys[at] == key)
        {
            return true;
        }
        if (_count < most)
        {
            (_keys[at], _values[at]) = (key, value);
            if (++_count > _keys.Length / 2)
            {
                Grow();
            }
        }
        return false;
    }

    private void Grow()
    {
        var (keys, values) = (new ulong[_keys.Length * 2], new ulong[_keys.Length * 2]);
        for (var i = 0; i < _keys.Length; i++)
        {
            if (_keys[i] != 0)
            {
                var at = Slot(keys, _keys[i]);
                (keys[at], values[at]) = (_keys[i], _values[i]);
            }
        }
        (_keys, _values) = (keys, values);
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
