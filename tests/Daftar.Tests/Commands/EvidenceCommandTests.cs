using System.Globalization;
using Daftar.Server.Commands;
using Daftar.Tests.Fixtures;
using static Daftar.Tests.Commands.DaftarCommand;

namespace Daftar.Tests.Commands;

/// <summary>The verbs that work on what is kept: reread, takedown, verify.</summary>
public sealed class EvidenceCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-evidence").FullName;

    [Fact]
    public async Task AnEntryIsTakenDownOnlyWithYesAndTheChainStaysWhole()
    {
        var database = await LoadedAsync();
        var id = await IdAsync(database);

        var (code, output, error) = await RunAsync("takedown", id, "--entry", "--basis", "an invented order", "--database", database, "--data", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("1 snapshots of 1 entries and 1 originals would be destroyed for good", output, StringComparison.Ordinal);

        (code, output, _) = await RunAsync("takedown", id, "--entry", "--basis", "an invented order", "--yes", "--database", database, "--data", folder);
        Assert.Equal(0, code);
        Assert.Contains("1 snapshots taken down", output, StringComparison.Ordinal);
        (code, output, _) = await RunAsync("verify", "--database", database, "--data", folder);
        Assert.Equal(0, code);
        Assert.Contains("1 taken down", output, StringComparison.Ordinal);
        Assert.Contains($"entry {id.Replace("-", "", StringComparison.Ordinal)}, snapshot 1; entry; basis: an invented order", output, StringComparison.Ordinal);
        (_, output, _) = await RunAsync("verify", "--json", "--database", database, "--data", folder);
        Assert.Contains("\"basis\": \"an invented order\"", output, StringComparison.Ordinal);

        (code, _, error) = await RunAsync("takedown", Guid.Empty.ToString("N"), "--entry", "--basis", "an invented order", "--yes", "--database", database, "--data", folder);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Contains("there is no entry", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadingAgainSaysWhatItDid()
    {
        var database = await LoadedAsync();
        var (code, output, error) = await RunAsync("reread", "--database", database, "--data", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("Nothing to read again", output, StringComparison.Ordinal);

        (code, output, _) = await RunAsync("reread", "--all", "--database", database, "--data", folder);
        Assert.Equal(0, code);
        Assert.Contains("1 entries with 1 snapshots read again", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReleasingSaysWhatBecameOfWhatWaits()
    {
        var database = await LoadedAsync();
        var (code, output, error) = await RunAsync("release", "--all", "--database", database, "--data", folder);
        Assert.Equal((0, ""), (code, error));
        Assert.Contains("No such record waits", output, StringComparison.Ordinal);
        await RunAsync("load", InventedMarks.Write(folder, "b.xml", ("999000022", "INVENTED BETA")), "--authority", "ID", "--database", database, "--data", folder);

        (_, output, _) = await RunAsync("load", Path.Combine(folder, "b.xml"), "--authority", "ID", "--database", database, "--data", folder);
        Assert.Contains("nothing was done. `daftar release 2` takes up what waits", output, StringComparison.Ordinal);

        (code, output, _) = await RunAsync("release", "2", "--database", database, "--data", folder);
        Assert.Equal((int)ExitCode.Findings, code);
        Assert.Contains("0 records released, 1 of these packages still wait", output, StringComparison.Ordinal);

        (code, _, error) = await RunAsync("release", "3", "--database", database, "--data", folder);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Contains("there is no package 3", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("which records?", "release")]
    [InlineData("which records?", "release", "7", "--all")]
    public async Task AReleaseSaysWhichRecordsAreMeant(string remedy, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("either --party NAME or --entry", "takedown", "00000000000000000000000000000001", "--basis", "x")]
    [InlineData("either --party NAME or --entry", "takedown", "00000000000000000000000000000001", "--basis", "x", "--entry", "--party", "Ana")]
    [InlineData("give --party NAME too", "takedown", "00000000000000000000000000000001", "--basis", "x", "--entry", "--parts", "address")]
    [InlineData("--basis TEXT is missing", "takedown", "00000000000000000000000000000001", "--entry")]
    [InlineData("expected some of address", "takedown", "00000000000000000000000000000001", "--basis", "x", "--party", "Ana", "--parts", "shoes")]
    [InlineData("is no id of an entry", "takedown", "4/2020/1", "--basis", "x", "--entry")]
    public async Task ATakeDownThatIsNotClearIsRefusedBeforeAnythingStarts(string remedy, params string[] args)
    {
        var (code, output, error) = await RunAsync(args);
        Assert.Equal((int)ExitCode.Usage, code);
        Assert.Empty(output);
        Assert.Contains(remedy, error, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private async Task<string> LoadedAsync()
    {
        var database = await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18);
        var (code, _, error) = await RunAsync("load", InventedMarks.Write(folder, "a.xml", ("999000021", "INVENTED ALPHA")), "--database", database, "--data", folder);
        Assert.Equal((0, ""), (code, error));
        return database;
    }

    private static async Task<string> IdAsync(string database)
    {
        await using var opened = await Daftar.Store.Database.OpenAsync(database, default);
        await using var command = opened.Source.CreateCommand("select id from entry");
        return ((Guid)(await command.ExecuteScalarAsync())!).ToString("N", CultureInfo.InvariantCulture);
    }
}
