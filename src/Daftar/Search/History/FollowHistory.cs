using System.Diagnostics;
using Daftar.Register;
using Daftar.Store;
using Npgsql;

namespace Daftar.Search;

/// <summary>
/// Keeps the index of all states a projection of the journal, behind everything else: while a load goes on, entries it makes are taken in a few at a time, and the rest when it is over. What concerns entries
/// already known (a change, a take-down, the end of an embargo) is taken in at once, so that nothing is shown longer than it may be. Killed at any
/// moment it goes on from the last commit.
/// </summary>
/// <param name="database">The register.</param>
/// <param name="index">Its index of all states; nobody else writes it.</param>
/// <param name="threads">Threads that make documents while nothing is loaded; 0: one per processor.</param>
/// <param name="time">The clock.</param>
/// <param name="beside">The index is made beside another one that answers, and nobody waits for it.</param>
/// <param name="before">Who made the index beside another one, and goes no further: this one goes on from there.</param>
public sealed class FollowHistory(Database database, EmbeddedIndex index, int threads, TimeProvider time, bool beside = false, FollowHistory? before = null) : IFollowIndex
{
    /// <summary>Entries read at a time, each with all its snapshots.</summary>
    private const int Page = 500;

    /// <summary>While a load goes on, a page of new entries is taken in this often: a hundred a second, below one hundredth of a processor.</summary>
    private static readonly TimeSpan BesideLoad = TimeSpan.FromSeconds(5);

    /// <summary>While far behind, a commit every so many entries.</summary>
    private const int Commit = 50_000;

    /// <summary>The same of one that is made beside: how far it is goes by what is committed, and nothing waits for the disk.</summary>
    private const int CommitBeside = 10_000;

    /// <summary>A load whose last batch is so long ago is over, or between two packages.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    /// <summary>What was changed is looked for this often, whatever else is to be done.</summary>
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>What has been told already is read, and no more waited for.</summary>
    private static readonly TimeSpan AtOnce = TimeSpan.FromMilliseconds(1);

    /// <summary>So long new entries are taken in before what was changed is looked for again.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(400);

    private readonly EntryHistories histories = new(database, time);
    private readonly Changes changes = new(database, time);
    private readonly Worker[] workers = [.. Enumerable.Range(0, threads > 0 ? threads : Environment.ProcessorCount).Select(_ => new Worker(index))];

    /// <summary>Up to here everything is taken in; null before the journal was looked at.</summary>
    private IndexPlace? place = before?.place;

    /// <summary>The last batch when this follower began, or made the index anew: what is up to there must be in before anything is answered.</summary>
    private long? expected = before?.expected;

    /// <summary>Up to here what concerns known entries is taken in.</summary>
    private JournalCursor ahead = before?.ahead ?? default;

    /// <summary>A load goes on.</summary>
    private bool loads;

    private long uncommitted;

    /// <summary>What was found damaged and is not made anew yet.</summary>
    private IReadOnlyList<string> damaged = [];

    /// <summary>When new entries were taken in last.</summary>
    private long? lastPage;

    /// <summary>Why the index does not follow at the moment; null while it does.</summary>
    public string? Problem { get; private set; }

    /// <summary>What the register held when this follower began is in. Before that nothing may be answered: it would be out of date, or a part.</summary>
    public bool MayAnswer { get; private set; } = before?.MayAnswer == true;

    /// <summary>Batches of the journal with entries that are not in yet; at least one while any entry is not.</summary>
    public long Behind { get; private set; } = before?.Behind ?? 0;

    /// <summary>What of the index cannot be read, or could not until it was begun anew, in sentences; none where all is well.</summary>
    public IReadOnlyList<string> Damage => index.Damage is { Count: > 0 } now ? now : Volatile.Read(ref damaged);

    /// <summary>Told in a sentence when the index had to be emptied because it does not belong to this state of the register.</summary>
    public Action<string>? StartedAnew { get; set; }

    /// <summary>Takes in everything committed so far; the index then shows it.</summary>
    /// <returns>How many changed entries were taken in.</returns>
    public async Task<long> CatchUp(IProgress<FollowProgress>? progress, CancellationToken cancel)
    {
        long all = 0;
        await Begin(cancel).ConfigureAwait(false);
        for (var full = true; full;)
        {
            await GiveWay(cancel).ConfigureAwait(false);
            var taken = await TakeNew(Page, workers.Length, cancel).ConfigureAwait(false);
            (all, full) = (all + taken, taken == Page);
            if (!full || uncommitted >= (beside ? CommitBeside : Commit))
            {
                await CommitTaken().ConfigureAwait(false);
                await Measure(full, cancel).ConfigureAwait(false);
                progress?.Report(new(all, Behind));
            }
        }

        ahead = Max(ahead, Cursor);
        return all;
    }

    /// <inheritdoc/>
    public async Task<bool> Reach(string? cursor, CancellationToken cancel)
    {
        await Begin(cancel).ConfigureAwait(false);
        if (!MayAnswer)
        {
            return false;
        }

        await TakeChanged(cancel).ConfigureAwait(false);

        // not to the end of the journal: while a load goes on that moves, and the other one hears of nothing meanwhile
        var there = cursor is not null && IndexPlace.TryParse(cursor, out var other) ? other.Cursor : JournalCursor.Start;
        while (there > Cursor && await TakeNew(Page, workers.Length, cancel).ConfigureAwait(false) == Page)
        {
        }

        await CommitTaken().ConfigureAwait(false);
        return true;
    }

    /// <summary>Follows the journal until stopped. A database that went away is waited for: see <see cref="Problem"/>.</summary>
    public async Task Run(CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
                await using (var listen = new NpgsqlCommand("listen daftar_journal", connection))
                {
                    await listen.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
                }

                while (true)
                {
                    if (await Step(cancel).ConfigureAwait(false))
                    {
                        continue;
                    }

                    if (loads)
                    {
                        // Each of its batches tells of itself; one look a second is enough.
                        await Task.Delay(Poll, time, cancel).ConfigureAwait(false);
                    }

                    await connection.WaitAsync(loads ? AtOnce : Poll, cancel).ConfigureAwait(false);
                }
            }
            catch (Exception lost) when (lost is NpgsqlException or IOException or InvalidDataException)
            {
                Problem = $"The journal cannot be read: {lost.Message}";
                place = null;
                await Task.Delay(Poll, time, cancel).ConfigureAwait(false);
            }
        }
    }

    private JournalCursor Cursor => place?.Cursor ?? JournalCursor.Start;

    /// <summary>What concerns known entries, then a while of what is new.</summary>
    /// <returns>True if there is more to do.</returns>
    private async Task<bool> Step(CancellationToken cancel)
    {
        await Begin(cancel).ConfigureAwait(false);
        await TakeChanged(cancel).ConfigureAwait(false);
        loads = await LoadGoesOn(cancel).ConfigureAwait(false);
        if (loads && lastPage is { } then && time.GetElapsedTime(then) < BesideLoad)
        {
            return false;
        }

        var began = time.GetTimestamp();
        var full = true;
        do
        {
            full = await TakeNew(Page, loads ? 1 : workers.Length, cancel).ConfigureAwait(false) == Page;
        }
        while (full && !loads && time.GetElapsedTime(began) < Slice);

        lastPage = time.GetTimestamp();
        if (loads || !full || uncommitted >= Commit)
        {
            await CommitTaken().ConfigureAwait(false);
        }

        await Measure(full, cancel).ConfigureAwait(false);
        Problem = null;
        return full && !loads;
    }

    private async Task<bool> LoadGoesOn(CancellationToken cancel) => await changes.LastLoad(cancel).ConfigureAwait(false) is { } load && time.GetUtcNow() - load < Quiet;

    /// <summary>While a load goes on, what is made beside waits as what is new does.</summary>
    private async Task GiveWay(CancellationToken cancel)
    {
        while (beside && lastPage is { } then && time.GetElapsedTime(then) < BesideLoad && await LoadGoesOn(cancel).ConfigureAwait(false))
        {
            await Task.Delay(Poll, time, cancel).ConfigureAwait(false);
        }

        lastPage = time.GetTimestamp();
    }

    /// <summary>
    /// Where to go on. If the journal does not hold what the index took in (the register was put back to an earlier state), nothing in the index can
    /// be believed: it is made anew from the start.
    /// </summary>
    private async Task Begin(CancellationToken cancel)
    {
        Array.ForEach(workers, static worker => worker.Batch.Clear());
        if (index.NeedsRepair)
        {
            // Made anew as a whole: nobody waits for it as for today's states.
            Volatile.Write(ref damaged, index.Damage is { Count: > 0 } now ? now : ["A file of the index of earlier states is damaged."]);
            StartAnew($"{damaged[0]} The index of earlier states is made anew from the register.");
        }

        if ((place ?? (index.Cursor is { } text && IndexPlace.TryParse(text, out var kept) ? kept : null)) is { } known)
        {
            if (known.IsIn(await changes.Committed(known.Cursor.Batch, cancel).ConfigureAwait(false)))
            {
                if (place is null)
                {
                    (place, ahead) = (known, Max(ahead, known.Cursor));
                    expected ??= await changes.LastBatch(cancel).ConfigureAwait(false);
                }

                return;
            }

            StartAnew("The register was put back to an earlier state than the index of earlier states had taken in; that is made anew from the journal.");
        }

        if (uncommitted > 0)
        {
            // Applied and not committed when a connection was lost: it would be of nobody knows when.
            index.StartAnew();
            uncommitted = 0;
        }

        // Nothing is in it yet: what changed until now is met on the way.
        var last = await changes.LastBatch(cancel).ConfigureAwait(false);
        ahead = new JournalCursor(last, Guid.AllBitsSet);
        expected ??= last;
        if (last > 0 && !MayAnswer)
        {
            // a part of it would be opened for the whole by a program that has other fields
            index.BeginBuilding();
        }
    }

    private void StartAnew(string because)
    {
        Problem = because;
        index.StartAnew();
        index.BeginRepair();
        (place, expected, uncommitted, MayAnswer) = (null, null, 0, false);
        StartedAnew?.Invoke(because);
    }

    /// <summary>Takes in what changed of entries the index may know, up to now; visible on return.</summary>
    private async Task TakeChanged(CancellationToken cancel)
    {
        var last = await changes.LastBatch(cancel).ConfigureAwait(false);
        if (place is null || last <= ahead.Batch)
        {
            return;
        }

        var from = ahead;
        while (true)
        {
            var page = await histories.ChangedAfter(from, last, Page, cancel).ConfigureAwait(false);
            await TakeIn(page, workers.Length).ConfigureAwait(false);
            if (page.Count < Page)
            {
                break;
            }

            from = page[^1].Cursor;
        }

        await CommitTaken().ConfigureAwait(false);
        ahead = new JournalCursor(last, Guid.AllBitsSet);
    }

    private async Task<int> TakeNew(int count, int width, CancellationToken cancel)
    {
        var page = await histories.After(Cursor, count, cancel).ConfigureAwait(false);
        await TakeIn(page, width).ConfigureAwait(false);
        if (page.Count > 0)
        {
            place = IndexPlace.Of(page[^1]);
        }

        return page.Count;
    }

    private Task TakeIn(IReadOnlyList<PackedHistory> page, int width)
    {
        if (beside)
        {
            return LowPriority.Run(() => Put(page, width));
        }

        Put(page, width);
        return Task.CompletedTask;
    }

    private void Put(IReadOnlyList<PackedHistory> page, int width)
    {
        if (page.Count == 0)
        {
            return;
        }

        var started = Stopwatch.GetTimestamp();
        var next = -1;
        Parallel.For(0, width, new ParallelOptions { MaxDegreeOfParallelism = width }, i =>
        {
            for (int at; (at = Interlocked.Increment(ref next)) < page.Count;)
            {
                workers[i].States.Put(page[at], workers[i].Batch);
            }
        });
        foreach (var worker in workers)
        {
            index.Apply(worker.Batch);
        }

        uncommitted += page.Count;
        Measures.Passed(Stage.History, started, page.Count);
    }

    private async Task CommitTaken()
    {
        if (uncommitted > 0 && place is { } done)
        {
            await (beside ? LowPriority.Run(() => index.Commit(done.ToString())) : Committed(done)).ConfigureAwait(false);
            uncommitted = 0;
        }
    }

    private Task Committed(IndexPlace done)
    {
        index.Commit(done.ToString());
        return Task.CompletedTask;
    }

    private async Task Measure(bool full, CancellationToken cancel)
    {
        var last = await changes.LastBatch(cancel).ConfigureAwait(false);
        index.Built(Cursor.Batch, last);
        if (!MayAnswer && uncommitted == 0 && (!full || Cursor.Batch > expected))
        {
            // visible is what is committed; where nothing is left, all of it is
            index.EndBuilding();
            MayAnswer = true;
            Volatile.Write(ref damaged, []);
        }

        Behind = full ? Math.Max(1, last - Cursor.Batch) : 0;
        if (!beside)
        {
            var holds = index.Statistics();
            Measures.History(Behind, holds.Documents, holds.Bytes, Damage.Count);
        }
    }

    private static JournalCursor Max(JournalCursor a, JournalCursor b) => a > b ? a : b;

    /// <summary>What one thread fills.</summary>
    private sealed class Worker(EmbeddedIndex index)
    {
        public StatesOfEntry States { get; } = new(index.Fields);

        public IndexBatch Batch { get; } = index.NewBatch();
    }
}
