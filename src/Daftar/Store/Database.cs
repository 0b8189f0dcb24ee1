using System.Data.Common;
using Npgsql;

namespace Daftar.Store;

/// <summary>A PostgreSQL database of 15 or later that holds a register.</summary>
public sealed class Database : IAsyncDisposable
{
    private static readonly Version Oldest = new(15, 0);

    private Database(NpgsqlDataSource source, Version version)
    {
        Source = source;
        ServerVersion = version;
    }

    /// <summary>The pool of connections.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>The version of the server, for example 15.18.</summary>
    public Version ServerVersion { get; }

    /// <summary>
    /// Connects and checks the server. Several hosts in the connection string are standbys of one another: the one that takes writes is used.
    /// Commands have no time limit unless the connection string gives one: a merge of a large package takes as long as it takes, and
    /// whoever needs an answer in time passes a cancellation token.
    /// </summary>
    /// <exception cref="StoreException">The server cannot be reached, refuses, or is older than 15.</exception>
    public static async Task<Database> OpenAsync(string connectionString, CancellationToken cancel)
    {
        var settings = Read(connectionString);
        var source = Build(settings);
        try
        {
            await using var connection = await source.OpenConnectionAsync(cancel).ConfigureAwait(false);
            RequireVersion(connection.PostgreSqlVersion, settings.Host);
            return new Database(source, connection.PostgreSqlVersion);
        }
        catch (Exception failed)
        {
            await source.DisposeAsync().ConfigureAwait(false);
            if (failed is NpgsqlException)
            {
                throw new StoreException($"The database {settings.Database} on {settings.Host} cannot be used: {failed.Message}. Check host, port, user, password and database of the connection string, and that the server runs.", failed);
            }

            throw;
        }
    }

    /// <summary>A connection from the pool; dispose it to give it back.</summary>
    public ValueTask<NpgsqlConnection> ConnectAsync(CancellationToken cancel) => Source.OpenConnectionAsync(cancel);

    /// <summary>The permanent id of this database, made by the first migration. An index or a backup made from another database is told apart by it.</summary>
    /// <exception cref="StoreException">The database has not been migrated.</exception>
    public async Task<Guid> IdentityAsync(CancellationToken cancel)
    {
        try
        {
            await using var command = Source.CreateCommand("select id from database_identity");
            return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is Guid id
                ? id
                : throw new StoreException("The table database_identity is empty: this database was not made by Daftar's migrations, or was restored without it.");
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.UndefinedTable)
        {
            throw new StoreException("This database holds no register yet. Run: ./daftar migrate", missing);
        }
    }

    /// <summary>
    /// Does a piece of work again when the server went away under it: restart (57P01 to 57P03), fail-over to a standby (25006, connection lost),
    /// a conflict of transactions (40001, 40P01). The work must be one whole transaction, from its own connection to its commit, and harmless
    /// when done twice: after a lost connection nobody knows whether the commit arrived.
    /// </summary>
    /// <param name="work">The work.</param>
    /// <param name="time">The clock for the pauses between attempts: 100 ms, doubling up to 2 s, for 30 s in all.</param>
    /// <param name="cancel">Ends the attempts.</param>
    public Task<T> RetryAsync<T>(Func<CancellationToken, Task<T>> work, TimeProvider time, CancellationToken cancel) =>
        Retry.RunAsync(work, Source.Clear, time, cancel);

    /// <inheritdoc cref="RetryAsync{T}"/>
    public Task RetryAsync(Func<CancellationToken, Task> work, TimeProvider time, CancellationToken cancel) =>
        Retry.RunAsync(
            async token =>
            {
                await work(token).ConfigureAwait(false);
                return true;
            },
            Source.Clear,
            time,
            cancel);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => Source.DisposeAsync();

    internal static void RequireVersion(Version version, string? host)
    {
        if (version < Oldest)
        {
            throw new StoreException($"The server on {host} is PostgreSQL {version}; Daftar needs 15 or later. Upgrade it, or leave --database out and Daftar runs its own.");
        }
    }

    private static NpgsqlConnectionStringBuilder Read(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            throw new StoreException($"The connection string cannot be read: {wrong.Message} It looks like: Host=db.example.org;Username=daftar;Password=…;Database=daftar", wrong);
        }
    }

    private static NpgsqlDataSource Build(NpgsqlConnectionStringBuilder settings)
    {
        // the builder's own ContainsKey is true for every key it knows
        var given = new DbConnectionStringBuilder { ConnectionString = settings.ConnectionString };
        if (!given.ContainsKey("Command Timeout"))
        {
            settings.CommandTimeout = 0;
        }

        settings.ApplicationName ??= "daftar";
        // named, so that metrics show the name and not the connection string
        var builder = new NpgsqlDataSourceBuilder(settings.ConnectionString) { Name = "daftar" };
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.ReadWrite)
            : builder.Build();
    }
}
