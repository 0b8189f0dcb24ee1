using System.Runtime.InteropServices;

namespace Daftar.Intake;

/// <summary>Places of rows, sorted by the hash of their key: in memory up to a million, beyond that in files that are merged into one and searched there.</summary>
internal sealed class KeyIndex(int inMemory = 1 << 20) : IDisposable
{
    [StructLayout(LayoutKind.Sequential, Pack = 4)]
    internal readonly record struct Row(ulong Hash, long Offset, int Length, long Line, int Ordinal);

    private static readonly int Size = Marshal.SizeOf<Row>();

    private readonly List<Row> _rows = [];
    private readonly List<FileStream> _runs = [];
    private readonly Row[] _one = new Row[1];
    private FileStream? _sorted;
    private FileStream? _inOrder;
    private long _count;

    public void Add(Row row)
    {
        if (_rows.Count == inMemory)
        {
            Spill();
        }
        _rows.Add(row);
    }

    /// <summary>All rows are there.</summary>
    public void Sort()
    {
        if (_runs.Count > 0)
        {
            Spill();
            Merge();
            return;
        }
        _count = _rows.Count;
        _rows.Sort(Compare);
    }

    public IEnumerable<Row> Find(ulong hash)
    {
        long low = 0, high = _count;
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (At(middle).Hash < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        for (; low < _count && At(low) is var row && row.Hash == hash; low++)
        {
            yield return row;
        }
    }

    public IEnumerable<Row> InFileOrder()
    {
        if (_inOrder is null)
        {
            foreach (var row in _rows.OrderBy(static row => row.Offset))
            {
                yield return row;
            }
            yield break;
        }
        _inOrder.Flush();
        for (var at = 0L; at < _count; at++)
        {
            yield return Read(_inOrder, at);
        }
    }

    private static int Compare(Row a, Row b) => a.Hash != b.Hash ? a.Hash.CompareTo(b.Hash) : a.Offset.CompareTo(b.Offset);

    private Row At(long place) => _sorted is null ? _rows[(int)place] : Read(_sorted, place);

    private Row Read(FileStream file, long place)
    {
        RandomAccess.Read(file.SafeFileHandle, MemoryMarshal.AsBytes(_one.AsSpan()), place * Size);
        return _one[0];
    }

    private void Spill()
    {
        // As they came, for whoever walks through the file; and sorted, for whoever looks up a key.
        _inOrder ??= Temporary();
        _inOrder.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_rows)));
        _count += _rows.Count;
        _rows.Sort(Compare);
        var run = Temporary();
        run.Write(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(_rows)));
        run.Flush();
        _runs.Add(run);
        _rows.Clear();
    }

    private void Merge()
    {
        _sorted = Temporary();
        var next = new PriorityQueue<(FileStream Run, Row Row), Row>(Comparer<Row>.Create(Compare));
        foreach (var run in _runs)
        {
            run.Position = 0;
            Take(run);
        }
        while (next.TryDequeue(out var first, out _))
        {
            _one[0] = first.Row;
            _sorted.Write(MemoryMarshal.AsBytes(_one.AsSpan()));
            Take(first.Run);
        }
        _sorted.Flush();
        _runs.ForEach(static run => run.Dispose());
        _runs.Clear();
        _rows.TrimExcess();

        void Take(FileStream run)
        {
            if (run.ReadAtLeast(MemoryMarshal.AsBytes(_one.AsSpan()), Size, throwOnEndOfStream: false) == Size)
            {
                next.Enqueue((run, _one[0]), _one[0]);
            }
        }
    }

    private static FileStream Temporary() => new(Path.Combine(Path.GetTempPath(), "daftar-keys-" + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);

    public void Dispose()
    {
        _runs.ForEach(static run => run.Dispose());
        _sorted?.Dispose();
        _inOrder?.Dispose();
    }
}
