using Daftar.Store;
using Npgsql;

namespace Daftar.Register;

/// <summary>An embargo that ends is a change although nobody delivers anything: the entry becomes public and goes into the journal (design, section 6, 2).</summary>
public sealed class Embargo(Database database, TimeProvider time)
{
    /// <summary>Opens all entries whose day has come (UTC); returns how many.</summary>
    public async Task<int> OpenDue(CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var today = DateOnly.FromDateTime(now.UtcDateTime);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using (var any = new NpgsqlCommand("select exists (select 1 from entry where visibility = 1 and public_from <= $1)", connection) { Parameters = { new() { Value = today } } })
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
        await using var open = new NpgsqlCommand("update entry set visibility = 0, batch = $1 where visibility = 1 and public_from <= $2", connection)
        { Parameters = { new() { Value = batch }, new() { Value = today } } };
        var opened = await open.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        Journal.Close(connection, batch, opened);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return opened;
    }
}
