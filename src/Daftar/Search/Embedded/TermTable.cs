using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Daftar.Search;

/// <summary>Gives each distinct term a number from 0: an open hash table over one slab of bytes, with no object per term.</summary>
internal sealed class TermTable
{
    /// <summary>The hash above, the term's number plus one below: most comparisons touch nothing else.</summary>
    private ulong[] slots = new ulong[1024];
    private uint[] hashes = new uint[512];
    private int[] ends = new int[512];
    private byte[] slab = new byte[8192];

    public int Count { get; private set; }

    public int Bytes => slots.Length * 8 + hashes.Length * 8 + slab.Length;

    public ReadOnlySpan<byte> this[int term] => slab.AsSpan(StartOf(term)..ends[term]);

    public uint HashOf(int term) => hashes[term];

    public int Add(ReadOnlySpan<byte> term, out bool isNew) => Add(term, Hash(term), out isNew);

    /// <summary>As <see cref="Add(ReadOnlySpan{byte},out bool)"/>, with the hash already known from another table.</summary>
    public int Add(ReadOnlySpan<byte> term, uint hash, out bool isNew)
    {
        var mask = slots.Length - 1;
        var slot = (int)hash & mask;
        for (ulong held; (held = slots[slot]) != 0; slot = (slot + 1) & mask)
        {
            var found = (int)held - 1;
            if ((uint)(held >> 32) == hash && this[found].SequenceEqual(term))
            {
                isNew = false;
                return found;
            }
        }

        isNew = true;
        return Append(term, hash, slot);
    }

    /// <summary>Empties the table; one that was much larger than it needed to be gives its memory back.</summary>
    public void Clear()
    {
        if (slots.Length > 1 << 16 && Count < slots.Length / 16)
        {
            slots = new ulong[1024];
            hashes = new uint[512];
            ends = new int[512];
            slab = new byte[8192];
        }

        Array.Clear(slots);
        Count = 0;
    }

    /// <summary>The order of the terms' bytes.</summary>
    public int[] Sorted()
    {
        // eight leading bytes as a number decide most comparisons without touching the slab
        var leading = new ulong[Count];
        var order = new int[Count];
        for (var term = 0; term < Count; term++)
        {
            order[term] = term;
            leading[term] = Leading(this[term]);
        }

        Array.Sort(leading, order);
        for (var start = 0; start < order.Length;)
        {
            var end = start + 1;
            while (end < order.Length && leading[end] == leading[start])
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((a, b) => this[a].SequenceCompareTo(this[b]));
            }

            start = end;
        }

        return order;
    }

    private int Append(ReadOnlySpan<byte> term, uint hash, int slot)
    {
        if (Count == hashes.Length)
        {
            Array.Resize(ref hashes, Count * 2);
            Array.Resize(ref ends, Count * 2);
        }

        var start = StartOf(Count);
        if (start + term.Length > slab.Length)
        {
            Array.Resize(ref slab, Math.Max(slab.Length * 2, start + term.Length));
        }

        term.CopyTo(slab.AsSpan(start));
        ends[Count] = start + term.Length;
        hashes[Count] = hash;
        slots[slot] = (ulong)hash << 32 | (uint)++Count;
        if (Count * 2 > slots.Length)
        {
            Grow();
        }

        return Count - 1;
    }

    private void Grow()
    {
        slots = new ulong[slots.Length * 2];
        var mask = slots.Length - 1;
        for (var term = 0; term < Count; term++)
        {
            var slot = (int)hashes[term] & mask;
            while (slots[slot] != 0)
            {
                slot = (slot + 1) & mask;
            }

            slots[slot] = (ulong)hashes[term] << 32 | (uint)(term + 1);
        }
    }

    private int StartOf(int term) => term == 0 ? 0 : ends[term - 1];

    private static ulong Leading(ReadOnlySpan<byte> term)
    {
        Span<byte> eight = stackalloc byte[8];
        eight.Clear();
        term[..Math.Min(8, term.Length)].CopyTo(eight);
        return System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(eight);
    }

    /// <summary>Multiply and fold eight bytes at a time; terms are short.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static uint Hash(ReadOnlySpan<byte> term)
    {
        var hash = (ulong)term.Length * 0x9E3779B97F4A7C15;
        while (term.Length >= 8)
        {
            hash = (BitOperations.RotateLeft(hash, 27) ^ MemoryMarshal.Read<ulong>(term)) * 0x9FB21C651E98DF25;
            term = term[8..];
        }

        var rest = 0UL;
        for (var i = 0; i < term.Length; i++)
        {
            rest |= (ulong)term[i] << (i * 8);
        }

        hash = (BitOperations.RotateLeft(hash, 27) ^ rest) * 0x9FB21C651E98DF25;
        return (uint)(hash >> 32) ^ (uint)hash;
    }
}
