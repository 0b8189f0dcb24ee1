using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// A record of many entries that is larger than may be held (an office's whole register in one transaction of ST.66) is read in pieces: each is what stands before the first entry and between them, some entries,
/// and the tags that close what is open around them. What stands behind the last entry is seen with the last of them only, and a finding says so.
/// </summary>
internal sealed partial class RecordSplitter
{
    /// <summary>So large is a piece: what one holds as a tree is some ten times that.</summary>
    private const int PieceBytes = 8 << 20;

    /// <summary>What stands before the first entry, and between those that were handed on, on one line; empty in a record that is read whole.</summary>
    private byte[] _head = [];

    private int MostPiece => Math.Min(PieceBytes, maximumRecordBytes);

    /// <summary>With so much in hand a record, or what was not yet handed on of it, is looked through for entries.</summary>
    private int _mostHeld;

    /// <summary>The bytes of a record or of its last piece, as they are handed on.</summary>
    private ReadOnlySpan<byte> Held(long start, long end) => _head.Length == 0 ? Delivered(_scan.Bytes(start, end)) : Delivered((byte[])[.. _head, .. _scan.Bytes(start, end)]);

    /// <summary>Hands on the whole entries of what was read of a record.</summary>
    /// <param name="at">Where the record, or what was not yet handed on of it, begins: afterwards where the rest does.</param>
    /// <returns>False where it has no entries, or fewer than four in as much as may be held: it is too large.</returns>
    private bool HandOn(ref RecordStart at, FoundRecordHandler record, Action<Finding> finding)
    {
        var dialect = _document!.Dialect!;
        if (dialect.Entries.FirstOrDefault(static one => one != RecordReader.ClosedBehind) is not { } entry || dialect.Entries.Contains(at.Name, StringComparer.Ordinal))
        {
            return false;
        }
        byte[] xml = [.. _head, .. _scan.Bytes(at.Position, _scan.End)];
        var ranges = new EntryRanges(xml, entry, dialect.Entries).All;
        // The last may go on. Pieces end where the same is open as before the first; what is left has two, too: parties beside the only mark of a record would be taken for its own.
        var ends = Ends(ranges);
        if (ends.Count == 0 || ranges[0].Start > MostPiece / 2)
        {
            // Large entries: more of them are waited for.
            (var tried, _mostHeld) = (_mostHeld, (int)Math.Min(maximumRecordBytes, _mostHeld * 2L));
            return tried < maximumRecordBytes;
        }
        if (_head.Length == 0)
        {
            var most = maximumRecordBytes < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{maximumRecordBytes} bytes") : string.Create(CultureInfo.InvariantCulture, $"{maximumRecordBytes / 1_000_000} MB");
            finding(new Finding("RECORD-IN-PIECES", Severity.Watch, new Place(_file, at.Line, at.Column), $"<{at.Name}> holds more than {most} of <{entry}>", $"Each <{entry}> in a <{at.Name}> of its own."));
        }
        List<byte> head = [.. _head];
        var (from, before) = (_head.Length, at.Position - _head.Length);
        var next = 0;
        foreach (var last in ends)
        {
            var end = ranges[last].End;
            byte[] piece = [.. from == 0 ? [] : head, .. xml.AsSpan(from, end - from), .. Encoding.UTF8.GetBytes(ranges[last].Behind)];
            record(new FoundRecord(_document, _envelope!, Delivered(piece), at.Line, null, at.Column));
            for (; next <= last; from = ranges[next++].End)
            {
                AddOnOneLine(head, xml.AsSpan(from, ranges[next].Start - from));
            }
            // The head stands on the line of what follows it, and moves its columns.
            at = at with { Position = before + from, Line = LineAt(before + from), Column = ColumnAt(before + from) - _scanned.GetCharCount([.. head]) };
        }
        (_head, _mostHeld, _scan.Keep) = ([.. head], MostPiece, at.Position);
        return true;
    }

    /// <summary>The entries behind which pieces end: each as large as a piece may be, with two entries at least.</summary>
    private List<int> Ends(List<EntryRanges.Range> ranges)
    {
        var ends = new List<int>();
        for (var (i, first, from) = (1, 0, _head.Length); i < ranges.Count - 2; i++)
        {
            if (i > first && ranges[i].Before == ranges[0].Before && (i == ranges.Count - 3 || ranges[i + 1].End - from > MostPiece))
            {
                ends.Add(i);
                (first, from) = (i + 1, ranges[i].End);
            }
        }
        return ends;
    }

    /// <summary>What stands outside entries, but blanks alone: lines are counted in what follows it.</summary>
    private static void AddOnOneLine(List<byte> head, ReadOnlySpan<byte> between)
    {
        if (head.Count > 0 && between.IndexOfAnyExcept(" \t\r\n"u8) < 0)
        {
            return;
        }
        foreach (var one in between)
        {
            head.Add(one is (byte)'\n' or (byte)'\r' ? (byte)' ' : one);
        }
    }

    /// <summary>Where a record begins, or what was not yet handed on of it.</summary>
    private readonly record struct RecordStart(string Name, long Position, long Line, long Column)
    {
        /// <summary>Where its own first tag stands: that of the first piece.</summary>
        public (long Line, long Column) Opened { get; } = (Line, Column);
    }
}
