using System.Text;
using System.Xml;
using Daftar.Checking.Common;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Records that are not well-formed. Which one it is, is told by its number: whoever mends it looks for that, not for a line of a file that is made anew. Where one record speaks of several entries
/// (a transaction of ST.66 may hold an office's whole register), only those are set aside that are broken themselves.
/// </summary>
internal sealed partial class RecordReader
{
    /// <summary>The record as it is read, in UTF-8, with blanks in place of its broken entries; null where there are none.</summary>
    internal byte[]? WithoutBroken { get; private set; }

    /// <summary>Where a record is cut off, behind the break may have stood what closes its designs: the deferment of their application.</summary>
    internal const string ClosedBehind = "Design";

    /// <summary>A record whose end was missing when its document was cut into records.</summary>
    /// <returns>True where the entries before the break were loaded, and can be read.</returns>
    private bool LoadCut(in RawRecord raw, byte[] buffer, Finding cut, List<Finding> findings, List<ReadRecord> broken)
    {
        if (raw.Document.Dialect is null || raw.Document.Form is not null || raw.Length == 0 || cut.Code != "XML-CUT-SHORT" || !HasEntries(raw, buffer))
        {
            return false;
        }
        try
        {
            Load(raw, buffer, findings);
            return false;
        }
        catch (XmlException)
        {
            // The namespace scopes were left where the break was.
            _document = null;
        }
        catch (Exception problem) when (problem is XmlLimitException or DecoderFallbackException)
        {
            _document = null;
            return false;
        }
        try
        {
            if (!LoadWithout(raw, buffer, findings, broken))
            {
                return false;
            }
        }
        catch (XmlLimitException)
        {
            _document = null;
            broken.Clear();
            return false;
        }
        // A comment that nobody ended hides what is whole.
        if (broken.Count > 0 && !_isLastBroken && !_isRestLost)
        {
            return true;
        }
        // The last is the one that lacks its end, and why is known; where all are whole, what came behind them nobody knows.
        var last = _isLastBroken && !_isRestLost ? broken[^1] : null;
        broken.Remove(last!);
        broken.Add(new ReadRecord(null, [], [last is null ? cut : cut with { Number = last.Findings[0].Number, Where = last.Findings[0].Where }]));
        return true;
    }

    /// <summary>Whether a name of entries stands in it at all. What is torn may be thousands of tags of records with nothing in them: none is parsed to learn that.</summary>
    private static bool HasEntries(in RawRecord raw, byte[] buffer)
    {
        foreach (var name in raw.Document.Dialect!.Entries)
        {
            if (buffer.AsSpan(raw.Start, raw.Length).IndexOf(raw.Document.Encoding.GetBytes(name)) >= 0)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>The number of a record that was found broken before it was read.</summary>
    private string? NumberOfBroken(in RawRecord raw, byte[] buffer)
    {
        if (raw.Document.Dialect is null || raw.Document.Form is not null || buffer.AsSpan(raw.Start, raw.Length).IndexOfAnyInRange((byte)'0', (byte)'9') < 0)
        {
            return null;
        }
        try
        {
            Load(raw, buffer, []);
        }
        catch (Exception problem) when (problem is XmlException or XmlLimitException or DecoderFallbackException)
        {
            _document = null;
        }
        return NumberBefore(raw);
    }

    private bool _isLastBroken, _isRestLost;

    /// <summary>Looks which entries of the record are broken, and loads it without them.</summary>
    /// <param name="raw">The record, which was found to be no well-formed XML.</param>
    /// <param name="buffer">Its bytes.</param>
    /// <param name="findings">About what the others share.</param>
    /// <param name="broken">Each of the broken entries, set aside with where it breaks.</param>
    /// <returns>False where it holds one entry, where no entry by itself is broken, or where what is around them is, too.</returns>
    private bool LoadWithout(in RawRecord raw, byte[] buffer, List<Finding> findings, List<ReadRecord> broken)
    {
        if (raw.Document.Dialect is not { } dialect || raw.Document.Form is not null)
        {
            return false;
        }
        var xml = _transcoded ?? buffer.AsSpan(raw.Start, raw.Length).ToArray();
        if (!System.Text.Unicode.Utf8.IsValid(xml))
        {
            return false;
        }
        foreach (var name in dialect.Entries)
        {
            var ranges = new EntryRanges(xml, name, dialect.Entries);
            if (ranges.All.Count < 2 || (ranges.Closing.Length > 0 && name == ClosedBehind))
            {
                continue;
            }
            broken.Clear();
            _isLastBroken = false;
            var whole = xml.ToArray();
            // On one line may stand all of them: where each begins is counted on from the one before.
            var (counted, line, column) = (0, 0, 0);
            foreach (var range in ranges.All)
            {
                var (start, end) = (range.Start, range.End);
                var between = xml.AsSpan(counted, start - counted);
                line += between.Count((byte)'\n');
                var onLine = between.LastIndexOf((byte)'\n') + 1;
                column = (onLine > 0 ? 0 : column) + Encoding.UTF8.GetCharCount(between[onLine..]);
                counted = start;
                if (Break(raw, xml, range, line, column) is { } told)
                {
                    broken.Add(new ReadRecord(null, [], [told]));
                    _isLastBroken = start == ranges.All[^1].Start;
                    Blank(whole.AsSpan(start, end - start));
                }
            }
            if (broken.Count == 0 && ranges.Closing.Length == 0)
            {
                continue;
            }
            try
            {
                // What stands behind the record came to it for the want of its end.
                _isRestLost = ranges.Closing.Length > 0 ? !_isLastBroken : new EntryRanges(xml[ranges.Behind..], name, []).All.Count > 0;
                byte[] closed = [.. whole.AsSpan(0, ranges.Behind), .. Encoding.UTF8.GetBytes(ranges.Closing)];
                LoadPlain(raw, closed, 0, closed.Length, findings);
                _transcoded = WithoutBroken = closed;
                return true;
            }
            catch (XmlException)
            {
                // What is around the entries is broken as well.
                _document = null;
            }
        }
        broken.Clear();
        return false;
    }

    /// <summary>Blanks in their place: the others stay at their lines and columns.</summary>
    private static void Blank(Span<byte> bytes)
    {
        for (var at = 0; at < bytes.Length; at++)
        {
            bytes[at] = bytes[at] is (byte)'\n' or (byte)'\r' ? bytes[at] : (byte)' ';
        }
    }

    /// <summary>Where an entry by itself is no well-formed XML; null where it is.</summary>
    private Finding? Break(in RawRecord raw, byte[] xml, in EntryRanges.Range range, int line, int column)
    {
        try
        {
            Alone(raw, xml, range, range.Before);
            return null;
        }
        catch (XmlLimitException)
        {
            return null;
        }
        catch (XmlException problem)
        {
            _document = null;
            var at = problem.LineNumber <= 1 ? Math.Max(1, problem.LinePosition - range.Before.Length) + column : problem.LinePosition;
            var inRecord = line + Math.Max(problem.LineNumber, 1);
            return new Finding("XML-MALFORMED", Severity.SetAside, new Place(raw.Document.File, raw.Line + inRecord - 1, ColumnIn(raw, inRecord, at)), XmlComplaint.Of(problem, raw.Line + line - 1), "Well-formed XML.") { Number = NumberWithHead(raw, xml, range) };
        }
    }

    private void Alone(in RawRecord raw, byte[] xml, in EntryRanges.Range range, string before)
    {
        byte[] alone = [.. Encoding.UTF8.GetBytes(before), .. xml.AsSpan(range.Start, range.End - range.Start), .. Encoding.UTF8.GetBytes(range.Behind)];
        LoadPlain(raw, alone, 0, alone.Length, []);
    }

    /// <summary>A design has its number from the application around it.</summary>
    private string? NumberWithHead(in RawRecord raw, byte[] xml, in EntryRanges.Range range)
    {
        if (range.HeadEnd - range.Head is <= 0 or > LongestHead)
        {
            return NumberBefore(raw);
        }
        try
        {
            Alone(raw, xml, range, range.Outer + Encoding.UTF8.GetString(xml, range.Head, range.HeadEnd - range.Head));
        }
        catch (Exception problem) when (problem is XmlException or XmlLimitException)
        {
            _document = null;
        }
        return NumberBefore(raw);
    }

    private const int LongestHead = 1 << 16;

    /// <summary>The number as the reader of its standard finds it in what stands before the break; null where it finds none.</summary>
    private string? NumberBefore(in RawRecord raw)
    {
        if (_tree.Nodes.Length == 0 || raw.Document.Form is not null)
        {
            return null;
        }
        // Of a text at the break nobody knows whether it is whole.
        ref var last = ref _tree.At(_tree.Nodes.Length - 1);
        last.Value = last.Kind == XmlTree.Kind.Text && last.Parent == _tree.Innermost ? "" : last.Value;
        try
        {
            _context.Begin(raw.Envelope);
            raw.Document.Dialect!.Read(_tree.Root, _context);
            return _context.Records is [.., var (record, _)] && record.Identifiers is [var number, ..] && !NumberStandsForNone.Is(number) ? number.ToString() : null;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // Readers are made for whole records.
            return null;
        }
    }
}
