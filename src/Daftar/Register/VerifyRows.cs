using Daftar.Rights;
using Daftar.Store;
using Npgsql;

namespace Daftar.Register;

/// <summary>The rows of entries against their snapshots: what is shown, its status, whether the office deleted it, what the hub took down.</summary>
internal static class VerifyRows
{
    public static async Task Run(Database database, List<string> problems, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        // The last snapshot that is not older than what was known says whether the entry is deleted. One joined to another is not shown any more.
        await using var command = new NpgsqlCommand(
            """
            select * from (
              select e.id, e.visibility, e.status, s.status as stated, e.deleted, coalesce(l.kind = $1, false) as ended, e.current, s.number is null as lost,
                e.visibility = $2 and not exists (select 1 from erasure r where r.entry = e.id and r.name = '') as unfounded
              from entry e
              left join snapshot s on s.entry = e.id and s.number = e.current
              left join lateral (select x.kind from snapshot x where x.entry = e.id and x.outcome <> $3 order by x.number desc limit 1) l on true
              where e.merged_into is null) found
            where case when visibility = $2 then unfounded else lost or status <> stated or deleted <> ended end
            order by id limit $4
            """, connection)
        { CommandTimeout = 0 };
        command.Parameters.AddWithValue((short)SnapshotKind.Deleted);
        command.Parameters.AddWithValue((short)Visibility.TakenDown);
        command.Parameters.AddWithValue((short)Outcome.Older);
        command.Parameters.AddWithValue(Verify.MostProblems);
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var id = row.GetGuid(0);
            if (row.GetBoolean(8))
            {
                Verify.Add(problems, $"entry {id}: its row says that it was taken down, and nothing says why");
            }
            else if (row.GetBoolean(7))
            {
                Verify.Add(problems, $"entry {id}: snapshot {row.GetInt32(6)}, which its row says is shown, is missing");
            }
            else if (row.GetInt16(2) != row.GetInt16(3))
            {
                Verify.Add(problems, $"entry {id}: its row says status {row.GetInt16(2)}, the snapshot shown says {row.GetInt16(3)}");
            }
            else
            {
                Verify.Add(problems, $"entry {id}: its row says {(row.GetBoolean(4) ? "deleted" : "not deleted")}, its snapshots say otherwise");
            }
        }
    }
}
