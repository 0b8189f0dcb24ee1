using System.Text;

namespace Daftar.Search;

/// <summary>
/// Writes the words of a segment a second time, in the form in which all of them are looked through at once (<see cref="SegmentLexicon"/>): words of as many letters and as
/// many bytes stand in one bucket, beside each other without a gap, each bucket in the order of the dictionary; what tells words apart stands in columns beside it.
/// Holds some twenty bytes a word until the segment is written.
/// </summary>
internal sealed class LexiconWriter(SegmentWriter segment)
{
    /// <summary>A word stands in fields that have no number: there are too many different sets of them.</summary>
    public const ushort AnyFields = ushort.MaxValue;

    private readonly Dictionary<ulong, ushort> sets = [];
    private GrowingArray<byte> text = new(4096);
    private GrowingArray<int> ends = new(512);
    private GrowingArray<uint> terms = new(512);
    private GrowingArray<ushort> fields = new(512);
    private GrowingArray<ushort> buckets = new(512);

    /// <summary>Adds a word; words come in the order of the dictionary.</summary>
    /// <param name="word">Its UTF-8.</param>
    /// <param name="mask">All fields it stands in, by slot.</param>
    /// <param name="term">Its number among all terms of the dictionary.</param>
    public void Add(ReadOnlySpan<byte> word, ulong mask, long term)
    {
        text.Add(word);
        ends.Add(text.Count);
        terms.Add(checked((uint)term));
        buckets.Add((ushort)(Encoding.UTF8.GetCharCount(word) << 8 | word.Length));
        if (!sets.TryGetValue(mask, out var set))
        {
            set = (ushort)Math.Min(AnyFields, sets.Count);
            if (set < AnyFields)
            {
                sets[mask] = set;
            }
        }

        fields.Add(set);
    }

    /// <summary>Writes all sections.</summary>
    public void Finish()
    {
        foreach (var (mask, _) in sets.OrderBy(set => set.Value))
        {
            segment[Section.LexiconFieldSets].WriteUInt64(mask);
        }

        var letters = new char[byte.MaxValue + 1];
        foreach (var word in Order())
        {
            var bytes = text.Span[(word == 0 ? 0 : ends.Items[word - 1])..ends.Items[word]];
            var chars = letters.AsSpan(0, Encoding.UTF8.GetChars(bytes, letters));
            segment[Section.LexiconText].Write(bytes);
            segment[Section.LexiconLetters].WriteUInt32(Letters(chars));
            segment[Section.LexiconSounds].WriteUInt32(SoundKey.HashOf(chars));
            segment[Section.LexiconFields].WriteUInt16(fields.Items[word]);
            segment[Section.LexiconTerms].WriteUInt32(terms.Items[word]);
        }
    }

    /// <summary>The set of a word's letters in 32 bits: one edit takes away at most one of them and adds at most one.</summary>
    public static uint Letters(ReadOnlySpan<char> word)
    {
        var all = 0u;
        foreach (var letter in word)
        {
            all |= 1u << (letter & 31);
        }

        return all;
    }

    /// <summary>Counting sort by bucket, and the table of buckets.</summary>
    private int[] Order()
    {
        var starts = new int[ushort.MaxValue + 2];
        foreach (var bucket in buckets.Span)
        {
            starts[bucket + 1]++;
        }

        for (var bucket = 0; bucket <= ushort.MaxValue; bucket++)
        {
            if (starts[bucket + 1] > 0)
            {
                segment[Section.LexiconBuckets].WriteUInt32((uint)bucket);
                segment[Section.LexiconBuckets].WriteUInt32((uint)starts[bucket + 1]);
            }

            starts[bucket + 1] += starts[bucket];
        }

        var order = new int[buckets.Count];
        for (var word = 0; word < order.Length; word++)
        {
            order[starts[buckets.Items[word]]++] = word;
        }

        return order;
    }
}
