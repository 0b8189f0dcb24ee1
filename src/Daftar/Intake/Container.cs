using System.IO.Compression;

namespace Daftar.Intake;

/// <summary>A folder or zip whose files a package holds.</summary>
internal abstract class Container : IDisposable
{
    public abstract IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget);

    /// <summary>Bytes of another file, null where it is larger than the limit.</summary>
    public abstract byte[]? Read(int entry, PackageLimits limits, PackageBudget budget);

    public virtual void Dispose()
    {
    }
}

internal sealed class FolderContainer(string folder, List<string> xml) : Container
{
    public List<string> Others { get; } = [];

    public override IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget)
    {
        foreach (var name in xml)
        {
            var path = Path.Combine(folder, name);
            yield return new PackageFile(name, new FileInfo(path).Length, self,
                () => new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan));
        }
    }

    public override byte[]? Read(int entry, PackageLimits limits, PackageBudget budget)
    {
        var path = Path.Combine(folder, Others[entry]);
        return new FileInfo(path).Length > limits.FileBytes ? null : File.ReadAllBytes(path);
    }
}

internal sealed class ZipContainer(string path, string prefix, ZipArchive zip) : Container
{
    private readonly Lock _lock = new();
    private ZipArchive? _forFiles;

    public List<int> Xml { get; } = [];

    public override IEnumerable<PackageFile> XmlFiles(int self, PackageLimits limits, PackageBudget budget)
    {
        foreach (var at in Xml)
        {
            var entry = zip.Entries[at];
            var name = prefix + entry.FullName;
            yield return new PackageFile(name, entry.Length, self, () => new LimitedStream(entry.Open(), name, Math.Max(entry.CompressedLength, 1), limits, budget));
        }
    }

    /// <summary>A second handle on the zip: the first is busy streaming XML, and a zip's stream has one position.</summary>
    public override byte[]? Read(int entry, PackageLimits limits, PackageBudget budget)
    {
        lock (_lock)
        {
            _forFiles ??= ZipFile.OpenRead(path);
            var file = _forFiles.Entries[entry];
            if (file.Length > limits.FileBytes)
            {
                return null;
            }
            using var stream = new LimitedStream(file.Open(), prefix + file.FullName, Math.Max(file.CompressedLength, 1), limits, budget);
            // The length in the directory is the sender's word: never allocated blindly.
            using var bytes = new MemoryStream((int)Math.Min(file.Length, 1 << 20));
            stream.CopyTo(bytes);
            return bytes.Length > limits.FileBytes ? null : bytes.ToArray();
        }
    }

    public override void Dispose()
    {
        zip.Dispose();
        _forFiles?.Dispose();
        base.Dispose();
    }
}
