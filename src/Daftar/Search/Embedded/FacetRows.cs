using System.Buffers;
using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace Daftar.Search;

/// <summary>
/// What counting and ordering ask of each document of a segment, side by side: the leading bytes of its entry id, one number for all small fields together
/// (<see cref="JointCodes"/>), and what does not go into it. A hit then costs one line of the processor's cache instead of one for each facet. Kept in memory,
/// made from the columns when a segment is opened.
/// </summary>
internal sealed unsafe class FacetRows : IDisposable
{
    /// <summary>The document has several values of the field: its column has them.</summary>
    public const int Several = ushort.MaxValue;

    /// <summary>A field of at most so many values of which documents have several is kept as a mask: one bit a value.</summary>
    private const int MaskBits = 64;
    private const int LeadBytes = 4;
    private const int Line = 64;
    private const int AtOnce = 64;


    private readonly Dictionary<int, RowField> fields = [];
    private readonly JointCodes joint;
    private readonly int stride;
    private byte* rows;

    private FacetRows(Segment segment, List<RowField> wanted)
    {
        Documents = segment.Documents;
        joint = new JointCodes(Documents);
        var codes = new ushort[Documents];
        var bytes = LeadBytes + sizeof(ushort);
        foreach (var field in wanted.OrderBy(field => field.IsMask).ThenBy(field => field.Codes))
        {
            if (!field.IsMask && joint.TryJoin(Codes(segment, field, codes)))
            {
                fields[field.Field] = field with { Joint = joint.Fields - 1 };
                continue;
            }

            fields[field.Field] = field with { Offset = bytes };
            bytes += field.IsMask ? (field.Codes + 7) / 8 : sizeof(ushort);
        }

        stride = bytes <= Line ? (int)BitOperations.RoundUpToPowerOf2((uint)bytes) : (bytes + LeadBytes - 1) / LeadBytes * LeadBytes;
        // masks are read as eight bytes, the last of them beyond the last row
        var size = (nuint)(((long)Documents * stride) + sizeof(ulong));
        rows = (byte*)NativeMemory.AlignedAlloc(size, Line);
        NativeMemory.Clear(rows, size);
        Fill(segment, codes);
        joint.Close();
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
            if (segment.ColumnOf(field.Ordinal) is { Distinct: < Several - 1 } column)
            {
                wanted.Add(new RowField(field.Ordinal, column.Distinct, IsMask: column.HasSeveral && column.Distinct <= MaskBits));
            }
            else if (segment.DatesOf(field.Ordinal) is { } dates && dates.Years() is var (first, last))
            {
                wanted.Add(new RowField(field.Ordinal, last - first + 1, FirstYear: first));
            }
        }

        return new FacetRows(segment, wanted);
    }

    /// <summary>Where a field stands in the rows; false if it has too many values, and is counted from its column.</summary>
    public bool TryFind(int field, out RowField found) => fields.TryGetValue(field, out found);

    /// <summary>The first four bytes of the entry id as a number: ids are hashes, so they nearly always decide which of two comes first.</summary>
    public uint Lead(int document) => *(uint*)Row(document);

    /// <summary>The code of a document in a field that is no mask: 0 for no value, 1 for the first, <see cref="Several"/> for several.</summary>
    public int CodeOf(int document, RowField field) =>
        field.Joint >= 0 ? joint.CodesOf(field.Joint)[*(ushort*)(Row(document) + LeadBytes)] : *(ushort*)(Row(document) + field.Offset);

    /// <summary>The values of a document in a field that is a mask.</summary>
    public ulong MaskOf(int document, RowField field) => *(ulong*)(Row(document) + field.Offset) & BitsOf(field);

    /// <summary>
    /// Adds one to the count of each value of each document of a set, for several fields at once. Counts are by code: 0 for no value, 1 for the first;
    /// the last counts documents with several values of a field without a mask, and is left to the caller.
    /// </summary>
    /// <param name="counts">By field; each as long as <see cref="RowField.Slots"/>.</param>
    public void Count(DocumentSet set, ReadOnlySpan<RowField> wanted, int[][] counts) => CountSlice(set, 0, 1, wanted, counts);

    /// <summary>As the other, of one of some slices of the set.</summary>
    public void CountSlice(DocumentSet set, int slice, int of, ReadOnlySpan<RowField> wanted, int[][] counts)
    {
        var joins = 0;
        foreach (var field in wanted)
        {
            joins += field.Joint >= 0 ? 1 : 0;
        }

        // splitting up costs as much for a combination as looking one up does for a document
        var combined = joins > 0 && joint.Count < set.Count / of ? ArrayPool<int>.Shared.Rent(joint.Count) : null;
        combined?.AsSpan(0, joint.Count).Clear();
        Span<int> several = stackalloc int[AtOnce];
        var rest = set.Slice(slice, of);
        for (int filled; (filled = rest.Take(several)) > 0;)
        {
            // rows of hits are far from each other, and waiting for memory was most of the time: they are asked for some hits ahead
            foreach (var document in several[..filled])
            {
                Prefetch(Row(document));
            }

            if (combined is not null)
            {
                CountCombined(several[..filled], combined);
            }

            for (var i = 0; i < wanted.Length; i++)
            {
                if (wanted[i].IsMask)
                {
                    CountMasks(several[..filled], wanted[i], counts[i]);
                }
                else if (wanted[i].Joint < 0)
                {
                    CountCodes(several[..filled], wanted[i], counts[i]);
                }
                else if (combined is null)
                {
                    CountJoined(several[..filled], wanted[i], counts[i]);
                }
            }
        }

        if (combined is not null)
        {
            for (var i = 0; i < wanted.Length; i++)
            {
                if (wanted[i].Joint >= 0)
                {
                    Split(combined, wanted[i], joint.CodesOf(wanted[i].Joint), counts[i]);
                }
            }

            ArrayPool<int>.Shared.Return(combined);
        }
    }

    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    private void CountCombined(ReadOnlySpan<int> documents, int[] combined)
    {
        var at = rows + LeadBytes;
        foreach (var document in documents)
        {
            combined[*(ushort*)(at + ((long)document * stride))]++;
        }
    }

    private void CountJoined(ReadOnlySpan<int> documents, RowField field, int[] counts)
    {
        var at = rows + LeadBytes;
        var codes = joint.CodesOf(field.Joint);
        foreach (var document in documents)
        {
            counts[field.SlotOf(codes[*(ushort*)(at + ((long)document * stride))])]++;
        }
    }

    private void CountCodes(ReadOnlySpan<int> documents, RowField field, int[] counts)
    {
        var at = rows + field.Offset;
        foreach (var document in documents)
        {
            counts[field.SlotOf(*(ushort*)(at + ((long)document * stride)))]++;
        }
    }

    private void CountMasks(ReadOnlySpan<int> documents, RowField field, int[] counts)
    {
        var at = rows + field.Offset;
        var bits = BitsOf(field);
        foreach (var document in documents)
        {
            for (var mask = *(ulong*)(at + ((long)document * stride)) & bits; mask != 0; mask &= mask - 1)
            {
                counts[BitOperations.TrailingZeroCount(mask) + 1]++;
            }
        }
    }

    private static void Split(int[] combined, RowField field, ReadOnlySpan<ushort> codes, int[] counts)
    {
        for (var i = 0; i < codes.Length; i++)
        {
            counts[field.SlotOf(codes[i])] += combined[i];
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

    private static ulong BitsOf(RowField mask) => mask.Codes == MaskBits ? ulong.MaxValue : (1UL << mask.Codes) - 1;

    private byte* Row(int document)
    {
        if ((uint)document >= (uint)Documents || rows is null)
        {
            throw new ArgumentOutOfRangeException(nameof(document), document, "The segment has no such document.");
        }

        return rows + ((long)document * stride);
    }

    /// <summary>The codes of all documents in a field.</summary>
    private static ushort[] Codes(Segment segment, RowField field, ushort[] codes)
    {
        if (segment.ColumnOf(field.Field) is { } column)
        {
            for (var document = 0; document < codes.Length; document++)
            {
                codes[document] = (ushort)(column.Only(document) is >= -1 and var number ? number + 1 : Several);
            }
        }
        else if (segment.DatesOf(field.Field) is { } dates)
        {
            for (var document = 0; document < codes.Length; document++)
            {
                var count = dates.End(document) - dates.Start(document);
                var date = dates.First(document);
                codes[document] = (ushort)(count > 1 ? Several : date == DateRange.None ? 0 : (date / 10_000) - field.FirstYear + 1);
            }
        }

        return codes;
    }

    private void Fill(Segment segment, ushort[] codes)
    {
        var combinations = joint.Documents;
        for (var document = 0; document < Documents; document++)
        {
            *(uint*)Row(document) = BinaryPrimitives.ReadUInt32BigEndian(segment.Entries.Bytes(document));
            *(ushort*)(Row(document) + LeadBytes) = combinations[document];
        }

        foreach (var field in fields.Values.Where(field => field.Joint < 0))
        {
            if (field.IsMask)
            {
                FillMasks(segment.ColumnOf(field.Field)!, field);
                continue;
            }

            Codes(segment, field, codes);
            for (var document = 0; document < Documents; document++)
            {
                *(ushort*)(Row(document) + field.Offset) = codes[document];
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
                Row(document)[field.Offset + (number >> 3)] |= (byte)(1 << (number & 7));
            }
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
/// <param name="Codes">Different values, or years.</param>
/// <param name="FirstYear">Of dates: the year of code 1.</param>
/// <param name="IsMask">One bit a value, instead of a code.</param>
/// <param name="Joint">Its place among the fields that are joined, or -1.</param>
/// <param name="Offset">Where it stands in a row if it is not joined.</param>
internal readonly record struct RowField(int Field, int Codes, int FirstYear = 0, bool IsMask = false, int Joint = -1, int Offset = 0)
{
    /// <summary>Counts it needs: none, each value, several.</summary>
    public int Slots => Codes + 2;

    /// <summary>The count of a code.</summary>
    public int SlotOf(int code) => code == FacetRows.Several ? Codes + 1 : code;
}
