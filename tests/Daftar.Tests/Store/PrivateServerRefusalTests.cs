using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Store;

/// <summary>What the private server will not do, and what it says then.</summary>
public sealed class PrivateServerRefusalTests
{
    [Fact]
    public async Task DataOfAnotherPostgresVersionIsRefusedWithTheWayOut()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        await File.WriteAllTextAsync(Path.Combine(folder.Data, "PG_VERSION"), "17\n");
        var refused = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());

        Assert.Contains("PostgreSQL 17", refused.Message, StringComparison.Ordinal);
        Assert.Contains("PostgreSQL 18", refused.Message, StringComparison.Ordinal);
        Assert.Contains("pg_dump of PostgreSQL 17", refused.Message, StringComparison.Ordinal);
        Assert.Contains(folder.Data, refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Processes());
    }

    [Fact]
    public async Task AFolderThatIsNoDatabaseIsLeftAlone()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        File.Delete(Path.Combine(folder.Data, "PG_VERSION"));
        var refused = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());

        Assert.Contains("PG_VERSION", refused.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(folder.Data, "global", "pg_control")));
    }

    [Fact]
    public async Task AServerThatWillNotStartIsQuotedAndLeavesNothingRunning()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        var own = folder.Below("settings", "own.conf");
        await File.WriteAllTextAsync(own, "shared_bufers = 1GB\n");
        File.SetUnixFileMode(own, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        var refused = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync(folder.Options with { Patience = TimeSpan.Zero }));

        Assert.Contains("shared_bufers", refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Processes());
    }

    [Fact]
    public async Task ASecretThatOthersCanReadIsRefused()
    {
        await using var folder = new ServerFolder();
        await using (await folder.StartAsync())
        {
        }

        var secret = folder.Below("secrets", "daftar");
        File.SetUnixFileMode(secret, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        var refused = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync());

        Assert.Contains("chmod 600 " + secret, refused.Message, StringComparison.Ordinal);
        Assert.Empty(folder.Processes());
    }

    [Fact]
    public async Task WithoutThePackageTheMessageNamesTheScriptThatFetchesIt()
    {
        await using var folder = new ServerFolder();
        var refused = await Assert.ThrowsAsync<StoreException>(() => folder.StartAsync(folder.Options with { PackageFolder = "/nonexistent" }));

        Assert.Contains("postgres/install", refused.Message, StringComparison.Ordinal);
    }

    [RootFact]
    public async Task AFolderTheServersUserCannotReachIsNamed()
    {
        var shut = Directory.CreateTempSubdirectory("daftar-shut-");
        try
        {
            var options = new PrivateServerOptions { DataFolder = Path.Combine(shut.FullName, "deep", "data"), PackageFolder = PostgresClusters.Package };
            var refused = await Assert.ThrowsAsync<StoreException>(() => PrivateServer.StartAsync(options, new Said(), default));

            Assert.Contains($"chmod o+x {shut.FullName}", refused.Message, StringComparison.Ordinal);
        }
        finally
        {
            shut.Delete(recursive: true);
        }
    }
}
