using System.Security.Cryptography;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;
using Daftar.Store;
using Daftar.Store.Files;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>What a take-down did.</summary>
/// <param name="Snapshots">Snapshots it concerned: each has a tombstone now.</param>
public sealed record TakenDown(int Snapshots);

/// <summary>
/// Removal by the hub (the third removal; not the office's deletion, not the end of a right). Bytes and salt are destroyed: the state is
/// written anew without what is taken down, the record's original is cut out of its chunk, and a tombstone says on what basis, when, and what.
/// The chain still verifies, because it stands on salted digests.
/// </summary>
public sealed class TakeDown(Database database, TimeProvider time, KeptPackages? kept = null)
{
    /// <summary>
    /// Takes down what the register holds about one party of an entry, in every snapshot: the parts named, or with <see cref="PartyParts.Name"/>
    /// everything. Entries of the same document (designs filed together) that name the party lose the same: one original said it of all of them.
    /// </summary>
    /// <param name="name">The party's name as any snapshot writes it; compared folded.</param>
    /// <param name="basis">Why: the law, order or request, in words for the record. Holds no personal data.</param>
    public Task<TakenDown> Party(Guid entry, string name, PartyParts parts, string basis, CancellationToken cancel)
    {
        var folded = Plain(name);
        return Run(entry, basis, string.Create(null, $"party: {parts}"), hideEntry: false, state => Erase(state, folded, parts), cancel);
    }

    /// <summary>Takes the whole entry down, with all that were joined to it: nobody sees it any more, and nothing of what it said is kept.</summary>
    public Task<TakenDown> Entry(Guid entry, string basis, CancellationToken cancel) => Run(entry, basis, "entry", hideEntry: true, static _ => true, cancel);

    /// <summary>How many snapshots a take-down would concern; a party's name null asks for the whole entry. Changes nothing.</summary>
    public async Task<int> WouldConcern(Guid entry, string? name, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var folded = name is null ? "" : Plain(name);
        var family = await Ids(connection, Family, cancel, new NpgsqlParameter { Value = entry }).ConfigureAwait(false);
        var own = await Concerned(connection, family, state => Erase(state, folded, PartyParts.None), name is null, cancel).ConfigureAwait(false);
        var beside = name is null ? [] : await Ids(connection, Beside, cancel, [.. Places(own), new NpgsqlParameter<Guid[]> { TypedValue = family }]).ConfigureAwait(false);
        return own.Count + (await Concerned(connection, beside, state => Erase(state, folded, PartyParts.None), whole: false, cancel).ConfigureAwait(false)).Count;
    }

    private async Task<TakenDown> Run(Guid entry, string basis, string scope, bool hideEntry, Func<IpRecord, bool> erase, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(basis);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await Execute(connection, "select pg_advisory_xact_lock($1)", cancel, new NpgsqlParameter { Value = Merge.JournalLock }).ConfigureAwait(false);
        var now = time.GetUtcNow();
        var family = await Ids(connection, Family, cancel, new NpgsqlParameter { Value = entry }).ConfigureAwait(false);
        var concerned = await Concerned(connection, family, erase, hideEntry, cancel).ConfigureAwait(false);
        if (!hideEntry)
        {
            var beside = await Ids(connection, Beside, cancel, [.. Places(concerned), new NpgsqlParameter<Guid[]> { TypedValue = family }]).ConfigureAwait(false);
            concerned.AddRange(await Concerned(connection, beside, erase, whole: false, cancel).ConfigureAwait(false));
        }
        foreach (var row in concerned)
        {
            await CutOut(connection, row, cancel).ConfigureAwait(false);
            await Execute(connection, "update snapshot set salt = null, payload = $3, words = $4 where entry = $1 and number = $2", cancel, new() { Value = row.Entry }, new() { Value = row.Number },
                new() { Value = (object?)row.Packed ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea }, new() { Value = (object?)row.Words ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea }).ConfigureAwait(false);
            await Execute(connection, "insert into tombstone (entry, number, basis, scope, at) values ($1, $2, $3, $4, $5)", cancel,
                new() { Value = row.Entry }, new() { Value = row.Number }, new() { Value = basis }, new() { Value = scope }, new() { Value = now.UtcDateTime }).ConfigureAwait(false);
        }
        await Share(connection, concerned, basis, now, cancel).ConfigureAwait(false);
        if (concerned.Count > 0)
        {
            Guid[] changed = [.. concerned.Select(static row => row.Entry).Distinct()];
            var batch = Journal.NextBatch(connection, now, JournalCause.TakenDown, null);
            // The hash of a name is a trace of it, too; and a finding may quote what came.
            await Execute(connection, "update entry set batch = $2, applicant = 0, title = case when $3 then 0 else title end, visibility = case when $3 then 3 else visibility end where id = any($1)", cancel,
                new NpgsqlParameter<Guid[]> { TypedValue = changed }, new() { Value = batch }, new() { Value = hideEntry }).ConfigureAwait(false);
            await Execute(connection, "update finding set came = null where entry = any($1)", cancel, new NpgsqlParameter<Guid[]> { TypedValue = changed }).ConfigureAwait(false);
            Journal.Close(connection, batch, changed.Length);
        }
        var packages = kept is null ? [] : await PackagesOf(connection, concerned, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        // The packages as delivered hold it, too.
        foreach (var sha256 in packages)
        {
            kept!.Destroy(sha256);
        }
        if (concerned.Count > 0)
        {
            // Old row versions hold the bytes until they are swept.
            await Execute(connection, "vacuum snapshot, chunk, entry, finding", cancel).ConfigureAwait(false);
        }
        return new TakenDown(concerned.Count);
    }

    private static async Task<List<byte[]>> PackagesOf(NpgsqlConnection connection, List<Row> concerned, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            "select distinct p.sha256 from unnest($1, $2) c(entry, number) join snapshot s on s.entry = c.entry and s.number = c.number join package p on p.id = s.package", connection);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. concerned.Select(static row => row.Entry)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. concerned.Select(static row => row.Number)] });
        var hashes = new List<byte[]>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            hashes.Add(row.GetFieldValue<byte[]>(0));
        }
        return hashes;
    }

    private const string Family = "with recursive family as (select $1::uuid as id union select e.id from entry e join family f on e.merged_into = f.id) select id from family";

    private const string Beside =
        "select distinct s.entry from unnest($1, $2, $3) c(batch, chunk, place) join snapshot s on s.batch = c.batch and s.chunk = c.chunk and s.place = c.place where s.chunk >= 0 and s.entry <> all($4)";

    private sealed record Row(Guid Entry, int Number, long Batch, int Chunk, int Place, byte[]? Packed, byte[]? Words);

    private static NpgsqlParameter[] Places(List<Row> rows) =>
    [
        new NpgsqlParameter<long[]> { TypedValue = [.. rows.Select(static row => row.Batch)] }, new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(static row => row.Chunk)] },
        new NpgsqlParameter<int[]> { TypedValue = [.. rows.Select(static row => row.Place)] },
    ];

    private static async Task Execute(NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] values)
    {
#pragma warning disable CA2100 // constants of this class
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.Parameters.AddRange(values);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static async Task<Guid[]> Ids(NpgsqlConnection connection, string sql, CancellationToken cancel, params NpgsqlParameter[] values)
    {
#pragma warning disable CA2100 // constants of this class
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
#pragma warning restore CA2100
        command.Parameters.AddRange(values);
        var ids = new List<Guid>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            ids.Add(row.GetGuid(0));
        }
        return [.. ids];
    }

    private static async Task<List<Row>> Concerned(NpgsqlConnection connection, Guid[] entries, Func<IpRecord, bool> erase, bool whole, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select s.entry, s.number, s.batch, s.chunk, s.place, s.payload, e."right", s.words from snapshot s join entry e on e.id = s.entry where s.entry = any($1) order by s.entry, s.number
            """, connection)
        { Parameters = { new NpgsqlParameter<Guid[]> { TypedValue = entries } } };
        var rows = new List<Row>();
        var buffer = new PayloadBuffer();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            byte[]? packed = null, words = null;
            var hit = whole;
            if (!whole)
            {
                // The state, and the statement by itself where it is kept apart.
                hit |= Without(row, 5, ref packed) | Without(row, 7, ref words);
            }
            if (hit)
            {
                rows.Add(new Row(row.GetGuid(0), row.GetInt32(1), row.GetInt64(2), row.GetInt32(3), row.GetInt32(4), packed, words));
            }
        }
        return rows;

        bool Without(NpgsqlDataReader from, int column, ref byte[]? left)
        {
            if (from.IsDBNull(column))
            {
                return false;
            }
            var state = Payload.Read((Right)from.GetInt16(6), from.GetFieldValue<byte[]>(column));
            var found = erase(state);
            left = Payload.Pack(state, buffer);
            return found;
        }
    }

    /// <summary>Writes the chunk anew with nothing where the record stood; its neighbours stay byte for byte.</summary>
    private static async Task CutOut(NpgsqlConnection connection, Row row, CancellationToken cancel)
    {
        if (row.Chunk < 0)
        {
            return;
        }
        byte[] chunk;
        await using (var command = new NpgsqlCommand("select data from chunk where batch = $1 and number = $2", connection) { Parameters = { new() { Value = row.Batch }, new() { Value = row.Chunk } } })
        {
            if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not byte[] packed)
            {
                return;
            }
            chunk = Payload.Unpack(packed);
        }
        OriginalLayout.Blank(chunk, row.Place, "<!-- taken down -->"u8);
        await using var update = new NpgsqlCommand("update chunk set data = $3, sha256 = $4 where batch = $1 and number = $2", connection)
        {
            Parameters = { new() { Value = row.Batch }, new() { Value = row.Chunk }, new() { Value = Payload.PackLarge(chunk) }, new() { Value = SHA256.HashData(chunk) } },
        };
        await update.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Other entries of the same document (designs filed together) lose its original with this one: their chains say so, too.</summary>
    private static async Task Share(NpgsqlConnection connection, List<Row> concerned, string basis, DateTimeOffset now, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            with shared as (
              update snapshot s set salt = null from unnest($1, $2, $3) c(batch, chunk, place)
              where s.batch = c.batch and s.chunk = c.chunk and s.place = c.place and s.salt is not null returning s.entry, s.number)
            insert into tombstone (entry, number, basis, scope, at) select entry, number, $4, 'original shared with another entry', $5 from shared
            """, connection);
        command.Parameters.AddRange(Places(concerned));
        command.Parameters.AddWithValue(basis);
        command.Parameters.AddWithValue(now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Folded, with single spaces: whoever asks does not know how many the office wrote.</summary>
    private static string Plain(string name) => string.Join(' ', Folding.Fold(name).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static bool Erase(IpRecord state, string folded, PartyParts parts)
    {
        var hit = false;
        foreach (var list in ListsOf(state))
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (list[i].Name is not { } name || Plain(name) != folded)
                {
                    continue;
                }
                hit = true;
                if ((parts & PartyParts.Name) != 0)
                {
                    list.RemoveAt(i);
                    continue;
                }
                Erase(list[i], parts);
            }
        }
        if (hit && state.Residue is { } residue)
        {
            // Nobody knows what stands in there: what an erased party's document left unread goes with it.
            residue.Clear();
            state.Residue = null;
        }
        return hit;
    }

    private static void Erase(Party party, PartyParts parts)
    {
        if ((parts & PartyParts.Address) != 0)
        {
            (party.AddressLines, party.PostalCode, party.City, party.Region, party.Country) = (null, null, null, null, null);
        }
        if ((parts & PartyParts.Contact) != 0)
        {
            (party.Phones, party.Faxes, party.Emails, party.WebAddresses) = (null, null, null, null);
        }
        if ((parts & PartyParts.Nationality) != 0)
        {
            (party.Nationality, party.Residence) = (null, null);
        }
    }

    private static IEnumerable<List<Party>> ListsOf(IpRecord state)
    {
        List<Party>?[] lists = state switch
        {
            PatentRecord patent => [patent.Inventors, patent.Examiners],
            DesignRecord design => [design.Designers],
            IndicationRecord indication => [indication.ControlBodies, indication.AuthorisedUsers],
            _ => [],
        };
        foreach (var list in (List<Party>?[])[state.Applicants, state.Owners, state.Representatives, state.Correspondents, .. lists, .. state.Procedures?.Select(static procedure => procedure.Parties) ?? []])
        {
            if (list is not null)
            {
                yield return list;
            }
        }
    }
}
