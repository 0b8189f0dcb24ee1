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

    /// <summary>Counted in the files: what is not well formed is set aside with its line, and costs nothing else.</summary>
    [SampleFact]
    public async Task EpoAndUsptoFilesLoadAndTheBrokenOnesAreSetAside()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var ep = await hub.Load(Samples.Path("st36/ep"));
        var weekly = await hub.Load(Samples.Path("st36/us-weekly"));
        var docdb = await hub.Load(Samples.Path("st36/docdb"));

        Assert.Equal((20, 3), (ep.Account.Received, ep.Account.SetAside));
        Assert.Equal(3, ep.Findings.Single(finding => finding.Code == "XML-MALFORMED").Count);
        Assert.Equal((171, 0), (weekly.Account.Received, weekly.Account.SetAside));
        Assert.Equal((14, 0), (docdb.Account.Received, docdb.Account.SetAside));
        Assert.All([ep, weekly, docdb], loaded => Assert.True(loaded.Account.AddsUp));
        Assert.Empty((await new Verify(hub.Database).Run(true, null, default)).Problems);
    }

    /// <summary>The same cases in ST.66 and ST.96: one entry each, whichever came first.</summary>
    [SampleFact]
    public async Task TheSameUsptoCasesInTwoStandardsAreOneEntryEach()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var st66 = await hub.Load(Samples.Path("st66/us"));
        var st96 = await hub.Load(Samples.Path("st96/us-trademarks"));

        Assert.Equal((6, 0), (st66.Account.New, st66.Account.SetAside));
        Assert.Equal((8, 0, 0), (st96.Account.Received, st96.Account.New, st96.Account.SetAside));
        Assert.Equal(6L, await hub.Ask<long>("select count(*) from entry"));
    }

    [SampleFact]
    public async Task TheExamplesOfWipoLoadAsAPatentAMarkADesignAndAnIndication()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.Load(Samples.Path("st96/wipo-examples"));

        Assert.Equal((4, 4), (loaded.Account.Received, loaded.Account.New));
        Assert.Equal(4L, await hub.Ask<long>("""select count(distinct "right") from entry"""));
    }

    [SampleFact]
    public async Task AnOfficesWholePackageOfZipsInZipsFindsItsImages()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));

        var loaded = await hub.Load(Samples.Path("st36/us/I20060427.zip"));

        Assert.True(loaded.Account.AddsUp);
        Assert.True(loaded.Account.New > 0);
        Assert.Equal(11, loaded.Account.FilesArrived);
    }
}
