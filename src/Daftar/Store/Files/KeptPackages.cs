using System.IO.Compression;

namespace Daftar.Store.Files;

/// <summary>
/// Packages as delivered, kept for a set time (setting packages.keep) beside the original bytes of their records, which stay. Named by their
/// hash, so the same package is there once. A folder is kept as a zip of its files, which nothing compresses: it can be loaded as it is.
/// </summary>
public sealed class KeptPackages(string folder, TimeSpan keep, TimeProvider time)
{
    /// <summary>Copies a package in, durable when this returns; nothing where the time to keep is zero.</summary>
    public async Task Keep(string path, ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        if (keep <= TimeSpan.Zero || !Path.Exists(path))
        {
            return;
        }
        var kept = PathOf(sha256.Span);
        if (File.Exists(kept))
        {
            File.SetLastWriteTimeUtc(kept, time.GetUtcNow().UtcDateTime);
            return;
        }
        DurableFolder.Create(folder);
        var part = kept + "." + Guid.NewGuid().ToString("N") + ".part";
        try
        {
            await using (var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous))
            {
                await (Directory.Exists(path) ? CopyFolder(path, to, cancel) : Copy(path, to, cancel)).ConfigureAwait(false);
                to.Flush(flushToDisk: true);
            }
            File.Move(part, kept, overwrite: true);
            File.SetLastWriteTimeUtc(kept, time.GetUtcNow().UtcDateTime);
            DurableFolder.Sync(folder);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private static async Task Copy(string path, Stream to, CancellationToken cancel)
    {
        await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous);
        await from.CopyToAsync(to, cancel).ConfigureAwait(false);
    }

    private static async Task CopyFolder(string folder, Stream to, CancellationToken cancel)
    {
        // The same files as the package is read from: links are not followed.
        var all = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };
        using var zip = new ZipArchive(to, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in Directory.EnumerateFiles(folder, "*", all).Order(StringComparer.Ordinal))
        {
            await using var entry = zip.CreateEntry(Path.GetRelativePath(folder, file).Replace('\\', '/'), CompressionLevel.NoCompression).Open();
            await Copy(file, entry, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>Where a package lies, or null where it is not kept (any more).</summary>
    public string? Find(ReadOnlySpan<byte> sha256) => PathOf(sha256) is var path && File.Exists(path) ? path : null;

    /// <summary>Destroys a kept package: it holds what was taken down.</summary>
    public void Destroy(ReadOnlySpan<byte> sha256) => File.Delete(PathOf(sha256));

    /// <summary>Removes those whose time is over, and what an interrupted copy left; returns how many.</summary>
    public int Sweep()
    {
        if (!Directory.Exists(folder))
        {
            return 0;
        }
        var swept = 0;
        var oldest = time.GetUtcNow().UtcDateTime - keep;
        foreach (var path in Directory.EnumerateFiles(folder))
        {
            if (File.GetLastWriteTimeUtc(path) < oldest)
            {
                File.Delete(path);
                swept++;
            }
        }
        return swept;
    }

    private string PathOf(ReadOnlySpan<byte> sha256) => Path.Combine(folder, Convert.ToHexStringLower(sha256));
}
