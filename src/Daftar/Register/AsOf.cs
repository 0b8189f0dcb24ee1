using Daftar.Rights;
using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>Which of the times "as of" asks.</summary>
public enum AsOfTime : byte
{
    /// <summary>What held on that day, as told by every statement known today: the latest snapshot whose date in law is not after it.</summary>
    InLaw = 1,
    /// <summary>What this register showed on that day: the snapshot that was current after everything learnt up to it.</summary>
    Learnt = 2,
}

/// <summary>The state of an entry as of a day, for the operator and for the public alike: pass the state through <see cref="PublicView"/> before showing it.</summary>
public sealed class AsOf(Database database)
{
    /// <summary>Number and state of the snapshot asked for; null where the entry was not known, or had not begun, on that day. Deleted entries have a number and no state.</summary>
    public async Task<(int Number, IpRecord? State)?> Find(Guid entry, DateOnly day, AsOfTime by, CancellationToken cancel)
    {
        var end = day.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        // Older statements (outcome 4) were never shown, so they were never current; in law they count by the day they speak of.
        await using var command = database.Source.CreateCommand(by == AsOfTime.Learnt
            ? """
              select s.number, e."right", s.payload, s.kind from snapshot s join entry e on e.id = s.entry
              where s.entry = $1 and s.learnt < $2 and s.outcome <> 4 order by s.number desc limit 1
              """
            : """
              select s.number, e."right", s.payload, s.kind from snapshot s join entry e on e.id = s.entry
              where s.entry = $1 and s.in_law > 0 and s.in_law <= $2 order by s.in_law desc, s.produced desc, s.number desc limit 1
              """);
        command.Parameters.AddWithValue(entry);
        command.Parameters.Add(by == AsOfTime.Learnt ? new NpgsqlParameter { Value = end } : new NpgsqlParameter { Value = RegisterDate.From(day).Number });
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        if (!await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            return null;
        }
        var gone = row.IsDBNull(2) || (SnapshotKind)row.GetInt16(3) == SnapshotKind.Deleted;
        return (row.GetInt32(0), gone ? null : Payload.Read((Right)row.GetInt16(1), row.GetFieldValue<byte[]>(2)));
    }
}
