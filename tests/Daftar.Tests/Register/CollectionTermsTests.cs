using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights.Trademarks;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>A collection that is not to be shown is shown by no door; hiding it and showing it again are changes that reach every follower.</summary>
public sealed class CollectionTermsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly CollectionFacts Hidden = new("ipophl", "Invented", new Terms(Show: false));

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-terms-").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task HidingACollectionClosesEveryDoorAndShowingItAgainOpensThem(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "terms");
        var follow = new FollowJournal(database, index, 1, hub.Time);
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA"), Marks.Mark("2", "BETA"), Marks.Mark("3", "GAMMA", office: "SG")));
        await follow.CatchUp(null, default);
        var shown = await hub.Entry("1");
        var before = await new Changes(database, hub.Time).LastBatch(default);
        Assert.Equal(3, await Found(index));

        var terms = new CollectionTerms(database, hub.Time);
        Assert.Equal(new AppliedTerms(1, 2), await terms.Apply(Philippines(Hidden), default));
        Assert.Equal(default, await terms.Apply(Philippines(Hidden), default));

        Assert.Equal(before + 1, await new Changes(database, hub.Time).LastBatch(default));
        Assert.Equal(2, (await new Changes(database, hub.Time).After(new JournalCursor(before + 1, Guid.Empty), 100, default)).Count(change => !change.IsShown));
        Assert.Equal(2, await follow.CatchUp(null, default));
        Assert.Equal(1, await Found(index));
        Assert.Null(await hub.Entries.Find(shown.Id, default));
        Assert.Null(await hub.Entries.Snapshot(shown.Id, 1, default));
        Assert.Null(await hub.Entries.FindByNumber("PH", Right.Trademark, "1", default));
        Assert.NotNull(await hub.Entries.FindByNumber("SG", Right.Trademark, "3", default));
        var row = (await hub.Entries.Coverage(default)).Single(row => row.Office == "PH");
        Assert.Equal((0L, 0L, null, false), (row.Entries, row.Deleted, row.LastPackage, row.Facts.Terms.Show));

        Assert.Equal(2, (await terms.Apply(OfficeProfiles.Embedded.FactsOf, default)).Entries);
        await follow.CatchUp(null, default);
        Assert.Equal(3, await Found(index));
        Assert.Equal("ipophl", (await hub.Entries.Find(shown.Id, default))!.Collection.Authority);
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsLoadedIntoAHiddenCollectionIsNotHandedToTheIndex(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "offices")).FullName, "PH.jsonc"), """{ "code": "PH", "terms": { "trademark": { "show": false } } }""");
        using var hub = new LoadingHub(database);
        using var index = EmbeddedIndex.Open(Path.Combine(folder, "index"), DocumentOf.Fields, "terms");
        using var stop = new CancellationTokenSource();
        var follow = Flow.Index(database, index, 1, hub.Time);
        var run = Task.Run(() => follow.Run(stop.Token));
        await Wait.UntilAsync(() => follow.IsAbreast, "the follower does not begin");
        var path = Path.Combine(folder, "a.xml");
        await File.WriteAllTextAsync(path, Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA"), Marks.Mark("3", "GAMMA", office: "SG")));

        var loaded = await Flow.Load(database, hub.Files, hub.Time, handOver: follow.HandOver, offices: OfficeProfiles.With(Path.Combine(folder, "offices"))).Run(path, new LoadOptions(), null, default);

        await stop.CancelAsync();
        await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await follow.CatchUp(null, default);
        Assert.Equal(2, loaded.Account.New);
        Assert.Equal(1, await Found(index));
        Assert.Null(await hub.Entries.FindByNumber("PH", Right.Trademark, "1", default));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ACollectionHiddenWhileALoadGoesOnIsHandedOverNoMore(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var collections = new Collections();
        TrademarkRecord Mark(string number) => new() { Office = "PH", Identifiers = [DirectMerge.Application("PH", number)], Words = "INVENTED", FilingDate = new RegisterDate(2020, 1, 1) };
        Assert.True((await DirectMerge.Lay(database, collections, DateTimeOffset.UnixEpoch, Mark("1"))).Handed!.Others.Single().IsShown);

        await new CollectionTerms(database, TimeProvider.System).Apply(Philippines(Hidden), default);

        Assert.False((await DirectMerge.Lay(database, collections, DateTimeOffset.UnixEpoch, Mark("2"))).Handed!.Others.Single().IsShown);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OtherTermsThanShowingTouchNoEntry(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Marks.Mark("1", "ALPHA")));
        var open = new CollectionFacts("ipophl", "Invented", new Terms(CopyOne: true, CopyInBulk: true, PassOn: true, Alter: true, Licence: "CC BY 4.0"));

        Assert.Equal(new AppliedTerms(1, 0), await new CollectionTerms(database, hub.Time).Apply((_, _) => open, default));

        Assert.Equal(open, (await hub.Entry("1")).Collection);
        Assert.Equal(open, (await hub.Entries.Coverage(default)).Single().Facts);
        // A load keeps what holds.
        await hub.LoadXml("b.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Mark("1", "ALPHA TWO")));
        Assert.Equal(open, (await hub.Entry("1")).Collection);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static Func<string, Right, CollectionFacts> Philippines(CollectionFacts facts) =>
        (office, right) => office == "PH" ? facts : OfficeProfiles.Embedded.FactsOf(office, right);

    private static async Task<long> Found(EmbeddedIndex index) => (await index.SearchAsync(new SearchRequest())).Total;
}
