using System.Buffers.Binary;

namespace Daftar.Register;

/// <summary>Numbers noted under keys by the millions, 12 bytes a place, of which at most three in four are taken. Half of a key is enough: two of ten million meet once in 400,000 packages.</summary>
internal sealed class KeyTable
{
    private ulong[] _keys = new ulong[1 << 10];
    private int[] _notes = new int[1 << 10];
    private int _count;

    /// <summary>What is noted; less than none where nothing is.</summary>
    public int this[Guid key]
    {
        get
        {
            var half = Half(key);
            var at = Slot(_keys, half);
            return _keys[at] == half ? _notes[at] : -1;
        }
    }

    /// <summary>False where something is noted already: it stays.</summary>
    public bool Add(Guid key, int note)
    {
        var half = Half(key);
        var at = Slot(_keys, half);
        if (_keys[at] == half)
        {
            return false;
        }
        (_keys[at], _notes[at]) = (half, note);
        if (++_count > _keys.Length / 4 * 3)
        {
            Grow();
        }
        return true;
    }

    private void Grow()
    {
        var (keys, notes) = (new ulong[_keys.Length * 2], new int[_keys.Length * 2]);
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

    private static ulong Half(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes);
        return Math.Max(1, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]));
    }

    /// <summary>The last ten bytes of a key are cut from SHA-256 (<see cref="EntryKey"/>): any bits of them are as good as a hash.</summary>
    private static int Slot(ulong[] keys, ulong key)
    {
        var at = (int)(key >> 20) & (keys.Length - 1);
        while (keys[at] != 0 && keys[at] != key)
        {
            at = (at + 1) & (keys.Length - 1);
        }
        return at;
    }
}
