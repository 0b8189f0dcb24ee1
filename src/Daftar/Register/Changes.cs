using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>An entry that changed, as the public may see it now: a state, or nothing (not public, deleted, merged into another).</summary>
public sealed record Change(JournalCursor Cursor, Guid Entry, Right Right, IpRecord? State, bool Demonstration, DateTimeOffset Learnt);

/// <summary>Reads the journal: entries that changed since a cursor, in order, each as it is now. An entry changed twice is read once, at its last place.</summary>
public sealed class Changes(Database database, TimeProvider time)
{
    /// <summary>
    /// The next changes after a cursor. Rows come packed and are unpacked by whoever takes them, so that the work can be spread over threads.
    /// </summary>
    public Task<IReadOnlyList<PackedChange>> After(JournalCursor cursor, int count, CancellationToken cancel) =>
        Read(new NpgsqlCommand(
            """
            select e.batch, e.id, e."right", e.visibility, e.deleted, e.merged_into is not null, e.demonstration, s.payload, s.learnt, b.committed, c.show
            from (select * from entry where (batch, id) > ($1, $2) order by batch, id limit $3) e
            left join snapshot s on s.entry = e.id and s.number = e.current join journal_batch b on b.number = e.batch join collection c on c.id = e.collection
            order by e.batch, e.id
            """)
        { Parameters = { new() { Value = cursor.Batch }, new() { Value = cursor.Entry }, new() { Value = count } } }, cancel);

    /// <summary>Some entries as they are now, each at the place of its last change; those the register does not have are left out.</summary>
    public Task<IReadOnlyList<PackedChange>> Of(IReadOnlyList<Guid> entries, CancellationToken cancel) =>
        Read(new NpgsqlCommand(
            """
            select e.batch, e.id, e."right", e.visibility, e.deleted, e.merged_into is not null, e.demonstration, s.payload, s.learnt, b.committed, c.show
            from entry e
            left join snapshot s on s.entry = e.id and s.number = e.current join journal_batch b on b.number = e.batch join collection c on c.id = e.collection
            where e.id = any($1)
            """)
        { Parameters = { new() { Value = entries.ToArray() } } }, cancel);

    /// <summary>The ids of the next entries after one, in the order of ids.</summary>
    public async Task<IReadOnlyList<Guid>> Ids(Guid after, int count, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select id from entry where id > $1 order by id limit $2", connection) { Parameters = { new() { Value = after }, new() { Value = count } } };
        var ids = new List<Guid>(count);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            ids.Add(row.GetGuid(0));
        }
        return ids;
    }

    private async Task<IReadOnlyList<PackedChange>> Read(NpgsqlCommand asked, CancellationToken cancel)
    {
        await using var command = asked;
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        command.Connection = connection;
        var changes = new List<PackedChange>();
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var shown = PublicView.Shows((Visibility)row.GetInt16(3), row.GetBoolean(4), row.GetBoolean(5), row.GetBoolean(10)) && !row.IsDBNull(7);
            changes.Add(new PackedChange(new JournalCursor(row.GetInt64(0), row.GetGuid(1)), (Right)row.GetInt16(2), shown ? row.GetFieldValue<byte[]>(7) : null, row.GetBoolean(6), today, row.IsDBNull(8) ? default : row.GetFieldValue<DateTimeOffset>(8))
            { Committed = row.GetFieldValue<DateTimeOffset>(9) });
        }
        return changes;
    }

    /// <summary>The number of the last committed batch; 0 for an empty register.</summary>
    public async Task<long> LastBatch(CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select coalesce(max(number), 0) from journal_batch");
        return (long)(await command.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
    }

    /// <summary>When the last batch was committed, if a load wrote it; null otherwise.</summary>
    public async Task<DateTimeOffset?> LastLoad(CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select committed, cause from journal_batch order by number desc limit 1");
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await row.ReadAsync(cancel).ConfigureAwait(false) && (JournalCause)row.GetInt16(1) == JournalCause.Load ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }

    /// <summary>When a batch was committed; null if the journal has none of that number. Together they say which batch it is, also after the register was put back to an earlier state.</summary>
    public async Task<DateTimeOffset?> Committed(long batch, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var command = new NpgsqlCommand("select committed from journal_batch where number = $1", connection) { Parameters = { new() { Value = batch } } };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await row.ReadAsync(cancel).ConfigureAwait(false) ? row.GetFieldValue<DateTimeOffset>(0) : null;
    }
}

/// <summary>A change whose state is still packed.</summary>
public sealed class PackedChange(JournalCursor cursor, Right right, byte[]? packed, bool demonstration, DateOnly today, DateTimeOffset learnt)
{
    public JournalCursor Cursor { get; } = cursor;

    /// <summary>When the batch of the cursor was committed, as the journal has it.</summary>
    public required DateTimeOffset Committed { get; init; }

    public bool IsShown => packed is not null;

    public Change Open() => new(Cursor, Cursor.Entry, right, packed is null ? null : PublicView.Narrow(Payload.Read(right, packed), today), demonstration, learnt);
}
