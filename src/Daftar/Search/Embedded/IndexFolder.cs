using System.Globalization;
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
    private const string NewManifest = ManifestName + ".new";
    internal const string ManifestName = "manifest";

    /// <summary>Where the lock is, and the manifest of the index that answers.</summary>
    private readonly string root;

    private FileStream? lockFile;

    /// <summary>Where the manifest is: with the segments, or at the root where they took the place of others.</summary>
    private string manifests;

    /// <exception cref="IndexLockedException">Another process, or another index in this one, works in the folder.</exception>
    public IndexFolder(string path)
    {
        manifests = root = Path = System.IO.Path.GetFullPath(path);
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

    private IndexFolder(string root, string name)
    {
        this.root = root;
        manifests = Path = System.IO.Path.Combine(root, name);
        DurableFolder.Create(Path);
    }

    /// <summary>Where the segments are.</summary>
    public string Path { get; private set; }

    /// <summary>The folder of the segments inside that of the manifest, as the manifest names it; empty: the same.</summary>
    public string Inside => Path == manifests ? "" : System.IO.Path.GetFileName(Path);

    /// <summary>The folder an index made beside this one has.</summary>
    public string PathBeside => System.IO.Path.Combine(root, NameBeside);

    /// <summary>Of the files in a folder; none if there is no such folder.</summary>
    public static long BytesIn(string path) => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles().Sum(file => file.Length) : 0;

    /// <summary>The name an index made beside this one has: numbers that follow each other, so that it is none that was used last.</summary>
    public string NameBeside => NameBesides(Inside);

    public static string NameBesides(string inside) => (int.TryParse(inside, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number + 1 : 1).ToString(CultureInfo.InvariantCulture);

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
        var path = System.IO.Path.Combine(manifests, ManifestName);
        return File.Exists(path) ? File.ReadAllBytes(path) : null;
    }

    /// <summary>Puts a manifest in the place of the one before: a crash leaves one or the other.</summary>
    public void ReplaceManifest(ReadOnlySpan<byte> bytes)
    {
        var path = System.IO.Path.Combine(manifests, ManifestName);
        var temporary = System.IO.Path.Combine(manifests, NewManifest);
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.Read, 1 << 16))
        {
            file.Write(bytes);
            MakeDurable(file);
        }

        DurableFolder.Sync(Path);
        BeforeStep?.Invoke("rename manifest");
        File.Move(temporary, path, overwrite: true);
        BeforeStep?.Invoke("sync folder");
        DurableFolder.Sync(manifests);
    }

    /// <summary>A folder inside this one, for an index that is made beside; it has a manifest of its own and shares the lock.</summary>
    public IndexFolder Beside() => new(root, NameBeside) { BeforeStep = BeforeStep is { } told ? step => told("beside " + step) : null };

    /// <summary>The segments are in this folder inside the manifest's.</summary>
    public void Enter(string inside) => Path = inside.Length == 0 ? manifests : System.IO.Path.Combine(manifests, inside);

    /// <summary>From now on the manifest of this index is the one at the root, and the lock is held by it.</summary>
    public void TakePlaceOf(IndexFolder other)
    {
        manifests = root;
        (lockFile, other.lockFile) = (other.lockFile, null);
    }

    /// <summary>It did not come to that.</summary>
    public void GiveBackTo(IndexFolder other)
    {
        manifests = Path;
        (other.lockFile, lockFile) = (lockFile, null);
    }

    /// <summary>Removes a folder inside this one, the manifest first: a crash leaves an index that is whole, or none.</summary>
    public void DeleteInside(string name)
    {
        var inside = System.IO.Path.Combine(root, name);
        if (Directory.Exists(inside))
        {
            BeforeStep?.Invoke($"delete {name}/{ManifestName}");
            File.Delete(System.IO.Path.Combine(inside, ManifestName));
            DurableFolder.Sync(inside);
            BeforeStep?.Invoke($"delete {name}");
            Directory.Delete(inside, recursive: true);
        }
    }

    /// <summary>Removes what another index left in and around this folder, and all folders inside the root but this one and one that is named.</summary>
    public void DeleteOthers(string? but)
    {
        foreach (var inside in Directory.EnumerateDirectories(root).Select(System.IO.Path.GetFileName).OfType<string>().Where(name => name != but && name != Inside))
        {
            DeleteInside(inside);
        }

        if (Path != root)
        {
            foreach (var file in Directory.EnumerateFiles(root).Where(file => System.IO.Path.GetFileName(file) is not (LockName or ManifestName or NewManifest)).Append(PathOf(ManifestName)))
            {
                BeforeStep?.Invoke($"delete {System.IO.Path.GetFileName(file)}");
                File.Delete(file);
            }
        }
    }

    /// <summary>Removes a file nothing refers to any more. Readers that have it mapped keep it.</summary>
    public void Delete(string name)
    {
        BeforeStep?.Invoke($"delete {name}");
        File.Delete(PathOf(name));
    }

    /// <summary>Removes every file but those named, the lock and the manifest. Nobody may write meanwhile.</summary>
    public void DeleteAllBut(IReadOnlySet<string> names)
    {
        File.Delete(System.IO.Path.Combine(manifests, NewManifest));
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
        File.Delete(System.IO.Path.Combine(manifests, ManifestName));
        DurableFolder.Sync(manifests);
        Path = manifests;
        DeleteAllBut(new HashSet<string>());
        if (Path == root)
        {
            DeleteOthers(but: null);
        }
    }

    public void Dispose() => lockFile?.Dispose();
}

/// <summary>Somebody else writes this index.</summary>
public sealed class IndexLockedException(string folder, Exception inner)
    : IOException($"The index folder {folder} is in use by another process, or cannot be written. Only one may follow the journal: let it, or stop it first.", inner);
