using System.Diagnostics;
using System.Net;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Npgsql;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Daftar.Tests.Running;

public sealed class SiteTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-site").FullName;
    private Settings anyPort = Settings.Defaults;
    private RunningRegister register = null!;

    public async Task InitializeAsync()
    {
        anyPort = Settings.Defaults.With(Settings.ServePort, 0).With(Settings.Data, folder)
            .With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        register = await RunningRegister.OpenAsync(anyPort, new Progress<string>(), default);
        await register.TakeIndexAsync("serve", new Progress<string>(), TimeProvider.System, default);
    }

    public async Task DisposeAsync()
    {
        await register.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task EveryAnswerCarriesTheHeadersThatKeepPagesSafe()
    {
        await using var site = Site.Build(anyPort, register, jsonLogs: true);
        await site.StartAsync();
        using var client = new HttpClient { BaseAddress = new(site.Urls.First()) };
        foreach (var path in new[] { "/health/live", "/no/such/page" })
        {
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
            var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
            Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.False(answer.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task ThePublicPortSaysOnlyWhetherItIsReadyAndTheInsidePortSaysWhy()
    {
        await using var site = Site.Build(anyPort, register, jsonLogs: true, new ReadinessCheck("database", _ => Task.FromResult<string?>("the disk of db7 is full")));
        await site.StartAsync();
        await using var inside = await Inside.StartAsync(0, site.Services.GetRequiredService<Readiness>(), CancellationToken.None);
        using var client = new HttpClient();

        using var outside = await client.GetAsync(new Uri(new(site.Urls.First()), "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, outside.StatusCode);
        Assert.Equal("not ready", await outside.Content.ReadAsStringAsync());
        using var details = await client.GetAsync(new Uri(inside.Address, "/health/ready"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, details.StatusCode);
        Assert.Contains("the disk of db7 is full", await details.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(inside.Address.Host)));
        using var hidden = await client.GetAsync(new Uri(new(site.Urls.First()), "/metrics"));
        Assert.Equal(HttpStatusCode.NotFound, hidden.StatusCode);
    }

    [Fact]
    public async Task APortOfMetricsThatIsTakenIsRefusedWithTheNameOfItsSetting()
    {
        await using var first = await Inside.StartAsync(0, null, CancellationToken.None);

        var refused = await Assert.ThrowsAsync<IOException>(() => Inside.StartAsync(first.Address.Port, null, CancellationToken.None));

        Assert.Contains("the setting metrics.port", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StagesAreCountedInAFormPrometheusReads()
    {
        await using var inside = await Inside.StartAsync(0, null, CancellationToken.None);
        Measures.Records("new", 41);
        Measures.Passed(Stage.Read, Stopwatch.GetTimestamp(), 41);
        Measures.Search("current", Stopwatch.GetTimestamp());
        Measures.Index(3, 1000);
        using var client = new HttpClient();
        var lines = (await client.GetStringAsync(new Uri(inside.Address, "/metrics"))).Split('\n');
        Assert.Contains("# TYPE daftar_records_total counter", lines);
        Assert.Contains("# HELP daftar_records_total Records received, by what became of them.", lines);
        Assert.Contains(lines, line => line.StartsWith("daftar_stage_seconds_total{stage=\"read\"} ", StringComparison.Ordinal));
        Assert.Contains("# TYPE daftar_search_seconds histogram", lines);
        Assert.Contains(lines, line => line.StartsWith("daftar_search_seconds_bucket{kind=\"current\",le=\"+Inf\"} ", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("daftar_index_lag ", StringComparison.Ordinal));
        Assert.All(lines.Where(l => l.Length > 0 && l[0] != '#'), line => Assert.Matches(@"\A[a-zA-Z_:][a-zA-Z0-9_:]*(\{.*\})? \S+\z", line));
    }

    [Fact]
    public async Task MetricsTellNothingOfHowTheDatabaseIsReached()
    {
        var connection = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        await using var inside = await Inside.StartAsync(0, null, CancellationToken.None);
        await using var database = await Database.OpenAsync(connection, CancellationToken.None);
        await using (var command = database.Source.CreateCommand("select 1"))
        {
            await command.ExecuteScalarAsync();
        }
        using var client = new HttpClient();

        var metrics = await client.GetStringAsync(new Uri(inside.Address, "/metrics"));

        Assert.Contains("pool_name=\"daftar\"", metrics, StringComparison.Ordinal);
        // Other tests of this process open pools without a name; this database is of this test alone.
        Assert.DoesNotContain(new NpgsqlConnectionStringBuilder(connection).Database!, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public void AnAddressThatIsNoneIsASettingToCorrect()
    {
        var wrong = Assert.Throws<SettingsException>(() => Site.Build(anyPort.With(Settings.ServeAddress, "localhost:80"), register, jsonLogs: true));
        Assert.Contains("serve.address is \"localhost:80\"", wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadinessIsAskedAtMostOnceASecond()
    {
        var asked = 0;
        await using var site = Site.Build(anyPort, register, jsonLogs: true, new ReadinessCheck("database", _ =>
        {
            Interlocked.Increment(ref asked);
            return Task.FromResult<string?>(null);
        }));
        await site.StartAsync();
        using var client = new HttpClient();
        for (var i = 0; i < 20; i++)
        {
            using var answer = await client.GetAsync(new Uri(new(site.Urls.First()), "/health/ready"));
        }

        Assert.InRange(asked, 1, 3);
    }
}
