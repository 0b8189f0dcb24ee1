using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>An entry that a complete full extraction does not name.</summary>
public sealed record Omission(Guid Entry, string Office, Right Right, string? Number);

/// <summary>
/// What a complete full extraction leaves out: reported always, acted on only when told to. An office that sends half an extraction by
/// mistake must not empty its register.
/// </summary>
public sealed class Omissions(Database database, TimeProvider time)
{
    private const string Omitted =
        """
        from entry e where e.collection in (select distinct s.collection from delivery_seen d join entry s on s.id = d.entry where d.delivery = $1)
          and not e.deleted and e.merged_into is null and not exists (select 1 from delivery_seen d where d.delivery = $1 and d.entry = e.id)
        """;

    /// <summary>Counts the omitted entries into the package's account; with <paramref name="remove"/> takes them as deleted by the office.</summary>
    internal async Task Report(long package, string delivery, bool remove, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        await using (var command = new NpgsqlCommand($"update package set omitted = (select count(*) {Omitted}) where id = $2", connection)
        { Parameters = { new() { Value = delivery }, new() { Value = package } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        // What an earlier extraction named is of no use once a later one is complete.
        await using (var command = new NpgsqlCommand(
            """
            delete from delivery_seen where delivery <> $1 and delivery in (
              select coalesce(delivery, 'package ' || id) from package where kind = 1 and state in (2, 3) and (last or delivery is null) and id < $2)
            """, connection)
        { Parameters = { new() { Value = delivery }, new() { Value = package } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        if (remove && await Unfinished(connection, package, cancel).ConfigureAwait(false) is { } reason)
        {
            // Half an extraction must not empty a register, whatever one was told.
            await using var command = new NpgsqlCommand("update package set message = $2 where id = $1", connection) { Parameters = { new() { Value = package }, new() { Value = reason } } };
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        else if (remove)
        {
            await Remove(connection, package, delivery, cancel).ConfigureAwait(false);
        }
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Why the extraction is not to be trusted as complete; null where it is.</summary>
    private static async Task<string?> Unfinished(NpgsqlConnection connection, long package, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select count(*) filter (where d.state not in (2, 3)), coalesce(sum(d.held + d.set_aside), 0)::bigint
            from package p join package d on d.id = p.id or (d.delivery = p.delivery and d.authority is not distinct from p.authority) where p.id = $1
            """, connection)
        { Parameters = { new() { Value = package } } };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await row.ReadAsync(cancel).ConfigureAwait(false);
        return row.GetInt64(0) > 0 ? string.Create(null, $"Nothing was removed: {row.GetInt64(0)} packages of the delivery are not loaded. Load them, then this one again.")
            : row.GetInt64(1) > 0 ? string.Create(null, $"Nothing was removed: {row.GetInt64(1)} records of the delivery are held or set aside, and may be what seems omitted. Have them corrected first.")
            : null;
    }

    /// <summary>Omitted entries of a full extraction, as long as its delivery is remembered.</summary>
    public async Task<IReadOnlyList<Omission>> List(string delivery, int count, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            $"""
            select o.id, c.office, o."right", (select i.written from identifier i where i.entry = o.id and i.key = o.id)
            from (select e.* {Omitted} order by e.id limit $2) o join collection c on c.id = o.collection
            """);
        command.Parameters.AddWithValue(delivery);
        command.Parameters.AddWithValue(count);
        var list = new List<Omission>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(new Omission(row.GetGuid(0), row.GetString(1), (Right)row.GetInt16(2), row.IsDBNull(3) ? null : row.GetString(3)));
        }
        return list;
    }

    /// <summary>
    /// Each gets a snapshot of its own (kind: deleted by the office, provider: this package), linked into its chain: the digest is that of an
    /// empty original, for the office sent none.
    /// </summary>
    private async Task Remove(NpgsqlConnection connection, long package, string delivery, CancellationToken cancel)
    {
        var batch = Journal.NextBatch(connection, time.GetUtcNow(), JournalCause.Omitted, package);
        await using var command = new NpgsqlCommand(RemoveSql, connection)
        { Parameters = { new() { Value = delivery }, new() { Value = package }, new() { Value = batch } } };
        var removed = await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        Journal.Close(connection, batch, removed);
    }

    // 7: SnapshotKind.Deleted, 5: Outcome.Deleted, 1023: Parts.All, 3: ProducedFrom.Arrival; microseconds count from the year 1 as Evidence.Link counts them.
    private const string RemoveSql =
            """
            with gone as (
              select e.id, e.snapshots + 1 as number, e.status, e.link, c.office, p.arrived, decode(md5(random()::text || e.id::text), 'hex') as salt
              from (select e.* from entry e where e.collection in (select distinct s.collection from delivery_seen d join entry s on s.id = d.entry where d.delivery = $1)
                and not e.deleted and e.merged_into is null and not exists (select 1 from delivery_seen d where d.delivery = $1 and d.entry = e.id)) e join collection c on c.id = e.collection join package p on p.id = $2),
            digested as (select *, sha256(salt || sha256(''::bytea)) as digest from gone),
            linked as (
              select *, sha256(link || digest || int4send(number) || int8send((extract(epoch from arrived) * 1000000)::bigint + 62135596800000000)
                || int8send((extract(epoch from arrived) * 1000000)::bigint + 62135596800000000)) as newlink
              from digested),
            kept as (
              insert into snapshot (entry, number, batch, package, kind, outcome, status, scope_fully, scope_partly, produced, produced_from, learnt, in_law, provider, fingerprint,
                fingerprint_rule, dialect, reader, chunk, place, salt, digest, link, payload)
              select id, number, $3, $2, 7, 5, status, 1023, 0, arrived, 3, arrived, 0, office,
                sha256(''::bytea), 0, 'omitted', 0, -1, -1, salt, digest, newlink, null
              from linked returning entry)
            update entry e set deleted = true, snapshots = l.number, link = l.newlink, batch = $3 from linked l where e.id = l.id
            """;
}
