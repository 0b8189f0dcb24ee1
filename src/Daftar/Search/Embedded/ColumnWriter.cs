using System.Text;

namespace Daftar.Search;

/// <summary>Writes a column of values: first the distinct values in the order of their keys, then each document's.</summary>
internal sealed class ColumnWriter(SegmentWriter segment, int field)
{
    private readonly SectionBuffer offsets = segment[Section.ColumnOffsets, field];
    private readonly SectionBuffer values = segment[Section.ColumnValues, field];
    private readonly SectionBuffer ordinals = segment[Section.ColumnOrdinals, field];
    private SectionBuffer? starts;
    private int width;
    private uint written;

    /// <summary>Bytes of a value's number in a column of so many values.</summary>
    public static int WidthFor(int distinct) => distinct < byte.MaxValue ? 1 : distinct < ushort.MaxValue ? 2 : 4;

    public void Value(ReadOnlySpan<byte> key, ReadOnlySpan<byte> display)
    {
        offsets.WriteUInt64((ulong)values.Length);
        values.WriteVarint((uint)key.Length);
        values.Write(key);
        if (!display.SequenceEqual(key))
        {
            values.Write(display);
        }
    }

    public void Value(ReadOnlySpan<byte> key, string display) => Value(key, Encoding.UTF8.GetBytes(display));

    /// <summary>Ends the values; documents follow.</summary>
    /// <param name="several">True if some document has more than one value.</param>
    public void BeginDocuments(int distinct, bool several)
    {
        offsets.WriteUInt64((ulong)values.Length);
        width = WidthFor(distinct);
        starts = several ? segment[Section.ColumnStarts, field] : null;
        starts?.WriteUInt32(0);
    }

    /// <summary>The numbers of one document's values, in the order the document gave them.</summary>
    public void Document(ReadOnlySpan<int> numbers)
    {
        if (starts is null)
        {
            ordinals.WriteNumber(numbers.IsEmpty ? 0 : numbers[0] + 1, width);
            return;
        }

        foreach (var number in numbers)
        {
            ordinals.WriteNumber(number, width);
        }

        starts.WriteUInt32(written = checked(written + (uint)numbers.Length));
    }
}

/// <summary>Writes the dates of one field, document by document.</summary>
internal sealed class DateWriter
{
    private readonly SectionBuffer dates;
    private readonly SectionBuffer? starts;
    private uint written;

    public DateWriter(SegmentWriter segment, int field, bool several)
    {
        dates = segment[Section.Dates, field];
        starts = several ? segment[Section.DateStarts, field] : null;
        starts?.WriteUInt32(0);
    }

    public void Document(ReadOnlySpan<int> values)
    {
        if (starts is null)
        {
            dates.WriteUInt32((uint)(values.IsEmpty ? DateRange.None : values[0]));
            return;
        }

        foreach (var value in values)
        {
            dates.WriteUInt32((uint)value);
        }

        starts.WriteUInt32(written = checked(written + (uint)values.Length));
    }
}
