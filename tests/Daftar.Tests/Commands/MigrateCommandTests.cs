using Daftar.Server.Commands;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

public sealed class MigrateCommandTests
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADatabaseIsBroughtUpToDateAndThenLeftAlone(PostgresVersion version)
    {
        var database = await PostgresFixture.NewConnectionStringAsync(version);
        var (code, output, error) = await RunAsync("migrate", "--database", database);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("migrations applied", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("migrate", "--database", database);
        Assert.Equal((0, "The database is up to date." + Environment.NewLine), (code, output));
    }

    [Fact]
    public async Task AnEmptyDatabaseIsUsedAtOnceAndOneWithOtherTablesIsNotTouched()
    {
        var settings = Settings.Defaults.With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        await using (var opened = await RegisterDatabase.OpenAsync(settings, new Progress<string>(), default))
        {
            await Migrate.RequireCurrentAsync(opened.Database, default);
        }

        settings = Settings.Defaults.With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        await using (var foreign = await RegisterDatabase.OpenUnmigratedAsync(settings, new Progress<string>(), default))
        {
            await using var command = foreign.Database.Source.CreateCommand("create table invoices (id int)");
            await command.ExecuteNonQueryAsync();
        }

        var refused = await Assert.ThrowsAsync<StoreException>(() => RegisterDatabase.OpenAsync(settings, new Progress<string>(), default));
        Assert.Contains("./daftar migrate", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsNotThereIsTheSurroundingsFault()
    {
        var (code, output, error) = await RunAsync("migrate", "--database", "Host=127.0.0.1;Port=1;Username=x;Password=invented-secret;Database=x");
        Assert.Equal((int)ExitCode.Environment, code);
        Assert.Empty(output);
        Assert.StartsWith("daftar: The database x on 127.0.0.1 cannot be used", error, StringComparison.Ordinal);
        Assert.DoesNotContain("invented-secret", error, StringComparison.Ordinal);
    }
}
