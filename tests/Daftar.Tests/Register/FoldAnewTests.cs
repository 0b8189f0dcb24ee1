using Daftar.Register;
using Daftar.Rights;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>Folding a register anew while the world goes on: interrupted, by two at once, beside a process with other rules.</summary>
public sealed class FoldAnewTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly string[] Written = ["202111286633.X", "201480000788.4", "200880114428.1"];

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task InterruptedItGoesOnAndNobodyLoadsByTheRulesBefore(PostgresVersion version)
    {
        using var hub = await Before(version);
        await hub.Change("insert into number_rules (version) values ('those before')");
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new FoldAnew(hub.Database, hub.Time) { Page = 1 }.Run(new OnFirst(stop.Cancel), stop.Token));

        Assert.Equal(("those before", NumberRules.Current.Version), (await hub.Ask<string>("select version from number_rules"), await hub.Ask<string>("select target from number_rules")));
        // Whoever opened it before, by the rules before.
        await hub.Change("update number_rules set target = 'others'");
        var refused = await Assert.ThrowsAsync<StoreException>(() => hub.LoadXml("late.xml", OneNumberTests.Patent("CN", "199911286633", "Late")));
        Assert.Contains("office files", refused.Message, StringComparison.Ordinal);
        var done = await new FoldAnew(hub.Database, hub.Time) { Page = 1 }.Run(default);
        Assert.InRange(done!.Identifiers, 1, 3);
        await IsFolded(hub);
        Assert.Equal(0L, (await hub.LoadXml("again.xml", OneNumberTests.Patent("CN", "202111286633", "Lamp again"))).Account.New);
    }

    [Fact]
    public async Task OfTwoAtOnceOneFoldsAndTheOtherFindsItDone()
    {
        using var hub = await Before(PostgresVersion.Npm18);

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => Flow.FoldAnew(hub.Database, hub.Time).Run(default))));

        Assert.Equal(3L, Assert.Single(both, static done => done is not null)!.Identifiers);
        await IsFolded(hub);
    }

    [Fact]
    public async Task RulesThatHeldBeforeAreTold()
    {
        using var hub = await Before(PostgresVersion.Npm18);
        await Flow.FoldAnew(hub.Database, hub.Time).Run(default);
        // Another process with other office files.
        await hub.Change("insert into number_rules_before select version, '2026-02-03 10:00Z' from number_rules");
        await hub.Change("update number_rules set version = 'others'");

        var done = await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        Assert.Equal(new DateTimeOffset(2026, 2, 3, 10, 0, 0, TimeSpan.Zero), done!.HeldUntil);
        Assert.Equal(1L, await hub.Ask<long>("select count(*) from number_rules_before where version = 'others'"));
    }

    /// <summary>A key that another number has by a form that is no longer its own is no number of the same: in a row, and in a ring.</summary>
    [Theory, InlineData(false), InlineData(true)]
    public async Task NumbersThatChangePlacesStayTwo(bool ring)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        for (var i = 0; i < 2; i++)
        {
            await hub.LoadXml(FormattableString.Invariant($"{i}.xml"), OneNumberTests.Patent("CN", Written[i], "Lamp", filed: "2021-11-02"));
        }
        await OneNumberTests.AsBefore(hub, "202111286633", "x");
        await OneNumberTests.AsBefore(hub, "201480000788", "202111286633");
        await OneNumberTests.AsBefore(hub, "x", ring ? "201480000788" : "202111286633X");

        var done = await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        Assert.Equal((2L, 0L, 0), (done!.Identifiers, done.Joined, done.LeftApart.Count));
        Assert.Equal(2L, await hub.Ask<long>("select count(*) from entry where merged_into is null"));
        foreach (var written in Written[..2])
        {
            Assert.Equal(written, await hub.Ask<string>("select written from identifier where key = $1", EntryKey.Of(Right.Patent, new OfficeNumber { Office = "CN", Of = Numbers.Application, Written = written })));
        }
    }

    [Fact]
    public async Task PairsLeftApartAreListedUntilOneIsGone()
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", OneNumberTests.Patent("CN", "202111286633.X", "Lamp"));
        await OneNumberTests.AsBefore(hub, "202111286633", "202111286633X");
        await hub.LoadXml("b.xml", OneNumberTests.Patent("CN", "202111286633", "Anvil", "Another", filed: "2019-01-07"));
        await Flow.FoldAnew(hub.Database, hub.Time).Run(default);

        var open = await new EntryFindings(hub.Database).Open("CN", "NUMBER-LEFT-APART", false, 50, default);

        Assert.Equal(2, open.Count);
        Assert.All(open, static finding => Assert.Equal(("CN 202111286633.X", Severity.Warn), (finding.Number, finding.Severity)));
        await hub.Change("update entry set deleted = true where id = (select one from left_apart)");
        Assert.Empty(await new EntryFindings(hub.Database).Open("CN", "NUMBER-LEFT-APART", false, 50, default));
    }

    private async Task<LoadingHub> Before(PostgresVersion version)
    {
        var hub = new LoadingHub(await postgres.NewAsync(version));
        foreach (var written in Written)
        {
            await hub.LoadXml(written + "xml", OneNumberTests.Patent("CN", written, "Lamp " + written));
            var folded = OfficeNumber.Fold("CN", Numbers.Application, written);
            await OneNumberTests.AsBefore(hub, folded, OfficeNumber.Fold("CN", written));
        }
        return hub;
    }

    private static async Task IsFolded(LoadingHub hub)
    {
        foreach (var written in Written)
        {
            Assert.Equal(1L, await hub.Ask<long>("select count(*) from identifier where key = $1", EntryKey.Of(Right.Patent, new OfficeNumber { Office = "CN", Of = Numbers.Application, Written = written })));
        }
        Assert.Equal(NumberRules.Current.Version, await hub.Ask<string>("select version from number_rules where target is null"));
        Assert.Equal(3L, await hub.Ask<long>("select count(*) from entry where merged_into is null"));
    }

    private sealed class OnFirst(Action then) : IProgress<long>
    {
        public void Report(long value) => then();
    }
}
