using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Store;

public sealed class MigrateTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly Migration First = Migration.All[0];
    private static readonly Migration Second = new("2026-11-22_00_second.sql", "create table second (id int);\ncreate table third (id int);");

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEmptyDatabaseGetsEveryMigrationOnceAndAnIdentityForLife(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        Assert.Equal(version == PostgresVersion.Debian15 ? 15 : 18, database.ServerVersion.Major);
        Assert.Equal(Migration.All.Select(migration => migration.Name), await Migrate.PendingAsync(database, default));

        Assert.Equal(Migration.All.Select(migration => migration.Name), await RunAsync(database, Migration.All));
        var identity = await database.IdentityAsync(default);

        Assert.Empty(await RunAsync(database, Migration.All));
        await Migrate.RequireCurrentAsync(database, default);
        Assert.Equal(identity, await database.IdentityAsync(default));
        Assert.NotEqual(identity, await (await postgres.DatabaseAsync(version)).IdentityAsync(default));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task CommandsThatMigrateAtOnceApplyEachFileOnce(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        var slow = Second with { Sql = Second.Sql + "\nselect pg_sleep(0.3);" };

        var applied = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(database, [First, slow]))));

        Assert.Equal([0, 0, 0, 2], applied.Select(names => names.Count).Order());
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AChangedFileIsRefusedAndLineEndsAreNoChange(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        await RunAsync(database, [First, Second]);

        Assert.Empty(await RunAsync(database, [First, Second with { Sql = Second.Sql.ReplaceLineEndings("\r\n") }]));
        var refused = await Assert.ThrowsAsync<StoreException>(() => RunAsync(database, [First, Second with { Sql = "create table other (id int);" }]));

        Assert.Contains(Second.Name, refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ADatabaseOfANewerDaftarIsRefused(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        await RunAsync(database, [First, Second]);

        var refused = await Assert.ThrowsAsync<StoreException>(() => RunAsync(database, [First]));

        Assert.Contains("newer", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Second.Name, refused.Message, StringComparison.Ordinal);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFailingFileSaysWhyAndLeavesNothingBehind(PostgresVersion version)
    {
        var database = await postgres.NewEmptyAsync(version);
        var broken = Second with { Sql = "create table second (id int);\n\ncreate table third (id nosuchtype);" };

        var refused = await Assert.ThrowsAsync<StoreException>(() => RunAsync(database, [First, broken]));

        Assert.Contains(broken.Name, refused.Message, StringComparison.Ordinal);
        Assert.Contains("nosuchtype", refused.Message, StringComparison.Ordinal);
        Assert.Equal([Second.Name], await RunAsync(database, [First, Second]));
    }

    [Fact]
    public void EveryMigrationIsDatedAndNamed() =>
        Assert.All(Migration.All, migration => Assert.Matches("^[0-9]{4}-[0-9]{2}-[0-9]{2}_[0-9]{2}_[a-z0-9_]+\\.sql$", migration.Name));

    private static Task<IReadOnlyList<string>> RunAsync(Database database, IReadOnlyList<Migration> migrations) =>
        Migrate.RunAsync(database, migrations, new Progress<string>(), default);
}
