using System.Runtime.CompilerServices;

namespace Daftar.Intake;

/// <summary>How one of several packages ended.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Result">Its account; null where it was refused.</param>
/// <param name="Refused">Why it was refused as a whole.</param>
public sealed record PackageOutcome(string Path, LoadResult? Result, PackageException? Refused);

/// <summary>
/// Loads packages one after the other: each is laid down when all before it are, and answered for in this order. One package ahead is read while the last records
/// of the one before are merged and its account is closed, so that processors do not wait at every border: docs/decisions/0029.
/// </summary>
public sealed class LoadPackages(LoadPackage load)
{
    /// <param name="paths">The packages, in their order.</param>
    /// <param name="options">By place. Asked twice: when the package is begun to be read, and in its turn, when everything before it has been answered for. What may differ then
    /// is <see cref="LoadOptions.Last"/> and <see cref="LoadOptions.RemoveOmitted"/>.</param>
    /// <param name="progress">By place.</param>
    /// <param name="cancel">Ends the load; what was committed stays.</param>
    public async IAsyncEnumerable<PackageOutcome> Run(
        IReadOnlyList<string> paths, Func<int, LoadOptions> options, Func<int, IProgress<LoadProgress>?> progress, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        Task<LoadResult>? next = null;
        try
        {
            var turn = new LoadTurn();
            for (var i = 0; i < paths.Count; i++)
            {
                var running = next ?? Begin(i, turn, Task.CompletedTask);
                next = null;
                turn.Give(options(i));
                if (i + 1 < paths.Count)
                {
                    await Task.WhenAny(running, turn.IsRead).ConfigureAwait(false);
                    turn = new LoadTurn();
                    next = Begin(i + 1, turn, running);
                }
                yield return await Outcome(paths[i], running).ConfigureAwait(false);
            }
        }
        finally
        {
            // Whoever stops listening, or meets what no package is to blame for, leaves nothing running.
            await stop.CancelAsync().ConfigureAwait(false);
            await (next ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        Task<LoadResult> Begin(int at, LoadTurn turn, Task before) => Task.Run(
            async () =>
            {
                if (!before.IsCompleted && await load.MustPause(stop.Token).ConfigureAwait(false))
                {
                    await before.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                }
                return await load.Run(paths[at], options(at), turn, progress(at), stop.Token).ConfigureAwait(false);
            },
            CancellationToken.None);
    }

    private static async Task<PackageOutcome> Outcome(string path, Task<LoadResult> running)
    {
        try
        {
            return new PackageOutcome(path, await running.ConfigureAwait(false), null);
        }
        catch (PackageException refused)
        {
            return new PackageOutcome(path, null, refused);
        }
    }
}
