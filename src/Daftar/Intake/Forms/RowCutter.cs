using System.Buffers;
using System.Text;
using Daftar.Dialects.Sheets;

namespace Daftar.Intake;

/// <summary>
/// Cuts a sheet into rows, byte for byte: a row ends at a line break that is not quoted. It agrees with <see cref="CellReader"/>, which reads what is cut here. Memory is that of
/// the longest row.
/// </summary>
internal sealed class RowCutter(Stream stream, CellForm form, Encoding encoding, int maximumBytes) : IDisposable
{
    private enum State { CellStart, Plain, Quoted, Closed }

    private readonly bool _hasTrailBytes = SheetEncoding.HasTrailBytes(encoding);
    private readonly int _codePage = encoding.CodePage;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _start;
    private int _end;
    private int _filled;
    private int _firstLineEnd;
    private int _linesInside;
    private long _nextLine = 1;
    private bool _isAtEnd;

    /// <summary>Line of the file on which the row begins, from 1.</summary>
    public long Line { get; private set; }

    public int Cells { get; private set; }

    /// <summary>The row runs over more than one line.</summary>
    public bool SpansLines => _linesInside > 0;

    /// <summary>A quotation begun in the row was still open at the end of the file or of what a row may hold.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Something stands behind the mark that closes a quotation: a mark inside the cell was not doubled, or the quotation opened somewhere else.</summary>
    public bool IsStray { get; private set; }

    /// <summary>The row is longer than a record may be.</summary>
    public bool IsTooLong { get; private set; }

    /// <summary>With its line break.</summary>
    public ReadOnlySpan<byte> Row => _bytes.AsSpan(_start, _end - _start);

    public bool Next()
    {
        (_start, Line) = (_end, _nextLine);
        (Cells, _linesInside, _firstLineEnd, IsOpen, IsStray, IsTooLong) = (1, 0, -1, false, false, false);
        var state = State.CellStart;
        var at = _start;
        while (true)
        {
            if (at == _filled && !Fill(ref at))
            {
                // The end of the file, or of what a row may hold.
                IsOpen = state == State.Quoted;
                IsTooLong = !_isAtEnd;
                return Found(at);
            }
            var c = _bytes[at++];
            if (_hasTrailBytes && c >= 0x80 && SheetEncoding.IsLead(c, _codePage))
            {
                if (at < _filled || Fill(ref at))
                {
                    // Never a line break: a character cut short must not take one with it.
                    at += _bytes[at] is (byte)'\n' or (byte)'\r' ? 0 : 1;
                }
                state = state is State.CellStart ? State.Plain : state;
                continue;
            }
            if (state == State.Quoted)
            {
                if (c == form.Quote)
                {
                    if ((at < _filled || Fill(ref at)) && _bytes[at] == form.Quote)
                    {
                        at++;
                    }
                    else
                    {
                        state = State.Closed;
                    }
                }
                else if (c == (byte)'\n' || (c == (byte)'\r' && !(at < _filled || Fill(ref at) ? _bytes[at] == (byte)'\n' : false)))
                {
                    _linesInside++;
                    _firstLineEnd = _firstLineEnd < 0 ? at - _start : _firstLineEnd;
                }
                continue;
            }
            if (c == form.Delimiter)
            {
                Cells++;
                state = State.CellStart;
            }
            else if (c is (byte)'\n' or (byte)'\r')
            {
                if (c == (byte)'\r' && (at < _filled || Fill(ref at)) && _bytes[at] == (byte)'\n')
                {
                    at++;
                }
                return Found(at);
            }
            else if (state == State.CellStart && form.Quote != '\0' && c == form.Quote)
            {
                state = State.Quoted;
            }
            else if (state == State.Closed)
            {
                IsStray |= c != (byte)' ';
            }
            else if (!(state == State.CellStart && c == (byte)' '))
            {
                state = State.Plain;
            }
        }
    }

    /// <summary>The row is cut to its first line, and the next one begins behind that: a quotation never closed costs one line and no other.</summary>
    public void CutToFirstLine()
    {
        if (_firstLineEnd > 0)
        {
            _end = _start + _firstLineEnd;
            _nextLine = Line + 1;
            _linesInside = 0;
        }
    }

    private bool Found(int at)
    {
        _end = at;
        _nextLine = Line + _linesInside + 1;
        return _end > _start;
    }

    /// <summary>Reads on; what lies before the row is let go. False at the end of the file, or where the row holds all it may.</summary>
    private bool Fill(ref int at)
    {
        if (_isAtEnd)
        {
            return false;
        }
        if (_start > 0)
        {
            _bytes.AsSpan(_start, _filled - _start).CopyTo(_bytes);
            at -= _start;
            _filled -= _start;
            _start = 0;
        }
        if (_filled == _bytes.Length)
        {
            if (_filled >= maximumBytes)
            {
                return false;
            }
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(0, _filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        var read = stream.Read(_bytes, _filled, _bytes.Length - _filled);
        _isAtEnd = read == 0;
        _filled += read;
        return read > 0;
    }

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }
}
