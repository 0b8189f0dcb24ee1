using System.Collections.Concurrent;
using Daftar.Register;

namespace Daftar.Server.Portal.Pictures;

/// <summary>What the public sees of a picture: made anew, from the cache or now. Whoever asks for one that is in the making waits for the same one.</summary>
internal sealed class ShownPictures(PictureCache cache, MakePictures make)
{
    /// <summary>Pictures remembered that ended a worker.</summary>
    private const int MostFatal = 10_000;

    private readonly ConcurrentDictionary<(string Sha256, PictureSize Size), Lazy<Task<MadePicture?>>> making = new();

    /// <summary>They ended a worker: not tried again by this process, and not kept for longer, because the machine may have been to blame.</summary>
    private readonly ConcurrentDictionary<string, bool> fatal = new(StringComparer.Ordinal);

    /// <summary>Whether pictures can be made anew on this machine.</summary>
    public bool Works => make.Works;

    /// <summary>The picture; of the form none where the file holds none; null where it cannot be made now.</summary>
    /// <param name="file">A file that passed the gate.</param>
    /// <param name="size">How large.</param>
    /// <param name="stop">Ends the wait; the picture is made all the same.</param>
    public async Task<MadePicture?> Of(StoredFile file, PictureSize size, CancellationToken stop)
    {
        if (fatal.ContainsKey(file.Sha256))
        {
            return MadePicture.None;
        }

        if (cache.TryRead(file.Sha256, size, out var kept))
        {
            return kept;
        }

        var key = (file.Sha256, size);
        var one = making.GetOrAdd(key, _ => new(() => Task.Run(() => MakeAsync(file, size), CancellationToken.None)));
        try
        {
            return await one.Value.WaitAsync(stop);
        }
        finally
        {
            if (one.Value.IsCompleted)
            {
                making.TryRemove(new(key, one));
            }
        }
    }

    private async Task<MadePicture?> MakeAsync(StoredFile file, PictureSize size)
    {
        try
        {
            var picture = file.Length > MakePictures.MostBytes ? MadePicture.None : await make.MakeAsync(file.Read(), size, CancellationToken.None);
            if (picture is { Final: true } made)
            {
                cache.Keep(file.Sha256, size, made);
            }
            else if (picture is not null && fatal.Count < MostFatal)
            {
                fatal[file.Sha256] = true;
            }

            return picture;
        }
        finally
        {
            making.TryRemove((file.Sha256, size), out _);
        }
    }
}
