using System.Data;
using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>Reads the journal for whoever keeps every state: entries that changed since a cursor, in order, each with all its states as the public may see them today.</summary>
public sealed class EntryHistories(Database database, TimeProvider time)
{
    private const string HeadColumns =
        """e.batch, e.id, e."right", e.visibility, e.deleted, e.merged_into is not null, c.show, e.demonstration, e.current, e.statements, b.committed""";

    /// <summary>The next changes after a cursor.</summary>
    public async Task<IReadOnlyList<PackedHistory>> After(JournalCursor cursor, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {HeadColumns} from (select * from entry where (batch, id) > ($1, $2) order by batch, id limit $3) e
            join journal_batch b on b.number = e.batch join collection c on c.id = e.collection order by e.batch, e.id
            """)
        { Parameters = { new() { Value = cursor.Batch }, new() { Value = cursor.Entry }, new() { Value = count } } };
        return await Read(command, count, cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// The next changes after a cursor, up to a batch, of entries that may have been known before: that have earlier states, are not to be shown, or
    /// changed by something else than a load. What is left out are entries a load made.
    /// </summary>
    public async Task<IReadOnlyList<PackedHistory>> ChangedAfter(JournalCursor cursor, long last, int count, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select {HeadColumns} from entry e join journal_batch b on b.number = e.batch join collection c on c.id = e.collection
            where (e.batch, e.id) > ($1, $2) and e.batch <= $4 and (e.snapshots > 1 or e.visibility <> 0 or e.deleted or e.merged_into is not null or b.cause <> 1)
            order by e.batch, e.id limit $3
            """)
        { Parameters = { new() { Value = cursor.Batch }, new() { Value = cursor.Entry }, new() { Value = count }, new() { Value = last } } };
        return await Read(command, count, cancel).ConfigureAwait(false);
    }

    private async Task<IReadOnlyList<PackedHistory>> Read(NpgsqlCommand command, int count, CancellationToken cancel)
    {
        // Heads and snapshots of one moment: between the two an entry could be taken down.
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancel).ConfigureAwait(false);
        (command.Connection, command.Transaction) = (connection, transaction);
        // While a load goes on PostgreSQL knows little of how large the tables are, and would read them whole each second.
        await using (var byIndex = new NpgsqlCommand("set local enable_seqscan = off", connection, transaction))
        {
            await byIndex.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        var page = new List<PackedHistory>(Math.Min(count, 1000));
        var shown = new Dictionary<Guid, (List<StatedRow> Rows, List<KnownStatement> Known)>();
        await using (var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                var id = row.GetGuid(1);
                var rows = new List<StatedRow>();
                if (PublicView.Shows((Visibility)row.GetInt16(3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(6)))
                {
                    shown.Add(id, (rows, KnownStatements.Read(row.GetFieldValue<byte[]>(9))));
                }
                page.Add(new PackedHistory(new JournalCursor(row.GetInt64(0), id), rows, row.GetInt32(8), today) { Committed = row.GetFieldValue<DateTimeOffset>(10), Demonstration = row.GetBoolean(7) });
            }
        }
        if (shown.Count > 0)
        {
            await Snapshots(connection, shown, cancel).ConfigureAwait(false);
        }
        return page;
    }

    /// <summary>Snapshots of the entries and of those joined to them, in the order learnt. What an office deleted before it was joined is not shown from history either.</summary>
    private static async Task Snapshots(NpgsqlConnection connection, Dictionary<Guid, (List<StatedRow> Rows, List<KnownStatement> Known)> shown, CancellationToken cancel)
    {
        // Looked up by lists of ids: a recursive query makes PostgreSQL expect many rows and read the whole table.
        var rootOf = shown.Keys.ToDictionary(static id => id);
        for (Guid[] last = [.. shown.Keys]; last.Length > 0;)
        {
            last = await Joined(connection, last, rootOf, cancel).ConfigureAwait(false);
        }
        await using var command = new NpgsqlCommand(
            $"""
            select {StatedRow.ColumnList} from snapshot s join entry e on e.id = s.entry join collection c on c.id = e.collection
            where s.entry = any($1) order by s.batch, s.entry, s.number
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. rootOf.Keys] });
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            shown[rootOf[row.GetGuid(0)]].Rows.Add(StatedRow.Read(row));
        }
        foreach (var (root, (rows, known)) in shown)
        {
            StatedRow.Raise(rows, root, known);
        }
    }

    /// <summary>The entries joined to some others, and for which entry they stand.</summary>
    private static async Task<Guid[]> Joined(NpgsqlConnection connection, Guid[] to, Dictionary<Guid, Guid> rootOf, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select e.id, e.merged_into from entry e join collection c on c.id = e.collection where e.merged_into = any($1) and e.visibility = 0 and c.show and not e.deleted", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = to });
        var found = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            if (rootOf.TryAdd(row.GetGuid(0), rootOf[row.GetGuid(1)]))
            {
                found.Add(row.GetGuid(0));
            }
        }
        return [.. found];
    }
}
