using System.Diagnostics;
using Daftar.Register;
using Daftar.Store;
using Npgsql;

namespace Daftar.Search;

/// <summary>How far the index has come.</summary>
/// <param name="Entries">Changed entries taken in since this follower began.</param>
/// <param name="BatchesBehind">Journal batches committed and not yet taken in.</param>
public sealed record FollowProgress(long Entries, long BatchesBehind);

/// <summary>
/// Keeps an index a projection of the journal (decision 15): reads what changed in pages, makes documents on several threads, and commits index
/// and cursor together. Killed at any moment it goes on from the last commit. What a load in the same process hands over is not read back.
/// </summary>
/// <param name="database">The register.</param>
/// <param name="index">Its index; nobody else writes it.</param>
/// <param name="threads">Threads that make documents; 0: one per processor.</param>
/// <param name="time">The clock.</param>
/// <param name="beside">The index is made beside another one that answers, and nobody waits for it.</param>
public sealed class FollowJournal(Database database, IJournalIndex index, int threads, TimeProvider time, bool beside = false) : IFollowIndex
{
    /// <summary>Entries read at a time: a few megabytes of marks of 5 kB, and not a gigabyte of marks with goods in 23 languages (2.3 GiB were measured at 4,000).</summary>
    private const int Page = 1000;

    /// <summary>While far behind, a commit every so many entries: each costs a sync of the disk and a small segment.</summary>
    private const int Commit = 100_000;

    /// <summary>How long nothing is heard before the journal is looked at all the same: a notification may be lost with its connection.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>While changes keep coming, what was taken in becomes visible at least this often: a committed package is to be found within 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(0.7);

    /// <summary>A load that hands nothing over for so long is between two packages, or over: what was taken in becomes visible.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Changes changes = new(database, time);
    private readonly RepairIndex? repair = index is EmbeddedIndex folder ? new(database, folder, time) : null;
    private readonly EmbeddedIndex? own = index as EmbeddedIndex;
    private readonly ChangeTaker[] workers = [.. Enumerable.Range(0, threads > 0 ? threads : Environment.ProcessorCount).Select(_ => new ChangeTaker(index))];
    private readonly EmptyDocuments empty = new(index);
    private HandedBatches? handed;

    /// <summary>The place of what is applied and not committed.</summary>
    private IndexPlace? pending;

    /// <summary>Up to here the journal is applied to the index, committed or not; null where a page failed, and only what is committed can be relied on.</summary>
    private JournalCursor? applied;

    /// <summary>All batches up to this one are applied, wholly; null: not known.</summary>
    private long? whole;

    private long uncommitted;
    private long since;
    private long taken;
    private bool measured;

    /// <summary>It has looked into the journal: an index that is empty from now on is that of an empty register, and not one that is being made.</summary>
    private bool begun;

    /// <summary>It was emptied on the way.</summary>
    private bool anew;

    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Told in a sentence when the index had to be emptied because it does not belong to this state of the register.</summary>
    public Action<string>? StartedAnew { get; set; }

    /// <summary>It has all that was committed when it last looked.</summary>
    internal bool IsAbreast => whole is not null;

    /// <summary>Changed entries that a load handed over and nobody read back.</summary>
    public long Handed { get; private set; }

    /// <summary>
    /// What a load in this process is given, so that its batches are taken in as it has them (decision 24). Only while <see cref="Run"/> runs is
    /// anybody waiting for them.
    /// </summary>
    public HandOver HandOver
    {
        get
        {
            handed ??= new HandedBatches();
            return new(empty.Take, handed.Put);
        }
    }

    /// <inheritdoc/>
    public async Task<bool> Reach(string? cursor, CancellationToken cancel)
    {
        anew = false;
        // not to the end of the journal: while a load goes on that moves, and the other one hears of nothing meanwhile
        await FollowOnce(null, cancel, cursor is not null && IndexPlace.TryParse(cursor, out var other) ? other.Cursor : JournalCursor.Start).ConfigureAwait(false);
        return !anew;
    }

    /// <summary>Takes in everything committed so far; the index then shows it.</summary>
    /// <returns>How many changed entries were taken in.</returns>
    public async Task<long> CatchUp(IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        var all = await FollowOnce(progress, cancel).ConfigureAwait(false);
        while (repair is { IsNeeded: true })
        {
            // in turns, so that what is new does not wait for what is made good
            await repair.Some(cancel).ConfigureAwait(false);
            all += await FollowOnce(progress, cancel).ConfigureAwait(false);
        }

        return all;
    }

    /// <param name="enough">A place of the journal with which it is enough; null: to the end of it.</param>
    private async Task<long> FollowOnce(IProgress<FollowProgress>? progress, CancellationToken cancel, JournalCursor? enough = null)
    {
        long all = 0;
        since = time.GetTimestamp();
        if (handed?.Next() is { } left)
        {
            // The last batch of a load that is over; with another one going on, what follows is read from the journal.
            all += TakeIn(left) ?? 0;
        }

        whole = null;
        var cursor = await Begin(cancel).ConfigureAwait(false);
        if (anew && enough is not null)
        {
            return 0;
        }

        var last = await changes.LastBatch(cancel).ConfigureAwait(false);
        if (!begun && index.Cursor is null && last > 0)
        {
            index.BeginBuilding();
        }

        begun = true;
        while (true)
        {
            var page = await changes.After(cursor, Page, cancel).ConfigureAwait(false);
            if (page.Count > 0)
            {
                (pending, applied) = (IndexPlace.Of(page[^1]), null);
                if (beside)
                {
                    await LowPriority.Run(() => TakeIn(page)).ConfigureAwait(false);
                }
                else
                {
                    TakeIn(page);
                }

                all += page.Count;
                cursor = page[^1].Cursor;
            }

            Advance(cursor, page.Count);
            index.Built(cursor.Batch, last);
            var isLast = page.Count < Page;
            var isEnough = cursor >= enough;
            if (isLast || isEnough || uncommitted >= Commit || (all < Commit && time.GetElapsedTime(since) >= Patience))
            {
                await CommitAsync(progress, cancel).ConfigureAwait(false);
            }

            if (isLast)
            {
                index.EndBuilding();
                // A batch becomes visible as one: with a page that was not full, all of those known before it are in.
                whole = Math.Max(last, cursor.Batch);
                if (!measured)
                {
                    await Measure(cursor.Batch, progress, cancel).ConfigureAwait(false);
                }

                return all;
            }

            if (isEnough)
            {
                return all;
            }
        }
    }

    /// <summary>Catches up, and again whenever the journal grows, until stopped. A database that went away is waited for: see <see cref="Problem"/>.</summary>
    public async Task Run(CancellationToken cancel)
    {
        try
        {
            while (true)
            {
                try
                {
                    await (handed is null ? Listen(cancel) : TakeWhatIsHanded(handed, cancel)).ConfigureAwait(false);
                }
                catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidDataException)
                {
                    Problem = $"The journal cannot be read: {lost.Message}";
                    whole = null;
                    await Task.Delay(Poll, time, cancel).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            handed?.End();
        }
    }

    /// <summary>Follows on one connection until it is lost.</summary>
    private async Task Listen(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using (var listen = new NpgsqlCommand("listen daftar_journal", connection))
        {
            await listen.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }

        while (true)
        {
            // Looked at before waiting: what was committed before the listening began sends no notification.
            await CatchUp(null, cancel).ConfigureAwait(false);
            Problem = null;
            await connection.WaitAsync(Poll, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Beside a load in this process: takes its batches as they come. The journal is read first, whenever somebody else's batch came between, and
    /// when nothing comes for a while. A notification would only tell of what is about to be handed over.
    /// </summary>
    private async Task TakeWhatIsHanded(HandedBatches from, CancellationToken cancel)
    {
        while (true)
        {
            await CatchUp(null, cancel).ConfigureAwait(false);
            Problem = null;
            while (await from.Next(pending is not null ? Pause : Poll, time, cancel).ConfigureAwait(false) is { } batch && TakeIn(batch) is not null && repair is not { IsNeeded: true })
            {
                if (time.GetElapsedTime(since) >= Patience)
                {
                    await CommitAsync(null, cancel).ConfigureAwait(false);
                }
            }
        }
    }

    /// <summary>Takes in a batch that follows on what is applied; null if it does not, and must be read from the journal.</summary>
    private long? TakeIn(HandedBatch batch)
    {
        var fits = batch.Journal == whole + 1;
        if (fits)
        {
            whole = null;
            var cursor = batch.End ?? applied;
            (pending, applied) = (IndexPlace.Of(batch) ?? pending, null);
            var started = Stopwatch.GetTimestamp();
            foreach (var (held, entry, isNew) in batch.Ready)
            {
                ((DocumentsInHand)held.States).Batch.Place(entry, held.Number, isNew);
            }

            foreach (var documents in batch.Chunks)
            {
                index.Apply(((DocumentsInHand)documents).Batch);
            }

            Measures.Passed(Stage.Index, started, batch.Ready.Count);
            foreach (var page in batch.Others.Chunk(Page))
            {
                TakeIn(page);
            }

            whole = batch.Journal;
            Handed += batch.Ready.Count + batch.Others.Count;
            Advance(cursor, batch.Ready.Count + batch.Others.Count);
        }

        foreach (var documents in batch.Chunks)
        {
            empty.Return((DocumentsInHand)documents);
        }

        return fits ? batch.Ready.Count + batch.Others.Count : batch.Journal <= whole ? 0 : null;
    }

    /// <summary>
    /// Where to go on. If the journal does not hold what the index took in (the register was put back to an earlier state, and may have grown
    /// differently since), nothing in the index can be believed: it is made anew from the start.
    /// </summary>
    private async Task<JournalCursor> Begin(CancellationToken cancel)
    {
        // What a failed page left half made is read again.
        Array.ForEach(workers, static worker => worker.Batch.Clear());

        // Applied and not committed when a connection was lost: the register may have been put back in that very moment.
        var sound = pending is not { } applying || applying.IsIn(await changes.Committed(applying.Cursor.Batch, cancel).ConfigureAwait(false));
        if (index.Cursor is not { } text)
        {
            if (!sound)
            {
                StartAnew();
            }

            return applied ?? JournalCursor.Start;
        }

        if (sound && IndexPlace.TryParse(text, out var place) && place.IsIn(await changes.Committed(place.Cursor.Batch, cancel).ConfigureAwait(false)))
        {
            return applied ?? place.Cursor;
        }

        StartAnew();
        return JournalCursor.Start;
    }

    private void StartAnew()
    {
        Problem = "The register was put back to an earlier state than the search index had taken in; the index is made anew from the journal.";
        index.StartAnew();
        (pending, applied, begun, anew) = (null, null, false, true);
        StartedAnew?.Invoke(Problem);
    }

    private void Advance(JournalCursor? cursor, long entries)
    {
        applied = cursor;
        uncommitted += entries;
        taken += entries;
    }

    private async Task CommitAsync(IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        if (pending is { } place && applied is not null)
        {
            applied = null;
            if (beside)
            {
                await LowPriority.Run(() => index.Commit(place.ToString())).ConfigureAwait(false);
            }
            else
            {
                index.Commit(place.ToString());
            }

            (pending, applied, uncommitted) = (null, place.Cursor, 0);
            since = time.GetTimestamp();
            await Measure(whole ?? place.Cursor.Batch, progress, cancel).ConfigureAwait(false);
        }
    }

    private void TakeIn(IReadOnlyList<PackedChange> page)
    {
        var started = Stopwatch.GetTimestamp();
        var each = (page.Count + workers.Length - 1) / workers.Length;
        Parallel.For(0, workers.Length, new ParallelOptions { MaxDegreeOfParallelism = workers.Length }, i =>
        {
            for (var at = i * each; at < Math.Min(page.Count, (i + 1) * each); at++)
            {
                workers[i].TakeIn(page[at]);
            }
        });

        // An entry stands once in a page, so only the order of pages matters.
        foreach (var worker in workers)
        {
            index.Apply(worker.Batch);
        }

        Measures.Passed(Stage.Index, started, page.Count);
    }

    private async Task Measure(long done, IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        measured = true;
        var behind = Math.Max(0, await changes.LastBatch(cancel).ConfigureAwait(false) - done);
        if (!beside && own?.Statistics() is { } holds)
        {
            Measures.Index(behind, holds.Documents);
            Measures.IndexSize(holds.Bytes, holds.Texts?.Documents ?? 0, holds.Texts?.Bytes ?? 0);
        }
        else if (!beside)
        {
            Measures.Index(behind, index.Documents);
        }

        progress?.Report(new(taken, behind));
    }
}
