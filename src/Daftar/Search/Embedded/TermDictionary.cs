using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Where a term's postings are, and in how many documents it stands (deleted ones that are not merged away yet included).</summary>
internal readonly record struct TermPlace(int Documents, long PostingsStart, int PostingsLength, long PlacesStart, long PlacesLength);

/// <summary>The terms of one segment in the order of their bytes. See <see cref="TermsWriter"/> for the form.</summary>
internal sealed class TermDictionary(MappedSection terms, MappedSection index)
{
    private const int IndexBytes = 32;

    /// <summary>A block of 32 terms is at most this long: keys have up to 512 characters of up to 3 bytes.</summary>
    private const int LongestBlock = TermsWriter.TermsInBlock * 2048;

    private readonly int blocks = checked((int)(index.Length / IndexBytes));

    public bool TryFind(ReadOnlySpan<byte> term, out TermPlace place)
    {
        var cursor = From(term);
        if (cursor.MoveNext() && cursor.Term.SequenceEqual(term))
        {
            place = cursor.Place;
            return true;
        }

        place = default;
        return false;
    }

    /// <summary>The terms from the first that is not before <paramref name="term"/>.</summary>
    public TermCursor From(ReadOnlySpan<byte> term)
    {
        // the last block whose first term is not after the wanted one
        var lead = Lead(term);
        int low = 0, high = blocks;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            if (IsNotAfter(middle, lead, term))
            {
                low = middle;
            }
            else
            {
                high = middle;
            }
        }

        var cursor = new TermCursor(this, low);
        cursor.SkipBefore(term);
        return cursor;
    }

    public TermCursor All() => new(this, 0);

    /// <summary>Where the postings of terms are.</summary>
    /// <param name="numbers">Numbers of words among all terms, ascending.</param>
    public TermPlace[] PlacesOf(ReadOnlySpan<uint> numbers)
    {
        var found = new TermPlace[numbers.Length];
        for (var i = 0; i < found.Length;)
        {
            var block = (int)(numbers[i] / TermsWriter.TermsInBlock);
            var entry = Index(block);
            var postings = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
            var places = BinaryPrimitives.ReadInt64LittleEndian(entry[24..]);
            var reader = new ByteReader(terms.From(BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), LongestBlock));
            for (var term = (uint)block * TermsWriter.TermsInBlock; i < found.Length && numbers[i] / TermsWriter.TermsInBlock == block; term++)
            {
                // of the text only its length matters
                _ = term % TermsWriter.TermsInBlock == 0 ? 0 : reader.Int();
                reader.Take(reader.Int());
                var place = new TermPlace(reader.Int(), postings, reader.Int(), places, (long)reader.Varint());
                postings += place.PostingsLength;
                places += place.PlacesLength;
                if (term == numbers[i])
                {
                    found[i++] = place;
                }
            }
        }

        return found;
    }

    /// <summary>The first eight bytes of a term as a number that orders as they do: most comparisons need no more, and stay within the index.</summary>
    public static ulong Lead(ReadOnlySpan<byte> term)
    {
        Span<byte> first = stackalloc byte[8];
        first.Clear();
        term[..Math.Min(8, term.Length)].CopyTo(first);
        return BinaryPrimitives.ReadUInt64BigEndian(first);
    }

    private bool IsNotAfter(int block, ulong lead, ReadOnlySpan<byte> term)
    {
        var first = index.UInt64(block * 4L);
        return first != lead ? first < lead : First(block).SequenceCompareTo(term) <= 0;
    }

    private ReadOnlySpan<byte> First(int block)
    {
        var reader = new ByteReader(terms.From((long)index.UInt64((block * 4L) + 1), LongestBlock));
        return reader.Take(reader.Int());
    }

    /// <summary>Goes through terms one by one.</summary>
    internal sealed class TermCursor(TermDictionary dictionary, int block)
    {
        private readonly byte[] term = new byte[2048];
        private int termLength;
        private int nextBlock = block;
        private int inBlock = TermsWriter.TermsInBlock;
        private long at;
        private long blockEnd;
        private long postings;
        private long places;
        private bool isHeld;

        public ReadOnlySpan<byte> Term => term.AsSpan(0, termLength);

        public TermPlace Place { get; private set; }

        public bool MoveNext()
        {
            if (isHeld)
            {
                isHeld = false;
                return true;
            }

            var isFirst = inBlock == TermsWriter.TermsInBlock;
            if (isFirst)
            {
                if (nextBlock >= dictionary.blocks)
                {
                    return false;
                }

                var entry = dictionary.Index(nextBlock++);
                at = BinaryPrimitives.ReadInt64LittleEndian(entry[8..]);
                postings = BinaryPrimitives.ReadInt64LittleEndian(entry[16..]);
                places = BinaryPrimitives.ReadInt64LittleEndian(entry[24..]);
                blockEnd = nextBlock < dictionary.blocks ? BinaryPrimitives.ReadInt64LittleEndian(dictionary.Index(nextBlock)[8..]) : dictionary.Length;
                inBlock = 0;
            }

            if (at >= blockEnd)
            {
                return false;
            }

            Read(isFirst);
            inBlock++;
            return true;
        }

        internal void SkipBefore(ReadOnlySpan<byte> wanted)
        {
            while (MoveNext())
            {
                if (Term.SequenceCompareTo(wanted) >= 0)
                {
                    isHeld = true;
                    return;
                }
            }
        }

        private void Read(bool isFirst)
        {
            var reader = new ByteReader(dictionary.Block(at, blockEnd));
            var shared = isFirst ? 0 : reader.Int();
            var rest = reader.Int();
            reader.Take(rest).CopyTo(term.AsSpan(shared));
            termLength = shared + rest;
            var documents = reader.Int();
            var postingsLength = reader.Int();
            var placesLength = TermKey.HasPlaces(term[0]) ? (long)reader.Varint() : 0;
            Place = new TermPlace(documents, postings, postingsLength, places, placesLength);
            postings += postingsLength;
            places += placesLength;
            at += reader.At;
        }
    }

    private long Length => terms.Length;

    private ReadOnlySpan<byte> Index(int block) => index.Slice((long)block * IndexBytes, IndexBytes);

    private ReadOnlySpan<byte> Block(long at, long end) => terms.Slice(at, (int)(end - at));
}
