using System.Buffers;

namespace Daftar.Intake;

internal enum XmlToken : byte { End, Start, Empty, Close, Declaration, DocType, Other, Text }

/// <summary>
/// Finds tags in a stream of bytes without decoding it: works for every encoding in which &lt; &gt; " ' keep their ASCII bytes and never
/// occur inside another character (UTF-8, ISO 8859, windows-125x, EUC, and Shift_JIS, whose second bytes start at 0x40).
/// Memory is what lies between <see cref="Keep"/> and the end of the token, never the file.
/// </summary>
internal sealed class XmlScanner(Stream stream, int maximumToken) : IDisposable
{
    private static readonly SearchValues<byte> TagStops = SearchValues.Create("<>\"'"u8);
    internal static readonly SearchValues<byte> NameEnds = SearchValues.Create(" \t\r\n/>"u8);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
    private long _base;
    private int _end;
    private int _at;
    private bool _ended;

    /// <summary>Bytes from this position on stay readable; nothing before it does.</summary>
    public long Keep { get; set; }

    public XmlToken Token { get; private set; }

    /// <summary>Position of the token's first byte, counted from the start of the stream.</summary>
    public long Start { get; private set; }

    /// <summary>Position behind the token's last byte.</summary>
    public long End => _base + _at;

    /// <summary>True where a token or record grew beyond the limit: what follows is not looked at.</summary>
    public bool TooLong { get; private set; }

    /// <summary>True where the stream ended inside a tag, comment or CDATA section.</summary>
    public bool CutShort { get; private set; }

    public ReadOnlySpan<byte> Bytes(long from, long to) => _buffer.AsSpan((int)(from - _base), (int)(to - from));

    /// <summary>Local name of a start, empty or close tag.</summary>
    public ReadOnlySpan<byte> LocalName
    {
        get
        {
            var name = WrittenName;
            var colon = name.IndexOf((byte)':');
            return colon < 0 ? name : name[(colon + 1)..];
        }
    }

    /// <summary>What was read ahead of the token.</summary>
    public ReadOnlySpan<byte> Ahead => _buffer.AsSpan(_at, _end - _at);

    /// <summary>Goes to a close tag in <see cref="Ahead"/>; nothing before it is looked at.</summary>
    public bool CloseAt(int ahead)
    {
        _at += ahead;
        Start = End;
        Token = XmlToken.Close;
        return CloseTag();
    }

    /// <summary>The name of a start or close tag as it is written, with its prefix.</summary>
    public ReadOnlySpan<byte> WrittenName
    {
        get
        {
            var name = Bytes(Start, End)[(Token == XmlToken.Close ? 2 : 1)..];
            var length = name.IndexOfAny(NameEnds);
            return name[..(length < 0 ? name.Length : length)];
        }
    }

    /// <summary>Goes to the next tag, declaration or text.</summary>
    public bool Next()
    {
        if (TooLong || CutShort)
        {
            return false;
        }
        if (_at == _end && !Fill())
        {
            Start = End;
            Token = XmlToken.End;
            return false;
        }
        Start = End;
        if (_buffer[_at] != (byte)'<')
        {
            Token = XmlToken.Text;
            return Find("<"u8, 0, include: false, atEndToo: true);
        }
        if (!Has(2))
        {
            return Broken();
        }
        switch (_buffer[_at + 1])
        {
            case (byte)'/':
                Token = XmlToken.Close;
                return CloseTag();
            case (byte)'?':
                if (!Has(6))
                {
                    return Broken();
                }
                Token = Bytes(Start, Start + 6).SequenceEqual("<?xml "u8) ? XmlToken.Declaration : XmlToken.Other;
                return Find("?>"u8, 2);
            case (byte)'!':
                if (Has(4) && Bytes(Start, Start + 4).SequenceEqual("<!--"u8))
                {
                    Token = XmlToken.Other;
                    return Find("-->"u8, 4);
                }
                if (Has(9) && Bytes(Start, Start + 9).SequenceEqual("<![CDATA["u8))
                {
                    Token = XmlToken.Text;
                    return Find("]]>"u8, 9);
                }
                Token = XmlToken.DocType;
                return SkipDocType();
            default:
                return StartTag();
        }
    }

    /// <summary>To the end of the tag, or to the next one where its end is missing: no tag holds a &lt;, so what follows is not lost with it.</summary>
    private bool CloseTag()
    {
        var from = 2;
        while (true)
        {
            var rest = _buffer.AsSpan(_at + from, _end - _at - from);
            var hit = rest.IndexOfAny((byte)'>', (byte)'<');
            if (hit >= 0)
            {
                from += hit;
                _at += _buffer[_at + from] == (byte)'>' ? from + 1 : from;
                return true;
            }
            from += rest.Length;
            if (!Fill())
            {
                return Broken();
            }
        }
    }

    /// <summary>As <see cref="CloseTag"/>; a value in quotes holds no &lt; either (XML 1.0, 3.1), so a missing quote costs this tag alone.</summary>
    private bool StartTag()
    {
        var from = 1;
        while (true)
        {
            var rest = _buffer.AsSpan(_at + from, _end - _at - from);
            var hit = rest.IndexOfAny(TagStops);
            if (hit < 0)
            {
                from += rest.Length;
                if (!Fill())
                {
                    return Broken();
                }
                continue;
            }
            from += hit;
            var what = _buffer[_at + from];
            if (what == (byte)'<')
            {
                return Torn(from);
            }
            from++;
            if (what == (byte)'>')
            {
                Token = _buffer[_at + from - 2] == (byte)'/' ? XmlToken.Empty : XmlToken.Start;
                _at += from;
                return true;
            }
            while (true)
            {
                rest = _buffer.AsSpan(_at + from, _end - _at - from);
                hit = rest.IndexOfAny(what, (byte)'<');
                if (hit >= 0)
                {
                    from += hit;
                    if (_buffer[_at + from] == (byte)'<')
                    {
                        return Torn(from);
                    }
                    from++;
                    break;
                }
                from += rest.Length;
                if (!Fill())
                {
                    return Broken();
                }
            }
        }
    }

    private bool Torn(int length)
    {
        Token = XmlToken.Start;
        _at += length;
        return true;
    }

    /// <summary>Behind a token that was read before and is kept; false where it is not there any more.</summary>
    public bool BackTo(long position)
    {
        if (position < _base || position > End || TooLong)
        {
            return false;
        }
        (_at, CutShort) = ((int)(position - _base), false);
        return true;
    }

    /// <summary>At a token that was read before, from which <see cref="BackTo"/> went back.</summary>
    public void Again(XmlToken token, long start, long end) => (Token, Start, _at, CutShort) = (token, start, (int)(end - _base), token == XmlToken.End && _ended && CutShort);

    private bool SkipDocType()
    {
        var from = 2;
        var brackets = 0;
        while (true)
        {
            if (_at + from >= _end && !Fill())
            {
                return Broken();
            }
            switch (_buffer[_at + from])
            {
                case (byte)'[': brackets++; break;
                case (byte)']': brackets--; break;
                case (byte)'>' when brackets <= 0:
                    _at += from + 1;
                    return true;
            }
            from++;
        }
    }

    /// <summary>Moves behind (or, without <paramref name="include"/>, to) the next occurrence.</summary>
    private bool Find(ReadOnlySpan<byte> what, int from, bool include = true, bool atEndToo = false)
    {
        while (true)
        {
            var rest = _buffer.AsSpan(_at + from, _end - _at - from);
            var hit = rest.IndexOf(what);
            if (hit >= 0)
            {
                _at += from + hit + (include ? what.Length : 0);
                return true;
            }
            from = Math.Max(from, _end - _at - what.Length + 1);
            if (!Fill())
            {
                if (atEndToo)
                {
                    _at = _end;
                    return true;
                }
                return Broken();
            }
        }
    }

    private bool Has(int bytes)
    {
        while (_end - _at < bytes)
        {
            if (!Fill())
            {
                return false;
            }
        }
        return true;
    }

    private bool Broken()
    {
        if (!TooLong)
        {
            CutShort = true;
        }
        _at = _end;
        Token = XmlToken.End;
        return false;
    }

    /// <summary>Reads more, first moving what must be kept to the front.</summary>
    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }
        var keepFrom = (int)(Math.Min(Keep, _base + _at) - _base);
        if (keepFrom > 0)
        {
            Buffer.BlockCopy(_buffer, keepFrom, _buffer, 0, _end - keepFrom);
            _base += keepFrom;
            _at -= keepFrom;
            _end -= keepFrom;
        }
        if (_end == _buffer.Length)
        {
            if (_buffer.Length >= maximumToken)
            {
                TooLong = true;
                return false;
            }
            var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
            Buffer.BlockCopy(_buffer, 0, larger, 0, _end);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        if (read == 0)
        {
            _ended = true;
            return false;
        }
        _end += read;
        return true;
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);
}
