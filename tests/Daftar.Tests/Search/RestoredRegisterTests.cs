using Daftar.Register;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Search;

/// <summary>A register put back to an earlier state: the index has taken in what the journal no longer holds, or holds differently, and must not go on from there.</summary>
public sealed class RestoredRegisterTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-restored-").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnIndexAheadOfTheJournalIsMadeAnew(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        await Load(hub, "alpha");
        var backup = await postgres.CopyAsync(version, hub.Database);
        await Load(hub, "beta");
        await Follow(hub.Database, index);
        Assert.Equal((1, 1), (Count(index, "alpha"), Count(index, "beta")));

        await Follow(backup, index);

        Assert.Equal((1, 0), (Count(index, "alpha"), Count(index, "beta")));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AJournalThatGrewDifferentlyPastTheCursorIsNoticed(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        await Load(hub, "alpha");
        using var restored = new LoadingHub(await postgres.CopyAsync(version, hub.Database));
        await Load(hub, "beta");
        await Follow(hub.Database, index);
        await Load(restored, "gamma");
        await Load(restored, "delta");

        await Follow(restored.Database, index);

        Assert.Equal((1, 0), (Count(index, "alpha"), Count(index, "beta")));
        Assert.Equal((1, 1), (Count(index, "gamma"), Count(index, "delta")));
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ARegisterPutBackToWhereTheIndexStandsCostsNothing(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        await Load(hub, "alpha");
        await Follow(hub.Database, index);
        var generation = index.Generation;

        Assert.Equal(0, await new FollowJournal(await postgres.CopyAsync(version, hub.Database), index, 1, TimeProvider.System).CatchUp(null, default));

        Assert.Equal(generation, index.Generation);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AFollowerThatRunsWhileTheRegisterIsPutBackNoticesAndSaysSo(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        await Load(hub, "alpha");
        var backup = await postgres.CopyAsync(version, hub.Database);
        await Load(hub, "beta");
        string? said = null;
        using var stop = new CancellationTokenSource();
        var follow = new FollowJournal(hub.Database, index, 1, TimeProvider.System) { StartedAnew = reason => said = reason };
        var following = Task.Run(() => follow.Run(stop.Token));
        await Wait.UntilAsync(() => Count(index, "beta") == 1, "the index does not follow");

        await PostgresFixture.PutBackAsync(version, hub.Database, backup);

        await Wait.UntilAsync(() => (Count(index, "alpha"), Count(index, "beta")) == (1, 0), "the index still shows what the register no longer holds");
        Assert.Contains("put back to an earlier state", said, StringComparison.Ordinal);
        await Wait.UntilAsync(() => follow.Problem is null, $"the index is made anew and still not ready: {follow.Problem}");
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => following);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasTakenInAndNotCommittedWhenTheRegisterWasPutBackNeverShows(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        await Load(hub, "alpha");
        await Follow(hub.Database, index);
        var backup = await postgres.CopyAsync(version, hub.Database);
        // More than a page, so that the first is applied and not yet committed when the second cannot be read.
        await hub.LoadXml("many.xml", Marks.Document("2026-01-02T00:00:00Z", Marks.Many(1100, words: "beta")));
        var time = new BreaksAtRead(2);
        var follow = new FollowJournal(hub.Database, index, 1, time);
        await Assert.ThrowsAsync<IOException>(() => follow.CatchUp(null, default));

        await PostgresFixture.PutBackAsync(version, hub.Database, backup);
        hub.Database.Source.Clear();
        await follow.CatchUp(null, default);
        await Load(hub, "gamma");
        await follow.CatchUp(null, default);

        Assert.Equal((1, 0, 1), (Count(index, "alpha"), Count(index, "beta"), Count(index, "gamma")));
    }

    [Fact]
    public void AMergeThatRunsWhileTheIndexIsStartedAnewBringsNothingBack()
    {
        using var test = new IndexUnderTest(new EmbeddedIndexOptions { MergeFactor = 2, MergeInBackground = true });
        for (var round = 0; round < 40; round++)
        {
            test.Add([.. Enumerable.Range(round * 10, 10).Select(n => TestFields.Document(TestFields.Entry(n), ("mark", "kopi")))]);
            if (round % 5 == 4)
            {
                test.Index.StartAnew();
                Assert.Empty(test.Find("kopi"));
            }
        }

        test.Index.WaitForMerges();
        Assert.Empty(test.Find("kopi"));
        Assert.Null(test.Index.Cursor);
        test.Reopen();
        Assert.Null(test.Index.StartedEmptyBecause);
        Assert.Empty(test.Find("kopi"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private EmbeddedIndex Open() => EmbeddedIndex.Open(Path.Combine(folder, "index"), DocumentOf.Fields, "restored register");

    private static Task Load(LoadingHub hub, string word) =>
        hub.LoadXml(word + ".xml", Marks.Document("2026-01-02T00:00:00Z", Marks.Mark("4/2026/" + word, "INVENTED " + word)));

    private static Task Follow(Database database, EmbeddedIndex index) => new FollowJournal(database, index, 1, TimeProvider.System).CatchUp(null, default);

    private static long Count(EmbeddedIndex index, string word)
    {
        var answer = index.Search(new SearchRequest { Query = word });
        if (answer.Problem is { Kind: SearchProblemKind.NotReady })
        {
            return -1;
        }

        Assert.Null(answer.Problem);
        return answer.Total;
    }

    /// <summary>A clock that fails when the journal is read for the n-th time, as a connection would that is lost there.</summary>
    private sealed class BreaksAtRead(int reads) : TimeProvider
    {
        private int left = reads;

        public override DateTimeOffset GetUtcNow() => --left == 0 ? throw new IOException("the connection is lost") : base.GetUtcNow();
    }
}
