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
/// Keeps the embedded index a projection of the journal (decision 15): reads what changed in pages, makes documents on several threads, and commits index
/// and cursor together. Killed at any moment it goes on from the last commit.
/// </summary>
/// <param name="database">The register.</param>
/// <param name="index">Its index; nobody else writes it.</param>
/// <param name="threads">Threads that make documents; 0: one per processor.</param>
/// <param name="time">The clock.</param>
public sealed class FollowJournal(Database database, EmbeddedIndex index, int threads, TimeProvider time)
{
    /// <summary>Entries read at a time: a few megabytes of marks of 5 kB, and not a gigabyte of marks with goods in 23 languages (2.3 GiB were measured at 4,000).</summary>
    private const int Page = 1000;

    /// <summary>While far behind, a commit every so many entries: each costs a sync of the disk and a small segment.</summary>
    private const int Commit = 100_000;

    /// <summary>How long nothing is heard before the journal is looked at all the same: a notification may be lost with its connection.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>While changes keep coming, what was taken in becomes visible at least this often: a committed package is to be found within 2 s.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly Changes changes = new(database, time);
    private readonly Worker[] workers = [.. Enumerable.Range(0, threads > 0 ? threads : Environment.ProcessorCount).Select(_ => new Worker(index))];
    private IndexPlace? pending;
    private long taken;
    private bool measured;

    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    public string? Problem { get; private set; }

    /// <summary>Told in a sentence when the index had to be emptied because it does not belong to this state of the register.</summary>
    public Action<string>? StartedAnew { get; set; }

    /// <summary>Takes in everything committed so far; the index then shows it.</summary>
    /// <returns>How many changed entries were taken in.</returns>
    public async Task<long> CatchUp(IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        var cursor = await Begin(cancel).ConfigureAwait(false);
        long all = 0, uncommitted = 0;
        var since = time.GetTimestamp();
        while (true)
        {
            var page = await changes.After(cursor, Page, cancel).ConfigureAwait(false);
            if (page.Count > 0)
            {
                pending = IndexPlace.Of(page[^1]);
                TakeIn(page);
                cursor = page[^1].Cursor;
                all += page.Count;
                uncommitted += page.Count;
                taken += page.Count;
            }

            var last = page.Count < Page;
            if (uncommitted > 0 && (last || uncommitted >= Commit || (all < Commit && time.GetElapsedTime(since) >= Patience)))
            {
                index.Commit(pending.ToString()!);
                (pending, uncommitted) = (null, 0);
                since = time.GetTimestamp();
                await Measure(cursor, progress, cancel).ConfigureAwait(false);
            }

            if (last)
            {
                if (!measured)
                {
                    await Measure(cursor, progress, cancel).ConfigureAwait(false);
                }

                return all;
            }
        }
    }

    /// <summary>Catches up, and again whenever the journal grows, until stopped. A database that went away is waited for: see <see cref="Problem"/>.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await Listen(cancel).ConfigureAwait(false);
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidDataException)
            {
                Problem = $"The journal cannot be read: {lost.Message}";
                await Task.Delay(Poll, time, cancel).ConfigureAwait(false);
            }
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
    /// Where to go on. If the journal does not hold what the index took in (the register was put back to an earlier state, and may have grown
    /// differently since), nothing in the index can be believed: it is made anew from the start.
    /// </summary>
    private async Task<JournalCursor> Begin(CancellationToken cancel)
    {
        // What a failed page left half made is read again.
        Array.ForEach(workers, static worker => worker.Batch.Clear());

        // Applied and not committed when a connection was lost: the register may have been put back in that very moment.
        var sound = pending is not { } applied || applied.IsIn(await changes.Committed(applied.Cursor.Batch, cancel).ConfigureAwait(false));
        if (index.Cursor is not { } text)
        {
            if (!sound)
            {
                StartAnew();
            }

            return JournalCursor.Start;
        }

        if (sound && IndexPlace.TryParse(text, out var place) && place.IsIn(await changes.Committed(place.Cursor.Batch, cancel).ConfigureAwait(false)))
        {
            return place.Cursor;
        }

        StartAnew();
        return JournalCursor.Start;
    }

    private void StartAnew()
    {
        Problem = "The register was put back to an earlier state than the search index had taken in; the index is made anew from the journal.";
        index.StartAnew();
        pending = null;
        StartedAnew?.Invoke(Problem);
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

    private async Task Measure(JournalCursor cursor, IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        measured = true;
        var behind = Math.Max(0, await changes.LastBatch(cancel).ConfigureAwait(false) - cursor.Batch);
        Measures.Index(behind, index.Statistics().Documents);
        progress?.Report(new(taken, behind));
    }

    /// <summary>What one thread fills.</summary>
    private sealed class Worker(EmbeddedIndex index)
    {
        private readonly SearchDocument document = new(index.Fields);

        public IndexBatch Batch { get; } = index.NewBatch();

        public void TakeIn(PackedChange packed)
        {
            var change = packed.Open();
            if (change.State is null)
            {
                Batch.Delete(change.Entry);
                return;
            }

            DocumentOf.Fill(document, new EntryFacts(change.Entry, change.Demonstration, change.Learnt), change.State);
            Batch.Upsert(document);
        }
    }
}
