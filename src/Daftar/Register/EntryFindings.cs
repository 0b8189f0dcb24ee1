using Daftar.Store;
using Daftar.Values;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>A finding as it lives with an entry: since when, when it was last seen, and when a corrected record closed it; null while it is open.</summary>
/// <param name="Number">As the record wrote it that was found fault with.</param>
/// <param name="Snapshot">The state it was last seen in.</param>
/// <param name="Times">How often it was told.</param>
public sealed record EntryFinding(
    Guid Entry, string Office, string? Number, string Code, string? Path, Severity Severity, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Times, int Snapshot, DateTimeOffset? Closed);

/// <summary>Findings of entries, for who maintains them; the public sees none.</summary>
public sealed class EntryFindings(Database database)
{
    private const string Columns =
        $"""
        select v.entry, c.office, coalesce((select f.number from finding f where f.entry = v.entry and f.code = v.code order by f.package desc limit 1),
            (select l.number from left_apart l where v.code = '{LeftApart.Code}' and v.entry in (l.one, l.other) limit 1)) as number,
          v.code, v.path, v.severity, v.first_seen, v.last_seen, v.times, v.snapshot, v.closed
        from entry_finding v join entry e on e.id = v.entry join collection c on c.id = e.collection
        """;

    /// <summary>All findings ever told of an entry, open ones first.</summary>
    public async Task<IReadOnlyList<EntryFinding>> Of(Guid entry, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(Columns + " where v.entry = $1 order by v.closed is not null, v.severity desc, v.code, v.path");
        command.Parameters.AddWithValue(entry);
        return await Read(command, cancel).ConfigureAwait(false);
    }

    /// <summary>Findings that no record has corrected yet, the worst and latest first.</summary>
    /// <param name="office">Of this office only.</param>
    /// <param name="code">Of this code only.</param>
    /// <param name="closed">Those that were corrected, too.</param>
    public async Task<IReadOnlyList<EntryFinding>> Open(string? office, string? code, bool closed, int count, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            Columns + " where ($1::text is null or c.office = $1) and ($2::text is null or v.code = $2) and ($3 or v.closed is null) order by v.severity desc, v.last_seen desc, v.code, v.entry, v.path limit $4");
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)office ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)code ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.AddWithValue(closed);
        command.Parameters.AddWithValue(count);
        return await Read(command, cancel).ConfigureAwait(false);
    }

    private static async Task<IReadOnlyList<EntryFinding>> Read(NpgsqlCommand command, CancellationToken cancel)
    {
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var findings = new List<EntryFinding>();
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            findings.Add(new EntryFinding(
                row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetString(4) is { Length: > 0 } path ? path : null, (Severity)row.GetInt16(5),
                row.GetFieldValue<DateTimeOffset>(6), row.GetFieldValue<DateTimeOffset>(7), row.GetInt64(8), row.GetInt32(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10)));
        }
        return findings;
    }
}
