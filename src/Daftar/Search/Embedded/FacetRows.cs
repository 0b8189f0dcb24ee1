using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Daftar.Search;

/// <summary>
/// What counting and ordering ask of each document of a segment, side by side: the leading bytes of its entry id and one small number for each field that
/// is counted. A hit then costs one line of the processor's cache instead of one for each facet. Kept in memory, made from the columns when a segment is opened.
/// </summary>
internal sealed unsafe class FacetRows : IDisposable
{
    /// <summary>The document has several values of the field: its column has them.</summary>
    public const int SeveralBytes = byte.MaxValue;
    public const int SeveralWords = ushort.MaxValue;

    /// <summary>A field of at most so many values of which documents have several is kept as a mask: one bit a value.</summary>
    private const int MaskBits = 64;
    private const int LeadBytes = 4;
    private const int Line = 64;
    private const int AtOnce = 64;

    private readonly Dictionary<int, RowField> fields = [];
    private readonly int stride;
    private byte* rows;

    private FacetRows(int documents, List<RowField> wanted)
    {
        var bytes = LeadBytes;
        foreach (var field in wanted.OrderBy(field => field.Order).ThenByDescending(field => field.Width))
        {
            fields[field.Field] = field with { Offset = bytes };
            bytes += field.Width;
        }

        stride = bytes <= Line ? (int)BitOperations.RoundUpToPowerOf2((uint)bytes) : (bytes + LeadBytes - 1) / LeadBytes * LeadBytes;
        Documents = documents;
        // masks are read as eight bytes, the last of them beyond the last row
        var size = (nuint)(((long)documents * stride) + sizeof(ulong));
        rows = (byte*)NativeMemory.AlignedAlloc(size, Line);
        NativeMemory.Clear(rows, size);
    }

    ~FacetRows() => Free();

    public int Documents { get; }

    /// <summary>Bytes held.</summary>
    public long Bytes => (long)Documents * stride;

    public static FacetRows Of(Segment segment, FieldTable table)
    {
        var wanted = new List<RowField>();
        foreach (var field in table.All.Where(field => field.Is(Values.FieldUses.Facet)))
        {
            if (segment.ColumnOf(field.Ordinal) is { Distinct: < SeveralWords - 1 } column)
            {
                wanted.Add(column.HasSeveral && column.Distinct <= MaskBits
                    ? new RowField(field.Ordinal, 0, (column.Distinct + 7) / 8, 0, IsMask: true)
                    : new RowField(field.Ordinal, 0, column.Distinct < SeveralBytes - 1 ? 1 : 2, 0));
            }
            else if (segment.DatesOf(field.Ordinal) is { } dates && dates.Years() is var (first, last) && last - first < SeveralBytes - 1)
            {
                wanted.Add(new RowField(field.Ordinal, 0, 1, first));
            }
        }

        var made = new FacetRows(segment.Documents, wanted);
        made.Fill(segment);
        return made;
    }

    /// <summary>Where a field stands in the rows; false if it has too many values, and is counted from its column.</summary>
    public bool TryFind(int field, out RowField found) => fields.TryGetValue(field, out found);

    /// <summary>The first four bytes of the entry id as a number: ids are hashes, so they nearly always decide which of two comes first.</summary>
    public uint Lead(int document) => *(uint*)Row(document);

    /// <summary>
    /// Adds one to the count of each value of each document of a set, for several fields at once. Counts are by code: 0 for no value, 1 for the first;
    /// documents with several values of a field without a mask are counted under <see cref="SeveralBytes"/> or <see cref="SeveralWords"/>, and left to the caller.
    /// </summary>
    /// <param name="wanted">The fields, by <see cref="RowField.Order"/>.</param>
    /// <param name="counts">One array for all fields.</param>
    /// <param name="starts">Where the counts of each field begin in it.</param>
    public void Count(DocumentSet set, ReadOnlySpan<RowField> wanted, int[] counts, ReadOnlySpan<int> starts)
    {
        int bytes = 0, words = 0;
        foreach (var field in wanted)
        {
            bytes += field is { IsMask: false, Width: 1 } ? 1 : 0;
            words += field is { IsMask: false, Width: 2 } ? 1 : 0;
        }

        var offsets = stackalloc int[wanted.Length];
        var bits = stackalloc ulong[wanted.Length];
        var begins = stackalloc int*[wanted.Length];
        fixed (int* all = counts)
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                offsets[i] = wanted[i].Offset;
                bits[i] = ulong.MaxValue >> (64 - (8 * wanted[i].Width));
                begins[i] = all + starts[i];
                if (starts[i] + CodesOf(wanted[i]) > counts.Length)
                {
                    throw new ArgumentOutOfRangeException(nameof(starts));
                }
            }

            Span<int> several = stackalloc int[AtOnce];
            var rest = set.GetEnumerator();
            for (var filled = AtOnce; filled == AtOnce;)
            {
                // rows of hits are far from each other, and waiting for memory was most of the time: they are asked for some hits ahead
                for (filled = 0; filled < AtOnce && rest.MoveNext(); filled++)
                {
                    several[filled] = rest.Current;
                    Prefetch(Row(rest.Current));
                }

                foreach (var document in several[..filled])
                {
                    CountRow(rows + ((long)document * stride), wanted.Length, bytes, words, offsets, bits, begins);
                }
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void CountRow(byte* row, int fields, int bytes, int words, int* offsets, ulong* bits, int** begins)
    {
        var i = 0;
        for (; i < bytes; i++)
        {
            begins[i][row[offsets[i]]]++;
        }

        for (; i < bytes + words; i++)
        {
            begins[i][*(ushort*)(row + offsets[i])]++;
        }

        for (; i < fields; i++)
        {
            for (var mask = *(ulong*)(row + offsets[i]) & bits[i]; mask != 0; mask &= mask - 1)
            {
                begins[i][BitOperations.TrailingZeroCount(mask) + 1]++;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Prefetch(byte* row)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(row);
        }
    }

    /// <summary>Codes a field can have.</summary>
    public static int CodesOf(RowField field) => field.IsMask ? MaskBits + 1 : field.Width == 1 ? SeveralBytes + 1 : SeveralWords + 1;

    /// <summary>True if the document has several values of a field that has no mask.</summary>
    public bool HasSeveral(int document, RowField field) =>
        !field.IsMask && (field.Width == 1 ? Row(document)[field.Offset] == SeveralBytes : *(ushort*)(Row(document) + field.Offset) == SeveralWords);

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private byte* Row(int document)
    {
        if ((uint)document >= (uint)Documents || rows is null)
        {
            throw new ArgumentOutOfRangeException(nameof(document), document, "The segment has no such document.");
        }

        return rows + ((long)document * stride);
    }

    private void Fill(Segment segment)
    {
        for (var document = 0; document < Documents; document++)
        {
            *(uint*)Row(document) = BinaryPrimitives.ReadUInt32BigEndian(segment.Entries.Bytes(document));
        }

        foreach (var field in fields.Values)
        {
            var several = field.Width == 1 ? SeveralBytes : SeveralWords;
            if (field.IsMask)
            {
                FillMasks(segment.ColumnOf(field.Field)!, field);
            }
            else if (segment.ColumnOf(field.Field) is { } column)
            {
                for (var document = 0; document < Documents; document++)
                {
                    Set(document, field, column.Only(document) is >= -1 and var number ? number + 1 : several);
                }
            }
            else if (segment.DatesOf(field.Field) is { } dates)
            {
                for (var document = 0; document < Documents; document++)
                {
                    var count = dates.End(document) - dates.Start(document);
                    var date = dates.First(document);
                    Set(document, field, count > 1 ? several : date == DateRange.None ? 0 : (date / 10_000) - field.FirstYear + 1);
                }
            }
        }
    }

    private void FillMasks(Column column, RowField field)
    {
        var numbers = new List<int>();
        for (var document = 0; document < Documents; document++)
        {
            column.All(document, numbers);
            foreach (var number in numbers)
            {
                *(ulong*)(Row(document) + field.Offset) |= 1UL << number;
            }
        }
    }

    private void Set(int document, RowField field, int code)
    {
        var row = Row(document);
        if (field.Width == 1)
        {
            row[field.Offset] = (byte)code;
        }
        else
        {
            *(ushort*)(row + field.Offset) = (ushort)code;
        }
    }

    private void Free()
    {
        if (rows is not null)
        {
            NativeMemory.AlignedFree(rows);
            rows = null;
        }
    }
}

/// <summary>A field in the rows.</summary>
/// <param name="Width">Bytes of its codes.</param>
/// <param name="FirstYear">Of dates: the year of code 1.</param>
/// <param name="IsMask">One bit a value, instead of a code.</param>
internal readonly record struct RowField(int Field, int Offset, int Width, int FirstYear, bool IsMask = false)
{
    /// <summary>Codes of one byte first, then those of two, then masks: fields are counted in this order.</summary>
    public int Order => IsMask ? 3 : Width;
}
