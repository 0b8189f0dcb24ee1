using System.Text.Json;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Store;

/// <summary>Who gets at the private server, and with what.</summary>
public sealed class PrivateServerSafetyTests(PrivateServerSafetyTests.AsItIs untouched) : IClassFixture<PrivateServerSafetyTests.AsItIs>
{
    private const UnixFileMode Others = UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
    private const UnixFileMode Group = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute;

    [Fact]
    public async Task ItListensOnASocketThatOnlyItsUserReachesAndAsksForAPassword()
    {
        var (folder, server) = (untouched.Folder, untouched.Server);
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);

        Assert.StartsWith("/", settings.Host, StringComparison.Ordinal);
        Assert.Equal(0, (int)(File.GetUnixFileMode(settings.Host!) & (Others | Group)));
        Assert.Equal(0, (int)(File.GetUnixFileMode(Path.Combine(settings.Host!, ".s.PGSQL.5432")) & (Others | Group)));
        Assert.Equal(0, (int)(File.GetUnixFileMode(folder.Data) & (Others | Group)));
        Assert.Equal("", await ShowAsync(server.ConnectionString, "listen_addresses"));
        foreach (var user in new[] { "daftar", Cluster.Superuser })
        {
            var wrong = new NpgsqlConnectionStringBuilder(server.ConnectionString) { Username = user, Password = "wrong", Pooling = false };
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ShowAsync(wrong.ConnectionString, "port"));
            Assert.Equal(PostgresErrorCodes.InvalidPassword, refused.SqlState);
        }
    }

    [Fact]
    public async Task TheSecretsAreRandomAndReadableByTheirOwnerAlone()
    {
        var (folder, server) = (untouched.Folder, untouched.Server);
        var secrets = Directory.GetFiles(folder.Below("secrets"));

        Assert.Equal(2, secrets.Length);
        Assert.Equal(2, secrets.Select(File.ReadAllText).Distinct().Count(secret => secret.Length >= 43));
        Assert.All(secrets, secret => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(secret)));
        Assert.Empty(Directory.GetFiles(folder.Below("settings"), "*secret*"));
        Assert.DoesNotContain(secrets.Select(File.ReadAllText), secret => File.ReadAllText(folder.Below("log", "server.log")).Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TheApplicationOwnsItsDatabaseAndNothingElse()
    {
        var server = untouched.Server;
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var rights = source.CreateCommand("""
            select rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls,
                   pg_get_userbyid((select datdba from pg_database where datname = current_database()))
            from pg_roles where rolname = current_user
            """);
        await using var row = await rights.ExecuteReaderAsync();
        await row.ReadAsync();
        Assert.False(row.GetBoolean(0));
        Assert.Equal("daftar", row.GetString(1));
        await row.CloseAsync();

        await using var outside = source.CreateCommand("copy (select 1) to program 'true'");
        Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => outside.ExecuteNonQueryAsync())).SqlState);
    }

    [Fact]
    public async Task WhatIsCommittedIsOnDiskAndOrderIsByCodePoint()
    {
        await using var folder = new ServerFolder();
        await using var server = await folder.StartAsync(folder.Options with { Durable = true });

        Assert.Equal("on", await ShowAsync(server.ConnectionString, "fsync"));
        Assert.Equal("on", await ShowAsync(server.ConnectionString, "full_page_writes"));
        Assert.Equal("on", await ShowAsync(server.ConnectionString, "synchronous_commit"));
        Assert.Equal("off", await ShowAsync(server.ConnectionString, "jit"));
        await using var source = NpgsqlDataSource.Create(server.ConnectionString);
        await using var order = source.CreateCommand("select string_agg(t, '' order by t) from unnest(array['b', 'ä', 'a', 'B', 'ก', 'Z']) t");
        Assert.Equal("BZabäก", await order.ExecuteScalarAsync());
    }

    [Fact]
    public async Task AnOperatorsOwnSettingsWin()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        var own = folder.Below("settings", "own.conf");
        await File.WriteAllTextAsync(own, "work_mem = 48MB\n");
        File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var server = await folder.StartAsync();

        Assert.Equal("48MB", await ShowAsync(server.ConnectionString, "work_mem"));
    }

    [Fact]
    public async Task ALongPathGetsAShortSocketFolderThatIsItsUsersAlone()
    {
        await using var folder = new ServerFolder("a-long-name-" + new string('x', 80) + "-");
        await using var server = await folder.StartAsync();
        var socket = new NpgsqlConnectionStringBuilder(server.ConnectionString).Host!;

        Assert.DoesNotContain(folder.Path, socket, StringComparison.Ordinal);
        Assert.Equal(0, (int)(File.GetUnixFileMode(socket) & (Others | Group)));
        Assert.Equal("5432", await ShowAsync(server.ConnectionString, "port"));
        await server.DisposeAsync();
        Directory.Delete(socket);
    }

    [Fact]
    public void TheLockFileNamesTheSamePostgresAsTheProgramAndNoRegistry()
    {
        var path = Path.Combine(Repository.Root, "src", "Daftar.Server", "postgres", "package-lock.json");
        using var locked = JsonDocument.Parse(File.ReadAllText(path));
        var package = locked.RootElement.GetProperty("packages").GetProperty("node_modules/" + ServerBinaries.PackageName);

        Assert.Equal(ServerBinaries.PinnedVersion, package.GetProperty("version").GetString());
        Assert.StartsWith("sha512-", package.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("://", File.ReadAllText(path), StringComparison.Ordinal);
    }

    /// <summary>A server as it is made, for the tests that only look at it.</summary>
    public sealed class AsItIs : IAsyncLifetime
    {
        internal ServerFolder Folder { get; } = new();

        internal PrivateServer Server { get; private set; } = null!;

        public async Task InitializeAsync() => Server = await Folder.StartAsync();

        public async Task DisposeAsync()
        {
            await Server.DisposeAsync();
            await Folder.DisposeAsync();
        }
    }

    private static async Task<string> ShowAsync(string connectionString, string setting)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using var command = source.CreateCommand("select current_setting($1)");
        command.Parameters.Add(new() { Value = setting });
        return (string)(await command.ExecuteScalarAsync())!;
    }
}
