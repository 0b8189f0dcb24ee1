using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Store;

public sealed class DatabaseTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Fact]
    public void AServerOlderThan15IsRefusedAndSoSaid()
    {
        var refused = Assert.Throws<StoreException>(() => Database.RequireVersion(new Version(14, 12), "db.example.org"));

        Assert.Contains("14.12", refused.Message, StringComparison.Ordinal);
        Assert.Contains("15 or later", refused.Message, StringComparison.Ordinal);
        Database.RequireVersion(new Version(15, 0), "db.example.org");
    }

    [Theory]
    [InlineData("Host=/nonexistent;Username=x;Database=register;Timeout=2", "register on /nonexistent")]
    [InlineData("Hots=db", "cannot be read")]
    public async Task AConnectionThatCannotBeHadSaysWhatToCheck(string connectionString, string expected)
    {
        var refused = await Assert.ThrowsAsync<StoreException>(() => Database.OpenAsync(connectionString, default));

        Assert.Contains(expected, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWrongPasswordIsNotRepeatedInTheMessage()
    {
        var settings = new NpgsqlConnectionStringBuilder(await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18)) { Password = "kept-to-ourselves" };
        var refused = await Assert.ThrowsAsync<StoreException>(() => Database.OpenAsync(settings.ConnectionString, default));

        Assert.DoesNotContain("kept-to-ourselves", refused.ToString(), StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADatabaseThatIsNoRegisterNamesTheCommandThatPreparesIt(PostgresVersion version)
    {
        var refused = await Assert.ThrowsAsync<StoreException>(async () => await (await postgres.NewEmptyAsync(version)).IdentityAsync(default));

        Assert.Contains("daftar migrate", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOperatorsDatabaseIsMigratedByItselfOnlyWhileItIsEmpty(PostgresVersion version)
    {
        var settings = Settings.Defaults.With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(version));
        await using (var register = await RegisterDatabase.OpenAsync(settings, new Said(), default))
        {
            Assert.Empty(await Migrate.PendingAsync(register.Database, default));
        }

        settings = settings.With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(version));
        await using (var theirs = await Database.OpenAsync(settings.Get(Settings.Database), default))
        {
            await using var command = theirs.Source.CreateCommand("create table something_of_theirs (id int)");
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Assert.ThrowsAsync<StoreException>(() => RegisterDatabase.OpenAsync(settings, new Said(), default));
        Assert.Contains("daftar migrate", refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WorkIsDoneAgainWhenTheServerEndsItsConnection(PostgresVersion version)
    {
        var database = await postgres.DatabaseAsync(version);
        var attempts = 0;
        var answer = await database.RetryAsync(
            async cancel =>
            {
                await using var connection = await database.ConnectAsync(cancel);
                if (++attempts == 1)
                {
                    await EndAsync(database, connection.ProcessID);
                }

                await using var command = new NpgsqlCommand("select 7", connection);
                return (int)(await command.ExecuteScalarAsync(cancel))!;
            },
            TimeProvider.System,
            default);

        Assert.Equal((7, 2), (answer, attempts));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WorkIsDoneAgainAfterAConflictAndAfterMeetingAStandby(PostgresVersion version)
    {
        var database = await postgres.DatabaseAsync(version);
        foreach (var state in new[] { PostgresErrorCodes.SerializationFailure, PostgresErrorCodes.DeadlockDetected, PostgresErrorCodes.ReadOnlySqlTransaction, PostgresErrorCodes.AdminShutdown })
        {
            var attempts = 0;
            await database.RetryAsync(
                async cancel =>
                {
                    if (++attempts == 1)
                    {
                        await RaiseAsync(database, state, cancel);
                    }
                },
                TimeProvider.System,
                default);
            Assert.Equal(2, attempts);
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AMistakeIsNotTriedAgain(PostgresVersion version)
    {
        var database = await postgres.DatabaseAsync(version);
        var attempts = 0;
        await Assert.ThrowsAsync<PostgresException>(() => database.RetryAsync(
            async cancel =>
            {
                attempts++;
                await RaiseAsync(database, PostgresErrorCodes.UniqueViolation, cancel);
            },
            TimeProvider.System,
            default));
        Assert.Equal(1, attempts);
    }

    private static async Task RaiseAsync(Database database, string state, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel);
        await using var remember = new NpgsqlCommand("select set_config('test.state', $1, false)", connection) { Parameters = { new() { Value = state } } };
        await remember.ExecuteNonQueryAsync(cancel);
        await using var raise = new NpgsqlCommand("do $$ begin raise exception 'made by a test' using errcode = current_setting('test.state'); end $$", connection);
        await raise.ExecuteNonQueryAsync(cancel);
    }

    private static async Task EndAsync(Database database, int process)
    {
        await using var end = database.Source.CreateCommand("select pg_terminate_backend($1, 5000)");
        end.Parameters.Add(new() { Value = process });
        await end.ExecuteNonQueryAsync();
    }
}
