using Daftar.Store;
using Npgsql;
using static System.FormattableString;

namespace Daftar.Search;

/// <summary>
/// Keeps the index of a served register up with the journal, and makes it anew beside itself where it has other fields than the program (decision 48): both follow the journal until the new
/// one has come to its end, then the new one answers. Killed at any moment it goes on where it was.
/// </summary>
/// <param name="database">The register.</param>
/// <param name="index">Its index; nobody else writes it.</param>
/// <param name="threads">Threads that make documents for the index that answers; 0: one per processor. The other has one, of low priority.</param>
/// <param name="time">The clock.</param>
public sealed class RenewIndex(Database database, IJournalIndex index, int threads, TimeProvider time)
{
    /// <summary>After what the database or the disk refused.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(1);

    /// <summary>Follows for the index beside; the same one again after the database went away, for it knows what is applied and not committed.</summary>
    private FollowJournal? followBeside;

    /// <summary>The disk refused the last one: it is not begun again at once.</summary>
    private bool isRefused;

    private FollowJournal follow = new(database, (index as RegisterIndex)?.Current ?? index, threads, time);

    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    public string? Problem => follow.Problem;

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

    /// <summary>After a full disk.</summary>
    internal TimeSpan RoomAgain { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Follows the journal until stopped.</summary>
    public async Task Run(CancellationToken cancel)
    {
        if (index is RegisterIndex { IsEarlier: true } renewed)
        {
            await Renew(renewed, cancel).ConfigureAwait(false);
            follow = new FollowJournal(database, renewed.Current, threads, time) { StartedAnew = StartedAnew };
        }

        await follow.Run(cancel).ConfigureAwait(false);
    }

    /// <summary>Both follow the journal, until the one beside has taken the place of the other.</summary>
    private async Task Renew(RegisterIndex renewed, CancellationToken cancel)
    {
        Told?.Invoke(renewed.Renewal!.ToString());
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
                await making.Result.CatchUp(null, cancel).ConfigureAwait(false);
                renewed.Swap(time.GetUtcNow());
                Told?.Invoke(Invariant($"The search index with the fields of this version answers from now on: {renewed.Documents} entries. The one before is removed."));
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

    /// <summary>Makes the index beside until it is whole and has come to the end of the journal.</summary>
    private async Task<FollowJournal> Make(RegisterIndex renewed, CancellationToken cancel)
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

                    await WaitForRoom(renewed, cancel).ConfigureAwait(false);
                    followBeside = new FollowJournal(database, renewed.OpenNext(), 1, time, beside: true);
                }

                await followBeside.CatchUp(null, cancel).ConfigureAwait(false);
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
}
