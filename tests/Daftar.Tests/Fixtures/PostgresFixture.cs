using System.Collections.Concurrent;
using Daftar.Store;
using Npgsql;

namespace Daftar.Tests.Fixtures;

/// <summary>
/// Databases for a test class: <c>public class XTests(PostgresFixture postgres) : IClassFixture&lt;PostgresFixture&gt;</c>. All tests of the class share one database a version
/// (<see cref="DatabaseAsync"/>); a test that needs one to itself takes <see cref="NewAsync"/>.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly ConcurrentDictionary<PostgresVersion, Lazy<Task<Database>>> shared = new();
    private readonly ConcurrentBag<(PostgresVersion Version, Database Database, string Name)> made = [];

    /// <summary>The migrated database of this class on this version, made when first asked for.</summary>
    public Task<Database> DatabaseAsync(PostgresVersion version) =>
        shared.GetOrAdd(version, version => new Lazy<Task<Database>>(() => NewAsync(version))).Value;

    /// <summary>A migrated database of its own; removed with the fixture.</summary>
    public async Task<Database> NewAsync(PostgresVersion version)
    {
        var template = await Migrated.GetOrAdd(version, static version => new Lazy<Task<string>>(() => MigratedAsync(version))).Value;
        var database = await OpenAsync(version, template);
        await using var identity = database.Source.CreateCommand("update database_identity set id = default, made_at = default");
        await identity.ExecuteNonQueryAsync();
        return database;
    }

    /// <summary>One database a version that all others are copied from, so that the migrations run once and not for every test. Nothing is ever connected to it again.</summary>
    private static readonly ConcurrentDictionary<PostgresVersion, Lazy<Task<string>>> Migrated = new();

    private static async Task<string> MigratedAsync(PostgresVersion version)
    {
        await using var database = await Database.OpenAsync(await NewConnectionStringAsync(version), CancellationToken.None);
        await Migrate.RunAsync(database, new Progress<string>(), CancellationToken.None);
        database.Source.Clear();
        await AsSuperuserAsync(await PostgresClusters.ServerAsync(version), $"alter database {NameOf(database)} with allow_connections false");
        return NameOf(database);
    }

    /// <summary>A database with nothing in it.</summary>
    public Task<Database> NewEmptyAsync(PostgresVersion version) => OpenAsync(version, template: null);

    /// <summary>A copy of a database as it is now, id and all: what a backup of this moment would give back.</summary>
    public Task<Database> CopyAsync(PostgresVersion version, Database of)
    {
        of.Source.Clear();
        return OpenAsync(version, NameOf(of));
    }

    private async Task<Database> OpenAsync(PostgresVersion version, string? template)
    {
        var database = await Database.OpenAsync(await NewConnectionStringAsync(version, template), CancellationToken.None);
        made.Add((version, database, NameOf(database)));
        return database;
    }

    /// <summary>Puts a copy in the place of a database that others are connected to, as a restore does: their connections are lost.</summary>
    public static async Task PutBackAsync(PostgresVersion version, Database database, Database copy)
    {
        var server = await PostgresClusters.ServerAsync(version);
        var lost = PostgresClusters.NextDatabaseName();
        copy.Source.Clear();
        await AsSuperuserAsync(server, $"alter database {NameOf(database)} with allow_connections false");
        await AsSuperuserAsync(server, $"select pg_terminate_backend(pid) from pg_stat_activity where datname = '{NameOf(database)}'");
        await Wait.UntilAsync(async () =>
        {
            try
            {
                await AsSuperuserAsync(server, $"alter database {NameOf(database)} rename to {lost}");
                return true;
            }
            catch (PostgresException busy) when (busy.SqlState == PostgresErrorCodes.ObjectInUse)
            {
                return false;
            }
        }, "the database stays in use");
        await AsSuperuserAsync(server, $"alter database {NameOf(copy)} rename to {NameOf(database)}");
        await AsSuperuserAsync(server, $"alter database {lost} rename to {NameOf(copy)}");
        await AsSuperuserAsync(server, $"alter database {NameOf(copy)} with allow_connections true");
    }

    /// <summary>The connection string (with password) of a new empty database, for tests that start a program of their own. It stays until the server's folder is removed.</summary>
    public static Task<string> NewConnectionStringAsync(PostgresVersion version) => NewConnectionStringAsync(version, template: null);

    private static async Task<string> NewConnectionStringAsync(PostgresVersion version, string? template)
    {
        var server = await PostgresClusters.ServerAsync(version);
        var name = PostgresClusters.NextDatabaseName();
        await AsSuperuserAsync(server, template is null ? $"create database {name} owner daftar" : $"create database {name} template {template} owner daftar");
        return new NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = name, MaxPoolSize = 20, ConnectionIdleLifetime = 2, ConnectionPruningInterval = 1 }.ConnectionString;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var (version, database, name) in made)
        {
            await database.DisposeAsync();
            await AsSuperuserAsync(await PostgresClusters.ServerAsync(version), $"drop database {name} with (force)");
        }
    }

    private static string NameOf(Database database) => new NpgsqlConnectionStringBuilder(database.Source.ConnectionString).Database!;

    private static async Task AsSuperuserAsync(PrivateServer server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.SuperuserConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
#pragma warning disable CA2100 // names made by the fixture
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
