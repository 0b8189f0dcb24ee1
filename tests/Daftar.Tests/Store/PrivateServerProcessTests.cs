using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Store;

/// <summary>The private server and commands that are processes of their own: killed, interrupted, run by other users and in other places.</summary>
public sealed class PrivateServerProcessTests
{
    [Fact]
    public async Task AKilledCommandNeitherKeepsTheServerForEverNorStopsItForOthers()
    {
        await using var program = new ProgramCopy();
        await using var folder = new ServerFolder();
        var ours = await folder.StartAsync();
        await using var held = await HoldMigrationLockAsync(ours.ConnectionString);
        await using var killedFirst = await StartWaitingAsync(program, folder, ours);
        await using var killedLast = await StartWaitingAsync(program, folder, ours, waiting: 2);

        killedFirst.Kill();
        await killedFirst.ExitAsync();
        await Task.Delay(500);
        Assert.True(Processes.Lives(ours.ProcessId), "the server was stopped under those who use it");

        var postmaster = ours.ProcessId;
        await ours.DisposeAsync();
        Assert.True(Processes.Lives(postmaster), "the server was stopped by the first to leave");

        killedLast.Kill();
        await folder.WaitUntilStoppedAsync();
    }

    [Fact]
    public async Task CtrlCStopsTheCommandAndThenItsServerInGoodOrder()
    {
        await using var program = new ProgramCopy();
        await using var folder = new ServerFolder();
        var ours = await folder.StartAsync();
        await using var held = await HoldMigrationLockAsync(ours.ConnectionString);
        await using var command = await StartWaitingAsync(program, folder, ours);
        await ours.DisposeAsync();

        command.Interrupt();

        Assert.Equal(130, await command.ExitAsync());
        Assert.Empty(folder.Processes());
        var log = await File.ReadAllTextAsync(folder.Below("log", "server.log"));
        Assert.Contains("database system is shut down", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOrdinaryUserNeedsNothingElse()
    {
        await using var program = new ProgramCopy();
        await using var user = await TestUser.NewAsync();
        var unreadable = Directory.CreateTempSubdirectory("daftar-shut-");
        try
        {
            // as root's shell does after su: the current folder is one the user cannot read
            var first = await RunningProgram.RunAsync(user.Command(unreadable.FullName, program.Command("migrate")));
            Assert.True(first.ExitCode == 0, first.Said);
            Assert.Contains("Making the database in " + user.Home + "/.local/share/daftar/postgres/data", first.Said, StringComparison.Ordinal);

            var second = await RunningProgram.RunAsync(user.Command("/", program.Command("migrate", "--check")));
            Assert.True(second.ExitCode == 0, second.Said);
            Assert.DoesNotContain("Making the database", second.Said, StringComparison.Ordinal);
            Assert.Empty(Processes.Where(process => process.CommandLine.Contains(user.Home, StringComparison.Ordinal)));
        }
        finally
        {
            unreadable.Delete();
        }
    }

    [RootFact]
    public async Task RootRunsItFromAFolderNobodyElseCanRead()
    {
        await using var program = new ProgramCopy();
        await using var folder = new ServerFolder();
        File.SetUnixFileMode(program.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);

        var (exitCode, said) = await RunningProgram.RunAsync(TestUser.Ourselves.Command(program.Folder, program.Command("migrate", "--data", folder.Path)));

        Assert.True(exitCode == 0, said);
        Assert.Contains("Starting PostgreSQL", said, StringComparison.Ordinal);
        Assert.Empty(folder.Processes());
    }

    [RootFact]
    public async Task AServerOfAnotherUserIsNotTouched()
    {
        await using var program = new ProgramCopy();
        await using var user = await TestUser.NewAsync();
        var data = Path.Combine(user.Home, ".local", "share", "daftar");
        await RunningProgram.RunAsync(user.Command("/", program.Command("migrate")));

        var (exitCode, said) = await RunningProgram.RunAsync(TestUser.Ourselves.Command("/", program.Command("migrate", "--data", data)));

        Assert.Equal(3, exitCode);
        Assert.Contains("belongs to", said, StringComparison.Ordinal);
        var again = await RunningProgram.RunAsync(user.Command("/", program.Command("migrate")));
        Assert.True(again.ExitCode == 0, again.Said);
    }

    /// <summary>Starts a command that has joined the server and waits there for the migrations' lock, which the test holds.</summary>
    private static async Task<RunningProgram> StartWaitingAsync(ProgramCopy program, ServerFolder folder, PrivateServer server, long waiting = 1)
    {
        await using var source = NpgsqlDataSource.Create(server.SuperuserConnectionString);
        var command = RunningProgram.Start(TestUser.Ourselves.Command("/", program.Command("migrate", "--data", folder.Path)));
        await Wait.UntilAsync(
            async () =>
            {
                Assert.False(command.HasExited, command.Said);
                await using var count = source.CreateCommand("select count(*) from pg_locks where locktype = 'advisory' and not granted");
                return (long)(await count.ExecuteScalarAsync())! == waiting;
            },
            "the command did not come to wait");
        return command;
    }

    private static async Task<NpgsqlConnection> HoldMigrationLockAsync(string connectionString)
    {
        var connection = new NpgsqlConnection(connectionString + ";Pooling=false");
        await connection.OpenAsync();
        await using var take = new NpgsqlCommand("select pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Migrate.LockKey } } };
        await take.ExecuteNonQueryAsync();
        return connection;
    }
}
