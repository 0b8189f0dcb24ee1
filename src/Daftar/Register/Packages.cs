using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>State of a package. Stored: never renumber.</summary>
public enum PackageState : byte { Arrived = 0, Loading = 1, Loaded = 2, LoadedWithFindings = 3, Stopped = 4 }

/// <summary>Full extraction or update, as declared.</summary>
public enum PackageKind : byte { NotSaid = 0, Full = 1, Update = 2 }

/// <summary>
/// The account of a package. It adds up: received = new + changed + unchanged + older + deleted + duplicate + held + set aside.
/// Apart from it: entries a complete full extraction omits; files named, arrived, missing, unreferenced.
/// </summary>
public sealed record PackageAccount
{
    public required long Id { get; init; }
    public required string Name { get; init; }
    public required string Location { get; init; }
    public long Bytes { get; init; }
    public PackageKind Kind { get; init; }
    public string? Authority { get; init; }
    public Right? Right { get; init; }
    public string? Delivery { get; init; }
    public bool Last { get; init; }
    public required DateTimeOffset Arrived { get; init; }
    public PackageState State { get; init; }
    public long Done { get; init; }
    public long Received { get; init; }
    public long New { get; init; }
    public long Changed { get; init; }
    public long Unchanged { get; init; }
    public long Older { get; init; }
    public long Deleted { get; init; }
    public long Duplicate { get; init; }
    public long Held { get; init; }
    public long SetAside { get; init; }

    /// <summary>Files, documents and zips in it that could not be read, to their end or at all: what they hold is in no count.</summary>
    public long Unread { get; init; }
    public long? Omitted { get; init; }

    /// <summary>Of those omitted, the entries taken as deleted by the office; null where that was not asked for, or refused.</summary>
    public long? Removed { get; init; }
    public long FilesNamed { get; init; }
    public long FilesArrived { get; init; }
    public long FilesMissing { get; init; }
    public long? FilesUnreferenced { get; init; }
    public bool Demonstration { get; init; }
    public double? Seconds { get; init; }
    public DateTimeOffset? Finished { get; init; }
    public string? Message { get; init; }

    public bool IsLoaded => State is PackageState.Loaded or PackageState.LoadedWithFindings;

    public bool AddsUp => Received == New + Changed + Unchanged + Older + Deleted + Duplicate + Held + SetAside;
}

/// <summary>How often a finding was made in a package.</summary>
public sealed record FindingCount(string Code, Severity Severity, long Count);

/// <summary>Packages and their accounts.</summary>
public sealed class Packages(Database database)
{
    private const string Columns =
        """
        id, name, location, bytes, kind, authority, "right", delivery, last, arrived, state, done, received, new, changed, unchanged, older, deleted, duplicate, held, set_aside,
        omitted, files_named, files_arrived, files_missing, files_unreferenced, demonstration, seconds, finished, message, unread, removed
        """;

    /// <summary>
    /// Takes a package in, or finds it again: the same bytes declared for the same authority, right and delivery are the same package, whatever its name.
    /// </summary>
    public async Task<PackageAccount> Arrive(PackageArrival arrival, DateTimeOffset now, CancellationToken cancel)
    {
        // Looked for first, and by one process at a time: an insert that meets what is known uses a number up all the same, and a number that is missing looks
        // like a package that is.
        await using var batch = database.Source.CreateBatch();
        batch.BatchCommands.Add(new NpgsqlBatchCommand("select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 0))") { Parameters = { new() { Value = arrival.Sha256 } } });
        var command = new NpgsqlBatchCommand(
            $"""
            with known as (
              update package set location = $2
              where sha256 = $3 and coalesce(authority, '') = coalesce($6, '') and coalesce(delivery, '') = coalesce($8, '') and coalesce("right", 0) = coalesce($7, 0)
              returning *),
            made as (
              insert into package (name, location, sha256, bytes, kind, authority, "right", delivery, last, arrived, state, demonstration)
              select $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 0, $11 where not exists (select 1 from known)
              on conflict (sha256, coalesce(authority, ''), coalesce(delivery, ''), coalesce("right", 0)) do update set location = excluded.location
              returning *)
            select {Columns} from known union all select {Columns} from made
            """);
        command.Parameters.AddWithValue(arrival.Name);
        command.Parameters.AddWithValue(arrival.Location);
        command.Parameters.AddWithValue(arrival.Sha256);
        command.Parameters.AddWithValue(arrival.Bytes);
        command.Parameters.AddWithValue((short)arrival.Kind);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)arrival.Authority ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = arrival.Right is { } right ? (short)right : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Smallint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)arrival.Delivery ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.AddWithValue(arrival.Last);
        command.Parameters.AddWithValue(now.UtcDateTime);
        command.Parameters.AddWithValue(arrival.Demonstration);
        batch.BatchCommands.Add(command);
        await using var row = await batch.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        await row.NextResultAsync(cancel).ConfigureAwait(false);
        await row.ReadAsync(cancel).ConfigureAwait(false);
        return Read(row);
    }

    /// <summary>The package ends its delivery: said with it, or later.</summary>
    internal async Task<PackageAccount> EndsDelivery(long id, CancellationToken cancel)
    {
        await using (var command = database.Source.CreateCommand("update package set last = true where id = $1"))
        {
            command.Parameters.AddWithValue(id);
            await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        return (await Find(id, cancel).ConfigureAwait(false))!;
    }

    /// <summary>Packages, the latest first.</summary>
    public async Task<IReadOnlyList<PackageAccount>> List(int count, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand($"select {Columns} from package order by id desc limit $1");
        command.Parameters.AddWithValue(count);
        var list = new List<PackageAccount>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(Read(row));
        }
        return list;
    }

    /// <summary>Of which collections these packages hold records that the office may speak of; office "": a record of it could not be read.</summary>
    public async Task<ILookup<long, (string Office, Right Right)>> Hold(IEnumerable<long> packages, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("""select package, office, "right" from package_collection where package = any($1)""");
        command.Parameters.Add(new NpgsqlParameter<long[]> { TypedValue = [.. packages] });
        var list = new List<(long Package, (string Office, Right Right) Of)>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add((row.GetInt64(0), (row.GetString(1), (Right)row.GetInt16(2))));
        }
        return list.ToLookup(static one => one.Package, static one => one.Of);
    }

    public async Task<PackageAccount?> Find(long id, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand($"select {Columns} from package where id = $1");
        command.Parameters.AddWithValue(id);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        return await row.ReadAsync(cancel).ConfigureAwait(false) ? Read(row) : null;
    }

    /// <summary>Findings of a package by code, the worst first.</summary>
    public async Task<IReadOnlyList<FindingCount>> FindingCounts(long package, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select code, severity, count from finding_count where package = $1 order by severity desc, count desc, code");
        command.Parameters.AddWithValue(package);
        var list = new List<FindingCount>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(new FindingCount(row.GetString(0), (Severity)row.GetInt16(1), row.GetInt64(2)));
        }
        return list;
    }

    /// <summary>Findings of a package, the worst first.</summary>
    public async Task<IReadOnlyList<Finding>> Findings(long package, string? code, int count, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            select code, severity, file, line, "column", path, came, expected, number from finding
            where package = $1 and ($2::text is null or code = $2) order by severity desc, code, ordinal nulls first limit $3
            """);
        command.Parameters.AddWithValue(package);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)code ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.AddWithValue(count);
        var list = new List<Finding>();
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            list.Add(new Finding(row.GetString(0), (Severity)row.GetInt16(1), new Place(row.GetString(2), row.GetInt64(3), row.GetInt64(4), row.IsDBNull(5) ? null : row.GetString(5)),
                row.IsDBNull(6) ? null : row.GetString(6), row.GetString(7))
            { Number = row.IsDBNull(8) ? null : row.GetString(8) });
        }
        return list;
    }

    internal async Task SetState(long id, PackageState state, string? message, double? seconds, long? unreferenced, DateTimeOffset? finished, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            """
            update package set state = $2, message = $3, seconds = coalesce(seconds, 0) + coalesce($4, 0), files_unreferenced = coalesce($5, files_unreferenced), finished = $6 where id = $1
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue((short)state);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)message ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)seconds ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Double });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)unreferenced ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)finished?.UtcDateTime ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Moves the package's account on, in the transaction of the batch: what is counted is what is kept, whenever the process dies.</summary>
    internal static void Advance(NpgsqlConnection connection, MergeBatch batch, long[] counts, DateTimeOffset now)
    {
        using var command = new NpgsqlCommand(
            """
            update package set done = $2, received = received + $3, new = new + $4, changed = changed + $5, unchanged = unchanged + $6, older = older + $7,
              deleted = deleted + $8, duplicate = duplicate + $9, held = held + $10, set_aside = set_aside + $11,
              files_named = files_named + $12, files_arrived = files_arrived + $13, files_missing = files_missing + $14,
              referenced = case when $16 and held + set_aside + $10 + $11 = 0 then null else coalesce($15, referenced) end,
              state = case when not $16 then 1 when held + set_aside + unread + $10 + $11 + $21 > 0 then 3 else 2 end, unread = unread + $21, demonstration = demonstration or $22,
              finished = case when $16 then $17 end, seconds = coalesce(seconds, 0) + $18, files_unreferenced = coalesce($19, files_unreferenced), message = null,
              produced = greatest(produced, $20)
            where id = $1
            """, connection);
        command.Parameters.AddWithValue(batch.Package);
        command.Parameters.AddWithValue(batch.DoneAfter);
        command.Parameters.AddWithValue(counts.Sum());
        for (var outcome = Outcome.New; outcome <= Outcome.SetAside; outcome++)
        {
            command.Parameters.AddWithValue(counts[(int)outcome]);
        }
        command.Parameters.AddWithValue(batch.FilesNamed);
        command.Parameters.AddWithValue(batch.FilesArrived);
        command.Parameters.AddWithValue(batch.FilesMissing);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.Referenced ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        command.Parameters.AddWithValue(batch.IsFinal);
        command.Parameters.AddWithValue(now.UtcDateTime);
        command.Parameters.AddWithValue(batch.Seconds);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.Unreferenced ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(Produced(batch));
        command.Parameters.AddWithValue(batch.Findings.LongCount(static placed => placed.LeavesUnread));
        command.Parameters.AddWithValue(batch.Statements.Exists(static statement => statement.Demonstration));
        command.ExecuteNonQuery();
    }

    /// <summary>Moves the account of a package whose waiting records were released: how and when it was loaded stays as it was told.</summary>
    internal static void Move(NpgsqlConnection connection, MergeBatch batch, long[] counts)
    {
        using var command = new NpgsqlCommand(
            """
            update package set received = received + $2, new = new + $3, changed = changed + $4, unchanged = unchanged + $5, older = older + $6, deleted = deleted + $7,
              duplicate = duplicate + $8, held = held + $9, set_aside = set_aside + $10, files_named = files_named + $11, files_arrived = files_arrived + $12,
              files_missing = files_missing + $13, demonstration = demonstration or $14, produced = greatest(produced, $15), files_unreferenced = coalesce($16, files_unreferenced),
              referenced = case when held + set_aside + $9 + $10 = 0 then null else coalesce($17, referenced) end, state = case when state not in (2, 3) then state when held + set_aside + unread + $9 + $10 > 0 then 3 else 2 end,
              judge_again = judge_again or kind = 1
            where id = $1
            """, connection);
        command.Parameters.AddWithValue(batch.Package);
        command.Parameters.AddWithValue(counts.Sum());
        for (var outcome = Outcome.New; outcome <= Outcome.SetAside; outcome++)
        {
            command.Parameters.AddWithValue(counts[(int)outcome]);
        }
        command.Parameters.AddWithValue(batch.FilesNamed);
        command.Parameters.AddWithValue(batch.FilesArrived);
        command.Parameters.AddWithValue(batch.FilesMissing);
        command.Parameters.AddWithValue(batch.Statements.Exists(static statement => statement.Demonstration));
        command.Parameters.Add(Produced(batch));
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.Unreferenced ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bigint });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)batch.Referenced ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Bytea });
        command.ExecuteNonQuery();
    }

    /// <summary>When the latest statement of the batch was produced: a full extraction knows nothing of what came later.</summary>
    private static NpgsqlParameter Produced(MergeBatch batch) => new()
    {
        Value = batch.Statements.Count == 0 ? DBNull.Value : batch.Statements.Max(static statement => statement.Produced).UtcDateTime, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz,
    };

    private static PackageAccount Read(NpgsqlDataReader row) => new()
    {
        Id = row.GetInt64(0), Name = row.GetString(1), Location = row.GetString(2), Bytes = row.GetInt64(3), Kind = (PackageKind)row.GetInt16(4),
        Authority = row.IsDBNull(5) ? null : row.GetString(5), Right = row.IsDBNull(6) ? null : (Right)row.GetInt16(6), Delivery = row.IsDBNull(7) ? null : row.GetString(7),
        Last = row.GetBoolean(8), Arrived = row.GetFieldValue<DateTimeOffset>(9), State = (PackageState)row.GetInt16(10), Done = row.GetInt64(11), Received = row.GetInt64(12),
        New = row.GetInt64(13), Changed = row.GetInt64(14), Unchanged = row.GetInt64(15), Older = row.GetInt64(16), Deleted = row.GetInt64(17), Duplicate = row.GetInt64(18),
        Held = row.GetInt64(19), SetAside = row.GetInt64(20), Omitted = row.IsDBNull(21) ? null : row.GetInt64(21), FilesNamed = row.GetInt64(22), FilesArrived = row.GetInt64(23),
        FilesMissing = row.GetInt64(24), FilesUnreferenced = row.IsDBNull(25) ? null : row.GetInt64(25), Demonstration = row.GetBoolean(26),
        Seconds = row.IsDBNull(27) ? null : row.GetDouble(27), Finished = row.IsDBNull(28) ? null : row.GetFieldValue<DateTimeOffset>(28), Message = row.IsDBNull(29) ? null : row.GetString(29),
        Unread = row.GetInt64(30), Removed = row.IsDBNull(31) ? null : row.GetInt64(31),
    };
}

/// <summary>A package that came to the door.</summary>
public sealed record PackageArrival(string Name, string Location, byte[] Sha256, long Bytes, PackageKind Kind, string? Authority, Right? Right, string? Delivery, bool Last, bool Demonstration);
