using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Daftar.Search;

/// <summary>Reads the postings of one term block by block; can be pointed at another term. See <see cref="TermsWriter"/> for the form.</summary>
internal sealed partial class Postings(Segment segment)
{
    /// <summary>Memory of one, nearly.</summary>
    public const int Bytes = BitPacking.Block * 32;

    private readonly uint[] numbers = new uint[BitPacking.Block];
    // with room for a vector read behind the last
    private readonly int[] documents = new int[BitPacking.Block + Vector256<int>.Count];
    private readonly byte[] impacts = new byte[BitPacking.Block];
    private readonly int[] placeEnds = new int[BitPacking.Block];
    private TermPlace place;
    private bool isWord;
    private int blocks;
    private int block;

    // where the parts of the block that not every search looks at begin in the postings, until they are read
    private long lengthsAt;
    private bool hasPlaces;
    private long placesStart;

    /// <summary>Documents of the block read last, ascending.</summary>
    public ReadOnlySpan<int> Documents => documents.AsSpan(0, Count);

    /// <summary>How many the block has; 0 at the end.</summary>
    public int Count { get; private set; }

    /// <summary>Words only: one byte of impact a document.</summary>
    public ReadOnlySpan<byte> Impacts => impacts.AsSpan(0, Count);

    public Postings Open(in TermPlace term, bool word)
    {
        place = term;
        isWord = word;
        blocks = term.Documents / BitPacking.Block;
        block = -1;
        Count = 0;
        At = 0;
        HasEnded = false;
        return this;
    }

    /// <summary>The documents of a term that is no word, as a bitmap.</summary>
    public static ulong[] DocumentsOf(Segment segment, byte[] term)
    {
        var bits = new ulong[Bitmap.Words(segment.Documents)];
        if (segment.Terms.TryFind(term, out var place))
        {
            for (var postings = new Postings(segment).Open(place, word: false); postings.Next();)
            {
                foreach (var document in postings.Documents)
                {
                    Bitmap.Add(bits, document);
                }
            }
        }

        return bits;
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

    /// <summary>Goes to a document, which must not be before the one gone to last; true if the term stands in it, at <see cref="At"/> of the block.</summary>
    public bool MoveTo(int document)
    {
        if (Count == 0 || documents[Count - 1] < document)
        {
            if (!SkipTo(document))
            {
                HasEnded = true;
                return false;
            }

            At = IndexOf(document);
        }

        // the next one wanted is mostly near; how many of the next eight are before it is one comparison, where looking at one after the other mispredicts
        var at = At;
        var wanted = Vector256.Create(document);
        int before;
        do
        {
            before = BitOperations.PopCount(Vector256.LessThan(Vector256.LoadUnsafe(ref documents[at]), wanted).ExtractMostSignificantBits());
            at += before;
        }
        while (before == Vector256<int>.Count);

        At = at;
        return documents[at] == document;
    }

    /// <summary>Where in the block <see cref="MoveTo"/> has come to.</summary>
    public int At { get; private set; }

    /// <summary>Goes to a document of the block by its place in it.</summary>
    public void GoTo(int index) => At = index;

    /// <summary>True if <see cref="MoveTo"/> was asked for a document behind the last.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>The encoded places of a document of the block.</summary>
    public ReadOnlySpan<byte> PlacesOf(int index)
    {
        var (start, length) = PlacesRange(index);
        return segment.Places.Slice(start, length);
    }

    /// <summary>Where in the places of the segment those of a document of the block begin, and their bytes.</summary>
    public (long Start, int Length) PlacesRange(int index)
    {
        if (!hasPlaces)
        {
            ReadPlaceEnds();
        }

        var start = index == 0 ? 0 : placeEnds[index - 1];
        return (placesStart + start, placeEnds[index] - start);
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
        placesStart = place.PlacesStart + places;
        hasPlaces = false;
        At = 0;
        if (number < blocks)
        {
            ReadBlock(start, before);
        }
        else
        {
            ReadRest(segment.Postings.Slice(place.PostingsStart + start, (int)(place.PostingsLength - start)), before);
        }

        return true;
    }

    private void ReadBlock(long start, int before)
    {
        Count = BitPacking.Block;
        var reader = new ByteReader(segment.Postings.Slice(place.PostingsStart + start, (int)(place.PostingsLength - start)));
        Packed(ref reader, numbers);
        BitPacking.Ascend(numbers, before, documents);
        documents.AsSpan(BitPacking.Block).Fill(int.MaxValue);
        if (!isWord)
        {
            return;
        }

        ReadFields(ref reader, place.PostingsStart + start);
        reader.Take(BitPacking.Block).CopyTo(impacts);
        lengthsAt = place.PostingsStart + start + reader.At;
    }

    private void ReadPlaceEnds()
    {
        hasPlaces = true;
        var reader = new ByteReader(segment.Postings.From(lengthsAt, 1 + BitPacking.Bytes(32)));
        Packed(ref reader, numbers);
        // a length of n is a gap of n - 1 between ends; no word stands nowhere
        BitPacking.Ascend(numbers, 0, placeEnds);
    }

    private static void Packed(ref ByteReader reader, uint[] numbers)
    {
        var bits = reader.Byte();
        BitPacking.Unpack(reader.Take(BitPacking.Bytes(bits)), bits, numbers);
    }

    private void ReadRest(ReadOnlySpan<byte> bytes, int before)
    {
        Count = place.Documents % BitPacking.Block;
        var reader = new ByteReader(bytes);
        ulong some = 0, every = ulong.MaxValue;
        var end = 0;
        for (var i = 0; i < Count; i++)
        {
            documents[i] = before += reader.Int() + 1;
            if (isWord)
            {
                // each document counts as one with a set of fields of its own
                (distinct[i], kindOf[i]) = (reader.Int(), (uint)i);
                fieldsOf[i] = segment.Masks.Fields[distinct[i]];
                impacts[i] = reader.Byte();
                placeEnds[i] = end += reader.Int();
                some |= fieldsOf[i];
                every &= fieldsOf[i];
            }
        }

        documents.AsSpan(Count, Vector256<int>.Count).Fill(int.MaxValue);
        MaskBounds = (some, every);
        kinds = Count;
        hasKinds = hasPlaces = true;
    }

    private int Last(int number) => number < blocks ? Skip(number).Last : int.MaxValue;

    private (int Last, long PostingsEnd, long PlacesEnd) Skip(int number)
    {
        var skips = place.PostingsStart + place.PostingsLength - ((long)blocks * TermsWriter.SkipBytes);
        var entry = segment.Postings.Slice(skips + ((long)number * TermsWriter.SkipBytes), TermsWriter.SkipBytes);
        return (BinaryPrimitives.ReadInt32LittleEndian(entry), BinaryPrimitives.ReadUInt32LittleEndian(entry[4..]), BinaryPrimitives.ReadUInt32LittleEndian(entry[8..]));
    }
}
