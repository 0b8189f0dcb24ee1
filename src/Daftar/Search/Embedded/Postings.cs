using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Reads the postings of one term block by block; can be pointed at another term. See <see cref="TermsWriter"/> for the form.</summary>
internal sealed class Postings(Segment segment)
{
    private readonly uint[] numbers = new uint[BitPacking.Block];
    private readonly int[] documents = new int[BitPacking.Block];
    private readonly byte[] impacts = new byte[BitPacking.Block];
    private readonly ulong[] masks = new ulong[BitPacking.Block];
    private TermPlace place;
    private bool isWord;
    private int blocks;
    private int block;

    // places of the block: where the next unread document's begin
    private long placesAt;
    private int placesOf;

    /// <summary>Documents of the block read last, ascending.</summary>
    public ReadOnlySpan<int> Documents => documents.AsSpan(0, Count);

    /// <summary>How many the block has; 0 at the end.</summary>
    public int Count { get; private set; }

    /// <summary>Words only: one byte of impact a document.</summary>
    public ReadOnlySpan<byte> Impacts => impacts.AsSpan(0, Count);

    /// <summary>Words only: the set of fields, by slot, of each document.</summary>
    public ReadOnlySpan<ulong> Masks => masks.AsSpan(0, Count);

    /// <summary>Words only: all fields some document of the block has the word in, and those all have it in.</summary>
    public (ulong Some, ulong Every) MaskBounds { get; private set; }

    public Postings Open(in TermPlace term, bool word)
    {
        place = term;
        isWord = word;
        blocks = term.Documents / BitPacking.Block;
        block = -1;
        Count = 0;
        return this;
    }

    /// <summary>Reads the next block; false at the end.</summary>
    public bool Next() => Read(block + 1);

    /// <summary>Reads the block in which <paramref name="document"/> or the next after it stands; false if there is none. Goes forward only.</summary>
    public bool SkipTo(int document)
    {
        if (Count > 0 && documents[Count - 1] >= document)
        {
            return true;
        }

        // gallop over the ends of blocks, then halve
        var low = block + 1;
        var step = 1;
        while (low + step < blocks && Last(low + step) < document)
        {
            low += step;
            step *= 2;
        }

        var high = Math.Min(low + step, blocks);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (Last(middle) < document)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return Read(low) && documents[Count - 1] >= document;
    }

    /// <summary>The place in the block of the first document that is not before this one; <see cref="Count"/> if all are.</summary>
    public int IndexOf(int document)
    {
        var index = Documents.BinarySearch(document);
        return index < 0 ? ~index : index;
    }

    /// <summary>The encoded places of a document of the block; ask in ascending order.</summary>
    public ReadOnlySpan<byte> PlacesOf(int index)
    {
        while (true)
        {
            var reader = new ByteReader(segment.Places.From(placesAt, 10));
            var length = reader.Int();
            var start = placesAt + reader.At;
            placesAt = start + length;
            if (placesOf++ == index)
            {
                return segment.Places.Slice(start, length);
            }
        }
    }

    private bool Read(int number)
    {
        block = number;
        if (number > blocks || (number == blocks && place.Documents % BitPacking.Block == 0))
        {
            Count = 0;
            return false;
        }

        var (before, start, places) = number == 0 ? (-1, 0L, 0L) : Skip(number - 1);
        placesAt = place.PlacesStart + places;
        placesOf = 0;
        var bytes = segment.Postings.Slice(place.PostingsStart + start, (int)(place.PostingsLength - start));
        if (number < blocks)
        {
            ReadBlock(bytes, before);
        }
        else
        {
            ReadRest(bytes, before);
        }

        return true;
    }

    private void ReadBlock(ReadOnlySpan<byte> bytes, int before)
    {
        Count = BitPacking.Block;
        var reader = new ByteReader(bytes);
        Packed(ref reader);
        for (var i = 0; i < BitPacking.Block; i++)
        {
            documents[i] = before += (int)numbers[i] + 1;
        }

        if (!isWord)
        {
            return;
        }

        var kinds = reader.Byte();
        Span<ulong> distinct = stackalloc ulong[kinds];
        ulong some = 0, every = ulong.MaxValue;
        foreach (ref var mask in distinct)
        {
            mask = reader.Varint();
            some |= mask;
            every &= mask;
        }

        MaskBounds = (some, every);
        if (kinds > 1)
        {
            Packed(ref reader);
            for (var i = 0; i < BitPacking.Block; i++)
            {
                masks[i] = distinct[(int)numbers[i]];
            }
        }
        else
        {
            masks.AsSpan().Fill(distinct[0]);
        }

        reader.Take(BitPacking.Block).CopyTo(impacts);
    }

    private void Packed(ref ByteReader reader)
    {
        var bits = reader.Byte();
        BitPacking.Unpack(reader.Take(BitPacking.Bytes(bits)), bits, numbers);
    }

    private void ReadRest(ReadOnlySpan<byte> bytes, int before)
    {
        Count = place.Documents % BitPacking.Block;
        var reader = new ByteReader(bytes);
        ulong some = 0, every = ulong.MaxValue;
        for (var i = 0; i < Count; i++)
        {
            documents[i] = before += reader.Int() + 1;
            if (isWord)
            {
                masks[i] = reader.Varint();
                impacts[i] = reader.Byte();
                some |= masks[i];
                every &= masks[i];
            }
        }

        MaskBounds = (some, every);
    }

    private int Last(int number) => number < blocks ? Skip(number).Last : int.MaxValue;

    private (int Last, long PostingsEnd, long PlacesEnd) Skip(int number)
    {
        var skips = place.PostingsStart + place.PostingsLength - ((long)blocks * TermsWriter.SkipBytes);
        var entry = segment.Postings.Slice(skips + ((long)number * TermsWriter.SkipBytes), TermsWriter.SkipBytes);
        return (BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]));
    }
}
