using System.Security.Cryptography;
using Daftar.Rights;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// Lays a batch of statements into the register, in one transaction under the journal lock. All decisions are taken in memory from the heads
/// of the entries concerned, fetched in one round trip; new rows go straight into their tables by binary COPY, changed heads through a
/// staging table. Under the lock nobody else writes, so what was decided still holds when it is written.
/// </summary>
internal sealed class Merge(NpgsqlConnection connection, Collections collections, TimeProvider time)
{
    /// <summary>Advisory lock of everything that writes the journal: "daftar" and "jrnl" in bytes.</summary>
    public const long JournalLock = 0x6461_6674_6a72_6e6c;

    private readonly PayloadBuffer _buffer = new();
    private readonly PackageCollections _held = new(connection);

    public MergeResult Run(MergeBatch batch)
    {
        using var transaction = connection.BeginTransaction();
        using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = JournalLock } } })
        {
            command.ExecuteNonQuery();
        }
        RefuseIfOutOfStep(batch);
        batch.Release?.RefuseIfOutOfStep(connection, batch.Package);
        var now = time.GetUtcNow();
        var journal = Journal.NextBatch(connection, now, JournalCause.Load, batch.Package);
        collections.Load(connection);
        HashSet<(string Office, Right Right)> spoken = [.. batch.Statements.Select(static statement => (statement.Office, statement.Right))];
        collections.Ensure(connection, spoken);
        var heads = Heads.Load(connection, collections, batch.Statements);
        var (overlaid, anew) = Needed(batch.Statements, heads);
        heads.LoadStates(connection, overlaid);
        heads.LoadStatements(connection, anew);

        var erasures = Erasures.Load(connection, heads, batch, time.GetUtcNow());
        var work = new MergeWork(batch, heads, collections, journal, _buffer);
        foreach (var statement in batch.Statements)
        {
            erasures?.Before(statement, work);
            work.Lay(statement);
        }
        if (batch.Release?.ChangesNothing(work) == true)
        {
            return new MergeResult(0, new long[work.Counts.Length], [], null);
        }
        erasures?.After(work);
        batch.Release?.Settle(batch, work);
        batch.Release?.TakeAway(connection, batch.Package);
        var rows = new MergeRows(connection, journal, batch);
        rows.Write(work);
        erasures?.Written(work);
        batch.Release?.Written(connection, batch, work, erasures?.Cuts ?? []);
        _held.Write(batch, spoken);
        Journal.Close(connection, journal, work.Journalled);
        var counts = work.Counts;
        batch.Release?.Count(counts);
        foreach (var waiting in batch.Waiting)
        {
            counts[(int)waiting.Outcome]++;
        }
        if (batch.Release is null)
        {
            Packages.Advance(connection, batch, counts, time.GetUtcNow());
        }
        else
        {
            Packages.Move(connection, batch, counts);
        }
        if (batch.Release is not { IsTrial: true })
        {
            transaction.Commit();
            _held.Committed();
        }
        return new MergeResult(journal, counts, work.Findings,
            batch.HandsOver ? HandedBatch.Of(journal, now, batch, heads.All, collections, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime)) : null);
    }

    private void RefuseIfOutOfStep(MergeBatch batch)
    {
        using var command = new NpgsqlCommand("select done, (select coalesce(target, version) from number_rules) from package where id = $1", connection) { Parameters = { new() { Value = batch.Package } } };
        using var row = command.ExecuteReader();
        long? done = row.Read() ? row.GetInt64(0) : null;
        NumberRulesHeld.RefuseOthers(done is null || row.IsDBNull(1) ? null : row.GetString(1));
        if (done != batch.DoneBefore)
        {
            throw new InvalidOperationException(string.Create(null,
                $"Package {batch.Package} stands at record {done}, not at {batch.DoneBefore}: it is being loaded by another process. Wait for that one, then load again."));
        }
    }

    /// <summary>
    /// Known entries whose state some statement of the batch will be laid over rather than replace, and those whose state will be made anew of all
    /// statements; the few this misses are fetched when met.
    /// </summary>
    private static (HashSet<EntryHead> Overlaid, HashSet<EntryHead> Anew) Needed(List<Statement> statements, Heads heads)
    {
        HashSet<EntryHead> overlaid = [], anew = [];
        foreach (var statement in statements)
        {
            EntryHead? first = null;
            var (byApplication, hasApplication) = (false, false);
            for (var i = 0; i < statement.Keys.Length; i++)
            {
                var head = heads.Of(statement.Keys[i]);
                var isApplication = OtherApplications.IsOwnApplication(statement, i);
                (hasApplication, byApplication) = (hasApplication || isApplication, byApplication || (isApplication && head is not null));
                if (head is null)
                {
                    continue;
                }
                if (first is not null && head != first)
                {
                    // Two entries turn out to be one.
                    overlaid.UnionWith([first, head]);
                    anew.UnionWith([first, head]);
                }
                first ??= head;
                var decision = Decision.On(head, statement);
                if (decision.FromStatements)
                {
                    anew.Add(head);
                }
                // What a file looks like came once, perhaps; what came is with the state.
                var aboutFiles = decision.Outcome switch { Outcome.Changed => statement.LacksFiles, Outcome.Duplicate or Outcome.Unchanged => statement.BringsFiles, _ => false };
                if (head.Identifiers > statement.Keys.Length || aboutFiles || decision is { Outcome: Outcome.Changed, IsWhole: false })
                {
                    overlaid.Add(head);
                }
            }
            if (first is not null && hasApplication && !byApplication)
            {
                // Known under another application number, perhaps.
                overlaid.Add(first);
            }
        }
        return (overlaid, anew);
    }
}
