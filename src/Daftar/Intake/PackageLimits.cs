namespace Daftar.Intake;

/// <summary>Bounds a package must keep. Each is a setting; what goes beyond is refused with a finding that names it.</summary>
public sealed record PackageLimits
{
    public static readonly PackageLimits Default = new();

    public int Files { get; init; } = 5_000_000;
    /// <summary>Zips inside each other.</summary>
    public int Nesting { get; init; } = 3;
    /// <summary>How many times larger than its packed form a file may become.</summary>
    public int Ratio { get; init; } = 1000;
    /// <summary>Bytes of the whole package, unpacked.</summary>
    public long Bytes { get; init; } = 2L << 40;
    /// <summary>Bytes of one image or document.</summary>
    public long FileBytes { get; init; } = 512L << 20;
    /// <summary>Bytes of one record.</summary>
    public int RecordBytes { get; init; } = 64 << 20;
    public Dialects.XmlLimits Xml { get; init; } = Dialects.XmlLimits.Default;
}

/// <summary>A package breaks a limit or cannot be opened; the message names what and the remedy.</summary>
public sealed class PackageException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}

/// <summary>Ends with a <see cref="PackageException"/> where a file unpacks to more than its zip may hold.</summary>
internal sealed class LimitedStream(Stream inner, string name, long packed, PackageLimits limits, PackageBudget budget) : Stream
{
    // Small files may well pack a thousandfold: the ratio counts from a megabyte on.
    private readonly long _most = Math.Max(1 << 20, packed < long.MaxValue / limits.Ratio ? packed * limits.Ratio : long.MaxValue);
    private long _read;

    public override int Read(byte[] buffer, int offset, int count) => Count(inner.Read(buffer, offset, count));

    public override int Read(Span<byte> buffer) => Count(inner.Read(buffer));

    private int Count(int read)
    {
        _read += read;
        if (_read > _most)
        {
            throw new PackageException("ZIP-RATIO", string.Create(null, $"{name} unpacks to more than {limits.Ratio} times its size (setting intake.zip.ratio)."));
        }
        budget.Spend(read, limits);
        return read;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }
        base.Dispose(disposing);
    }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
    public override void Flush() { }
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}

/// <summary>Bytes a package may still unpack to.</summary>
internal sealed class PackageBudget
{
    private long _spent;

    public void Spend(long bytes, PackageLimits limits)
    {
        if (Interlocked.Add(ref _spent, bytes) > limits.Bytes)
        {
            throw new PackageException("PACKAGE-TOO-LARGE", string.Create(null, $"The package unpacks to more than {limits.Bytes} bytes (setting intake.package.bytes)."));
        }
    }
}
