using System.Net;
using Daftar.Search;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Search;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Daftar.Tests.Running;

/// <summary>The index of all states of a served register: damaged or made anew it is seen where an operator looks, and the damage is made good.</summary>
public sealed class HistoryHealthTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-history-health").FullName;
    private Settings settings = Settings.Defaults;

    public async Task InitializeAsync()
    {
        settings = Settings.Defaults.With(Settings.ServePort, 0).With(Settings.Data, folder).With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        await using var register = await OpenAsync();
        using var hub = new LoadingHub(register.Database);
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", Marks.Many(300, words: "alpha")));
        await register.RenewHistory(settings, TimeProvider.System)!.CatchUp(null, default);
    }

    public Task DisposeAsync()
    {
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task DamageIsToldWithWhatToDoUntilItIsMadeAnew()
    {
        await using var register = await OpenAsync();
        await using var site = Site.Build(settings, register, jsonLogs: true);
        var (search, history) = (site.Services.GetRequiredService<ISearchIndex>(), site.Services.GetRequiredService<RenewHistory>());
        await history.CatchUp(null, default);
        Assert.Null(await Problem(site));

        // nobody follows yet: found in the midst of searching
        var file = Directory.GetFiles(register.HistoryFolder, "*.segment").Single();
        DamagedFiles.Shorten(file, 512);
        var refused = (await search.SearchAsync(new() { Scope = SearchScope.History, Query = "alpha" })).Problem;
        Assert.Equal(SearchProblemKind.NotReady, refused?.Kind);
        var told = await Problem(site);
        Assert.Contains(Path.GetFileName(file), told, StringComparison.Ordinal);
        Assert.Contains("is made anew from the register by itself", told, StringComparison.Ordinal);
        Assert.Contains("it is the disk that should be looked after", told, StringComparison.Ordinal);

        await using (var refusing = await Inside.StartAsync(0, site.Services.GetRequiredService<Readiness>(), CancellationToken.None))
        {
            // told, and nobody is sent elsewhere: what asks no earlier state is answered
            using var asking = new HttpClient();
            using var health = await asking.GetAsync(new Uri(refusing.Address, "/health/ready"));
            Assert.Equal(HttpStatusCode.OK, health.StatusCode);
            Assert.Contains(Path.GetFileName(file), await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        await site.StartAsync();
        await Wait.UntilAsync(async () => await Problem(site) is null, "it was not made anew");
        Assert.Equal(300, (await search.SearchAsync(new() { Scope = SearchScope.History, Query = "alpha" })).Total);
        await using var inside = await Inside.StartAsync(0, site.Services.GetRequiredService<Readiness>(), CancellationToken.None);
        using var client = new HttpClient();
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri(inside.Address, "/health/ready"))).StatusCode);
        var lines = (await client.GetStringAsync(new Uri(inside.Address, "/metrics"))).Split('\n');
        foreach (var metric in new[] { "daftar_history_states ", "daftar_history_size_bytes ", "daftar_history_damaged ", "daftar_history_renewal_percent ", "daftar_index_renewal_percent " })
        {
            Assert.Contains(lines, line => line.StartsWith(metric, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task ThatItIsMadeAnewIsToldAndTheSiteIsReadyAllTheWhile()
    {
        var (path, database) = (await HistoryOf(), "");
        await using (var register = await OpenAsync())
        {
            database = Path.GetFileName(register.IndexFolder);
            Directory.Delete(path, recursive: true);
            using var before = EmbeddedIndex.Open(path, OtherStates.Table, database);
            await Flow.IndexHistory(register.Database, before, 1, TimeProvider.System).CatchUp(null, default);
        }

        await using var again = await OpenAsync();
        await using var site = Site.Build(settings, again, jsonLogs: true);
        using var asking = new Readiness(site.Services.GetServices<ReadinessCheck>(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLogger<Readiness>.Instance);
        var answer = (await asking.AskAsync(default)).Single(check => check.Name == "history");
        Assert.Equal((null, "The index of earlier states is made anew with the fields of this version, 0 % are done; the one before answers meanwhile."), (answer.Problem, answer.Remark));
        await site.StartAsync();
        await Wait.UntilAsync(() => again.History!.Renewal is null, "it was not swapped");
        Assert.NotNull(IndexOnDisk.Read(path)!.Swapped);
    }

    private static async Task<string?> Problem(WebApplication site) => await site.Services.GetServices<ReadinessCheck>().Single(check => check.Name == "history").Problem(default);

    private async Task<string> HistoryOf()
    {
        await using var register = await OpenAsync();
        return register.HistoryFolder;
    }

    private async Task<RunningRegister> OpenAsync()
    {
        var register = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        await register.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
        return register;
    }
}
