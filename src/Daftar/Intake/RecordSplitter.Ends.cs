using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Where a record ends: searched as one word where the record was read ahead whole, looked for tag by tag otherwise.</summary>
internal sealed partial class RecordSplitter
{
    private byte[] _soughtEnd = "</"u8.ToArray();
    private long _soughtTo;
    private bool _isFound;

    /// <summary>
    /// Runs to the end tag of the record the scanner stands on; false where that is missing: at the next record of its kind, at the end of what
    /// holds them, at another document or the end of the file. Nothing else is looked at, so that tags missing inside cost this record alone.
    /// </summary>
    private bool ToEnd(byte[] name, ref RecordStart at, ref bool tooLarge, FoundRecordHandler record, Action<Finding> finding)
    {
        var around = _open.Count > 0 ? Encoding.UTF8.GetBytes(_open[^1]) : [];
        if (ToEndAhead(name, around, at.Position))
        {
            return true;
        }
        var nestedAround = 0;
        while (_scan.Next())
        {
            if (_scan.End - at.Position > _mostHeld && (tooLarge || !HandOn(ref at, record, finding)))
            {
                // Its bytes are let go, its end is still looked for: what follows it in the file is read.
                tooLarge = true;
                LineAt(_scan.End);
                _scan.Keep = _scan.End;
            }
            switch (_scan.Token)
            {
                // No standard puts a record into one of its own kind.
                case XmlToken.Start or XmlToken.Empty when _scan.LocalName.SequenceEqual(name):
                    return false;
                case XmlToken.Close when _scan.LocalName.SequenceEqual(name):
                    return true;
                case XmlToken.Start when around.Length > 0 && _scan.LocalName.SequenceEqual(around):
                    nestedAround++;
                    break;
                case XmlToken.Close when around.Length > 0 && _scan.LocalName.SequenceEqual(around):
                    if (nestedAround-- == 0)
                    {
                        return false;
                    }
                    break;
                case XmlToken.Declaration:
                    return false;
            }
        }
        return false;
    }

    /// <summary>
    /// The same for a whole record that was read ahead, without looking at its tags one by one: its end tag is searched, and so is all that would make
    /// another end of it (comments, sections and instructions that may hide it, a tag of its name or of that of the element around). False, and nothing
    /// has moved, where anything of that is there.
    /// </summary>
    private bool ToEndAhead(ReadOnlySpan<byte> name, ReadOnlySpan<byte> around, long start)
    {
        var at = EndTagAhead(_scan.WrittenName);
        if (at < 0 || _scan.Ahead[at + _soughtEnd.Length] != (byte)'>' || _scan.End + at + _soughtEnd.Length + 1 - start > maximumRecordBytes)
        {
            return false;
        }
        var inside = _scan.Ahead[..at];
        return !HasTagOf(inside, name) && (around.Length == 0 || !HasTagOf(inside, around)) && inside.IndexOf("<!"u8) < 0 && inside.IndexOf("<?"u8) < 0 && _scan.CloseAt(at);
    }

    /// <summary>Where in what was read ahead the next end tag of that name begins; -1 for none. Remembered: beginnings without ends must not search the same bytes again each.</summary>
    private int EndTagAhead(ReadOnlySpan<byte> name)
    {
        var ahead = _scan.Ahead;
        if (!name.SequenceEqual(_soughtEnd.AsSpan(2)))
        {
            _soughtEnd = [.. "</"u8, .. name];
            _soughtTo = 0;
        }
        if (_soughtTo > _scan.End)
        {
            return _isFound ? (int)(_soughtTo - _scan.End) : -1;
        }
        var at = -1;
        for (var from = 0; ; from = at + 1)
        {
            var hit = ahead[from..].IndexOf(_soughtEnd);
            at = from + hit;
            if (hit < 0 || at + _soughtEnd.Length >= ahead.Length)
            {
                _isFound = false;
                break;
            }
            // The byte behind the name tells whether that is the whole name.
            _isFound = EndsName(ahead[at + _soughtEnd.Length]);
            if (_isFound)
            {
                break;
            }
        }
        _soughtTo = _scan.End + (_isFound ? at : ahead.Length);
        return _isFound ? at : -1;
    }

    /// <summary>A tag whose end is missing ends where the next begins.</summary>
    private static bool EndsName(byte next) => next == (byte)'<' || XmlScanner.NameEnds.Contains(next);

    private static bool HasTagOf(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> name)
    {
        while (bytes.IndexOf(name) is var at and >= 0)
        {
            // A name without a tag is a word; the byte before and the byte behind it tell.
            var end = at + name.Length;
            if (at > 0 && bytes[at - 1] is (byte)'<' or (byte)':' or (byte)'/' && (end == bytes.Length || EndsName(bytes[end])))
            {
                return true;
            }
            bytes = bytes[end..];
        }
        return false;
    }

    private const int MostTold = 20;

    /// <summary>Tags between records that were told as broken.</summary>
    private int _toldTags;

    /// <summary>The end of a record was told whose beginning is damaged: its beginning is still open.</summary>
    private bool _isToldOpen;

    /// <summary>Between records; inside one its reader tells.</summary>
    private void TellBroken(Action<Finding> finding, string came)
    {
        if (_toldTags++ < MostTold)
        {
            var line = LineAt(_scan.Start);
            finding(new Finding("XML-CUT-SHORT", Severity.Warn, new Place(_file, line, ColumnAt(_scan.Start)), Finding.Cut(came), "Every tag closed, and every element before the one around it."));
        }
    }

    /// <summary>So much is looked at twice in a file for documents behind broken ones.</summary>
    private const long MostAgain = 1 << 28;

    private long _again;

    /// <summary>
    /// Goes back to the beginning of a record inside a wrapper whose end was not found, and to the next document that begins behind it; false, and the scanner where it was, for none. A wrapper has
    /// documents of several standards side by side, and the end of what holds them all is far.
    /// </summary>
    private bool NextInside(string name, long behind)
    {
        var (token, start, end) = (_scan.Token, _scan.Start, _scan.End);
        _again += end - behind;
        if (_again > MostAgain || !_scan.BackTo(behind))
        {
            return false;
        }
        var current = _document!.Dialect!;
        while (_scan.Next() && _scan.Start < start)
        {
            if (_scan.Token is not (XmlToken.Start or XmlToken.Empty))
            {
                continue;
            }
            var next = Encoding.UTF8.GetString(_scan.LocalName);
            if (next != name && (next == Transaction || dialects.Any(dialect => dialect.Family != current.Family && dialect.IsRoot(next))))
            {
                return true;
            }
        }
        _scan.Again(token, start, end);
        return false;
    }
}
