using System.Buffers;
using System.IO.Compression;

namespace Daftar.Intake;

/// <summary>A folder or zip whose files a package holds.</summary>
internal abstract class Container : IDisposable
{
    public abstract bool HasXml { get; }

    /// <summary>Paths of all its files, zips and XML among them, as the package names them.</summary>
    public abstract IEnumerable<string> Names { get; }

    public abstract IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget);

    /// <summary>The same without opening any: path, and entry as <see cref="Copy(int, Stream, PackageLimits, PackageBudget)"/> takes it.</summary>
    public abstract IEnumerable<(string Path, int Entry)> XmlNames { get; }

    /// <summary>A file that is no XML, to be read as a document.</summary>
    public abstract PackageFile Other(int entry, int self, PackageLimits limits, PackageBudget budget);

    /// <summary>Copies another file; false where it is larger than the limit.</summary>
    public abstract bool Copy(int entry, Stream to, PackageLimits limits, PackageBudget budget);

    /// <summary>How a file begins: as many bytes as there are, up to those asked for.</summary>
    public abstract int Head(int entry, Span<byte> head, PackageLimits limits, PackageBudget budget);

    /// <summary>The length in a zip's directory is the sender's word: counted as it comes.</summary>
    protected static bool Copy(Stream from, Stream to, long most)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (var copied = 0L; ;)
            {
                var read = from.Read(buffer, 0, buffer.Length);
                copied += read;
                if (read == 0 || copied > most)
                {
                    return copied <= most;
                }
                to.Write(buffer, 0, read);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public virtual void Dispose()
    {
    }
}

internal sealed class FolderContainer(string folder, List<string> xml) : Container
{
    public List<string> Others { get; } = [];

    public List<string> Zips { get; } = [];

    public override bool HasXml => xml.Count > 0;

    public override IEnumerable<string> Names => [.. xml, .. Others, .. Zips];

    public override IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget)
    {
        for (var i = 0; i < xml.Count; i++)
        {
            yield return FileOf(~i, self);
        }
    }

    public override IEnumerable<(string Path, int Entry)> XmlNames => xml.Select(static (name, at) => (name, ~at));

    public override PackageFile Other(int entry, int self, PackageLimits limits, PackageBudget budget) => FileOf(entry, self);

    /// <summary>Documents in XML are counted from -1 down, other files from 0 up.</summary>
    private string NameOf(int entry) => entry < 0 ? xml[~entry] : Others[entry];

    private PackageFile FileOf(int entry, int self)
    {
        var name = NameOf(entry);
        var path = Path.Combine(folder, name);
        return new PackageFile(name, new FileInfo(path).Length, new PackageNames.Found(self, entry), () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
    }

    public override bool Copy(int entry, Stream to, PackageLimits limits, PackageBudget budget)
    {
        using var from = new FileStream(Path.Combine(folder, NameOf(entry)), FileMode.Open, FileAccess.Read, FileShare.Read, 0, FileOptions.SequentialScan);
        return from.Length <= limits.FileBytes && Copy(from, to, limits.FileBytes);
    }

    public override int Head(int entry, Span<byte> head, PackageLimits limits, PackageBudget budget)
    {
        using var from = new FileStream(Path.Combine(folder, NameOf(entry)), FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        return from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
    }
}

internal sealed class ZipContainer(string path, string prefix, ZipArchive zip) : Container
{
    private readonly Lock _lock = new();
    private ZipArchive? _forFiles;

    public List<int> Xml { get; } = [];

    public override bool HasXml => Xml.Count > 0;

    public override IEnumerable<string> Names => zip.Entries.Select(entry => prefix + entry.FullName);

    public override IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget)
    {
        foreach (var at in Xml)
        {
            yield return Other(at, self, limits, budget);
        }
    }

    public override IEnumerable<(string Path, int Entry)> XmlNames => Xml.Select(at => (prefix + zip.Entries[at].FullName, at));

    public override PackageFile Other(int entry, int self, PackageLimits limits, PackageBudget budget)
    {
        var file = zip.Entries[entry];
        var name = prefix + file.FullName;
        return new PackageFile(name, file.Length, new PackageNames.Found(self, entry), () => new LimitedStream(Open(file), name, file, limits, budget));
    }

    /// <exception cref="InvalidDataException">It cannot be unpacked, or takes a password.</exception>
    public static Stream Open(ZipArchiveEntry entry) => entry.IsEncrypted ? throw new InvalidDataException("It is encrypted, and no password is known.") : entry.Open();

    /// <summary>A second handle on the zip: the first is busy streaming XML, and a zip's stream has one position.</summary>
    public override bool Copy(int entry, Stream to, PackageLimits limits, PackageBudget budget)
    {
        lock (_lock)
        {
            _forFiles ??= ZipNames.Open(path, out _);
            var file = _forFiles.Entries[entry];
            if (file.Length > limits.FileBytes)
            {
                return false;
            }
            using var from = new LimitedStream(Open(file), prefix + file.FullName, file, limits, budget);
            return Copy(from, to, limits.FileBytes);
        }
    }

    public override int Head(int entry, Span<byte> head, PackageLimits limits, PackageBudget budget)
    {
        lock (_lock)
        {
            _forFiles ??= ZipNames.Open(path, out _);
            var file = _forFiles.Entries[entry];
            using var from = new LimitedStream(Open(file), prefix + file.FullName, file, limits, budget);
            return from.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        }
    }

    public override void Dispose()
    {
        zip.Dispose();
        _forFiles?.Dispose();
        base.Dispose();
    }
}
