using Daftar.Register;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake;

public sealed class LoadRealSamplesTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [SampleFact]
    public async Task EveryEuipoDesignFileIsAnEntryOfItsOwnAndTheDeleteRemovesWhatItNames()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.Load(Samples.Path("st86/em"));

        Assert.True(loaded.Account.AddsUp);
        Assert.Equal(216, loaded.Account.Received);
        Assert.Equal(215, loaded.Account.New);
        Assert.Equal(1, loaded.Account.Deleted);
        Assert.Equal(PackageState.Loaded, loaded.Account.State);
        Assert.Equal(216L, await hub.Ask<long>("select count(*) from entry"));
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from entry where deleted"));
    }

    [SampleFact]
    public async Task EuipoTrademarksLoadAndTheSamePackageTwiceChangesNothing()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var first = await hub.Load(Samples.Path("st66/em"));
        var again = await hub.Load(Samples.Path("st66/em"));

        Assert.Equal(248, first.Account.Received);
        Assert.True(first.Account.AddsUp);
        Assert.True(again.WasKnown);
        Assert.Equal(first.Account with { Bytes = 0 }, again.Account with { Bytes = 0 });
    }
}
