namespace Daftar.Store.Files;

/// <summary>
/// Packages as delivered, kept for a set time (setting packages.keep) beside the original bytes of their records, which stay. Named by their
/// hash, so the same package is there once. A folder is not kept: it is the operator's own, and its records' originals are.
/// </summary>
public sealed class KeptPackages(string folder, TimeSpan keep, TimeProvider time)
{
    /// <summary>Copies a package file in, durable when this returns; nothing where the time to keep is zero.</summary>
    public async Task Keep(string path, ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        if (keep <= TimeSpan.Zero || !File.Exists(path))
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
            await using (var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan | FileOptions.Asynchronous))
            await using (var to = new FileStream(part, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 20, FileOptions.Asynchronous))
            {
                await from.CopyToAsync(to, cancel).ConfigureAwait(false);
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
