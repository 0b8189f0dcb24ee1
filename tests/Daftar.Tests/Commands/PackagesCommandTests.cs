using System.Text.Json;
using Daftar.Register;
using Daftar.Server.Commands;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;
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
    public async Task WhereNothingIsWrongWithAnyEntryThatIsSaid()
    {
        var (code, output, _) = await RunAsync("findings", "--office", "PH", "--database", await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        Assert.Equal(0, code);
        Assert.Contains("No finding of an entry is open", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOperatorsFilesHoldForWhateverOpensTheRegisterNext()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var folder = Directory.CreateTempSubdirectory("daftar-operator-");
        try
        {
            string[] here = ["--database", database, "--data", folder.FullName];
            var offices = folder.CreateSubdirectory("offices").FullName;
            await File.WriteAllTextAsync(Path.Combine(offices, "EM.jsonc"), """{ "code": "EM", "terms": { "trademark": { "copyOne": true } } }""");
            Assert.Equal(0, (await RunAsync(["load", InventedMarks.Write(folder.FullName, "EM.xml", ("018220001", "ALPHA"), ("018220002", "BETA")), .. here])).Code);
            await using var source = NpgsqlDataSource.Create(database);
            Assert.Equal((true, true), await Terms());

            await File.WriteAllTextAsync(Path.Combine(offices, "EM.jsonc"), """{ "code": "EM", "terms": { "trademark": { "show": false } } }""");
            var (code, output, error) = await RunAsync(["packages", .. here]);
            Assert.Equal(0, code);
            Assert.Equal((false, false), await Terms());
            Assert.Contains("Entries shown or hidden for it: 2.", output + error, StringComparison.Ordinal);

            await File.WriteAllTextAsync(Path.Combine(offices, "EM.jsonc"), """{ "code": "EM", "term": { } }""");
            (code, _, error) = await RunAsync(["packages", .. here]);
            Assert.NotEqual(0, code);
            Assert.Contains("EM.jsonc", error, StringComparison.Ordinal);
            Assert.Equal((false, false), await Terms());

            async Task<(bool Show, bool CopyOne)> Terms()
            {
                await using var command = source.CreateCommand("select show, copy_one from collection");
                await using var row = await command.ExecuteReaderAsync();
                await row.ReadAsync();
                return (row.GetBoolean(0), row.GetBoolean(1));
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
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
