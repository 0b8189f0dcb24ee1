using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Win32.SafeHandles;

namespace Daftar.Store.Files;

/// <summary>Where a file's bytes lie: in a pack at an offset, or (pack null) in a file of its own.</summary>
public readonly record struct FilePlace(int? Pack, long At);

/// <summary>
/// Images and documents (design decision 9). Under 256 kB they go into append-only pack files: single files reach 3,800 a second, a pack 34,000.
/// Larger ones are files named by their hash. Bytes are safe once <see cref="Flush"/> returned; the database row that names them commits after
/// it, so a crash leaves at most bytes nobody names.
/// </summary>
public sealed partial class FileStore : IDisposable
{
    public const int PackLimit = 256 * 1024;
    private const long PackSize = 1L << 30;
    private const int MostSound = 10_000;

    private readonly string _folder;
    private readonly Lock _lock = new();
    private SafeFileHandle? _pack;
    private int _number;
    private long _length;
    private bool _dirty;

    /// <summary>Folders that got a name since the last flush.</summary>
    private readonly HashSet<string> _named = [];

    /// <summary>Files of their own whose bytes were compared with their hash, as they were then.</summary>
    private readonly ConcurrentDictionary<string, (long Length, DateTime Written)> _sound = new(StringComparer.Ordinal);

    /// <param name="folder">The folder <c>files</c> of the data folder; made if it is not there.</param>
    public FileStore(string folder)
    {
        _folder = folder;
        DurableFolder.Create(folder);
    }

    /// <summary>Where the server keeps pictures made of files for showing, <c>shown/ab/abcd…-0</c>; they go with the file when it is destroyed, and may be removed at any time.</summary>
    public string ShownFolder => Path.Combine(_folder, "shown");

    /// <summary>Told which folder's names were made safe. For tests.</summary>
    internal Action<string>? AfterSync { get; init; }

    /// <summary>Takes bytes in. The same bytes twice cost their place twice unless the caller knows them already.</summary>
    public FilePlace Add(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sha256)
    {
        if (bytes.Length >= PackLimit)
        {
            return AddAlone(bytes, sha256);
        }
        lock (_lock)
        {
            if (_pack is null || _length + bytes.Length > PackSize)
            {
                NextPack();
            }
            RandomAccess.Write(_pack!, bytes, _length);
            var at = _length;
            _length += bytes.Length;
            _dirty = true;
            return new FilePlace(_number, at);
        }
    }

    /// <summary>Makes everything added so far safe against a crash of the machine.</summary>
    public void Flush()
    {
        lock (_lock)
        {
            if (_dirty)
            {
                RandomAccess.FlushToDisk(_pack!);
                _dirty = false;
            }
            foreach (var folder in _named)
            {
                DurableFolder.Sync(folder);
                AfterSync?.Invoke(folder);
            }
            _named.Clear();
        }
    }

    /// <summary>Reads bytes back, and makes sure they are those of that hash.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or missing.</exception>
    public byte[] Read(FilePlace place, long length, ReadOnlySpan<byte> sha256)
    {
        var bytes = new byte[length];
        var path = place.Pack is { } pack ? PackPath(pack) : AlonePath(sha256);
        try
        {
            using var file = File.OpenHandle(path, options: FileOptions.RandomAccess);
            for (var read = 0; read < bytes.Length;)
            {
                var n = RandomAccess.Read(file, bytes.AsSpan(read), place.At + read);
                if (n == 0)
                {
                    break;
                }
                read += n;
            }
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} is missing: restore it from a backup.", problem);
        }
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(sha256))
        {
            throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"{path} at {place.At}: the bytes are not those that were kept. Restore it from a backup."));
        }
        return bytes;
    }

    /// <summary>
    /// Opens bytes for reading from any place. What lies in a pack is small and read at once; a file of its own is read as it is asked for, and compared
    /// with its hash the first time, and again if it was written since.
    /// </summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or missing.</exception>
    public async Task<Stream> OpenAsync(FilePlace place, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        if (place.Pack is not null)
        {
            return new MemoryStream(Read(place, length, sha256.Span), writable: false);
        }
        var path = AlonePath(sha256.Span);
        FileStream file;
        try
        {
            file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous, Share = FileShare.Read | FileShare.Delete, BufferSize = 1 << 16 });
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} is missing: restore it from a backup.", problem);
        }
        try
        {
            var state = (file.Length, File.GetLastWriteTimeUtc(path));
            if (!_sound.TryGetValue(path, out var known) || known != state)
            {
                if (file.Length != length || !(await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false)).AsSpan().SequenceEqual(sha256.Span))
                {
                    throw new InvalidDataException($"{path}: the bytes are not those that were kept. Restore it from a backup.");
                }
                if (_sound.Count >= MostSound)
                {
                    _sound.Clear();
                }
                _sound[path] = state;
                file.Position = 0;
            }
            return file;
        }
        catch
        {
            await file.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>A file of its own for bytes whose hash is not known before their end.</summary>
    internal FileStream NewPart()
    {
        var folder = Path.Combine(_folder, "large");
        DurableFolder.Create(folder);
        return new FileStream(Path.Combine(folder, Guid.NewGuid().ToString("N") + ".part"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
    }

    private string[] LeftParts() => Path.Combine(_folder, "large") is var folder && Directory.Exists(folder) ? Directory.GetFiles(folder, "*.part") : [];

    /// <summary>Takes over a part whose bytes are on disk; it is gone from where it was.</summary>
    internal FilePlace Adopt(string part, long length, ReadOnlySpan<byte> sha256)
    {
        var path = AlonePath(sha256);
        var folder = Path.GetDirectoryName(path)!;
        if (new FileInfo(path) is { Exists: true } there && there.Length == length)
        {
            File.Delete(part);
        }
        else
        {
            DurableFolder.Create(folder);
            File.Move(part, path, overwrite: true);
        }
        lock (_lock)
        {
            _named.Add(folder);
        }
        return new FilePlace(null, 0);
    }

    private FilePlace AddAlone(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> sha256)
    {
        var path = AlonePath(sha256);
        var folder = Path.GetDirectoryName(path)!;
        // Another length than the content's is a file that a failing disk cut short: it is written anew.
        if (new FileInfo(path) is not { Exists: true } there || there.Length != bytes.Length)
        {
            DurableFolder.Create(folder);
            var made = path + "." + Guid.NewGuid().ToString("N") + ".part";
            using (var file = File.Create(made))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }
            File.Move(made, path, overwrite: true);
        }
        // Also where the file was there: whoever put it there may not have come to its flush.
        lock (_lock)
        {
            _named.Add(folder);
        }
        return new FilePlace(null, 0);
    }

    /// <summary>Each process writes a pack of its own: no two writers ever share one.</summary>
    private void NextPack()
    {
        if (_pack is not null)
        {
            RandomAccess.FlushToDisk(_pack);
            _pack.Dispose();
        }
        var folder = Path.Combine(_folder, "packs");
        DurableFolder.Create(folder);
        do
        {
            _number++;
        }
        while (File.Exists(PackPath(_number)) || !TryCreate());
        _named.Add(folder);
        _length = 0;
        _dirty = false;
    }

    private bool TryCreate()
    {
        try
        {
            _pack = File.OpenHandle(PackPath(_number), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read);
            return true;
        }
        catch (IOException) when (File.Exists(PackPath(_number)))
        {
            return false;
        }
    }

    private string PackPath(int number) => Path.Combine(_folder, "packs", number.ToString("000000", CultureInfo.InvariantCulture) + ".pack");

    private string AlonePath(ReadOnlySpan<byte> sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        return Path.Combine(_folder, "large", name[..2], name);
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _pack?.Dispose();
            _pack = null;
        }
    }
}
