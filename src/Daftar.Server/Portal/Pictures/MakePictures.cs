using System.Collections.Concurrent;

namespace Daftar.Server.Portal.Pictures;

/// <summary>
/// Pictures of offices made anew, a few at a time. Whatever a decoder does with a hostile one, it does in a process that is ended and replaced.
/// </summary>
/// <param name="script">The worker's script, or null where its library is not installed.</param>
/// <param name="workers">Processes at most.</param>
/// <param name="log">Where a worker that had to be replaced is told.</param>
internal sealed class MakePictures(string? script, int workers, ILogger<MakePictures> log) : IDisposable
{
    /// <summary>Larger files are handed over as they are.</summary>
    public const int MostBytes = 48 << 20;

    /// <summary>Pictures made by one process before a new one takes its place: what a decoder leaks does not add up.</summary>
    private const int PicturesEach = 2000;

    /// <summary>Requests that may wait; more get no picture rather than a long wait.</summary>
    private const int MostWaiting = 200;

    private readonly SemaphoreSlim free = new(workers);
    private readonly ConcurrentBag<(PictureWorker Worker, int Made)> idle = [];
    private int waiting;
    private bool closed;

    /// <summary>Whether pictures can be made; false where library or Node.js are missing.</summary>
    public bool Works => script is not null;

    /// <summary>The process ids of the idle workers. For tests.</summary>
    internal IEnumerable<int> Idle => idle.Select(worker => worker.Worker.ProcessId);

    /// <summary>The script beside the program, or in the clone it was built in; null where the library or Node.js is not installed.</summary>
    public static string? FindScript()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(static folder => File.Exists(Path.Combine(folder, "node"))))
        {
            return null;
        }

        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var place in (string[])[Path.Combine(folder, "pictures"), Path.Combine(folder, "src", "Daftar.Server", "pictures")])
            {
                if (Directory.Exists(Path.Combine(place, "node_modules", "sharp")))
                {
                    return Path.Combine(place, "worker.mjs");
                }
            }
        }

        return null;
    }

    /// <summary>Decodes and encodes; null where it cannot be done now (see <see cref="Works"/>, or too many wait).</summary>
    public async Task<MadePicture?> MakeAsync(ReadOnlyMemory<byte> bytes, PictureSize size, CancellationToken stop)
    {
        if (!Works)
        {
            return null;
        }

        if (!PictureForms.MayBePicture(bytes.Span) || bytes.Length > MostBytes)
        {
            return MadePicture.None;
        }

        try
        {
            if (Interlocked.Increment(ref waiting) > MostWaiting)
            {
                return null;
            }

            await free.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            return await MakeOneAsync(bytes, size);
        }
        finally
        {
            free.Release();
        }
    }

    public void Dispose()
    {
        closed = true;
        while (idle.TryTake(out var worker))
        {
            worker.Worker.Dispose();
        }
    }

    /// <summary>Goes on to its end though its asker left: others wait for the same picture.</summary>
    private async Task<MadePicture?> MakeOneAsync(ReadOnlyMemory<byte> bytes, PictureSize size)
    {
        PictureWorker? worker = null;
        try
        {
            var made = 0;
            if (idle.TryTake(out var known))
            {
                (worker, made) = known;
            }
            else
            {
                worker = PictureWorker.Start(script!);
            }

            // The worker gives a picture up itself; this is for one that hangs.
            using var patience = new CancellationTokenSource(PictureWorker.Longest + TimeSpan.FromSeconds(2));
            var picture = await worker.MakeAsync(bytes, size, patience.Token);
            if (made + 1 < PicturesEach && !closed)
            {
                idle.Add((worker, made + 1));
                worker = null;
            }

            return picture;
        }
        catch (Exception died) when (died is IOException or OperationCanceledException or System.ComponentModel.Win32Exception)
        {
            log.LogWarning(died, "A picture of {Bytes} bytes ended the worker that decoded it; the picture is not shown", bytes.Length);
            return MadePicture.None with { Final = false };
        }
        finally
        {
            worker?.Dispose();
        }
    }
}
