using System.Globalization;
using Daftar.Store;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>An entry that a complete full extraction does not name.</summary>
public sealed record Omission(Guid Entry, string Office, Right Right, string? Number);

/// <summary>
/// What a complete full extraction leaves out: reported always, acted on only when told to. An office that sends half an extraction by
/// mistake must not empty its register. It is judged within the collections it speaks of (<see cref="Extraction"/>), and can omit only what its
/// provider said before: of its own register what it said itself, of another office's what nobody else said. What was said of an entry after
/// the extraction was made is not touched by it.
/// </summary>
public sealed class Omissions(Database database, TimeProvider time)
{
    // $1 packages of the delivery, $2 collections, $3 declared authority, $4 when the extraction was made.
    private const string Omitted =
        """
        from entry e join (select id, office, coalesce((select a.office from collection a where a.authority = $3 limit 1), $3, office) as provider from collection where id = any($2)) c on c.id = e.collection
          cross join lateral (
            select max(s.produced) filter (where s.provider = c.provider) as latest, bool_or(s.provider <> c.provider) as shared from snapshot s where s.entry = e.id) said
        where not e.deleted and e.merged_into is null
          and not exists (select 1 from delivery_seen d where d.entry = e.id and d.package = any($1))
          and not exists (select 1 from moved m where m.id = e.id)
          and said.latest <= $4 and (c.provider = c.office or not said.shared)
        """;

    /// <summary>Entries into which named ones have been merged since.</summary>
    private const string Moved =
        """
        with recursive moved(id) as (
          select e.merged_into from delivery_seen d join entry e on e.id = d.entry where d.package = any($1) and e.merged_into is not null
          union select e.merged_into from moved m join entry e on e.id = m.id where e.merged_into is not null)
        """;

    /// <summary>
    /// Counts the omitted entries into the account of the package that ends its delivery; with <paramref name="remove"/> takes them as deleted by
    /// the office. Says in the account why not, where the delivery cannot be judged.
    /// </summary>
    internal async Task Report(long package, bool remove, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        var extraction = await Extraction.Of(connection, package, cancel).ConfigureAwait(false);
        if (extraction.Missing is { } missing)
        {
            await Say(connection, package, $"Not judged: {missing} of its delivery are not loaded. Load them, then this one again.", cancel).ConfigureAwait(false);
        }
        else if (extraction.Collections.Length == 0)
        {
            await Say(connection, package, "Not judged: it names no entry of its office, or a later extraction has been judged since.", cancel).ConfigureAwait(false);
        }
        else
        {
            await Count(connection, package, extraction, cancel).ConfigureAwait(false);
            await extraction.ForgetEarlier(connection, package, cancel).ConfigureAwait(false);
            if (remove && WhyNotComplete(extraction) is { } reason)
            {
                // Half an extraction must not empty a register, whatever one was told.
                await Say(connection, package, $"Nothing was removed: {reason}, and may be or hold what seems omitted. Have that corrected first.", cancel).ConfigureAwait(false);
            }
            else if (remove)
            {
                await Remove(connection, package, extraction, cancel).ConfigureAwait(false);
            }
        }
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Records of a full extraction were released: what it omits is counted anew, where it was or can be judged.</summary>
    internal async Task CountAgain(long package, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            select l.id from package p join package l on l.id = p.id or (l.delivery = p.delivery and l.authority is not distinct from p.authority)
            where p.id = $1 and p.kind = 1 and l.kind = 1 and l.state in (2, 3) and (l.omitted is not null or l.last or l.delivery is null) order by l.id desc limit 1
            """);
        command.Parameters.AddWithValue(package);
        if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is long ends)
        {
            await Report(ends, remove: false, cancel).ConfigureAwait(false);
        }
        await using var done = database.Source.CreateCommand("update package set judge_again = false where id = $1");
        done.Parameters.AddWithValue(package);
        await done.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Full extractions of which records were released by a command that was killed before it counted anew; none named: of all packages.</summary>
    internal async Task<IReadOnlyList<long>> ToCountAgain(IReadOnlyList<long> packages, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select id from package where judge_again and (cardinality($1) = 0 or id = any($1)) order by id");
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. packages] });
        var list = new List<long>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(row.GetInt64(0));
        }
        return list;
    }

    /// <summary>Entries that the extraction ended by this package omits, as long as what it names is remembered.</summary>
    public async Task<IReadOnlyList<Omission>> List(long package, int count, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var extraction = await Extraction.Of(connection, package, cancel).ConfigureAwait(false);
        await using var command = Command(connection, extraction,
            $"""
            {Moved}
            select o.id, o.office, o."right", (select i.written from identifier i where i.entry = o.id and i.key = o.id)
            from (select e.id, c.office, e."right" {Omitted} order by e.id limit $5) o
            """);
        command.Parameters.AddWithValue(count);
        var list = new List<Omission>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(new Omission(row.GetGuid(0), row.GetString(1), (Right)row.GetInt16(2), row.IsDBNull(3) ? null : row.GetString(3)));
        }
        return list;
    }

    /// <summary>Null where everything that came of it was read and taken.</summary>
    private static string? WhyNotComplete(Extraction extraction)
    {
        var waiting = string.Create(CultureInfo.InvariantCulture, $"{extraction.NotTaken} {(extraction.NotTaken == 1 ? "record of the delivery is" : "records of the delivery are")} held or set aside");
        var unread = string.Create(CultureInfo.InvariantCulture, $"{extraction.Unread} {(extraction.Unread == 1 ? "document or zip of the delivery" : "documents or zips of the delivery")} could not be read to the end (the findings say which)");
        return (extraction.NotTaken, extraction.Unread) switch { (0, 0) => null, (_, 0) => waiting, (0, _) => unread, _ => $"{waiting} and {unread}" };
    }

    private static async Task Count(NpgsqlConnection connection, long package, Extraction extraction, CancellationToken cancel)
    {
        await using var command = Command(connection, extraction, $"{Moved} update package set omitted = coalesce(removed, 0) + (select count(*) {Omitted}), message = null where id = $5");
        command.Parameters.AddWithValue(package);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static async Task Say(NpgsqlConnection connection, long package, string message, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("update package set message = $2 where id = $1", connection) { Parameters = { new() { Value = package }, new() { Value = message } } };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>
    /// Each gets a snapshot of its own (kind: deleted by the office, package: the one that ends the delivery), linked into its chain: the digest
    /// is that of an empty original, for the office sent none.
    /// </summary>
    private async Task Remove(NpgsqlConnection connection, long package, Extraction extraction, CancellationToken cancel)
    {
        var batch = Journal.NextBatch(connection, time.GetUtcNow(), JournalCause.Omitted, package);
        await using var command = Command(connection, extraction, RemoveSql);
        command.Parameters.AddWithValue(package);
        command.Parameters.AddWithValue(batch);
        var removed = await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        Journal.Close(connection, batch, removed);
        await using (var holds = Command(connection, extraction, """insert into package_collection (package, office, "right") select $5, office, "right" from collection where id = any($2) on conflict do nothing"""))
        {
            holds.Parameters.AddWithValue(package);
            await holds.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        await using var account = new NpgsqlCommand("update package set removed = coalesce(removed, 0) + $2 where id = $1", connection) { Parameters = { new() { Value = package }, new() { Value = (long)removed } } };
        await account.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    // 7: SnapshotKind.Deleted, 5: Outcome.Deleted, 1023: Parts.All, 1 and 3: ProducedFrom.Record and Arrival; microseconds count from the year 1 as Evidence.Link counts them.
    private const string RemoveSql =
            $"""
            {Moved},
            gone as (
              select o.id, o.snapshots + 1 as number, o.status, o.link, o.provider, p.arrived, $4 as made, decode(md5(random()::text || o.id::text), 'hex') as salt
              from (select e.*, c.provider {Omitted}) o join package p on p.id = $5),
            digested as (select *, sha256(salt || sha256(''::bytea)) as digest from gone),
            linked as (
              select *, sha256(link || digest || int4send(number) || int8send((extract(epoch from made) * 1000000)::bigint + 62135596800000000)
                || int8send((extract(epoch from arrived) * 1000000)::bigint + 62135596800000000)) as newlink
              from digested),
            kept as (
              insert into snapshot (entry, number, batch, package, kind, outcome, status, scope_fully, scope_partly, produced, produced_from, learnt, in_law, provider, fingerprint,
                fingerprint_rule, dialect, reader, chunk, place, salt, digest, link, payload)
              select id, number, $6, $5, 7, 5, status, 1023, 0, made, case when made = arrived then 3 else 1 end, arrived, 0, provider,
                sha256(''::bytea), 0, 'omitted', 0, -1, -1, salt, digest, newlink, null
              from linked returning entry)
            update entry e set deleted = true, snapshots = l.number, link = l.newlink, batch = $6 from linked l where e.id = l.id
            """;

    private static NpgsqlCommand Command(NpgsqlConnection connection, Extraction extraction, string sql)
    {
#pragma warning disable CA2100 // constants of this class
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = extraction.Packages });
        command.Parameters.Add(new NpgsqlParameter<short[]> { TypedValue = extraction.Collections });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)extraction.Authority ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(extraction.Made.UtcDateTime);
        return command;
    }
}
