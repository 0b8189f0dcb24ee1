using System.Buffers;
using System.Collections.Concurrent;
using System.Numerics;

namespace Daftar.Search;

/// <summary>
/// The documents of each frequent value of a segment's counted fields as a bitmap: a filter then costs nothing to look up, and many hits are counted value by
/// value, 64 documents at once. Made of a field when it is first asked for, from the rows; kept in memory as long as the segment is open.
/// </summary>
internal sealed class ValueBits(Segment segment)
{
    private readonly ConcurrentDictionary<int, Lazy<FieldBits>> fields = new();

    /// <summary>Bytes held.</summary>
    public long Bytes => fields.Values.Where(made => made.IsValueCreated).Sum(made => made.Value.Bytes);

    public FieldBits Of(RowField field) => fields.GetOrAdd(field.Field, _ => new Lazy<FieldBits>(() => FieldBits.Of(segment.Rows, field))).Value;

    /// <summary>The documents that have a whole value of a field, deleted ones included; null if the value is rare or the field is not counted: its postings have them.</summary>
    public DocumentSet? Find(int field, ReadOnlySpan<byte> key)
    {
        if (!segment.Rows.TryFind(field, out var place) || segment.ColumnOf(field) is not { } column)
        {
            return null;
        }

        var number = column.Find(key, out var isThere);
        return isThere && (!column.HasSeveral || place.IsMask) ? Of(place).SetOf(number + 1) : null;
    }
}

/// <summary>The bitmaps of one field.</summary>
internal sealed class FieldBits
{
    /// <summary>Values of at least one document in so many have a bitmap.</summary>
    private const int FrequentFrom = 64;

    private readonly RowField field;
    private readonly DocumentSet?[] sets;
    private readonly DocumentSet rest;
    private readonly ulong rareMask;

    private FieldBits(RowField field, DocumentSet?[] sets, DocumentSet rest, ulong rareMask, int words)
    {
        this.field = field;
        this.sets = sets;
        this.rest = rest;
        this.rareMask = rareMask;
        Bytes = (sets.Count(set => set is not null) + (rest.IsSparse ? 0 : 1)) * 8L * words;
        Words = (long)sets.Count(set => set is not null) * words;
    }

    public long Bytes { get; }

    /// <summary>Words of 64 documents that counting with the bitmaps looks at.</summary>
    public long Words { get; }

    /// <summary>Documents with a value that has no bitmap.</summary>
    public int Rest => rest.Count;

    /// <summary>The documents of a code; null if it is rare. The last code stands for several values.</summary>
    public DocumentSet? SetOf(int code) => sets[code];

    public static FieldBits Of(FacetRows rows, RowField field)
    {
        var counts = new int[field.Slots];
        rows.Count(DocumentSet.All(rows.Documents), [field], [counts]);
        var words = Bitmap.Words(rows.Documents);
        var bits = new ulong[]?[field.Slots];
        var rare = 0UL;
        for (var slot = 1; slot < bits.Length; slot++)
        {
            if ((long)counts[slot] * FrequentFrom >= rows.Documents)
            {
                bits[slot] = new ulong[words];
            }
            else if (field.IsMask && slot <= field.Codes)
            {
                rare |= 1UL << (slot - 1);
            }
        }

        var others = new ulong[words];
        for (var document = 0; document < rows.Documents; document++)
        {
            if (field.IsMask)
            {
                for (var mask = rows.MaskOf(document, field); mask != 0; mask &= mask - 1)
                {
                    Bitmap.Add(bits[BitOperations.TrailingZeroCount(mask) + 1] ?? others, document);
                }
            }
            else if (field.SlotOf(rows.CodeOf(document, field)) is > 0 and var slot)
            {
                Bitmap.Add(bits[slot] ?? others, document);
            }
        }

        var made = new DocumentSet?[field.Slots];
        for (var slot = 1; slot < made.Length; slot++)
        {
            made[slot] = bits[slot] is { } filled ? DocumentSet.Of(filled, counts[slot]) : null;
        }

        return new FieldBits(field, made, DocumentSet.OfBits(others), rare, words);
    }

    /// <summary>Counts as <see cref="FacetRows.CountSlice"/> does, but what has no value.</summary>
    public void Count(FacetRows rows, DocumentSet documents, int[] counts)
    {
        for (var slot = 1; slot < sets.Length; slot++)
        {
            if (sets[slot] is { } set)
            {
                counts[slot] += Bitmap.CountBoth(documents.Bits, set.Bits);
            }
        }

        if (rest.IsEmpty)
        {
            return;
        }

        var left = documents.And(rest);
        if (!field.IsMask)
        {
            rows.Count(left, [field], [counts]);
            return;
        }

        foreach (var document in left)
        {
            for (var mask = rows.MaskOf(document, field) & rareMask; mask != 0; mask &= mask - 1)
            {
                counts[BitOperations.TrailingZeroCount(mask) + 1]++;
            }
        }
    }
}
