namespace Daftar.Server.Portal.Pictures;

/// <summary>
/// Pictures made anew, on disk. Bounded: beyond its bytes the oldest go. A take-down destroys them with their file; one that was in the making at that
/// moment stays a week at most, as all do. The gate is asked before every answer all the same.
/// </summary>
internal sealed class PictureCache
{
    public static readonly TimeSpan Longest = TimeSpan.FromDays(7);

    private readonly Lock sweeping = new();
    private readonly string folder;
    private readonly long most;
    private readonly TimeProvider time;
    private long bytes;
    private DateTimeOffset swept;

    /// <param name="folder">Its folder (<see cref="Store.Files.FileStore.ShownFolder"/>); nothing else belongs in it. It may be removed at any time.</param>
    /// <param name="most">Bytes at most; 0 keeps nothing.</param>
    /// <param name="time">The clock.</param>
    public PictureCache(string folder, long most, TimeProvider time)
    {
        (this.folder, this.most, this.time) = (folder, most, time);
        Sweep();
    }

    public bool TryRead(string sha256, PictureSize size, out MadePicture picture)
    {
        picture = default;
        try
        {
            var kept = File.ReadAllBytes(PathOf(sha256, size));
            if (kept.Length == 0 || kept[0] > (byte)PictureForm.WebP)
            {
                return false;
            }

            picture = new((PictureForm)kept[0], kept[1..]);
            return true;
        }
        catch (Exception none) when (none is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>Also keeps that there is no picture, so that a hostile file costs its time once.</summary>
    public void Keep(string sha256, PictureSize size, MadePicture picture)
    {
        if (most == 0)
        {
            return;
        }

        var path = PathOf(sha256, size);
        var part = $"{path}.{Guid.NewGuid():N}.part";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(part, [(byte)picture.Form, .. picture.Bytes]);
            File.Move(part, path, overwrite: true);
        }
        catch (IOException)
        {
            // A full disk: the picture is shown all the same.
            return;
        }

        if (Interlocked.Add(ref bytes, picture.Bytes.Length + 1) > most || time.GetUtcNow() - swept > TimeSpan.FromHours(1))
        {
            Sweep();
        }
    }

    /// <summary>Removes whatever was made of a file, in every size.</summary>
    public void Forget(string sha256)
    {
        var path = Path.GetDirectoryName(PathOf(sha256, default))!;
        foreach (var made in Directory.Exists(path) ? Directory.EnumerateFiles(path, sha256 + "-*") : [])
        {
            File.Delete(made);
        }
    }

    /// <summary>Removes what is too old, and the oldest until nine tenths of the bound are left.</summary>
    private void Sweep()
    {
        lock (sweeping)
        {
            swept = time.GetUtcNow();
            if (!Directory.Exists(folder))
            {
                bytes = 0;
                return;
            }

            var oldest = swept.UtcDateTime - Longest;
            var files = new DirectoryInfo(folder).EnumerateFiles("*", SearchOption.AllDirectories).OrderByDescending(static file => file.LastWriteTimeUtc).ToList();
            var room = files.Sum(static file => file.Length) > most ? most / 10 * 9 : most;
            long kept = 0;
            foreach (var file in files)
            {
                if (file.LastWriteTimeUtc < oldest || kept + file.Length > room)
                {
                    file.Delete();
                }
                else
                {
                    kept += file.Length;
                }
            }

            Interlocked.Exchange(ref bytes, kept);
        }
    }

    private string PathOf(string sha256, PictureSize size) => Path.Combine(folder, sha256[..2], $"{sha256}-{size:D}");
}
