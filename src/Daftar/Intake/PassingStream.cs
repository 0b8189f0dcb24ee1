using Daftar.Checking;

namespace Daftar.Intake;

/// <summary>Takes bytes and keeps only their number and the first of them.</summary>
internal sealed class PassingStream : Stream
{
    private readonly byte[] _head = new byte[FileFacts.Head];
    private long _length;

    public ReadOnlySpan<byte> Head => _head.AsSpan(0, (int)Math.Min(_length, _head.Length));

    public override long Length => _length;

    public void Begin() => _length = 0;

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        if (_length < _head.Length)
        {
            buffer[..(int)Math.Min(buffer.Length, _head.Length - _length)].CopyTo(_head.AsSpan((int)_length));
        }
        _length += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Position { get => _length; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
