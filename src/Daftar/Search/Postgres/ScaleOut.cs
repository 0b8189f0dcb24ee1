using System.Diagnostics.CodeAnalysis;
using Daftar.Store;
using Npgsql;

namespace Daftar.Search;

/// <summary>What was spread, and over how many machines.</summary>
/// <param name="Tables">Spread now; empty where all were already.</param>
/// <param name="Workers">Machines that hold parts.</param>
public sealed record SpreadOut(IReadOnlyList<string> Tables, long Workers, string CitusVersion);

/// <summary>
/// Spreads the search tables over the machines of a Citus cluster (decision 43): entries by their id, words by themselves. Whatever asks or writes them is the same SQL as on one server.
/// The rest of the register stays where it is, on the server one connects to.
/// </summary>
public static class ScaleOut
{
    /// <summary>Tables and the column that says on which machine a row lies; every unique key of theirs contains it.</summary>
    public static IReadOnlyList<(string Table, string Column)> Distributed { get; } = [("search_entry", "entry"), ("search_word", "word")];

    /// <exception cref="StoreException">There is no Citus, or it has no machines.</exception>
    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Texts of this class.")]
    public static async Task<SpreadOut> RunAsync(Database database, IProgress<string> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(progress);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        var version = await AskAsync(connection, "select extversion from pg_extension where extname = 'citus'", cancel).ConfigureAwait(false) as string
            ?? throw new StoreException("The database has no extension citus. Install Citus on every machine, put it into shared_preload_libraries, and as a superuser run: create extension citus; then add the machines: see docs/operate/scale-out.md.");
        var workers = (long)(await AskAsync(connection, "select count(*) from pg_dist_node where isactive and shouldhaveshards", cancel).ConfigureAwait(false))!;
        if (workers == 0)
        {
            throw new StoreException("Citus knows no machine to put parts on. For each one run: select citus_add_node('host', 5432); see docs/operate/scale-out.md.");
        }

        var spread = new List<string>();
        foreach (var (table, column) in Distributed)
        {
            if (await AskAsync(connection, $"select exists (select from pg_dist_partition where logicalrelid = '{table}'::regclass)", cancel).ConfigureAwait(false) is true)
            {
                continue;
            }

            progress.Report(FormattableString.Invariant($"Spreading {table} over {workers} machines"));
            await AskAsync(connection, $"select create_distributed_table('{table}', '{column}', colocate_with => 'none')", cancel).ConfigureAwait(false);
            spread.Add(table);
        }

        // the lists of the parts cannot be moved by whoever writes, as on one server: see PostgresIndex
        await AskAsync(connection, "alter index search_entry_terms set (fastupdate = off)", cancel).ConfigureAwait(false);
        await AskAsync(connection, "alter index search_entry_long set (fastupdate = off)", cancel).ConfigureAwait(false);

        return new SpreadOut(spread, workers, version);
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "Texts of this class.")]
    private static async Task<object?> AskAsync(NpgsqlConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false);
    }
}
