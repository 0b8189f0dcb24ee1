using System.Buffers.Binary;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// A segment file open for reading. Never changes; which of its documents are live is said by the snapshot. Counts who uses it and closes itself after the last.
/// </summary>
internal sealed class Segment
{
    private readonly MappedFile file;
    private readonly Dictionary<(Section Kind, int Field), (long Offset, long Length)> table = [];
    private readonly Dictionary<int, Column> columns = [];
    private readonly Dictionary<int, DateColumn> dates = [];
    private IndexDamagedException? damage;
    private StateStarts? starts;
    private int users = 1;

    private Segment(MappedFile file, SegmentFile info, FieldTable fields, bool trusted)
    {
        this.file = file;
        File = info;
        ReadTable(trusted);
        Terms = new TermDictionary(this[Section.Terms], this[Section.TermIndex]);
        KeyGroups = new KeyGroups(Terms);
        Lexicon = new SegmentLexicon(this[Section.LexiconBuckets], this[Section.LexiconText], this[Section.LexiconLetters], this[Section.LexiconSounds],
            this[Section.LexiconFields], this[Section.LexiconFieldSets], this[Section.LexiconTerms]);
        Postings = this[Section.Postings];
        Places = this[Section.Places];
        Masks = new WordMasks(this[Section.Masks]);
        Entries = new EntryTable(this[Section.Entries], this[Section.EntryOrder], info.Documents);
        Stored = new StoredBlocks(this[Section.Stored], this[Section.StoredIndex]);
        foreach (var (kind, field) in table.Keys)
        {
            if (kind == Section.ColumnOrdinals)
            {
                columns[field] = new Column(this[Section.ColumnOffsets, field], this[Section.ColumnValues, field], this[Section.ColumnStarts, field], this[kind, field]);
            }
            else if (kind == Section.Dates)
            {
                dates[field] = new DateColumn(this[Section.DateStarts, field], this[kind, field]);
            }
        }

        Rows = FacetRows.Of(this, fields);
        Bits = new ValueBits(this);
    }

    public SegmentFile File { get; }

    public int Documents => File.Documents;

    public TermDictionary Terms { get; }

    public KeyGroups KeyGroups { get; }

    /// <summary>The words of the dictionary once more, to be looked through whole.</summary>
    public SegmentLexicon Lexicon { get; }

    public MappedSection Postings { get; }

    public MappedSection Places { get; }

    public WordMasks Masks { get; }

    public EntryTable Entries { get; }

    public StoredBlocks Stored { get; }

    /// <summary>What counting asks of each document, side by side.</summary>
    public FacetRows Rows { get; }

    /// <summary>The documents of frequent values.</summary>
    public ValueBits Bits { get; }

    /// <summary>In an index of all states, which documents are of one entry.</summary>
    public StateStarts Starts => Volatile.Read(ref starts) ?? Interlocked.CompareExchange(ref starts, new StateStarts(Entries, Documents), null) ?? starts!;

    /// <summary>Bytes by kind of section.</summary>
    public IEnumerable<(Section Kind, long Bytes)> Sizes => table.Select(entry => (entry.Key.Kind, entry.Value.Length));

    /// <summary>Opens a segment. Its end is compared with the manifest, its blocks when they are touched.</summary>
    /// <param name="fields">Which fields are counted.</param>
    /// <param name="trusted">This process wrote it just now: its blocks need not be compared.</param>
    /// <exception cref="IndexDamagedException">The file is missing, has another length, or what opening reads of it is not what was written.</exception>
    public static Segment Open(IndexFolder folder, SegmentFile info, FieldTable fields, bool trusted)
    {
        var path = folder.PathOf(info.Name);
        var length = new FileInfo(path) is { Exists: true } found ? found.Length : throw new IndexDamagedException(info.Name, "it is missing");
        if (length != info.Length)
        {
            throw new IndexDamagedException(info.Name, Invariant($"it has {length} bytes instead of {info.Length}"));
        }

        var mapped = new MappedFile(path);
        try
        {
            return new Segment(mapped, info, fields, trusted);
        }
        catch
        {
            mapped.Dispose();
            throw;
        }
    }

    /// <summary>What was found damaged; null while nothing is known of it.</summary>
    public IndexDamagedException? Damage => damage;

    /// <summary>Keeps the first damage that is found.</summary>
    /// <returns>False if damage of the segment was known.</returns>
    public bool Note(IndexDamagedException found) => Interlocked.CompareExchange(ref damage, found, null) is null;

    public Column? ColumnOf(int field) => columns.GetValueOrDefault(field);

    public DateColumn? DatesOf(int field) => dates.GetValueOrDefault(field);

    /// <inheritdoc cref="MappedFile.IsSound"/>
    public bool IsSound => file.IsSound;

    /// <inheritdoc cref="MappedFile.Prove(CancellationToken)"/>
    public void Prove(CancellationToken stop) => file.Prove(stop);

    /// <summary>Compares what says which entries it holds.</summary>
    /// <exception cref="IndexDamagedException">That is damaged too.</exception>
    public void ProveEntries()
    {
        file.Measure();
        this[Section.Entries].Prove();
        this[Section.EntryOrder].Prove();
    }

    /// <inheritdoc cref="MappedFile.Measure"/>
    public void Measure() => file.Measure();

    public void AddUser() => Interlocked.Increment(ref users);

    public void RemoveUser()
    {
        if (Interlocked.Decrement(ref users) == 0)
        {
            Rows.Dispose();
            file.Dispose();
        }
    }

    private MappedSection this[Section kind, int field = 0] =>
        table.TryGetValue((kind, field), out var place) ? new MappedSection(file, place.Offset, place.Length) : new MappedSection(file, 0, 0);

    private void ReadTable(bool trusted)
    {
        if (file.Length < SegmentWriter.FooterBytes)
        {
            throw new IndexDamagedException(File.Name, "it is too short");
        }

        var footer = file[file.Length - SegmentWriter.FooterBytes, SegmentWriter.FooterBytes];
        var end = BinaryPrimitives.ReadInt64LittleEndian(footer);
        if (end < 0 || end > file.Length || file.Length - end > int.MaxValue || Checksum.Of(file[end, (int)(file.Length - end)]) != File.Checksum)
        {
            throw new IndexDamagedException(File.Name, "the sum of its end does not fit");
        }

        var sections = BinaryPrimitives.ReadInt32LittleEndian(footer[8..]);
        if (BinaryPrimitives.ReadUInt64LittleEndian(footer[24..]) != SegmentWriter.Magic || BinaryPrimitives.ReadUInt64LittleEndian(footer[16..]) != SegmentWriter.Version)
        {
            throw new IndexDamagedException(File.Name, "it is no segment of this version");
        }

        var sums = (int)((end + BlockSums.Bytes - 1) >> BlockSums.Shift) * sizeof(uint);
        for (var i = 0; i < sections; i++)
        {
            var entry = file[end + sums + (i * SegmentWriter.TableEntryBytes), SegmentWriter.TableEntryBytes];
            table[((Section)BinaryPrimitives.ReadUInt32LittleEndian(entry), BinaryPrimitives.ReadInt32LittleEndian(entry[4..]))] =
                (BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), BinaryPrimitives.ReadInt64LittleEndian(entry[16..]));
        }

        file.Guard(file[end, sums], end, SectionsIn, trusted);
    }

    /// <summary>The sections of which a block has a part, for people.</summary>
    private string SectionsIn(long block) =>
        string.Join(" and ", table.Where(entry => entry.Value.Offset < block + BlockSums.Bytes && entry.Value.Offset + entry.Value.Length > block).OrderBy(entry => entry.Value.Offset)
            .Select(entry => entry.Key.Kind.ToString()).DefaultIfEmpty("the file's beginning").Distinct());
}
