using System.Numerics;

namespace Daftar.Search;

/// <summary>A set of documents of one segment: few as a sorted list, many as a bitmap. Never changed once handed on.</summary>
internal sealed class DocumentSet
{
    /// <summary>Below one in so many a list is smaller and faster than a bitmap.</summary>
    public const int SparseBelow = 32;

    private readonly int[]? list;
    private readonly ulong[]? bits;

    private DocumentSet(int[]? list, int count, ulong[]? bits)
    {
        this.list = list;
        this.bits = bits;
        Count = count;
    }

    public static DocumentSet Empty { get; } = new([], 0, null);

    public int Count { get; }

    public bool IsEmpty => Count == 0;

    public bool IsSparse => list is not null;

    /// <summary>The documents of a sparse set.</summary>
    public ReadOnlySpan<int> List => list.AsSpan(0, Count);

    public ReadOnlySpan<ulong> Bits => bits;

    /// <param name="sorted">Ascending, each once; the set keeps the array.</param>
    public static DocumentSet Of(int[] sorted, int count) => count == 0 ? Empty : new(sorted, count, null);

    /// <param name="bits">The set keeps the array.</param>
    public static DocumentSet Of(ulong[] bits) => Bitmap.Count(bits) is var count && count == 0 ? Empty : new(null, count, bits);

    /// <param name="bits">The set keeps the array; a list if few are set.</param>
    public static DocumentSet OfBits(ulong[] bits)
    {
        var set = Of(bits);
        if (set.IsSparse || set.Count >= (long)bits.Length * 64 / SparseBelow)
        {
            return set;
        }

        var few = new int[set.Count];
        set.GetEnumerator().Take(few);
        return Of(few, few.Length);
    }

    /// <param name="bits">The set keeps the array.</param>
    /// <param name="count">How many are set.</param>
    public static DocumentSet Of(ulong[] bits, int count) => count == 0 ? Empty : new(null, count, bits);

    public static DocumentSet All(int documents)
    {
        var all = new ulong[Bitmap.Words(documents)];
        if (documents > 0)
        {
            Bitmap.Fill(all, documents);
        }

        return Of(all, documents);
    }

    public bool Has(int document) => list is not null ? List.BinarySearch(document) >= 0 : Bitmap.Has(bits, document);

    public DocumentSet And(DocumentSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return Empty;
        }

        if (list is not null)
        {
            return other.list is not null ? AndLists(this, other) : Keep(other.bits, wanted: true);
        }

        if (other.list is not null)
        {
            return other.Keep(bits, wanted: true);
        }

        var both = new ulong[bits!.Length];
        for (var i = 0; i < both.Length; i++)
        {
            both[i] = bits[i] & other.bits![i];
        }

        return Of(both);
    }

    /// <summary>The documents whose bit is set; null stands for all.</summary>
    public DocumentSet And(ulong[]? live) => live is null || IsEmpty ? this : And(new DocumentSet(null, -1, live));

    public DocumentSet AndNot(DocumentSet other)
    {
        if (IsEmpty || other.IsEmpty)
        {
            return this;
        }

        if (list is not null)
        {
            var kept = new int[Count];
            var count = 0;
            foreach (var document in List)
            {
                if (!other.Has(document))
                {
                    kept[count++] = document;
                }
            }

            return Of(kept, count);
        }

        var rest = (ulong[])bits!.Clone();
        if (other.list is not null)
        {
            foreach (var document in other.List)
            {
                Bitmap.Remove(rest, document);
            }
        }
        else
        {
            for (var i = 0; i < rest.Length; i++)
            {
                rest[i] &= ~other.bits![i];
            }
        }

        return Of(rest);
    }

    public static DocumentSet Or(IReadOnlyList<DocumentSet> sets, int documents)
    {
        var filled = sets.Where(set => !set.IsEmpty).ToList();
        if (filled.Count <= 1)
        {
            return filled.Count == 0 ? Empty : filled[0];
        }

        if (filled.All(set => set.IsSparse) && filled.Sum(set => (long)set.Count) < documents / SparseBelow)
        {
            var merged = filled.SelectMany(set => set.list!.Take(set.Count)).ToArray();
            return OfUnsorted(merged, merged.Length);
        }

        var any = new ulong[Bitmap.Words(documents)];
        foreach (var set in filled)
        {
            set.AddTo(any);
        }

        return Of(any);
    }

    /// <summary>Sorts, and drops what is there twice.</summary>
    public static DocumentSet OfUnsorted(int[] documents, int count)
    {
        var span = documents.AsSpan(0, count);
        span.Sort();
        var kept = 0;
        for (var i = 0; i < count; i++)
        {
            if (kept == 0 || span[i] != span[kept - 1])
            {
                span[kept++] = span[i];
            }
        }

        return Of(documents, kept);
    }

    /// <summary>Lists one behind the other, each ascending: a few are merged, many sorted.</summary>
    /// <param name="documents">The set keeps the array.</param>
    /// <param name="bounds">Where each list begins, and the end of the last.</param>
    public static DocumentSet OfLists(int[] documents, List<int> bounds)
    {
        const int few = 8;
        var count = bounds[^1];
        if (bounds.Count <= 2)
        {
            return Of(documents, count);
        }

        if (bounds.Count > few + 1)
        {
            return OfUnsorted(documents, count);
        }

        var (merged, kept) = (documents, bounds[1]);
        for (var next = 1; next < bounds.Count - 1; next++)
        {
            if (bounds[next] < bounds[next + 1])
            {
                (merged, kept) = Merged(merged.AsSpan(0, kept), documents.AsSpan(bounds[next], bounds[next + 1] - bounds[next]));
            }
        }

        return Of(merged, kept);
    }

    private static (int[] Documents, int Count) Merged(ReadOnlySpan<int> one, ReadOnlySpan<int> other)
    {
        var merged = new int[one.Length + other.Length];
        var (a, b, count) = (0, 0, 0);
        while (a < one.Length && b < other.Length)
        {
            var next = Math.Min(one[a], other[b]);
            a += one[a] == next ? 1 : 0;
            b += other[b] == next ? 1 : 0;
            merged[count++] = next;
        }

        one[a..].CopyTo(merged.AsSpan(count));
        other[b..].CopyTo(merged.AsSpan(count + one.Length - a));
        return (merged, count + one.Length - a + other.Length - b);
    }

    public void AddTo(ulong[] target)
    {
        if (list is not null)
        {
            foreach (var document in List)
            {
                Bitmap.Add(target, document);
            }

            return;
        }

        for (var i = 0; i < target.Length; i++)
        {
            target[i] |= bits![i];
        }
    }

    public Enumerator GetEnumerator() => new(this, 0, 1);

    /// <summary>Goes through one of some slices, which all together are the set, one after the other.</summary>
    public Enumerator Slice(int number, int of) => new(this, number, of);

    private DocumentSet Keep(ulong[]? mask, bool wanted)
    {
        var kept = new int[Count];
        var count = 0;
        foreach (var document in List)
        {
            if (Bitmap.Has(mask, document) == wanted)
            {
                kept[count++] = document;
            }
        }

        return Of(kept, count);
    }

    private static DocumentSet AndLists(DocumentSet a, DocumentSet b)
    {
        var few = a.Count <= b.Count ? a.List : b.List;
        var many = a.Count <= b.Count ? b.List : a.List;
        var kept = new int[few.Length];
        var count = 0;
        foreach (var document in few)
        {
            var at = many.BinarySearch(document);
            if (at >= 0)
            {
                kept[count++] = document;
            }

            many = many[(at >= 0 ? at : ~at)..];
        }

        return Of(kept, count);
    }

    /// <summary>Goes through the documents in ascending order.</summary>
    internal struct Enumerator(DocumentSet set, int slice, int of)
    {
        private readonly int[]? list = set.list;
        private readonly ulong[]? bits = set.bits;
        private readonly int end = (int)(Places(set) * (slice + 1) / of);
        private int at = (int)(Places(set) * slice / of) - 1;
        private ulong word;

        public int Current { get; private set; }

        private static long Places(DocumentSet set) => set.list is null ? set.bits!.Length : set.Count;

        /// <summary>Reads the next documents, as many as there is room for; 0 at the end.</summary>
        public int Take(Span<int> into)
        {
            if (list is not null)
            {
                // not moved yet, it stands before the first
                var taken = Math.Min(into.Length, end - (at + 1));
                list.AsSpan(at + 1, taken).CopyTo(into);
                at += taken;
                return taken;
            }

            var filled = 0;
            while (true)
            {
                for (; word != 0; word &= word - 1)
                {
                    if (filled == into.Length)
                    {
                        return filled;
                    }

                    into[filled++] = (at << 6) + BitOperations.TrailingZeroCount(word);
                }

                if (++at >= end)
                {
                    // stays at the end however often it is asked
                    at = end - 1;
                    return filled;
                }

                word = bits![at];
            }
        }

        public bool MoveNext()
        {
            if (list is not null)
            {
                if (++at >= end)
                {
                    return false;
                }

                Current = list[at];
                return true;
            }

            while (word == 0)
            {
                if (++at >= end)
                {
                    return false;
                }

                word = bits![at];
            }

            Current = (at << 6) + BitOperations.TrailingZeroCount(word);
            word &= word - 1;
            return true;
        }
    }
}
