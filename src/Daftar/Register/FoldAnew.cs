using Daftar.Store;
using Daftar.Values;
using Npgsql;

namespace Daftar.Register;

/// <summary>What folding anew did.</summary>
/// <param name="Identifiers">Identifiers that fold otherwise now.</param>
/// <param name="Joined">Entries that turned out to be another one's and were joined to it.</param>
/// <param name="LeftApart">Pairs whose numbers are the same now and that were left two: taken down, split before, or filed on different days. They stay listed as findings of both.</param>
/// <param name="HeldUntil">When these rules held before, where they did: two processes with different office files, perhaps.</param>
public sealed record FoldedAnew(long Identifiers, long Joined, IReadOnlyList<LeftApart> LeftApart, DateTimeOffset? HeldUntil);

/// <param name="Number">As one of them writes it.</param>
public sealed record LeftApart(string Number, Guid One, Guid Other)
{
    /// <summary>Of the findings that the view entry_finding makes of the table left_apart.</summary>
    public const string Code = "NUMBER-LEFT-APART";
}

/// <summary>
/// Brings the identifiers of a register to the number rules of today (<see cref="NumberRules"/>): done by whatever opens it, before anything is loaded by the new rules.
/// Where two entries have one number by them, they become one, as a statement that names both would make them (<see cref="Split"/> undoes it); nobody stated anything, so
/// no snapshot is made. From its first page on nobody loads by other rules (<see cref="NumberRulesHeld"/>); of two that begin at once the second waits for the first.
/// </summary>
public sealed class FoldAnew(Database database, TimeProvider time)
{
    /// <summary>Advisory lock of one folding at a time: "daftar" and "fold" in bytes, nearly.</summary>
    private const long FoldLock = 0x6461_6674_666f_6c64;

    internal int Page { get; init; } = 50_000;

    /// <summary>Costs one look at a row where the rules are those of last time.</summary>
    /// <param name="progress">Told how many identifiers were looked at.</param>
    public async Task<FoldedAnew?> Run(IProgress<long>? progress, CancellationToken cancel)
    {
        var rules = NumberRules.Current;
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        if (NumberRulesHeld.Read(connection) == (rules.Version, null))
        {
            return null;
        }
        await using (var wait = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { CommandTimeout = 0, Parameters = { new() { Value = FoldLock } } })
        {
            await wait.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
        }
        try
        {
            return NumberRulesHeld.Read(connection) == (rules.Version, null) ? null : await Fold(connection, rules, progress, cancel).ConfigureAwait(false);
        }
        finally
        {
            if (connection.State == System.Data.ConnectionState.Open)
            {
                Execute(connection, "select pg_advisory_unlock($1)", FoldLock);
            }
        }
    }

    public Task<FoldedAnew?> Run(CancellationToken cancel) => Run(null, cancel);

    private async Task<FoldedAnew> Fold(NpgsqlConnection connection, NumberRules rules, IProgress<long>? progress, CancellationToken cancel)
    {
        string[] offices = [.. rules.Offices.Union(FoldedForms.Offices, StringComparer.Ordinal)];
        var heldUntil = await Begin(connection, rules, cancel).ConfigureAwait(false);
        var (identifiers, joined, seen, apart) = (0L, 0L, 0L, new List<LeftApart>());
        for (Guid? after = null; ;)
        {
            cancel.ThrowIfCancellationRequested();
            // A page is a transaction: interrupted and run again, what folds right already is passed over.
            await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
            Execute(connection, "select pg_advisory_xact_lock($1)", Merge.JournalLock);
            var (changed, last, count) = Next(connection, offices, after);
            if (changed.Count > 0)
            {
                var page = new FoldPage(connection, time.GetUtcNow(), new Split(database, time));
                joined += page.Write(changed);
                identifiers += changed.Count;
                apart.AddRange(page.Apart);
            }
            if (count < Page)
            {
                Execute(connection, "insert into number_rules_before (version, until) select version, now() from number_rules where version not in ('', $1) on conflict (version) do update set until = excluded.until", rules.Version);
                Execute(connection, "update number_rules set version = $1, target = null", rules.Version);
            }
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
            progress?.Report(seen += count);
            if (count < Page)
            {
                return new FoldedAnew(identifiers, joined, apart, heldUntil);
            }
            after = last;
        }
    }

    /// <summary>From now on nobody loads by other rules.</summary>
    private static async Task<DateTimeOffset?> Begin(NpgsqlConnection connection, NumberRules rules, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        Execute(connection, "select pg_advisory_xact_lock($1)", Merge.JournalLock);
        Execute(connection, "insert into number_rules (version, target) values ('', $1) on conflict (only_row) do update set target = excluded.target", rules.Version);
        await using var before = new NpgsqlCommand("select until from number_rules_before where version = $1", connection) { Parameters = { new() { Value = rules.Version } } };
        var until = await before.ExecuteScalarAsync(cancel).ConfigureAwait(false) is DateTime told ? new DateTimeOffset(told, TimeSpan.Zero) : (DateTimeOffset?)null;
        await transaction.CommitAsync(cancel).ConfigureAwait(false);
        return until;
    }

    /// <summary>The next identifiers that fold otherwise, where the page ends, and how many it has: of offices that have rules, and of any office those with signs beyond ASCII.</summary>
    private (List<FoldedRow> Changed, Guid? Last, int Count) Next(NpgsqlConnection connection, string[] offices, Guid? after)
    {
        using var command = new NpgsqlCommand(
            """select key, entry, "right", office, numbers, written, folded from identifier where ($1::uuid is null or key > $1) and (office = any($2) or octet_length(written) <> length(written)) order by key limit $3""", connection)
        { CommandTimeout = 0 };
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)after ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Uuid });
        command.Parameters.Add(new NpgsqlParameter { Value = offices });
        command.Parameters.Add(new NpgsqlParameter { Value = Page });
        var changed = new List<FoldedRow>();
        var count = 0;
        using var row = command.ExecuteReader();
        for (; row.Read(); count++)
        {
            after = row.GetGuid(0);
            if (FoldedRow.Of(row) is { IsStale: true } stale)
            {
                changed.Add(stale);
            }
        }
        return (changed, after, count);
    }

    private static void Execute(NpgsqlConnection connection, string sql, object value)
    {
#pragma warning disable CA2100 // constants of this class
        using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0, Parameters = { new() { Value = value } } };
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
