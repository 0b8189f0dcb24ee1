using System.Data;
using System.Diagnostics.CodeAnalysis;
using Npgsql;

namespace Daftar.Store;

/// <summary>
/// Brings a database to the shape this Daftar needs: dated files of SQL, forward only, each applied once in a transaction of its own and
/// recorded with its checksum. Run by a command, never silently by a server on an operator's database.
/// </summary>
public static class Migrate
{
    /// <summary>The key of the advisory lock: "daftar" in ASCII. Two commands at once wait for one another.</summary>
    internal const long LockKey = 0x646166746172;

    /// <summary>Applies what is missing.</summary>
    /// <returns>The names of the files applied, in order; none when the database was up to date.</returns>
    /// <exception cref="StoreException">An applied file has changed since, the database is of a newer Daftar, or a file fails (the files before it stay applied).</exception>
    public static Task<IReadOnlyList<string>> RunAsync(Database database, IProgress<string> progress, CancellationToken cancel) =>
        RunAsync(database, Migration.All, progress, cancel);

    /// <summary>The names of the files not applied yet, in order.</summary>
    /// <exception cref="StoreException">An applied file has changed since, or the database is of a newer Daftar.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(Database database, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        return [.. (await MissingAsync(connection, Migration.All, cancel).ConfigureAwait(false)).Select(migration => migration.Name)];
    }

    /// <summary>Checks that nothing is missing.</summary>
    /// <exception cref="StoreException">Something is; the message names the command that applies it.</exception>
    public static async Task RequireCurrentAsync(Database database, CancellationToken cancel)
    {
        if (await PendingAsync(database, cancel).ConfigureAwait(false) is { Count: > 0 } pending)
        {
            throw new StoreException($"The database lacks {pending.Count} migrations of this Daftar, the first is {pending[0]}. Make a backup, then run: ./daftar migrate --database \"…\"");
        }
    }

    internal static async Task<IReadOnlyList<string>> RunAsync(Database database, IReadOnlyList<Migration> migrations, IProgress<string> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(progress);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await LockAsync(connection, cancel).ConfigureAwait(false);
        try
        {
            var missing = await MissingAsync(connection, migrations, cancel).ConfigureAwait(false);
            foreach (var migration in missing)
            {
                progress.Report($"Migrating the database: {migration.Name}");
                await ApplyAsync(connection, migration, cancel).ConfigureAwait(false);
            }

            return [.. missing.Select(migration => migration.Name)];
        }
        finally
        {
            await UnlockAsync(connection).ConfigureAwait(false);
        }
    }

    private static async Task LockAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = LockKey } } };
        await command.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
    }

    /// <summary>Needed although the lock is the session's: the session of a pooled connection lives on until its next use.</summary>
    private static async Task UnlockAsync(NpgsqlConnection connection)
    {
        if (connection.State == ConnectionState.Open)
        {
            await using var command = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = LockKey } } };
            await command.ExecuteNonQueryAsync(CancellationToken.None).ConfigureAwait(false);
        }
    }

    private static async Task<List<Migration>> MissingAsync(NpgsqlConnection connection, IReadOnlyList<Migration> migrations, CancellationToken cancel)
    {
        var applied = await AppliedAsync(connection, cancel).ConfigureAwait(false);
        var missing = new List<Migration>();
        foreach (var migration in migrations.OrderBy(migration => migration.Name, StringComparer.Ordinal))
        {
            if (!applied.Remove(migration.Name, out var checksum))
            {
                missing.Add(migration);
            }
            else if (!migration.Checksum.AsSpan().SequenceEqual(checksum))
            {
                throw new StoreException($"The migration {migration.Name} has been changed since it was applied to this database. Put the file back as it was and write the change as a new file with a later date.");
            }
        }

        return applied.Keys.Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown
            ? throw new StoreException($"The database has been migrated by a newer Daftar: this one does not know {unknown}. Run the newer Daftar, or restore the backup made before.")
            : missing;
    }

    private static async Task<Dictionary<string, byte[]>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        var applied = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        await using (var exists = new NpgsqlCommand("select to_regclass('migration') is not null", connection))
        {
            if (await exists.ExecuteScalarAsync(cancel).ConfigureAwait(false) is not true)
            {
                return applied;
            }
        }

        await using var command = new NpgsqlCommand("select name, checksum from migration", connection);
        await using var rows = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        while (await rows.ReadAsync(cancel).ConfigureAwait(false))
        {
            applied.Add(rows.GetString(0), rows.GetFieldValue<byte[]>(1));
        }

        return applied;
    }

    [SuppressMessage("Security", "CA2100:Review SQL queries for security vulnerabilities", Justification = "The text is a file of this program.")]
    private static async Task ApplyAsync(NpgsqlConnection connection, Migration migration, CancellationToken cancel)
    {
        await using var transaction = await connection.BeginTransactionAsync(cancel).ConfigureAwait(false);
        try
        {
            await using var change = new NpgsqlCommand(migration.Sql, connection, transaction);
            await change.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            await using var record = new NpgsqlCommand("insert into migration (name, checksum) values ($1, $2)", connection, transaction)
            {
                Parameters = { new() { Value = migration.Name }, new() { Value = migration.Checksum } },
            };
            await record.ExecuteNonQueryAsync(cancel).ConfigureAwait(false);
            await transaction.CommitAsync(cancel).ConfigureAwait(false);
        }
        catch (PostgresException failed)
        {
            throw new StoreException($"The migration {migration.Name} failed: {failed.MessageText} ({failed.SqlState}). Nothing of it was applied.", failed);
        }
    }
}
