using System.Buffers.Binary;

namespace Daftar.Search;

/// <summary>Where a word stands in a document.</summary>
/// <param name="Fields">The fields, by slot.</param>
/// <param name="Forms">In which of them, in a text of which language: see <see cref="FormBits"/>.</param>
internal readonly record struct WordMask(ulong Fields, UInt128 Forms);

/// <summary>The masks of a segment while it is written, each once: a posting names its mask by number, and the few that most postings have come early and take one byte.</summary>
internal sealed class WordMaskTable
{
    private readonly Dictionary<WordMask, uint> numbers = [];
    private readonly List<WordMask> masks = [];
    private WordMask last;
    private uint lastNumber;

    public uint Number(in WordMask mask)
    {
        if (masks.Count > 0 && mask == last)
        {
            return lastNumber;
        }

        if (!numbers.TryGetValue(mask, out lastNumber))
        {
            lastNumber = (uint)masks.Count;
            numbers[mask] = lastNumber;
            masks.Add(mask);
        }

        last = mask;
        return lastNumber;
    }

    public void Write(SectionBuffer to)
    {
        foreach (var mask in masks)
        {
            to.WriteUInt64(mask.Fields);
            to.WriteUInt64((ulong)mask.Forms);
            to.WriteUInt64((ulong)(mask.Forms >> 64));
        }
    }
}

/// <summary>The masks of a segment by number.</summary>
internal sealed class WordMasks
{
    private const int MaskBytes = 24;

    public WordMasks(MappedSection section)
    {
        Fields = new ulong[section.Length / MaskBytes];
        Forms = new UInt128[Fields.Length];
        for (var number = 0; number < Fields.Length; number++)
        {
            var mask = section.Slice((long)number * MaskBytes, MaskBytes);
            Fields[number] = BinaryPrimitives.ReadUInt64LittleEndian(mask);
            Forms[number] = new UInt128(BinaryPrimitives.ReadUInt64LittleEndian(mask[16..]), BinaryPrimitives.ReadUInt64LittleEndian(mask[8..]));
            AllForms |= Forms[number];
        }
    }

    public ulong[] Fields { get; }

    public UInt128[] Forms { get; }

    /// <summary>Of all words together: fields and languages that the segment has none of need not be looked for.</summary>
    public UInt128 AllForms { get; }
}
