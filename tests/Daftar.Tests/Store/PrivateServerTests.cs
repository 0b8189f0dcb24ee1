using System.Globalization;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Store;

/// <summary>Who starts the private server, who keeps it, who stops it.</summary>
public sealed class PrivateServerTests
{
    [Fact]
    public async Task TheFirstCommandStartsItTheLastOneStopsItAndTheDataStays()
    {
        await using var folder = new ServerFolder();
        var first = await folder.StartAsync();
        await using (var database = await Database.OpenAsync(first.ConnectionString, default))
        {
            await Migrate.RunAsync(database, new Said(), default);
        }

        var second = await folder.StartAsync();
        Assert.Equal(first.ProcessId, second.ProcessId);
        await first.DisposeAsync();
        var identity = await IdentityAsync(second);
        await second.DisposeAsync();
        Assert.Empty(folder.Processes());

        await using var third = await folder.StartAsync();
        Assert.Equal(identity, await IdentityAsync(third));
    }

    [Fact]
    public async Task CommandsThatStartAtOnceShareOneServer()
    {
        await using var folder = new ServerFolder();
        var servers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => folder.StartAsync())));

        Assert.Single(servers.Select(server => server.ProcessId).Distinct());
        await Task.WhenAll(servers[1..].Select(server => Task.Run(() => server.DisposeAsync().AsTask())));
        Assert.Equal(1L, await ScalarAsync(servers[0].ConnectionString, "select 1::bigint"));
        await servers[0].DisposeAsync();
        Assert.Empty(folder.Processes());
    }

    [Fact]
    public async Task CommandsThatLeaveAndComeAtOnceAlwaysHaveAServer()
    {
        await using var folder = new ServerFolder();
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            for (var turn = 0; turn < 4; turn++)
            {
                await using var server = await folder.StartAsync();
                Assert.Equal(1L, await ScalarAsync(server.ConnectionString, "select 1::bigint"));
            }
        })));
        await folder.WaitUntilStoppedAsync();
    }

    [Fact]
    public async Task AfterItsMainProcessWasKilledItStartsAgainWithWhatWasCommitted()
    {
        await using var folder = new ServerFolder();
        await using var before = await folder.StartAsync(folder.Options with { Durable = true });
        await ExecuteAsync(before.ConnectionString, "create table kept (id int); insert into kept values (42)");
        var killed = before.ProcessId;
        Processes.Signal(killed, "KILL");
        await Wait.UntilAsync(() => !Processes.Lives(killed), "the process outlived kill -9");

        await using var after = await folder.StartAsync(folder.Options with { Durable = true });

        Assert.NotEqual(killed, after.ProcessId);
        Assert.Equal(42, await ScalarAsync(after.ConnectionString, "select id from kept"));
    }

    /// <summary>The server then ends all its processes and recovers, and heeds no stop in good order before that is through. A halted process of it stands for a long recovery.</summary>
    [Fact]
    public async Task ABackendKilledInTheMiddleOfACopyDoesNotKeepTheLastCommandWaiting()
    {
        await using var folder = new ServerFolder();
        var options = folder.Options with { Durable = true, StopPatience = TimeSpan.FromSeconds(1) };
        var said = new Said();
        var server = await folder.StartAsync(options, said);
        await ExecuteAsync(server.ConnectionString, "create table kept (id int); insert into kept values (42)");
        await using (var connection = new NpgsqlConnection(server.ConnectionString))
        {
            await connection.OpenAsync();
            await using var copy = await connection.BeginTextImportAsync("copy kept from stdin");
            await copy.WriteAsync(string.Concat(Enumerable.Repeat("7\n", 100_000)));
            await copy.FlushAsync();
            Processes.Signal(Assert.Single(Processes.Where(process => process.WorkingFolder == folder.Data && process.CommandLine.Contains("checkpointer", StringComparison.Ordinal))), "STOP");
            Processes.Signal(connection.ProcessID, "KILL");
            await Assert.ThrowsAnyAsync<Exception>(async () =>
            {
                while (true)
                {
                    await copy.WriteAsync(new string('7', 100_000) + "\n");
                }
            });

            await server.DisposeAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        }

        Assert.Contains(said.Lines, static line => line.Contains("stopped at once", StringComparison.Ordinal));
        Assert.Empty(folder.Processes());
        await using var after = await folder.StartAsync(options);
        Assert.Equal(1L, await ScalarAsync(after.ConnectionString, "select count(*) from kept"));
    }

    [Fact]
    public async Task APidFileWhoseNumberBelongsToAnotherProgramKeepsNothingFromStarting()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        // as after a crash of the machine: the file is there, and the number it names has been given to somebody else
        await File.WriteAllTextAsync(folder.PidFile, Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + $"\n{folder.Data}\n1700000000\n5432\n{folder.Below("socket")}\n\n 1 1\nready\n");
        var said = new Said();
        await using var server = await folder.StartAsync(progress: said);

        Assert.Contains(said.Lines, line => line.Contains("another program", StringComparison.Ordinal));
        Assert.NotEqual(Environment.ProcessId, server.ProcessId);
        Assert.Equal(1L, await ScalarAsync(server.ConnectionString, "select 1::bigint"));
    }

    [Fact]
    public async Task APidFileOfADeadProcessKeepsNothingFromStarting()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        await File.WriteAllTextAsync(folder.PidFile, $"4194303\n{folder.Data}\n1700000000\n5432\n{folder.Below("socket")}\n\n 1 1\nready\n");
        await using var server = await folder.StartAsync();

        Assert.Equal(1L, await ScalarAsync(server.ConnectionString, "select 1::bigint"));
    }

    [Fact]
    public async Task WhatAKilledInitdbLeftIsMadeAnew()
    {
        await using var folder = new ServerFolder();
        Directory.CreateDirectory(folder.Below("making", "data"));
        await File.WriteAllTextAsync(folder.Below("making", "data", "PG_VERSION"), "18\n");

        await using var server = await folder.StartAsync();

        Assert.Equal(1L, await ScalarAsync(server.ConnectionString, "select 1::bigint"));
        Assert.False(Directory.Exists(folder.Below("making")));
    }

    private static async Task<Guid> IdentityAsync(PrivateServer server)
    {
        await using var database = await Database.OpenAsync(server.ConnectionString, default);
        return await database.IdentityAsync(default);
    }

    private static async Task<object?> ScalarAsync(string connectionString, string sql)
    {
        await using var database = await Database.OpenAsync(connectionString, default);
#pragma warning disable CA2100 // constants of this class
        await using var command = database.Source.CreateCommand(sql);
#pragma warning restore CA2100
        return await command.ExecuteScalarAsync();
    }

    private static Task ExecuteAsync(string connectionString, string sql) => ScalarAsync(connectionString, sql);
}
