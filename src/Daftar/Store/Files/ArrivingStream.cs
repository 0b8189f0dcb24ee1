using System.Buffers;
using System.Security.Cryptography;

namespace Daftar.Store.Files;

/// <summary>Bytes that were taken into the store.</summary>
public readonly record struct ArrivedFile(byte[] Sha256, long Length, FilePlace Place);

/// <summary>
/// Takes a file's bytes on their way into the store, hashing them as they come: up to a megabyte in memory, what is larger in a file beside its
/// later place. Used again and again by one thread: <see cref="Begin"/>, write, <see cref="Keep"/>.
/// </summary>
public sealed class ArrivingStream(FileStore store) : Stream
{
    /// <summary>Bytes held in memory.</summary>
    public const int InMemory = 1 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1 << 16);
    private int _held;
    private long _length;
    private FileStream? _part;

    /// <summary>The first bytes: enough to tell what it is.</summary>
    public ReadOnlySpan<byte> Head => _bytes.AsSpan(0, _held);

    public override long Length => _length;

    /// <summary>Forgets what came before.</summary>
    public void Begin()
    {
        if (_length > 0)
        {
            _hash.GetHashAndReset();
        }
        (_held, _length) = (0, 0);
        Drop();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        _length += buffer.Length;
        var fits = Math.Min(buffer.Length, InMemory - _held);
        if (_part is null && fits > 0)
        {
            Hold(buffer[..fits]);
            buffer = buffer[fits..];
        }
        if (buffer.Length > 0)
        {
            try
            {
                if (_part is null)
                {
                    _part = store.NewPart();
                    _part.Write(_bytes.AsSpan(0, _held));
                }
                _part.Write(buffer);
            }
            catch (IOException problem)
            {
                // Whoever copies must not take it for a fault of the file it reads.
                throw new StoreException($"A large file could not be written to the file store: {problem.Message} Make room on its disk, or look what is wrong with it.", problem);
            }
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <summary>Gives the bytes to the store, where they are safe after its next flush.</summary>
    public ArrivedFile Keep()
    {
        var sha256 = _hash.GetHashAndReset();
        if (_part is null)
        {
            return new ArrivedFile(sha256, _length, store.Add(_bytes.AsSpan(0, _held), sha256));
        }
        _part.Flush(flushToDisk: true);
        _part.Dispose();
        return new ArrivedFile(sha256, _length, store.Adopt(_part.Name, _length, sha256));
    }

    private void Hold(ReadOnlySpan<byte> bytes)
    {
        if (_bytes.Length < _held + bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Min(InMemory, Math.Max(_bytes.Length * 2, _held + bytes.Length)));
            _bytes.AsSpan(0, _held).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        bytes.CopyTo(_bytes.AsSpan(_held));
        _held += bytes.Length;
    }

    private void Drop()
    {
        if (_part is not null)
        {
            _part.Dispose();
            // Gone already where it was kept.
            File.Delete(_part.Name);
            _part = null;
        }
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing && _bytes.Length > 0)
        {
            Drop();
            _hash.Dispose();
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
        base.Dispose(disposing);
    }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Position { get => _length; set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
}
