namespace Daftar.Register;

/// <summary>A list of millions that grows without being copied.</summary>
internal sealed class Blocks<T> where T : struct
{
    private const int Bits = 12;
    private readonly List<T[]> _blocks = [];

    public int Count { get; private set; }

    public ref T this[int at] => ref _blocks[at >> Bits][at & ((1 << Bits) - 1)];

    /// <summary>Its place.</summary>
    public int Add(T item)
    {
        if (Count >> Bits == _blocks.Count)
        {
            _blocks.Add(new T[1 << Bits]);
        }
        this[Count] = item;
        return Count++;
    }
}
