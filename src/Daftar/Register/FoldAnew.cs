using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>What folding anew did.</summary>
/// <param name="Identifiers">Identifiers that fold otherwise now.</param>
/// <param name="Joined">Entries that turned out to be another one's and were joined to it.</param>
/// <param name="LeftApart">Pairs whose numbers are the same now and that were left two: taken down, split before, or filed on different days.</param>
public sealed record FoldedAnew(long Identifiers, long Joined, IReadOnlyList<LeftApart> LeftApart);

/// <param name="Number">As one of them writes it.</param>
public sealed record LeftApart(string Number, Guid One, Guid Other);

/// <summary>
/// Brings the identifiers of a register to the number rules of today (<see cref="NumberRules"/>): done by whatever opens it, before anything is loaded by the new rules.
/// Where two entries have one number by them, they become one, as a statement that names both would make them (<see cref="Split"/> undoes it); nobody stated anything, so
/// no snapshot is made.
/// </summary>
public sealed class FoldAnew(Database database, TimeProvider time)
{
    private const int Page = 50_000;

    private readonly Split _split = new(database, time);

    private sealed record Row(Guid Key, Guid Entry, Right Right, OfficeNumber Number, Guid NewKey);

    /// <summary>Costs one look at a row where the rules are those of last time.</summary>
    public async Task<FoldedAnew?> Run(CancellationToken cancel)
    {
        var rules = NumberRules.Current;
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        if (Version(connection) == rules.Version)
        {
            return null;
        }
        string[] offices = [.. rules.Offices.Union(FoldedForms.Offices, StringComparer.Ordinal)];
        var (identifiers, joined, apart) = (0L, 0L, new List<LeftApart>());
        for (Guid? after = null; ;)
        {
            cancel.ThrowIfCancellationRequested();
            // A page is a transaction: interrupted and run again, what folds right already is passed over.
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            Execute(connection, "select pg_advisory_xact_lock($1)", Merge.JournalLock);
            var (changed, last, isLast) = Next(connection, offices, after);
            if (changed.Count > 0)
            {
                identifiers += changed.Count;
                joined += Write(connection, changed, apart);
            }
            if (isLast)
            {
                Execute(connection, "insert into number_rules (version) values ($1) on conflict (only_row) do update set version = excluded.version", rules.Version);
            }
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            if (isLast)
            {
                return new FoldedAnew(identifiers, joined, apart);
            }
            after = last;
        }
    }

    private static string? Version(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select version from number_rules", connection);
        return command.ExecuteScalar() as string;
    }

    /// <summary>The next identifiers that fold otherwise, and where the page ends.</summary>
    private static (List<Row> Changed, Guid? Last, bool IsLast) Next(NpgsqlConnection connection, string[] offices, Guid? after)
    {
        using var command = new NpgsqlCommand(
            """select key, entry, "right", office, numbers, written, folded from identifier where ($1::uuid is null or key > $1) and office = any($2) order by key limit $3""", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = offices });
        command.Parameters.Add(new NpgsqlParameter { Value = Page });
        var changed = new List<Row>();
        var count = 0;
        using var row = command.ExecuteReader();
        for (; row.Read(); count++)
        {
            after = row.GetGuid(0);
            var number = new OfficeNumber { Office = row.GetString(3), Of = (Numbers)row.GetInt16(4), Written = row.GetString(5) };
            if (number.Folded.Length > 0 && number.Folded != row.GetString(6))
            {
                changed.Add(new Row(row.GetGuid(0), row.GetGuid(1), (Right)row.GetInt16(2), number, EntryKey.Of((Right)row.GetInt16(2), number)));
            }
        }
        return (changed, after, count < Page);
    }

    /// <summary>One by one: only what a changed rule concerns comes here, once.</summary>
    private long Write(NpgsqlConnection connection, List<Row> changed, List<LeftApart> apart)
    {
        var now = time.GetUtcNow();
        var batch = Journal.NextBatch(connection, now, JournalCause.MergedOrSplit, null);
        var entries = new HashSet<Guid>();
        var joined = 0L;
        foreach (var row in changed)
        {
            // Joined a moment ago by another of its numbers.
            var entry = Ask<Guid>(connection, "select entry from identifier where key = $1", row.Key) ?? row.Entry;
            entries.Add(entry);
            var other = Ask<Guid>(connection, "select entry from identifier where key = $1", row.NewKey);
            if (other is null)
            {
                Execute(connection, "update identifier set key = $2, folded = $3, rule = $4 where key = $1", row.Key, row.NewKey, row.Number.Folded, OfficeNumber.FoldingRule);
                continue;
            }
            if (other.Value != entry && !MayJoin(connection, entry, other.Value))
            {
                apart.Add(new LeftApart(row.Number.ToString(), entry, other.Value));
                continue;
            }
            Execute(connection, "delete from identifier where key = $1", row.Key);
            Execute(connection, "update entry set identifiers = identifiers - 1 where id = $1", entry);
            if (other.Value != entry)
            {
                entries.Add(other.Value);
                _split.Join(connection, entry, other.Value, batch, now);
                joined++;
            }
        }
        // Search and every other follower of the journal learn the new forms.
        Execute(connection, "update entry set batch = $1 where id = any($2)", batch, entries.ToArray());
        Journal.Close(connection, batch, entries.Count);
        return joined;
    }

    /// <summary>As with a record that names both: what was split stays two, and so does what contradicts the other or was taken down.</summary>
    private static bool MayJoin(NpgsqlConnection connection, Guid one, Guid other) => Ask<bool>(connection,
        """
        select not exists (select 1 from kept_apart where (one = a.id and other = b.id) or (one = b.id and other = a.id)) and a.collection = b.collection and a.visibility <> 3 and b.visibility <> 3
          and (a.filing = b.filing or a.filing = 0 or b.filing = 0 or (a.applicant = b.applicant and a.applicant <> 0) or (a.title = b.title and a.title <> 0))
        from entry a, entry b where a.id = $1 and b.id = $2
        """, one, other) == true;

    private static T? Ask<T>(NpgsqlConnection connection, string sql, params object[] values)
        where T : struct
    {
        using var command = Command(connection, sql, values);
        return command.ExecuteScalar() is T value ? value : null;
    }

    private static void Execute(NpgsqlConnection connection, string sql, params object[] values)
    {
        using var command = Command(connection, sql, values);
        command.ExecuteNonQuery();
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
#pragma warning disable CA2100 // constants of this class
        var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
        return command;
    }
}
