using System.Numerics;
using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>In which fields, and in which forms, the word stands in the documents of a block.</summary>
internal sealed partial class Postings
{
    /// <summary>Comparing with more sets of fields than this is slower than looking each up.</summary>
    private const int MostKindsCompared = 8;

    // the sets of fields the documents of a block have: their numbers in the segment and the fields of each
    private readonly int[] distinct = new int[BitPacking.Block];
    private readonly ulong[] fieldsOf = new ulong[BitPacking.Block];

    // which of them each document has; of most blocks nobody asks
    private readonly uint[] kindOf = new uint[BitPacking.Block];
    private readonly byte[] fitting = new byte[BitPacking.Block];
    private int kinds;
    private bool hasKinds;
    private long kindsAt;

    /// <summary>Words only: all fields some document of the block has the word in, and those all have it in.</summary>
    public (ulong Some, ulong Every) MaskBounds { get; private set; }

    /// <summary>Words only: the fields, by slot, of the document at <see cref="At"/>.</summary>
    public ulong MaskAt => MaskBounds.Some == MaskBounds.Every ? MaskBounds.Some : FieldsOf(At);

    /// <summary>Words only: the fields, by slot, a document of the block has the word in.</summary>
    public ulong FieldsOf(int index) => fieldsOf[Kind(index)];

    /// <summary>Words only: where the word stands in a document of the block.</summary>
    public WordMask MaskOf(int index) => new(FieldsOf(index), FormsOf(index));

    /// <summary>True if the document of the block has the term where it is wanted.</summary>
    public bool Fits(BoundTerm term, int index) => !term.IsWord || IsWanted(term, Kind(index));

    /// <summary>Whether some or all documents of the block have the term where it is wanted, as far as can be told without looking at each.</summary>
    public (bool Some, bool Every) Fits(BoundTerm term)
    {
        if (!term.IsWord)
        {
            return (true, true);
        }

        if (term.Forms == UInt128.Zero)
        {
            return ((MaskBounds.Some & term.Mask) != 0, (MaskBounds.Every & term.Mask) != 0);
        }

        var (some, every) = (false, true);
        for (var kind = 0; kind < kinds; kind++)
        {
            var fits = IsWanted(term, kind);
            some |= fits;
            every &= fits;
        }

        return (some, every);
    }

    /// <summary>The places in the block of the documents that have the term where it is wanted: what <see cref="Fits(BoundTerm, int)"/> says of each, eight at once.</summary>
    public ReadOnlySpan<byte> Fitting(BoundTerm term)
    {
        var count = 0;
        Span<uint> wanted = stackalloc uint[MostKindsCompared];
        var few = Wanted(term, wanted);
        if (few < 0 || Count < BitPacking.Block)
        {
            for (var index = 0; index < Count; index++)
            {
                fitting[count] = (byte)index;
                count += Fits(term, index) ? 1 : 0;
            }

            return fitting.AsSpan(0, count);
        }

        ReadKinds();
        for (var start = 0; start < BitPacking.Block; start += Vector256<uint>.Count)
        {
            var eight = Vector256.LoadUnsafe(ref kindOf[start]);
            var fits = Vector256<uint>.Zero;
            foreach (var kind in wanted[..few])
            {
                fits |= Vector256.Equals(eight, Vector256.Create(kind));
            }

            for (var bits = fits.ExtractMostSignificantBits(); bits != 0; bits &= bits - 1)
            {
                fitting[count++] = (byte)(start + BitOperations.TrailingZeroCount(bits));
            }
        }

        return fitting.AsSpan(0, count);
    }

    /// <summary>Which of the sets of fields of the block are wanted; -1 if they are too many to compare with.</summary>
    private int Wanted(BoundTerm term, Span<uint> wanted)
    {
        var count = 0;
        for (var kind = 0; kind < kinds; kind++)
        {
            if (!IsWanted(term, kind))
            {
                continue;
            }

            if (count == wanted.Length)
            {
                return -1;
            }

            wanted[count++] = (uint)kind;
        }

        return count;
    }

    private bool IsWanted(BoundTerm term, int kind) =>
        term.Forms == UInt128.Zero ? (fieldsOf[kind] & term.Mask) != 0 : (segment.Masks.Forms[distinct[kind]] & term.Forms) != UInt128.Zero;

    private UInt128 FormsOf(int index) => segment.Masks.Forms[distinct[Kind(index)]];

    private int Kind(int index)
    {
        if (!hasKinds)
        {
            ReadKinds();
        }

        return (int)kindOf[index];
    }

    /// <summary>Reads the sets of fields of a whole block, and skips which document has which.</summary>
    private void ReadFields(ref ByteReader reader, long start)
    {
        kinds = reader.Byte();
        ulong some = 0, every = ulong.MaxValue;
        for (var kind = 0; kind < kinds; kind++)
        {
            distinct[kind] = reader.Int();
            var fields = fieldsOf[kind] = segment.Masks.Fields[distinct[kind]];
            some |= fields;
            every &= fields;
        }

        MaskBounds = (some, every);
        hasKinds = false;
        kindsAt = start + reader.At;
        if (kinds > 1)
        {
            reader.Take(BitPacking.Bytes(reader.Byte()));
        }
    }

    private void ReadKinds()
    {
        if (hasKinds)
        {
            return;
        }

        hasKinds = true;
        if (kinds == 1)
        {
            kindOf.AsSpan().Clear();
            return;
        }

        var reader = new ByteReader(segment.Postings.From(kindsAt, 1 + BitPacking.Bytes(32)));
        Packed(ref reader, kindOf);
    }
}
