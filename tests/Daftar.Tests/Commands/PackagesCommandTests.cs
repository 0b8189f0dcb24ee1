using System.Text.Json;
using Daftar.Register;
using Daftar.Server.Commands;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

public sealed class PackagesCommandTests
{
    [Fact]
    public async Task WhatWasLoadedIsListedAndAnUnknownNumberIsRefused()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var (code, output, _) = await RunAsync("packages", "--database", database);
        Assert.Equal(0, code);
        Assert.Contains("Nothing was loaded yet", output, StringComparison.Ordinal);

        var id = await ArriveAsync(database);
        (code, output, _) = await RunAsync("packages", "--database", database);
        Assert.Equal(0, code);
        Assert.Contains("PH-2026-01.zip", output, StringComparison.Ordinal);

        (_, output, _) = await RunAsync("packages", id, "--database", database);
        Assert.Contains("PH, trademark, full extraction", output, StringComparison.Ordinal);
        Assert.Contains("= received", output, StringComparison.Ordinal);

        (_, output, _) = await RunAsync("packages", id, "--json", "--database", database);
        Assert.True(JsonDocument.Parse(output).RootElement.GetProperty("account").GetProperty("addsUp").GetBoolean());

        (code, _, var error) = await RunAsync("packages", "999", "--database", database);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Contains("there is no package 999", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereNothingWasFoundThatIsSaid()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var id = await ArriveAsync(database);

        var (_, output, _) = await RunAsync("packages", id, "--findings", "--database", database);
        Assert.Contains($"Package {id} has no findings.", output, StringComparison.Ordinal);
        (_, output, _) = await RunAsync("packages", id, "--code", "TITLE-MISSING", "--database", database);
        Assert.Contains($"Package {id} has no findings of code TITLE-MISSING.", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task APackageThatComesAgainUsesUpNoNumber()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);

        Assert.Equal(("1", "1", "1"), (await ArriveAsync(database), await ArriveAsync(database), await ArriveAsync(database)));
        Assert.Equal("2", await ArriveAsync(database, delivery: "2026"));
    }

    [Theory]
    [InlineData("packages", "--findings")]
    [InlineData("packages", "--count", "0")]
    [InlineData("packages", "seven")]
    public async Task WhatMakesNoSenseIsRefusedBeforeAnythingStarts(params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains("daftar packages", error, StringComparison.Ordinal);
    }

    private static async Task<string> ArriveAsync(string connection, string? delivery = null)
    {
        var settings = Settings.Defaults.With(Settings.Database, connection);
        await using var register = await RegisterDatabase.OpenAsync(settings, new Progress<string>(), default);
        var arrival = new PackageArrival("PH-2026-01.zip", "/deliveries/PH-2026-01.zip", new byte[32], 1, PackageKind.Full, "PH", Right.Trademark, delivery, false, true);
        var account = await new Packages(register.Database).Arrive(arrival, DateTimeOffset.UnixEpoch, default);
        return account.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
