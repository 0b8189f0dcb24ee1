using static System.FormattableString;

namespace Daftar.Search;

/// <summary>The sections of a segment file. Numbers are part of the format.</summary>
internal enum Section : byte
{
    Terms = 1,
    TermIndex = 2,
    Postings = 3,
    Places = 4,

    /// <summary>16 bytes an entry id, most significant first, in the order of documents.</summary>
    Entries = 5,

    /// <summary>Documents in the order of their entry ids, 4 bytes each.</summary>
    EntryOrder = 6,
    Stored = 7,
    StoredIndex = 8,

    /// <summary>Of a field: where each distinct value begins in <see cref="ColumnValues"/>, 8 bytes each, and the end.</summary>
    ColumnOffsets = 9,

    /// <summary>Of a field: distinct values sorted by key: length of the key, key, then the value as written if it differs.</summary>
    ColumnValues = 10,

    /// <summary>Of a field where some document has several values: where a document's values begin in <see cref="ColumnOrdinals"/>, 4 bytes each, and the end.</summary>
    ColumnStarts = 11,

    /// <summary>Of a field: numbers of values; where each document has at most one: the number plus one, or 0.</summary>
    ColumnOrdinals = 12,
    DateStarts = 13,

    /// <summary>Of a date field: dates as yyyymmdd, 4 bytes each; where each document has at most one: its date, or 0.</summary>
    Dates = 14,

    /// <summary>The masks of words, 24 bytes each: fields by slot, and in which of them in a text of which language (<see cref="FormBits"/>).</summary>
    Masks = 15,

    /// <summary>Words by length (<see cref="LexiconWriter"/>): how many bytes the words of a bucket have, one byte, how many letters, one byte, two bytes of nothing, how many words, 4 bytes.</summary>
    LexiconBuckets = 20,

    /// <summary>The UTF-8 of the words of all buckets without a gap.</summary>
    LexiconText = 21,

    /// <summary>The set of letters of each word, 4 bytes.</summary>
    LexiconLetters = 22,

    /// <summary>A hash of the sound of each word, 4 bytes; 0 if it has none.</summary>
    LexiconSounds = 23,

    /// <summary>The set of fields each word stands in, as a number into <see cref="LexiconFieldSets"/>, 2 bytes; 65,535 stands for any.</summary>
    LexiconFields = 24,

    /// <summary>Sets of fields by slot, 8 bytes each.</summary>
    LexiconFieldSets = 25,

    /// <summary>The number of each word among the terms of the dictionary, 4 bytes.</summary>
    LexiconTerms = 26,
}

/// <summary>A segment file as written: what the manifest says of it.</summary>
/// <param name="Checksum">Of its end, which has the sums of all the rest.</param>
/// <param name="IsTexts">It has full texts, and only those.</param>
internal sealed record SegmentFile(long Number, int Documents, long Length, uint Checksum, bool IsTexts)
{
    public string Name => NameOf(Number, IsTexts);

    public static string NameOf(long number, bool isTexts) => Invariant($"{number:D10}.{(isTexts ? "texts" : "segment")}");
}

/// <summary>
/// Writes one segment file: its sections in any order, then put together. File: magic, sections (each begins at a multiple of 8), then its end: the sums of all blocks
/// before it (<see cref="BlockSums"/>), table (kind, field, offset, length of each section), offset of the end, number of sections, number of documents, version, magic.
/// The sum of the end stands in the manifest.
/// </summary>
internal sealed class SegmentWriter(IndexFolder folder, long number, bool isTexts) : IDisposable
{
    public const uint Version = 6;
    public const ulong Magic = 0x31_47_45_53_46_54_46_44; // "DFTFSEG1"
    public const int TableEntryBytes = 24;
    public const int FooterBytes = 32;

    private readonly SortedDictionary<(Section Kind, int Field), SectionBuffer> sections = [];
    private bool isFinished;

    public SectionBuffer this[Section kind, int field = 0]
    {
        get
        {
            if (!sections.TryGetValue((kind, field), out var section))
            {
                section = new SectionBuffer(folder.PathOf(Invariant($"{number:D10}.{(int)kind}-{field}.part")));
                sections[(kind, field)] = section;
            }

            return section;
        }
    }

    /// <summary>Puts the file together and makes it durable. Nothing refers to it until a manifest does.</summary>
    public SegmentFile Finish(int documents)
    {
        var sums = new BlockSums();
        var checksum = new Checksum();
        var table = new SectionBuffer("");
        long at = 0;
        using (var file = folder.Create(SegmentFile.NameOf(number, isTexts)))
        {
            void Write(ReadOnlyMemory<byte> bytes)
            {
                file.Write(bytes.Span);
                sums.Add(bytes.Span);
                at += bytes.Length;
            }

            Write(BitConverter.GetBytes(Magic));
            foreach (var ((kind, field), section) in sections)
            {
                table.WriteUInt32((uint)kind);
                table.WriteUInt32((uint)field);
                table.WriteUInt64((ulong)at);
                table.WriteUInt64((ulong)section.Length);
                section.CopyTo(Write);
                Write(new byte[-at & 7]);
            }

            var end = at;
            void WriteEnd(ReadOnlySpan<byte> bytes)
            {
                file.Write(bytes);
                checksum.Add(bytes);
                at += bytes.Length;
            }

            WriteEnd(sums.Finish());
            table.WriteUInt64((ulong)end);
            table.WriteUInt32((uint)sections.Count);
            table.WriteUInt32((uint)documents);
            table.WriteUInt64(Version);
            table.WriteUInt64(Magic);
            table.CopyTo(bytes => WriteEnd(bytes.Span));
            folder.MakeDurable(file);
        }

        isFinished = true;
        return new SegmentFile(number, documents, at, checksum.Value, isTexts);
    }

    public void Dispose()
    {
        foreach (var section in sections.Values)
        {
            section.Dispose();
        }

        // a disk that was full must not stay full of half a segment
        if (!isFinished)
        {
            File.Delete(folder.PathOf(SegmentFile.NameOf(number, isTexts)));
        }
    }
}
