using System.Text;

namespace Daftar.Search;

/// <summary>The values of one field of a segment's documents, as numbers into its distinct values, which are sorted by key.</summary>
internal sealed class Column
{
    private readonly MappedSection offsets;
    private readonly MappedSection values;
    private readonly MappedSection starts;
    private readonly MappedSection ordinals;
    private readonly int width;

    public Column(MappedSection offsets, MappedSection values, MappedSection starts, MappedSection ordinals)
    {
        (this.offsets, this.values, this.starts, this.ordinals) = (offsets, values, starts, ordinals);
        Distinct = (int)(offsets.Length / 8) - 1;
        width = ColumnWriter.WidthFor(Distinct);
    }

    public int Distinct { get; }

    public bool HasSeveral => !starts.IsEmpty;

    public ReadOnlySpan<byte> Key(int ordinal)
    {
        var reader = new ByteReader(Value(ordinal));
        return reader.Take(reader.Int());
    }

    public ReadOnlySpan<byte> Display(int ordinal)
    {
        var value = Value(ordinal);
        var reader = new ByteReader(value);
        var key = reader.Take(reader.Int());
        var display = value[reader.At..];
        return display.IsEmpty ? key : display;
    }

    public string DisplayText(int ordinal) => Encoding.UTF8.GetString(Display(ordinal));

    /// <summary>The number of the first value that is not before <paramref name="key"/>.</summary>
    public int Find(ReadOnlySpan<byte> key, out bool isThere)
    {
        int low = 0, high = Distinct;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Key(middle).SequenceCompareTo(key) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        isThere = low < Distinct && Key(low).SequenceEqual(key);
        return low;
    }

    /// <summary>The first value of a document, or -1.</summary>
    public int First(int document)
    {
        if (!HasSeveral)
        {
            return Number(document) - 1;
        }

        var start = starts.UInt32(document);
        return start < starts.UInt32(document + 1) ? Number(start) : -1;
    }

    /// <summary>The value of a document that has one, -1 of one that has none, -2 of one that has several.</summary>
    public int Only(int document)
    {
        if (!HasSeveral)
        {
            return Number(document) - 1;
        }

        var start = starts.UInt32(document);
        return (starts.UInt32(document + 1) - start) switch { 0 => -1, 1 => Number(start), _ => -2 };
    }

    /// <summary>All values of a document, in the order it gave them.</summary>
    public void All(int document, List<int> into)
    {
        into.Clear();
        if (!HasSeveral)
        {
            if (Number(document) is > 0 and var number)
            {
                into.Add(number - 1);
            }

            return;
        }

        var end = starts.UInt32(document + 1);
        for (var at = starts.UInt32(document); at < end; at++)
        {
            into.Add(Number(at));
        }
    }

    /// <summary>Adds one to the count of each value of each document of a set.</summary>
    public void Count(DocumentSet documents, Span<int> counts)
    {
        switch (width)
        {
            case 1: Count(documents, ordinals.As<byte>(), counts); break;
            case 2: Count(documents, ordinals.As<ushort>(), counts); break;
            default: Count(documents, ordinals.As<int>(), counts); break;
        }
    }

    private void Count<T>(DocumentSet documents, ReadOnlySpan<T> numbers, Span<int> counts)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        if (!HasSeveral)
        {
            foreach (var document in documents)
            {
                var number = int.CreateTruncating(numbers[document]);
                if (number > 0)
                {
                    counts[number - 1]++;
                }
            }

            return;
        }

        var begins = starts.As<uint>();
        foreach (var document in documents)
        {
            foreach (var number in numbers[(int)begins[document]..(int)begins[document + 1]])
            {
                counts[int.CreateTruncating(number)]++;
            }
        }
    }

    /// <summary>Adds one to the count of each value that one of the documents of an entry has.</summary>
    public void CountEntries(DocumentSet documents, StateStarts entries, Span<int> counts)
    {
        switch (width)
        {
            case 1: CountEntries(documents, entries, ordinals.As<byte>(), counts); break;
            case 2: CountEntries(documents, entries, ordinals.As<ushort>(), counts); break;
            default: CountEntries(documents, entries, ordinals.As<int>(), counts); break;
        }
    }

    private void CountEntries<T>(DocumentSet documents, StateStarts entries, ReadOnlySpan<T> numbers, Span<int> counts)
        where T : unmanaged, System.Numerics.INumberBase<T>
    {
        // by value the last entry that counted for it
        var counted = new int[counts.Length];
        var begins = starts.As<uint>();
        int entry = 0, last = -1;
        foreach (var document in documents)
        {
            if (last < 0 || !entries.AreOfOne(last, document))
            {
                entry++;
            }

            last = document;
            if (!HasSeveral)
            {
                var only = int.CreateTruncating(numbers[document]) - 1;
                if (only >= 0 && counted[only] != entry)
                {
                    counted[only] = entry;
                    counts[only]++;
                }

                continue;
            }

            foreach (var number in numbers[(int)begins[document]..(int)begins[document + 1]])
            {
                var value = int.CreateTruncating(number);
                if (counted[value] != entry)
                {
                    counted[value] = entry;
                    counts[value]++;
                }
            }
        }
    }

    private int Number(long at) => width switch
    {
        1 => ordinals.Slice(at, 1)[0],
        2 => BitConverter.ToUInt16(ordinals.Slice(at * 2, 2)),
        _ => (int)ordinals.UInt32(at),
    };

    private ReadOnlySpan<byte> Value(int ordinal)
    {
        var start = (long)offsets.UInt64(ordinal);
        return values.Slice(start, (int)((long)offsets.UInt64(ordinal + 1) - start));
    }
}

/// <summary>The dates of one field of a segment's documents.</summary>
internal sealed class DateColumn(MappedSection starts, MappedSection dates)
{
    public bool HasSeveral => !starts.IsEmpty;

    /// <summary>The first date of a document, or <see cref="DateRange.None"/>.</summary>
    public int First(int document) => Start(document) is var start && start < End(document) ? (int)dates.UInt32(start) : DateRange.None;

    public uint Start(int document) => HasSeveral ? starts.UInt32(document) : (uint)document;

    public uint End(int document) => HasSeveral ? starts.UInt32(document + 1) : (uint)document + 1;

    /// <summary>All dates; of document n the n-th where none has several.</summary>
    public ReadOnlySpan<int> All => dates.As<int>();

    /// <summary>Where the dates of each document begin, if some have several.</summary>
    public ReadOnlySpan<uint> Starts => starts.As<uint>();

    /// <summary>The first and last year any document has; null if none has a date.</summary>
    public (int First, int Last)? Years()
    {
        int first = int.MaxValue, last = 0;
        foreach (var date in All)
        {
            if (date != DateRange.None)
            {
                (first, last) = (Math.Min(first, date / 10_000), Math.Max(last, date / 10_000));
            }
        }

        return last == 0 ? null : (first, last);
    }

    /// <summary>A date by its place between <see cref="Start"/> and <see cref="End"/>; may be <see cref="DateRange.None"/>.</summary>
    public int At(uint place) => (int)dates.UInt32(place);
}
