using System.Diagnostics;
using Daftar.Register;
using Daftar.Search;
using Daftar.Server.Portal;
using Daftar.Server.Searching;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>Decision 48, on a register: while the index is made anew beside, everything that changes reaches the one that answers, and what takes its place is the index that was made at once.</summary>
public sealed class RenewIndexTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-renewed-").FullName;

    /// <summary>The one beside waits here before its first segment is safe.</summary>
    private readonly ManualResetEventSlim gate = new(initialState: true);

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatChangesMeanwhileReachesTheIndexThatAnswersAndTheOneThatTakesItsPlace(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(1200, words: "alpha")]));
        await MadeByAnEarlierProgram(hub);
        gate.Reset();
        using var index = Open();
        var told = new List<string>();
        var renew = new RenewIndex(hub.Database, index, 1, TimeProvider.System) { Told = told.Add };
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => renew.Run(stop.Token));

        // new, changed, deleted by the office, taken down: each is there, or gone, in the time promised
        Assert.Equal(1200, index.Search(new() { Query = "alpha" }).Total);
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-02T00:00:00Z", [.. Marks.Many(30, 1191, words: "beta")]));
        await IsSo(() => (Count(index, "alpha"), Count(index, "beta")) == (1190, 30));
        await hub.LoadXml("gone.xml", Marks.Document("2026-01-03T00:00:00Z", Marks.Delete("4/2020/00000007")));
        await IsSo(() => Count(index, "alpha") == 1189);
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000008")).Id, "an order", default);
        await IsSo(() => Count(index, "alpha") == 1188);
        Assert.Equal(SearchProblemKind.NotReady, index.Search(new() { Query = "class:9" }).Problem?.Kind);
        Assert.True(index.IsEarlier);

        // the page asks for the filters there are, and says which is to come
        var facets = FacetPlan.For(new SearchQuestion(), index.Renewal);
        Assert.Equal(["class"], FacetPlan.For(new SearchQuestion(), null).Select(facet => facet.Field).Except(facets.Select(facet => facet.Field)));
        Assert.Equal(["class"], index.Renewal!.FacetsToCome);
        Assert.Null(index.Search(new() { Facets = facets }).Problem);

        gate.Set();
        await Wait.UntilAsync(() => !index.IsEarlier, "the index was not swapped");
        using var whole = EmbeddedIndex.Open(Path.Combine(folder, "whole"), DocumentOf.Fields, "renewed");
        await new FollowJournal(hub.Database, whole, 1, TimeProvider.System).CatchUp(null, default);
        Assert.Equal(await IndexContent.Of(whole), await IndexContent.Of(index));
        Assert.Equal(whole.Cursor, index.Cursor);
        Assert.Contains("answers from now on", told[^1], StringComparison.Ordinal);

        // and it is followed on
        await hub.LoadXml("delta.xml", Marks.Document("2026-02-01T00:00:00Z", [.. Marks.Many(5, 100, words: "delta")]));
        await IsSo(() => (Count(index, "delta"), Count(index, "alpha")) == (5, 1183));
        await Stopped(stop, running);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatTakesItsPlaceHasAllTheOtherHadAndDoesNotRunAfterALoad(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(20, words: "alpha")]));
        await MadeByAnEarlierProgram(hub);
        using var index = Open();
        using var next = index.OpenNext();
        var before = new FollowJournal(hub.Database, index.Current, 1, TimeProvider.System);
        var making = new FollowJournal(hub.Database, next, 1, TimeProvider.System, beside: true);
        await before.CatchUp(null, default);
        await making.CatchUp(null, default);

        // the one that answers has more by now, a take-down among it; then a load goes on
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-02T00:00:00Z", [.. Marks.Many(3, 100, words: "beta")]));
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000008")).Id, "an order", default);
        await before.CatchUp(null, default);
        await hub.LoadXml("gamma.xml", Marks.Document("2026-01-03T00:00:00Z", [.. Marks.Many(2500, 1000, words: "gamma")]));
        Assert.True(await making.Reach(index.Cursor, default));
        index.Swap(DateTimeOffset.UnixEpoch);
        Assert.Equal((19, 3), (Count(index, "alpha"), Count(index, "beta")));
        Assert.InRange(Count(index, "gamma"), 0, 1000);
        var follow = new FollowJournal(hub.Database, index.Current, 1, TimeProvider.System);
        await follow.CatchUp(null, default);
        using var whole = EmbeddedIndex.Open(Path.Combine(folder, "whole"), DocumentOf.Fields, "renewed");
        await new FollowJournal(hub.Database, whole, 1, TimeProvider.System).CatchUp(null, default);
        Assert.Equal(await IndexContent.Of(whole), await IndexContent.Of(index));

        // put back to before: what was made is far from whole, and takes no place
        Assert.False(await new FollowJournal(await postgres.NewAsync(version), index.Current, 1, TimeProvider.System).Reach(whole.Cursor, default));
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task StoppedOnTheWayItGoesOnWhereItWasAndARegisterPutBackIsMadeAnewInBoth(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(2100, words: "alpha")]));
        await MadeByAnEarlierProgram(hub);
        string cursor;
        using (var index = Open())
        {
            // some of it, as a process that was killed leaves it
            await Assert.ThrowsAsync<IOException>(() => new FollowJournal(hub.Database, index.OpenNext(), 1, new ImpatientClock(reads: 3), beside: true).CatchUp(null, default));
            cursor = index.Next!.Cursor!;
            Assert.NotEqual(index.Cursor, cursor);
        }

        using (var index = Open())
        {
            Assert.Equal((true, 2100, cursor), (index.IsEarlier, Count(index, "alpha"), index.OpenNext().Cursor));
            Assert.True(index.Next!.IsBuilding);
        }

        // put back to a state before anything was loaded
        var earlier = await postgres.NewAsync(version);
        using (var index = Open())
        {
            var renew = new RenewIndex(earlier, index, 1, TimeProvider.System);
            using var stop = new CancellationTokenSource();
            var running = Task.Run(() => renew.Run(stop.Token));
            await Wait.UntilAsync(() => !index.IsEarlier, "the index was not swapped");
            Assert.Equal((0, null), (index.Search(new()).Total, index.Search(new() { Query = "class:9" }).Problem));
            await Stopped(stop, running);
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AFullDiskStopsTheMakingIsToldAndTheOneBeforeAnswersOn(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(40, words: "alpha")]));
        await MadeByAnEarlierProgram(hub);
        var full = true;
        using var index = Open(step =>
        {
            if (Volatile.Read(ref full) && step.StartsWith("beside sync", StringComparison.Ordinal))
            {
                throw new IOException("No space left on device");
            }
        });
        long room = 0;
        var told = new List<string>();
        var renew = new RenewIndex(hub.Database, index, 1, TimeProvider.System) { Told = told.Add, Room = _ => Interlocked.Read(ref room), RoomAgain = TimeSpan.FromMilliseconds(20) };
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => renew.Run(stop.Token));

        await Wait.UntilAsync(() => index.Renewal?.ToString().Contains("0 MiB are free", StringComparison.Ordinal) == true, "too little room was not told");
        Interlocked.Exchange(ref room, long.MaxValue / 2);
        await Wait.UntilAsync(() => index.Renewal?.ToString().Contains("No space left", StringComparison.Ordinal) == true, "the full disk was not told");
        Assert.False(Directory.Exists(Path.Combine(folder, "index", "1")) && index.Held is not null && index.Next is null && Directory.GetFiles(Path.Combine(folder, "index", "1")).Length > 0);
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-02T00:00:00Z", [.. Marks.Many(3, 100, words: "beta")]));
        await IsSo(() => (Count(index, "alpha"), Count(index, "beta")) == (40, 3));

        Volatile.Write(ref full, false);
        await Wait.UntilAsync(() => !index.IsEarlier, "the index was not swapped");
        Assert.Equal((40, 3), (Count(index, "alpha"), Count(index, "beta")));
        Assert.Contains(told, each => each.Contains("waits: No space left", StringComparison.Ordinal));
        await Stopped(stop, running);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        gate.Dispose();
    }

    private static long Count(RegisterIndex index, string query)
    {
        var answer = index.Search(new() { Query = query });
        Assert.Null(answer.Problem);
        return answer.Total;
    }

    /// <summary>In the time in which a change must be visible.</summary>
    private static async Task IsSo(Func<bool> so)
    {
        var began = Stopwatch.GetTimestamp();
        await Wait.UntilAsync(so, "the change did not reach the index that answers");
        Assert.True(Stopwatch.GetElapsedTime(began) < Soon, $"{Stopwatch.GetElapsedTime(began)}");
    }

    private static async Task Stopped(CancellationTokenSource stop, Task running)
    {
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    /// <summary>Without classes, and with a field that was given up since.</summary>
    private async Task MadeByAnEarlierProgram(LoadingHub hub)
    {
        var table = FieldTable.Earlier([.. DocumentOf.Fields.Kept.Where(field => field.Name != "class"), new("zone", FieldKind.Code, FieldUses.Facet | FieldUses.Filter, 1, false)], DocumentOf.Fields);
        using var before = EmbeddedIndex.Open(Path.Combine(folder, "index"), table, "renewed");
        await new FollowJournal(hub.Database, before, 1, TimeProvider.System).CatchUp(null, default);
    }

    private RegisterIndex Open(Action<string>? beforeStep = null) => RegisterIndex.Open(Path.Combine(folder, "index"), DocumentOf.Fields, "renewed", new EmbeddedIndexOptions
    {
        BeforeStep = beforeStep ?? (step =>
        {
            if (step.StartsWith("beside sync", StringComparison.Ordinal))
            {
                // not for ever: a test that fails must end
                gate.Wait(TimeSpan.FromSeconds(30));
            }
        }),
    });

    /// <summary>A clock by which a second passes at every look, so that each page is committed; the connection is lost when the journal is read for the n-th time.</summary>
    private sealed class ImpatientClock(int reads) : TimeProvider
    {
        private long now;
        private int left = reads;

        public override long GetTimestamp() => now += TimestampFrequency * 2;

        public override DateTimeOffset GetUtcNow() => --left == 0 ? throw new IOException("the connection was lost") : base.GetUtcNow();
    }
}
