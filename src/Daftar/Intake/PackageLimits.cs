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
    /// <summary>Pixels of one image.</summary>
    public int Pixels { get; init; } = 62_000_000;
    /// <summary>A link in a folder is read as the file it leads to, where that lies in the folder too; else no link is followed.</summary>
    public bool FollowLinks { get; init; }
    /// <summary>Files of a zip whose names lead out of it are read all the same. Nothing is ever written under such a name.</summary>
    public bool LeadingOut { get; init; }
    public Dialects.XmlLimits Xml { get; init; } = Dialects.XmlLimits.Default;
    /// <summary>How spreadsheets in it are to be read, besides what lies in the package itself.</summary>
    public IReadOnlyList<NamedMapping> Mappings { get; init; } = [];
    /// <summary>ST.3 code of who delivers, where it is declared: a spreadsheet that does not say its encoding has that of the region.</summary>
    public string? Office { get; init; }
}

/// <summary>A package breaks a limit or cannot be opened; the message names what and the remedy.</summary>
public sealed class PackageException(string code, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;
}

/// <summary>
/// A file of a zip while it is unpacked: ends with a <see cref="PackageException"/> where it becomes more than its zip may hold, and with an
/// <see cref="InvalidDataException"/> where it is not what the zip's list says of it: .NET looks at neither sum nor length.
/// </summary>
internal sealed class LimitedStream(Stream inner, string name, System.IO.Compression.ZipArchiveEntry entry, PackageLimits limits, PackageBudget budget) : ForwardStream(inner)
{
    private readonly long _packed = Math.Max(entry.CompressedLength, 1);
    // Small files may well pack a thousandfold: the ratio counts from a megabyte on.
    private long Most => Math.Max(1 << 20, _packed < long.MaxValue / limits.Ratio ? _packed * limits.Ratio : long.MaxValue);

    private long _read;
    private uint _sum = ZipSum.Begin;

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var read = Inner.Read(buffer);
        if (read == 0)
        {
            if (buffer.Length > 0 && (_read != entry.Length || ZipSum.End(_sum) != entry.Crc32))
            {
                throw new InvalidDataException(_read != entry.Length ? string.Create(null, $"It has {_read} bytes; the zip says {entry.Length}.") : "Its bytes are not those that were packed: the sum in the zip (CRC-32) is another.");
            }
            return 0;
        }
        _sum = ZipSum.Add(_sum, buffer[..read]);
        return Count(read);
    }

    private int Count(int read)
    {
        _read += read;
        if (_read > Most)
        {
            throw new PackageException("ZIP-RATIO", string.Create(null, $"{name} unpacks to more than {limits.Ratio} times its size (setting intake.zip.ratio)."));
        }
        budget.Spend(read, limits);
        return read;
    }
}

/// <summary>Bytes a package may still unpack to. Entries that lie over each other each keep the ratio of a file: all together must keep it too.</summary>
internal sealed class PackageBudget
{
    /// <summary>Small packages may well be packed more tightly.</summary>
    private const long Anyway = 256L << 20;

    private long _spent, _packed;

    /// <summary>A zip as it was delivered: so many bytes.</summary>
    public void Add(long packed) => _packed += packed;

    public void Spend(long bytes, PackageLimits limits)
    {
        var spent = Interlocked.Add(ref _spent, bytes);
        if (spent > Anyway && spent / limits.Ratio > _packed)
        {
            throw new PackageException("PACKAGE-TOO-LARGE", string.Create(null, $"The package unpacks to more than {limits.Ratio} times its size (setting intake.zip.ratio)."));
        }
        if (spent > limits.Bytes)
        {
            throw new PackageException("PACKAGE-TOO-LARGE", string.Create(null, $"The package unpacks to more than {limits.Bytes} bytes (setting intake.package.bytes)."));
        }
    }
}
