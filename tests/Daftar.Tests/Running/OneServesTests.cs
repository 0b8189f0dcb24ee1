using System.Globalization;
using Daftar.Server.Running;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Running;

/// <summary>Who holds the index follows the journal (decision 15): who comes second waits for a load, which ends, and not for a site, which does not.</summary>
public sealed class OneServesTests : IAsyncLifetime
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-one").FullName;
    private RunningRegister first = null!, second = null!;

    public async Task InitializeAsync()
    {
        var settings = Settings.Defaults.With(Settings.Data, folder).With(Settings.Database, await PostgresFixture.NewConnectionStringAsync(PostgresVersion.Npm18));
        first = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
        second = await RunningRegister.OpenAsync(settings, new Progress<string>(), default);
    }

    public async Task DisposeAsync()
    {
        await second.DisposeAsync();
        await first.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData("serve"), InlineData("demo")]
    public async Task TheSecondSiteOfARegisterIsToldWhoServesItAndWhatToDo(string verb)
    {
        await first.TakeIndexAsync(verb, new Progress<string>(), TimeProvider.System, default);
        first.Serves("http://127.0.0.1:5080");

        var clock = new Hurried();
        var refused = await Assert.ThrowsAsync<StoreException>(() => second.TakeIndexAsync("serve", new Progress<string>(), clock, default));

        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"`daftar {verb}`, process {Environment.ProcessId}, at http://localhost:5080"), refused.Message, StringComparison.Ordinal);
        Assert.Contains("stop it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteWaitsForALoadAndServesWhenItHasEnded()
    {
        Assert.True(await first.TryTakeIndexAsync("load", new Progress<string>(), default));
        List<string> told = [];
        var waits = second.TakeIndexAsync("serve", new Said(told), new Hurried(), default);
        await Task.Delay(50);
        Assert.False(waits.IsCompleted);

        await first.DisposeAsync();
        await waits;

        Assert.Contains("`daftar load`, process", Assert.Single(told), StringComparison.Ordinal);
        Assert.Equal(("serve", Environment.ProcessId), (IndexHolder.Read(second.IndexFolder)!.Verb, IndexHolder.Read(second.IndexFolder)!.Process));
    }

    private sealed class Said(List<string> told) : IProgress<string>
    {
        public void Report(string value) => told.Add(value);
    }

    /// <summary>A clock by which a second passes at each look.</summary>
    private sealed class Hurried : TimeProvider
    {
        private long looks;

        public override long GetTimestamp() => ++looks * TimestampFrequency;
    }
}
