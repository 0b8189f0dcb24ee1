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
    /// <summary>Takes down what the register holds about one party of an entry, in every snapshot: the parts named, or with <see cref="PartyParts.Name"/> everything.</summary>
    /// <param name="name">The party's name as any snapshot writes it; compared folded.</param>
    /// <param name="basis">Why: the law, order or request, in words for the record. Holds no personal data.</param>
    public Task<TakenDown> Party(Guid entry, string name, PartyParts parts, string basis, CancellationToken cancel)
    {
        var folded = Folding.Fold(name);
        return Run(entry, basis, string.Create(null, $"party: {parts}"), hideEntry: false, state => Erase(state, folded, parts), cancel);
    }

    /// <summary>Takes the whole entry down: nobody sees it any more, and nothing of what it said is kept.</summary>
    public Task<TakenDown> Entry(Guid entry, string basis, CancellationToken cancel) => Run(entry, basis, "entry", hideEntry: true, static _ => true, cancel);

    private async Task<TakenDown> Run(Guid entry, string basis, string scope, bool hideEntry, Func<IpRecord, bool> erase, CancellationToken cancel)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(basis);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        await using (var command = new NpgsqlCommand("select pg_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } })
        {
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        var now = time.GetUtcNow();
        var concerned = await Concerned(connection, entry, erase, hideEntry, cancel).ConfigureAwait(false);
        foreach (var row in concerned)
        {
            await CutOut(connection, row, cancel).ConfigureAwait(false);
            await using var command = new NpgsqlCommand("update snapshot set salt = null, payload = $3 where entry = $1 and number = $2", connection)
            { Parameters = { new() { Value = entry }, new() { Value = row.Number }, new() { Value = (object?)row.Packed ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea } } };
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            await using var stone = new NpgsqlCommand("insert into tombstone (entry, number, basis, scope, at) values ($1, $2, $3, $4, $5)", connection)
            { Parameters = { new() { Value = entry }, new() { Value = row.Number }, new() { Value = basis }, new() { Value = scope }, new() { Value = now.UtcDateTime } } };
            await stone.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        await Share(connection, concerned, basis, now, cancel).ConfigureAwait(false);
        if (concerned.Count > 0)
        {
            var batch = Journal.NextBatch(connection, now, JournalCause.TakenDown, null);
            await using var command = new NpgsqlCommand(
                // The hash of a name is a trace of it, too.
                "update entry set batch = $2, applicant = 0, title = case when $3 then 0 else title end, visibility = case when $3 then 3 else visibility end where id = $1", connection)
            { Parameters = { new() { Value = entry }, new() { Value = batch }, new() { Value = hideEntry } } };
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            Journal.Close(connection, batch, 1);
        }
        var packages = kept is null ? [] : await PackagesOf(connection, entry, concerned, cancel).ConfigureAwait(false);
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        // The packages as delivered hold it, too.
        foreach (var sha256 in packages)
        {
            kept!.Destroy(sha256);
        }
        if (concerned.Count > 0)
        {
            // Old row versions hold the bytes until they are swept.
            await using var sweep = new NpgsqlCommand("vacuum snapshot, chunk, entry", connection);
            await sweep.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        return new TakenDown(concerned.Count);
    }

    private static async Task<List<byte[]>> PackagesOf(NpgsqlConnection connection, Guid entry, List<Row> concerned, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select distinct p.sha256 from snapshot s join package p on p.id = s.package where s.entry = $1 and s.number = any($2)", connection);
        command.Parameters.AddWithValue(entry);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. concerned.Select(row => row.Number)] });
        var hashes = new List<byte[]>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            hashes.Add(row.GetFieldValue<byte[]>(0));
        }
        return hashes;
    }

    private sealed record Row(int Number, long Batch, int Chunk, int Place, byte[]? Packed);

    private static async Task<List<Row>> Concerned(NpgsqlConnection connection, Guid entry, Func<IpRecord, bool> erase, bool whole, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """select s.number, s.batch, s.chunk, s.place, s.payload, e."right" from snapshot s join entry e on e.id = s.entry where s.entry = $1 order by s.number""", connection)
        { Parameters = { new() { Value = entry } } };
        var rows = new List<Row>();
        var buffer = new PayloadBuffer();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            byte[]? packed = null;
            var hit = whole;
            if (!row.IsDBNull(4) && !whole)
            {
                var state = Payload.Read((Right)row.GetInt16(5), row.GetFieldValue<byte[]>(4));
                hit = erase(state);
                packed = hit ? Payload.Pack(state, buffer) : null;
            }
            if (hit)
            {
                rows.Add(new Row(row.GetInt32(0), row.GetInt64(1), row.GetInt32(2), row.GetInt32(3), packed));
            }
        }
        return rows;
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
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. concerned.Select(row => row.Batch)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. concerned.Select(row => row.Chunk)] });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. concerned.Select(row => row.Place)] });
        command.Parameters.AddWithValue(basis);
        command.Parameters.AddWithValue(now.UtcDateTime);
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    private static bool Erase(IpRecord state, string folded, PartyParts parts)
    {
        var hit = false;
        foreach (var list in ListsOf(state))
        {
            for (var i = list.Count - 1; i >= 0; i--)
            {
                if (list[i].Name is not { } name || Folding.Fold(name) != folded)
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
