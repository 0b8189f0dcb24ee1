using System.Text;

namespace Daftar.Search;

/// <summary>Words of one segment that have the same number of UTF-16 letters and of bytes; their text is one run of bytes.</summary>
/// <param name="First">Number of the first of them in the lexicon.</param>
/// <param name="TextStart">Where the text of the first begins.</param>
internal readonly record struct LexiconBucket(int Letters, int Bytes, int First, int Count, long TextStart)
{
    public int End => First + Count;
}

/// <summary>The distinct words of one segment, made to be looked through whole. See <see cref="LexiconWriter"/> for the form.</summary>
internal sealed class SegmentLexicon
{
    private readonly MappedSection text;
    private readonly MappedSection letters;
    private readonly MappedSection sounds;
    private readonly MappedSection fields;
    private readonly MappedSection terms;
    private readonly ulong[] sets;

    public SegmentLexicon(MappedSection buckets, MappedSection text, MappedSection letters, MappedSection sounds, MappedSection fields, MappedSection sets, MappedSection terms)
    {
        (this.text, this.letters, this.sounds, this.fields, this.terms) = (text, letters, sounds, fields, terms);
        this.sets = sets.As<ulong>().ToArray();
        var all = new List<LexiconBucket>();
        long at = 0;
        foreach (var entry in buckets.As<ulong>())
        {
            var bucket = new LexiconBucket((int)(entry >> 8 & 0xFF), (int)(entry & 0xFF), Words, (int)(entry >> 32), at);
            all.Add(bucket);
            Words += bucket.Count;
            at += (long)bucket.Count * bucket.Bytes;
        }

        Buckets = all;
        if (at != text.Length || letters.Length != Words * 4L || sounds.Length != Words * 4L || fields.Length != Words * 2L || terms.Length != Words * 4L)
        {
            throw new IndexDamagedException("segment", "the columns of its lexicon have different lengths");
        }
    }

    /// <summary>How many words there are.</summary>
    public int Words { get; }

    /// <summary>By letters, then bytes.</summary>
    public IReadOnlyList<LexiconBucket> Buckets { get; }

    /// <summary>The text of all words of a bucket.</summary>
    public ReadOnlySpan<byte> Text(in LexiconBucket bucket) => text.Slice(bucket.TextStart, bucket.Count * bucket.Bytes);

    /// <summary>The set of letters of each word of a bucket: <see cref="LexiconWriter.Letters"/>.</summary>
    public ReadOnlySpan<uint> Letters(in LexiconBucket bucket) => letters.As<uint>().Slice(bucket.First, bucket.Count);

    /// <summary>A hash of the sound of every word: <see cref="SoundKey.HashOf"/>.</summary>
    public ReadOnlySpan<uint> Sounds => sounds.As<uint>();

    /// <summary>All fields a word stands in, by slot.</summary>
    public ulong Fields(int word)
    {
        var set = BitConverter.ToUInt16(fields.Slice(word * 2L, 2));
        return set == LexiconWriter.AnyFields ? ulong.MaxValue : sets[set];
    }

    /// <summary>The number of a word among the terms of the dictionary.</summary>
    public uint Term(int word) => terms.UInt32(word);

    public string TextOf(int word) => Encoding.UTF8.GetString(BytesOf(word));

    public ReadOnlySpan<byte> BytesOf(int word)
    {
        int low = 0, high = Buckets.Count;
        while (high - low > 1)
        {
            var middle = (low + high) >>> 1;
            (low, high) = Buckets[middle].First <= word ? (middle, high) : (low, middle);
        }

        var bucket = Buckets[low];
        return text.Slice(bucket.TextStart + ((long)(word - bucket.First) * bucket.Bytes), bucket.Bytes);
    }
}
