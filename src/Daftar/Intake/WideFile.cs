using System.Text;

namespace Daftar.Intake;

/// <summary>A file in UTF-16 or UTF-32, read as bytes in which tags can be found (<see cref="WideText"/>).</summary>
internal sealed class WideFile(Stream wide, Encoding encoding) : ForwardStream(wide)
{
    private const int Block = 1 << 15;

    private readonly byte[] _wide = new byte[Block];
    private readonly byte[] _narrow = new byte[WideText.MostBytes(Block)];
    private int _kept;
    private int _at;
    private int _end;
    private int _broken;
    private bool _isAtEnd;

    /// <summary>Something that is no character was met so far.</summary>
    public bool IsBroken => _broken > 0;

    /// <summary>UTF-16 and UTF-32 are turned into UTF-8 on the way in: tags cannot be found in them byte by byte.</summary>
    public static Stream Utf8Where(Stream stream, out Encoding? wide)
    {
        var head = new byte[4];
        var read = stream.ReadAtLeast(head, 4, throwOnEndOfStream: false);
        var whole = new HeadedStream(head.AsMemory(0, read), stream);
        // A document behind another in its file has no mark of its own, and may begin with a line break.
        wide = read >= 4 && head[0] == 0xFF && head[1] == 0xFE && head[2] == 0 && head[3] == 0 ? new UTF32Encoding(false, true)
            : read >= 4 && head[0] == 0 && head[1] == 0 && head[2] == 0xFE && head[3] == 0xFF ? new UTF32Encoding(true, true)
            : read >= 2 && head[0] == 0xFF && head[1] == 0xFE ? new UnicodeEncoding(false, true)
            : read >= 2 && head[0] == 0xFE && head[1] == 0xFF ? new UnicodeEncoding(true, true)
            : read >= 4 && Begins(head[0]) && head[1] == 0 ? new UnicodeEncoding(false, false)
            : read >= 4 && head[0] == 0 && Begins(head[1]) ? new UnicodeEncoding(true, false)
            : null;
        return wide is null ? whole : new WideFile(whole, wide);
    }

    private static bool Begins(byte first) => first is (byte)'<' or (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n';

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        while (_at == _end && !_isAtEnd)
        {
            var read = Inner.Read(_wide.AsSpan(_kept));
            _isAtEnd = read == 0;
            var come = _wide.AsSpan(0, _kept + read);
            (_at, _end) = (0, WideText.ToNarrow(encoding, come, _isAtEnd, _narrow, out var taken, ref _broken));
            come[taken..].CopyTo(_wide);
            _kept = come.Length - taken;
        }
        var length = Math.Min(buffer.Length, _end - _at);
        _narrow.AsSpan(_at, length).CopyTo(buffer);
        _at += length;
        return length;
    }
}
