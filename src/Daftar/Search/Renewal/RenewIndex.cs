using Daftar.Store;
using Npgsql;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Keeps an index of a served register up with the journal, and makes it anew beside itself where it has other fields than the program (decisions 48 and 55): both follow the journal until the new
/// one has come to its end, then the new one answers. Killed at any moment it goes on where it was.
/// </summary>
public sealed class RenewIndex
{
    /// <summary>After what the database or the disk refused.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    private readonly IJournalIndex index;
    private readonly Func<IJournalIndex, bool, IFollowIndex?, IFollowIndex> follower;
    private readonly TimeProvider time;

    /// <summary>Follows for the index beside; the same one again after the database went away, for it knows what is applied and not committed.</summary>
    private IFollowIndex? followBeside;

    /// <summary>The disk refused the last one: it is not begun again at once.</summary>
    private bool isRefused;

    private IFollowIndex follow;

    /// <summary>The index of today's states.</summary>
    /// <param name="database">The register.</param>
    /// <param name="index">Its index; nobody else writes it.</param>
    /// <param name="threads">Threads that make documents for the index that answers; 0: one per processor. The other has one, of low priority.</param>
    /// <param name="time">The clock.</param>
    public RenewIndex(Database database, IJournalIndex index, int threads, TimeProvider time)
        : this(index, (of, beside, _) => new FollowJournal(database, of, beside ? 1 : threads, time, beside), time)
    {
    }

    /// <param name="index">The index; nobody else writes it.</param>
    /// <param name="follower">Makes who follows for an index: for one that is made beside another (true), or for the one that answers; then, where it was made beside, with who did so.</param>
    /// <param name="time">The clock.</param>
    internal RenewIndex(IJournalIndex index, Func<IJournalIndex, bool, IFollowIndex?, IFollowIndex> follower, TimeProvider time)
    {
        (this.index, this.follower, this.time) = (index, follower, time);
        follow = follower((index as RegisterIndex)?.Current ?? index, false, null);
    }

    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    public string? Problem => Follower.Problem;

    /// <summary>Who follows for the index that answers.</summary>
    internal IFollowIndex Follower => Volatile.Read(ref follow);

    /// <summary>Told in a sentence when the index had to be emptied because it does not belong to this state of the register.</summary>
    public Action<string>? StartedAnew
    {
        get => follow.StartedAnew;
        set => follow.StartedAnew = value;
    }

    /// <summary>Told in a sentence when an index beside is begun, waits, or answers from now on.</summary>
    public Action<string>? Told { get; set; }

    /// <summary>Bytes there are for it on the disk of a folder.</summary>
    internal Func<string, long> Room { get; init; } = static folder => new DriveInfo(folder).AvailableFreeSpace;

    /// <summary>Why another index is to be made before this one, where two would take the disk and the processors from each other; null if none is.</summary>
    internal Func<string?> WaitsFor { get; init; } = static () => null;

    /// <summary>After a full disk.</summary>
    internal TimeSpan RoomAgain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Follows the journal until stopped.</summary>
    public async Task Run(CancellationToken cancel)
    {
        if (index is RegisterIndex { IsEarlier: true } renewed)
        {
            await Renew(renewed, cancel).ConfigureAwait(false);
        }

        await follow.Run(cancel).ConfigureAwait(false);
    }

    /// <summary>Both follow the journal, until the one beside has taken the place of the other.</summary>
    private async Task Renew(RegisterIndex renewed, CancellationToken cancel)
    {
        Measures.Renewal(renewed.IsOfStates, renewed.Renewal!.Percent);
        Told?.Invoke(renewed.Renewal.ToString());
        while (renewed.IsEarlier)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            var following = Task.Run(() => follow.Run(either.Token), CancellationToken.None);
            var making = Task.Run(() => Make(renewed, either.Token), CancellationToken.None);
            await Task.WhenAny(following, making).ConfigureAwait(false);
            await either.CancelAsync().ConfigureAwait(false);
            await Task.WhenAll(following, making).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!making.IsCompletedSuccessfully)
            {
                // stopped, or the one failed as nobody foresaw
                await (following.IsFaulted ? following : making).ConfigureAwait(false);
            }

            try
            {
                // nobody writes the one that answers from here on: what it has, the other one will have
                if (await making.Result.Reach(renewed.Cursor, cancel).ConfigureAwait(false))
                {
                    Swap(renewed, making.Result);
                    Measures.Renewal(renewed.IsOfStates, 100);
                    Told?.Invoke(Invariant($"The {renewed.Called} with the fields of this version answers from now on: {renewed.Documents} {(renewed.IsOfStates ? "states" : "entries")}. The one before is removed."));
                }
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidDataException)
            {
                await Task.Delay(Again, time, cancel).ConfigureAwait(false);
            }
            catch (IOException refused)
            {
                // the one that answers is followed again at once; the other waits
                GiveUp(renewed, refused.Message);
            }
        }
    }

    private void Swap(RegisterIndex renewed, IFollowIndex maker)
    {
        try
        {
            renewed.Swap(time.GetUtcNow());
        }
        finally
        {
            // also where the disk refused only to remove what was before
            if (!renewed.IsEarlier)
            {
                followBeside = null;
                var next = follower(renewed.Current, false, maker);
                next.StartedAnew = StartedAnew;
                Volatile.Write(ref follow, next);
            }
        }
    }

    /// <summary>Makes the index beside until it is whole and has come to the end of the journal.</summary>
    private async Task<IFollowIndex> Make(RegisterIndex renewed, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                if (followBeside is null)
                {
                    if (isRefused)
                    {
                        isRefused = false;
                        await Task.Delay(RoomAgain, time, cancel).ConfigureAwait(false);
                    }

                    await WaitForTheOther(renewed, cancel).ConfigureAwait(false);
                    await WaitForRoom(renewed, cancel).ConfigureAwait(false);
                    followBeside = follower(renewed.OpenNext(), true, null);
                }

                await followBeside.CatchUp(new HowFar(renewed), cancel).ConfigureAwait(false);
                return followBeside;
            }
            catch (Exception lost) when (lost is NpgsqlException or InvalidDataException)
            {
                await Task.Delay(Again, time, cancel).ConfigureAwait(false);
            }
            catch (IOException refused)
            {
                GiveUp(renewed, refused.Message);
            }
        }
    }

    private async Task WaitForTheOther(RegisterIndex renewed, CancellationToken cancel)
    {
        while (WaitsFor() is { } other)
        {
            Hold(renewed, other);
            await Task.Delay(Again, time, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>It takes as much room as the other, and while its parts are merged once more as much.</summary>
    private async Task WaitForRoom(RegisterIndex renewed, CancellationToken cancel)
    {
        while (true)
        {
            var (answers, beside) = renewed.Bytes;
            var (need, there) = (2 * answers, Room(renewed.Current.Folder.Path) + beside);
            if (there >= need)
            {
                renewed.Held = null;
                return;
            }

            Hold(renewed, Invariant($"it needs {need >> 20} MiB on the disk of {renewed.Current.Folder.Path}, and {there >> 20} MiB are free."));
            await Task.Delay(RoomAgain, time, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The disk takes no more, or refuses: what was made is given up, so that the index that answers has room for what is new.</summary>
    private void GiveUp(RegisterIndex renewed, string because)
    {
        (followBeside, isRefused) = (null, true);
        renewed.DropNext();
        Hold(renewed, because);
    }

    private void Hold(RegisterIndex renewed, string because)
    {
        if (renewed.Held != because)
        {
            renewed.Held = because;
            Told?.Invoke(renewed.Renewal?.ToString() ?? because);
        }
    }

    private sealed class HowFar(RegisterIndex renewed) : IProgress<FollowProgress>
    {
        public void Report(FollowProgress value) => Measures.Renewal(renewed.IsOfStates, renewed.Renewal?.Percent ?? 100);
    }
}
