using System.Runtime.CompilerServices;

namespace Daftar.Search;

/// <summary>A list whose array may be read and written directly, in the inner loops of indexing.</summary>
internal struct GrowingArray<T>(int capacity)
{
    public T[] Items = new T[capacity];
    public int Count;

    public readonly Span<T> Span => Items.AsSpan(0, Count);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(T item)
    {
        if (Count == Items.Length)
        {
            Reserve(1);
        }

        Items[Count++] = item;
    }

    public void Add(ReadOnlySpan<T> items)
    {
        Reserve(items.Length);
        items.CopyTo(Items.AsSpan(Count));
        Count += items.Length;
    }

    /// <summary>Makes the list longer and gives the new part to be filled.</summary>
    public Span<T> Extend(int by)
    {
        Reserve(by);
        Count += by;
        return Items.AsSpan(Count - by, by);
    }

    /// <summary>Makes room for more.</summary>
    public void Reserve(int more)
    {
        if (Count + more > Items.Length)
        {
            Array.Resize(ref Items, (int)Math.Min(Array.MaxLength, Math.Max(Count + (long)more, Items.Length * 2L)));
        }
    }

    public void Clear() => Count = 0;

    /// <summary>Empties the list; an array four times larger than it needed to be is given back.</summary>
    public void Recycle()
    {
        if (Items.Length > 1 << 14 && Count < Items.Length / 4)
        {
            Items = new T[1 << 12];
        }

        Count = 0;
    }
}
