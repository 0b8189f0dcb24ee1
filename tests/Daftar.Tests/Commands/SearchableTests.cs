using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Microsoft.Extensions.DependencyInjection;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>What was loaded can be found: at once after a load alone, and within two seconds while the site is served.</summary>
public sealed class SearchableTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-found").FullName;

    [Theory]
    [OnPostgres(PostgresVersion.Debian15, "embedded"), OnPostgres(PostgresVersion.Npm18, "embedded"), OnPostgres(PostgresVersion.Debian15, "postgres"), OnPostgres(PostgresVersion.Npm18, "postgres")]
    public async Task ALoadAloneWritesTheIndexAndAServerFollowsTheNextOne(PostgresVersion version, string engine)
    {
        var database = await PostgresFixture.NewConnectionStringAsync(version);
        var settings = Settings.Defaults.With(Settings.Database, database).With(Settings.Data, folder).With(Settings.ServePort, 0).With(Settings.SearchEngine, engine);
        var (code, _, error) = await RunAsync("load", InventedMarks.Write(folder, "a.xml", ("999000011", "INVENTED ALPHA")), "--database", database, "--data", folder, "--set", $"search.engine={engine}");
        Assert.Equal((0, ""), (code, error));

        await using var register = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        await register.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
        Assert.Equal(1, await CountAsync(register.Index!, "alpha"));

        await using var site = Site.Build(settings, register, jsonLogs: true);
        await site.StartAsync();
        (code, _, _) = await RunAsync("load", InventedMarks.Write(folder, "b.xml", ("999000012", "INVENTED BETA")), "--database", database, "--data", folder, "--set", $"search.engine={engine}");
        Assert.Equal(0, code);
        for (var waited = 0; await CountAsync(register.Index!, "beta") == 0; waited++)
        {
            Assert.True(waited < 20, "a committed package was not found within two seconds");
            await Task.Delay(100);
        }

        Assert.Null(site.Services.GetRequiredService<RenewIndex>().Problem);
        await site.StopAsync();
    }

    [Fact]
    public async Task AnotherEngineIsMadeAnewAndTheOneLeftHoldsNothing()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var settings = Settings.Defaults.With(Settings.Database, database).With(Settings.Data, folder);
        await RunAsync("load", InventedMarks.Write(folder, "d.xml", ("999000014", "INVENTED DELTA")), "--database", database, "--data", folder);
        await using (var chosen = await RunningRegister.OpenAsync(settings.With(Settings.SearchEngine, "postgres"), new Progress<string>(), default))
        {
            await chosen.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
            Assert.Equal(1, await chosen.Follow(settings, TimeProvider.System).CatchUp(null, default));
            Assert.Equal(1, await CountAsync(chosen.Index!, "delta"));
            Assert.False(Directory.Exists(chosen.IndexFolder));
        }

        await using var back = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        await back.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
        Assert.Equal(1, await back.Follow(settings, TimeProvider.System).CatchUp(null, default));
        using var left = PostgresIndex.ForSearch(back.Database, DocumentOf.Fields);
        Assert.Equal(0, await CountAsync(left, "delta"));
    }

    [Fact]
    public async Task AnIndexThatIsLostIsMadeAnewFromTheJournal()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var settings = Settings.Defaults.With(Settings.Database, database).With(Settings.Data, folder);
        await RunAsync("load", InventedMarks.Write(folder, "c.xml", ("999000013", "INVENTED GAMMA")), "--database", database, "--data", folder);
        Directory.Delete(Path.Combine(folder, "index"), recursive: true);

        await using var register = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        await register.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
        Assert.Equal(1, await register.Follow(settings, TimeProvider.System).CatchUp(null, default));
        Assert.Equal(1, await CountAsync(register.Index!, "gamma"));
        Assert.Equal(0, await register.Follow(settings, TimeProvider.System).CatchUp(null, default));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static async Task<long> CountAsync(ISearchIndex index, string word)
    {
        var answer = await index.SearchAsync(new SearchRequest { Query = word });
        Assert.Null(answer.Problem);
        return answer.Total;
    }
}
