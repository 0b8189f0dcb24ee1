using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>
/// An embargo that ends is a change although nobody delivers anything: the entry becomes public and goes into the journal (design, section 6, 2).
/// So does an entry of which more becomes public: a further publication that falls due, a design whose deferment ends.
/// </summary>
public sealed class Embargo(Database database, TimeProvider time)
{
    private const int Page = 1000;

    /// <summary>Opens all entries whose day has come (UTC); returns how many were journalled.</summary>
    public async Task<int> OpenDue(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using (var any = new NpgsqlCommand(
            "select exists (select 1 from entry where visibility = 1 and public_from <= $1) or exists (select 1 from entry where next_public <= $1)", connection) { Parameters = { new() { Value = today } } })
        {
            if (await any.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not true)
            {
                return 0;
            }
        }
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        var batch = Journal.NextBatch(connection, now, JournalCause.EmbargoEnded, null);
        await using (var open = new NpgsqlCommand("update entry set visibility = 0, batch = $1 where visibility = 1 and public_from <= $2", connection)
        { Parameters = { new() { Value = batch }, new() { Value = today } } })
        {
            await open.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        while (await ShowMore(connection, batch, today, cancel).ConfigureAwait(false) == Page)
        {
        }
        await using var count = new NpgsqlCommand("select count(*)::int from entry where batch = $1", connection) { Parameters = { new() { Value = batch } } };
        var journalled = (int)(await count.ExecuteScalarAsync(cancel).ConfigureAwait(false))!;
        Journal.Close(connection, batch, journalled);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return journalled;
    }

    /// <summary>Journals entries of which more is public since today, and looks when the next day of that kind is.</summary>
    private static async Task<int> ShowMore(NpgsqlConnection connection, long batch, DateOnly today, CancellationToken cancel)
    {
        List<Guid> entries = [];
        List<DateOnly?> next = [];
        await using (var due = new NpgsqlCommand(
            """
            select e.id, e."right", s.payload from entry e left join snapshot s on s.entry = e.id and s.number = e.current where e.next_public <= $1 limit $2
            """, connection) { Parameters = { new() { Value = today }, new() { Value = Page } } })
        await using (var row = await due.ExecuteReaderAsync(cancel).ConfigureAwait(false))
        {
            while (await row.ReadAsync(cancel).ConfigureAwait(false))
            {
                entries.Add(row.GetGuid(0));
                next.Add(row.IsDBNull(2) ? null : PublicView.NextChange(Payload.Read((Right)row.GetInt16(1), row.GetFieldValue<byte[]>(2)), today));
            }
        }
        await using var update = new NpgsqlCommand(
            """
            update entry e set next_public = d.next, batch = case when e.visibility = 0 and not e.deleted and e.merged_into is null then $1 else e.batch end
            from unnest($2, $3) d(id, next) where e.id = d.id
            """, connection);
        update.Parameters.AddWithValue(batch);
        update.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. entries] });
        update.Parameters.Add(new NpgsqlParameter<DateOnly?[]> { TypedValue = [.. next] });
        await update.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        return entries.Count;
    }
}
