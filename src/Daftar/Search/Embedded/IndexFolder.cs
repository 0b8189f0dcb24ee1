using Daftar.Store.Files;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// The folder of an index: the lock, and files that are durable when they are said to be. Files other than the manifest's are leftovers of a
/// crash and are removed when the folder is opened.
/// </summary>
internal sealed class IndexFolder : IDisposable
{
    private const string LockName = "lock";
    internal const string ManifestName = "manifest";

    private readonly FileStream lockFile;

    /// <exception cref="IndexLockedException">Another process, or another index in this one, works in the folder.</exception>
    public IndexFolder(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        DurableFolder.Create(Path);
        try
        {
            lockFile = new FileStream(PathOf(LockName), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
        }
        catch (IOException problem)
        {
            throw new IndexLockedException(Path, problem);
        }
    }

    public string Path { get; }

    /// <summary>Called before each step that changes what a crash would leave behind. For tests.</summary>
    public Action<string>? BeforeStep { get; set; }

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public FileStream Create(string name) => new(PathOf(name), FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);

    public void MakeDurable(FileStream file)
    {
        BeforeStep?.Invoke($"sync {System.IO.Path.GetFileName(file.Name)}");
        file.Flush(flushToDisk: true);
    }

    public byte[]? ReadManifest()
    {
        var path = PathOf(ManifestName);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Puts a manifest in the place of the one before: a crash leaves one or the other.</summary>
    public void ReplaceManifest(ReadOnlySpan<byte> bytes)
    {
        const string temporary = ManifestName + ".new";
        using (var file = Create(temporary))
        {
            file.Write(bytes);
            MakeDurable(file);
        }

        DurableFolder.Sync(Path);
        BeforeStep?.Invoke("rename manifest");
        File.Move(PathOf(temporary), PathOf(ManifestName), overwrite: true);
        BeforeStep?.Invoke("sync folder");
        DurableFolder.Sync(Path);
    }

    /// <summary>Removes a file nothing refers to any more. Readers that have it mapped keep it.</summary>
    public void Delete(string name)
    {
        BeforeStep?.Invoke($"delete {name}");
        File.Delete(PathOf(name));
    }

    /// <summary>Removes every file but those named, the lock and the manifest.</summary>
    public void DeleteAllBut(IReadOnlySet<string> names)
    {
        foreach (var file in Directory.EnumerateFiles(Path))
        {
            var name = System.IO.Path.GetFileName(file);
            if (name is not (LockName or ManifestName) && !names.Contains(name))
            {
                File.Delete(file);
            }
        }
    }

    /// <summary>Removes the whole index; the manifest first, so that a crash in between leaves an empty index and not half of one.</summary>
    public void Empty()
    {
        File.Delete(PathOf(ManifestName));
        DurableFolder.Sync(Path);
        DeleteAllBut(new HashSet<string>());
    }

    public void Dispose() => lockFile.Dispose();
}

/// <summary>Somebody else writes this index.</summary>
public sealed class IndexLockedException(string folder, Exception inner)
    : IOException($"The index folder {folder} is in use by another process, or cannot be written. Only one may follow the journal: let it, or stop it first.", inner);
