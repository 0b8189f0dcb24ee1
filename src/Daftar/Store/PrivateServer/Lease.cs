using Microsoft.Win32.SafeHandles;

namespace Daftar.Store;

/// <summary>
/// One command's claim on the running server. Three lock files say who may do what; the kernel gives the locks of a killed process back.
/// <c>gate</c>: held by one alone while it starts or stops the server. <c>in-use</c>: shared by all commands that use it.
/// <c>watcher</c>: held by the <see cref="Watcher"/>.
/// </summary>
internal sealed class Lease : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private readonly TimeProvider time;
    private readonly SafeFileHandle inUse;

    private Lease(TimeProvider time, SafeFileHandle inUse)
    {
        this.time = time;
        this.inUse = inUse;
    }

    /// <summary>Enters the gate, waiting for whoever starts or stops the server at the moment. Dispose the handle to leave it.</summary>
    public static async Task<SafeFileHandle> EnterGateAsync(ServerPlaces places, TimeProvider time, IProgress<string> progress, CancellationToken cancel)
    {
        var gate = Posix.OpenLock(Path.Combine(places.Locks, "gate"));
        try
        {
            for (var tries = 0; !Posix.TryLock(gate, exclusive: true); tries++)
            {
                if (tries == 50)
                {
                    progress.Report("Waiting for another command that is starting or stopping PostgreSQL");
                }

                await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
            }

            return gate;
        }
        catch
        {
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Claims the server. To be called inside the gate.</summary>
    public static async Task<Lease> TakeAsync(ServerPlaces places, ServerUser user, TimeProvider time, CancellationToken cancel)
    {
        // the watcher opens them too
        foreach (var name in (string[])["gate", "in-use", "watcher"])
        {
            Share(Path.Combine(places.Locks, name), user);
        }

        var lease = new Lease(time, Posix.OpenLock(Path.Combine(places.Locks, "in-use")));
        try
        {
            // held against us only for the moment in which a watcher looks whether somebody is left
            while (!Posix.TryLock(lease.inUse, exclusive: false))
            {
                await Task.Delay(Pause, time, cancel).ConfigureAwait(false);
            }

            return lease;
        }
        catch
        {
            lease.Dispose();
            throw;
        }
    }

    /// <summary>Gives the claim up. To be called inside the gate.</summary>
    /// <returns>True when nobody else uses the server: the caller stops it.</returns>
    public async Task<bool> IsLastAsync()
    {
        // A watcher may hold the lock for a moment, so one refusal proves nothing; after it the watcher waits at the gate.
        for (var tries = 0; tries < 3; tries++)
        {
            if (Posix.TryLock(inUse, exclusive: true))
            {
                return true;
            }

            await Task.Delay(Pause, time).ConfigureAwait(false);
        }

        return false;
    }

    /// <summary>Waits until the watcher has seen that the server is gone and has left too.</summary>
    public static async Task WaitForWatcherAsync(ServerPlaces places, TimeProvider time)
    {
        using var watcher = Posix.OpenLock(Path.Combine(places.Locks, "watcher"));
        for (var tries = 0; tries < 100 && !Posix.TryLock(watcher, exclusive: true); tries++)
        {
            await Task.Delay(Pause, time).ConfigureAwait(false);
        }
    }

    public void Dispose() => inUse.Dispose();

    private static void Share(string path, ServerUser user)
    {
        using var file = Posix.OpenLock(path);
        if (user.Foreign)
        {
            Posix.Own(path, 0, user.Group);
        }
    }
}
