
namespace Daftar.Search;

/// <summary>
/// Writes the term dictionary and the postings of one segment; terms come in the order of their bytes, documents in theirs.
/// <para>Dictionary: blocks of 32 terms, the first whole, each other as the length it shares with its neighbour and the rest; per term the number of documents and the
/// bytes of its postings and places. Index: 32 bytes a block: the first eight bytes of its first term, and where it begins in dictionary, postings and places.</para>
/// <para>Postings: full blocks of 128 documents, then the rest one by one, then 12 bytes a block to skip by. A word's block also has its masks by number, one byte of impact a document, and
/// how many bytes each document's places take.</para>
/// <para>Places, words only: for each field of the set twice the first place, plus one if there are more; then how many more, and the distances.</para>
/// </summary>
internal sealed class TermsWriter(SectionBuffer dictionary, SectionBuffer index, SectionBuffer postings, SectionBuffer places, WordMaskTable wordMasks, LexiconWriter lexicon)
{
    public const int TermsInBlock = 32;
    public const int SkipBytes = 12;

    private readonly uint[] deltas = new uint[BitPacking.Block];
    private readonly uint[] masks = new uint[BitPacking.Block];
    private readonly byte[] impacts = new byte[BitPacking.Block];
    private readonly uint[] lengths = new uint[BitPacking.Block];
    private readonly byte[] packed = new byte[BitPacking.Block * 4];
    private readonly uint[] distinct = new uint[BitPacking.Block];
    private readonly uint[] codes = new uint[BitPacking.Block];
    private GrowingArray<byte> previous = new(256);
    private GrowingArray<byte> current = new(256);
    private GrowingArray<(uint Last, uint PostingsEnd, uint PlacesEnd)> skips = new(16);
    private long postingsStart;
    private long placesStart;
    private int pending;
    private int lastDocument;
    private int documents;
    private ulong fields;
    private bool isWord;

    /// <summary>Terms written.</summary>
    public long Terms { get; private set; }

    public void Begin(ReadOnlySpan<byte> term)
    {
        current.Clear();
        current.Add(term);
        isWord = TermKey.HasPlaces(term[0]);
        postingsStart = postings.Length;
        placesStart = places.Length;
        pending = documents = 0;
        fields = 0;
        lastDocument = -1;
        skips.Clear();
    }

    /// <summary>Adds a document of a key.</summary>
    public void Add(int document) => Append(document, 0, 0, 0);

    /// <summary>Adds a document of a word with the mask of where it stands, its impact, and its places as <see cref="PlacesWriter"/> writes them.</summary>
    public void Add(int document, in WordMask mask, byte impact, ReadOnlySpan<byte> encodedPlaces)
    {
        places.Write(encodedPlaces);
        fields |= mask.Fields;
        Append(document, wordMasks.Number(mask), impact, encodedPlaces.Length);
    }

    /// <summary>Ends the term; one without documents is left out, unless it is a form.</summary>
    public void End()
    {
        if (documents == 0 && current.Items[0] != TermKey.Form)
        {
            return;
        }

        WriteRest();
        foreach (var (last, postingsEnd, placesEnd) in skips.Span)
        {
            postings.WriteUInt32(last);
            postings.WriteUInt32(postingsEnd);
            postings.WriteUInt32(placesEnd);
        }

        WriteTerm();
    }

    private void Append(int document, uint mask, byte impact, int length)
    {
        deltas[pending] = (uint)(document - lastDocument - 1);
        masks[pending] = mask;
        impacts[pending] = impact;
        lengths[pending] = (uint)length;
        lastDocument = document;
        documents++;
        if (++pending == BitPacking.Block)
        {
            WriteBlock();
            skips.Add(((uint)document, checked((uint)(postings.Length - postingsStart)), checked((uint)(places.Length - placesStart))));
            pending = 0;
        }
    }

    private void WriteBlock()
    {
        Packed(deltas);
        if (!isWord)
        {
            return;
        }

        var kinds = 0;
        for (var i = 0; i < BitPacking.Block; i++)
        {
            var code = distinct.AsSpan(0, kinds).IndexOf(masks[i]);
            if (code < 0)
            {
                code = kinds;
                distinct[kinds++] = masks[i];
            }

            codes[i] = (uint)code;
        }

        postings.WriteByte((byte)kinds);
        foreach (var mask in distinct.AsSpan(0, kinds))
        {
            postings.WriteVarint(mask);
        }

        if (kinds > 1)
        {
            Packed(codes);
        }

        postings.Write(impacts);
        for (var i = 0; i < BitPacking.Block; i++)
        {
            codes[i] = lengths[i] - 1;
        }

        Packed(codes);
    }

    private void Packed(uint[] numbers)
    {
        var all = 0u;
        foreach (var number in numbers)
        {
            all |= number;
        }

        var bits = BitPacking.BitsFor(all);
        BitPacking.Pack(numbers, bits, packed);
        postings.WriteByte((byte)bits);
        postings.Write(packed.AsSpan(0, BitPacking.Bytes(bits)));
    }

    private void WriteRest()
    {
        for (var i = 0; i < pending; i++)
        {
            postings.WriteVarint(deltas[i]);
            if (isWord)
            {
                postings.WriteVarint(masks[i]);
                postings.WriteByte(impacts[i]);
                postings.WriteVarint(lengths[i]);
            }
        }
    }

    private void WriteTerm()
    {
        var shared = 0;
        if (Terms % TermsInBlock == 0)
        {
            index.WriteUInt64(TermDictionary.Lead(current.Span));
            index.WriteUInt64((ulong)dictionary.Length);
            index.WriteUInt64((ulong)postingsStart);
            index.WriteUInt64((ulong)placesStart);
        }
        else
        {
            shared = previous.Span.CommonPrefixLength(current.Span);
            dictionary.WriteVarint((uint)shared);
        }

        dictionary.WriteVarint((uint)(current.Count - shared));
        dictionary.Write(current.Span[shared..]);
        dictionary.WriteVarint((uint)documents);
        dictionary.WriteVarint((ulong)(postings.Length - postingsStart));
        if (isWord)
        {
            dictionary.WriteVarint((ulong)(places.Length - placesStart));
        }

        if (current.Items[0] == TermKey.Word)
        {
            lexicon.Add(current.Span[1..], fields, Terms);
        }

        (previous, current) = (current, previous);
        Terms++;
    }
}

/// <summary>Encodes the places of one word in one document.</summary>
internal sealed class PlacesWriter
{
    private GrowingArray<byte> bytes = new(256);

    public ReadOnlySpan<byte> Encoded => bytes.Span;

    public ulong Mask { get; private set; }

    /// <summary>Encodes postings of one document and term, sorted.</summary>
    public void Encode(ReadOnlySpan<ulong> sorted)
    {
        bytes.Clear();
        Mask = 0;
        for (var start = 0; start < sorted.Length;)
        {
            var slot = Posting.Slot(sorted[start]);
            var end = start + 1;
            while (end < sorted.Length && Posting.Slot(sorted[end]) == slot)
            {
                end++;
            }

            Mask |= 1UL << slot;
            var before = Posting.Place(sorted[start]);
            Varint((before << 1) | (end - start > 1 ? 1u : 0u));
            if (end - start > 1)
            {
                Varint((uint)(end - start - 1));
                foreach (var posting in sorted[(start + 1)..end])
                {
                    Varint(Posting.Place(posting) - before);
                    before = Posting.Place(posting);
                }
            }

            start = end;
        }
    }

    private void Varint(uint value)
    {
        while (value >= 0x80)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)value);
    }
}
