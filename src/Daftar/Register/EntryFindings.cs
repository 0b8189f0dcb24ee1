using Daftar.Store;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>A finding as it lives with an entry: since when, when it was last seen, and when a corrected record closed it; null while it is open.</summary>
/// <param name="Snapshot">The state it was last seen in.</param>
/// <param name="Times">How often it was told.</param>
public sealed record EntryFinding(Guid Entry, string Code, string? Path, Severity Severity, DateTimeOffset FirstSeen, DateTimeOffset LastSeen, long Times, int Snapshot, DateTimeOffset? Closed);

/// <summary>Findings of entries, for who maintains them; the public sees none.</summary>
public sealed class EntryFindings(Database database)
{
    /// <summary>All findings ever told of an entry, open ones first.</summary>
    public async Task<IReadOnlyList<EntryFinding>> Of(Guid entry, CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand(
            "select entry, code, path, severity, first_seen, last_seen, times, snapshot, closed from entry_finding where entry = $1 order by closed is not null, severity desc, code, path");
        command.Parameters.AddWithValue(entry);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        var findings = new List<EntryFinding>();
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            findings.Add(new EntryFinding(row.GetGuid(0), row.GetString(1), row.GetString(2) is { Length: > 0 } path ? path : null, (Severity)row.GetInt16(3), row.GetFieldValue<DateTimeOffset>(4),
                row.GetFieldValue<DateTimeOffset>(5), row.GetInt64(6), row.GetInt32(7), row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8)));
        }
        return findings;
    }
}
