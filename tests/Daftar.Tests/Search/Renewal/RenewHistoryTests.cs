using System.Diagnostics;
using Daftar.Register;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>Decision 55: while the index of all states is made anew beside, the one there answers and hears of every change, and what takes its place is the index that was made at once. Alone: it measures the two seconds.</summary>
[Collection(Intake.Hostile.Alone.Name)]
public sealed class RenewHistoryTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(2);

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-renewed-history-").FullName;

    /// <summary>The one beside waits here before its first segment is safe.</summary>
    private readonly ManualResetEventSlim gate = new(initialState: true);

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatChangesMeanwhileReachesTheIndexThatAnswersAndTheOneThatTakesItsPlace(PostgresVersion version)
    {
        var clock = new SetClock(new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(700, words: "alpha"), Later(Marks.Mark("4/2020/00000900", "SECRET"), "2026-03-01")]));
        await MadeByAnEarlierProgram(hub);
        clock.SetUtcNow(clock.GetUtcNow().AddDays(20));
        gate.Reset();
        using var index = Open();
        var told = new List<string>();
        var renew = Flow.RenewHistory(hub.Database, index, null, 1, clock);
        var search = new RegisterSearch(index, renew);
        renew.Told = told.Add;
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => renew.Run(stop.Token));
        await Wait.UntilAsync(() => renew.MayAnswer, "it does not answer");
        Assert.Equal((700, 0), (await Count(search, "alpha"), await Count(search, "secret")));

        // changed, new, deleted by the office, taken down, an embargo that ends: each is there, or gone, in the time promised
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-25T00:00:00Z", [.. Marks.Many(30, 691, words: "beta")]));
        clock.SetUtcNow(clock.GetUtcNow().AddSeconds(10));
        await IsSo(async () => (await Count(search, "alpha"), await Count(search, "beta")) == (700, 30));
        await hub.LoadXml("gone.xml", Marks.Document("2026-01-26T00:00:00Z", Marks.Delete("4/2020/00000007")));
        await IsSo(async () => await Count(search, "alpha") == 699);
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000008")).Id, "an order", default);
        await IsSo(async () => await Count(search, "alpha") == 698);
        clock.SetUtcNow(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await new Embargo(hub.Database, clock).OpenDue(default));
        await IsSo(async () => await Count(search, "secret") == 1);

        // as of days, too; what is to come is refused, with how far it is
        Assert.Equal((698, 20), (await Count(search, "alpha", new(2021, 1, 1)), await Count(search, "beta", new(2021, 1, 1))));
        var refused = (await search.SearchAsync(new() { Scope = SearchScope.History, Query = "class:30" })).Problem!;
        Assert.Equal(SearchProblemKind.NotReady, refused.Kind);
        Assert.Contains("The index of earlier states is made anew with the fields of this version, 0 % are done", refused.Message, StringComparison.Ordinal);
        Assert.Equal((true, null, renew.Index.Renewal!.ToString()), (index.IsEarlier, renew.Problem, renew.Remark));
        Assert.Equal(["class"], index.Renewal!.FacetsToCome);

        // nobody is refused while the one takes the place of the other
        using var asking = new CancellationTokenSource();
        var asked = Task.Run(async () =>
        {
            for (; !asking.IsCancellationRequested; Assert.Equal(698, await Count(search, "alpha")))
            {
            }
        });
        gate.Set();
        await Wait.UntilAsync(() => !index.IsEarlier || asked.IsFaulted, "the index was not swapped");
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000701")).Id, "an order", default);
        await IsSo(async () => await Count(search, "beta") == 29);
        await asking.CancelAsync();
        await asked;
        await IsWhole(hub, index);
        await Wait.UntilAsync(() => told.Count > 1, "it was not told");
        Assert.Contains("answers from now on", told[^1], StringComparison.Ordinal);
        Assert.Equal((null, null), (renew.Remark, renew.Problem));
        Assert.Equal(["1", "lock", "manifest"], Directory.EnumerateFileSystemEntries(Path.Combine(folder, "history")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.NotNull(IndexOnDisk.Read(Path.Combine(folder, "history"))!.Swapped);
        await Stopped(stop, running);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsTakenDownBetweenTheEndOfTheMakingAndTheSwapIsGone(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", Marks.Many(20, words: "alpha")));
        await MadeByAnEarlierProgram(hub);
        using var index = Open();
        using var next = index.OpenNext();
        var before = new FollowHistory(hub.Database, index.Current, 1, TimeProvider.System);
        var making = new FollowHistory(hub.Database, next, 1, TimeProvider.System, beside: true);
        await before.CatchUp(null, default);
        await making.CatchUp(null, default);

        // the one that answers has more by now; then a load goes on, whose end the one beside does not run after, and somebody takes an entry down
        await hub.LoadXml("beta.xml", Marks.Document("2026-01-02T00:00:00Z", Marks.Many(3, 100, words: "beta")));
        await before.CatchUp(null, default);
        await hub.LoadXml("gamma.xml", Marks.Document("2026-01-03T00:00:00Z", Marks.Many(600, 1000, words: "gamma")));
        await hub.TakeDown().Entry((await hub.Entry("4-2020-00000008")).Id, "an order", default);
        Assert.True(await making.Reach(index.Cursor, default));
        index.Swap(DateTimeOffset.UnixEpoch);
        Assert.Equal((19, 3), (index.Search(History("alpha")).Total, index.Search(History("beta")).Total));
        Assert.InRange(index.Search(History("gamma")).Total, 0, 599);
        var follow = new FollowHistory(hub.Database, index.Current, 1, TimeProvider.System, before: making);
        Assert.True(follow.MayAnswer);
        await follow.CatchUp(null, default);
        await IsWhole(hub, index);

        // put back to before: what was made is far from whole, and takes no place
        var earlier = await postgres.NewAsync(version);
        Assert.False(await new FollowHistory(earlier, index.Current, 1, TimeProvider.System, before: follow).Reach(index.Cursor, default));
        Assert.Equal(SearchProblemKind.NotReady, (await new RegisterSearch(index, Flow.RenewHistory(earlier, index, null, 1, TimeProvider.System)).SearchAsync(History(""))).Problem?.Kind);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AChangedMakingOfStatesIsAskedForOnlyInTheNewIndexAndAllElseGoesOn(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", Marks.Many(5, words: "alpha")));
        await MadeByAnEarlierProgram(hub, OtherStates.Changed(field => field.Name switch { "law-from" => field with { Edition = 2 }, "undated-from" => null, _ => field }));
        using var index = Open();
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        Assert.True(index.IsEarlier);
        Assert.Equal((5, 5), (index.Search(History("alpha")).Total, index.Search(new() { AsOf = today, AsOfBy = AsOfTime.Learnt }).Total));
        Assert.Equal(SearchProblemKind.NotReady, index.Search(new() { AsOf = today }).Problem?.Kind);

        await Renewed(hub, index);
        Assert.Equal(5, index.Search(new() { AsOf = today }).Total);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task ItWaitsForTheIndexOfTodayAndForTheDiskAndAHalfMadeOneIsNotTakenForWhole(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", Marks.Many(1200, words: "alpha")));
        await MadeByAnEarlierProgram(hub);
        using (var current = RegisterIndex.Open(Path.Combine(folder, "current"), DocumentOf.Fields, "renewed"))
        {
            await Flow.Index(hub.Database, current.Current, 1, TimeProvider.System).CatchUp(null, default);
        }

        using (var current = RegisterIndex.Open(Path.Combine(folder, "current"), FieldTable.Earlier([.. DocumentOf.Fields.Kept.Where(field => field.Name != "class")], DocumentOf.Fields), "renewed"))
        using (var index = Open())
        {
            Assert.NotNull(current.Renewal);
            var renew = Flow.RenewHistory(hub.Database, index, current, 1, TimeProvider.System);
            using var stop = new CancellationTokenSource();
            var running = Task.Run(() => renew.Run(stop.Token));
            await Wait.UntilAsync(() => renew.Remark?.Contains("waits: the index of today's states is made first", StringComparison.Ordinal) == true, "it does not wait");
            await Wait.UntilAsync(() => renew.MayAnswer, "it does not answer");
            Assert.False(Directory.Exists(Path.Combine(folder, "history", "1")));
            await Flow.Index(hub.Database, current.OpenNext(), 1, TimeProvider.System).CatchUp(null, default);
            current.Swap(DateTimeOffset.UnixEpoch);
            await Wait.UntilAsync(() => !index.IsEarlier, "the index was not swapped");
            await Stopped(stop, running);
        }

        // killed while it was made from the start, with other fields by then: nothing of it is a whole
        using (var half = EmbeddedIndex.Open(Path.Combine(folder, "half"), OtherStates.Table, "renewed"))
        {
            var follow = new FollowHistory(hub.Database, half, 1, new StoppedClock(3));
            await Assert.ThrowsAsync<IOException>(() => follow.CatchUp(null, default));
            Assert.Equal((true, false), (half.IsBuilding, follow.MayAnswer));
        }

        using var opened = RegisterIndex.Open(Path.Combine(folder, "half"), DocumentOf.FieldsOfStates, "renewed");
        Assert.Equal((false, 0), (opened.IsEarlier, opened.Documents));
        Assert.Contains("The index of earlier states in", opened.StartedEmptyBecause, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        gate.Dispose();
    }

    private static SearchRequest History(string query) => new() { Query = query, Scope = SearchScope.History };

    private static async Task<long> Count(RegisterSearch search, string query, DateOnly? day = null)
    {
        var answer = await search.SearchAsync(day is null ? History(query) : new() { Query = query, AsOf = day });
        Assert.Null(answer.Problem?.Message);
        return answer.Total;
    }

    private static async Task IsSo(Func<Task<bool>> so)
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

    private static async Task Renewed(LoadingHub hub, RegisterIndex index)
    {
        using var stop = new CancellationTokenSource();
        var running = Task.Run(() => Flow.RenewHistory(hub.Database, index, null, 1, TimeProvider.System).Run(stop.Token));
        await Wait.UntilAsync(() => !index.IsEarlier, "the index was not swapped");
        await Stopped(stop, running);
    }

    private static string Later(string mark, string day) => mark.Replace("</tmk:Trademark>",
        $"<tmk:PublicationBag><com:Publication><com:PublicationIdentifier>9</com:PublicationIdentifier><com:PublicationDate>{day}</com:PublicationDate></com:Publication></tmk:PublicationBag></tmk:Trademark>", StringComparison.Ordinal);

    private async Task IsWhole(LoadingHub hub, RegisterIndex index)
    {
        using var whole = EmbeddedIndex.Open(Path.Combine(folder, "whole"), DocumentOf.FieldsOfStates, "renewed");
        await Flow.IndexHistory(hub.Database, whole, 1, hub.Time).CatchUp(null, default);
        DateOnly[] days = [new(2019, 1, 1), new(2021, 1, 1), new(2026, 1, 20), new(2026, 2, 1), new(2026, 3, 2)];
        Assert.Equal(OtherStates.Content(request => whole.Search(request), days), OtherStates.Content(request => index.Search(request), days));
    }

    private async Task MadeByAnEarlierProgram(LoadingHub hub, FieldTable? table = null)
    {
        using var before = EmbeddedIndex.Open(Path.Combine(folder, "history"), table ?? OtherStates.Table, "renewed");
        await Flow.IndexHistory(hub.Database, before, 1, hub.Time).CatchUp(null, default);
    }

    private RegisterIndex Open() => RegisterIndex.Open(Path.Combine(folder, "history"), DocumentOf.FieldsOfStates, "renewed", new EmbeddedIndexOptions
    {
        BeforeStep = step =>
        {
            if (step.StartsWith("beside sync", StringComparison.Ordinal))
            {
                // not for ever: a test that fails must end
                gate.Wait(TimeSpan.FromSeconds(30));
            }
        },
    });

    /// <summary>The connection is lost when the register is read for the n-th time.</summary>
    private sealed class StoppedClock(int reads) : TimeProvider
    {
        private int left = reads;

        public override DateTimeOffset GetUtcNow() => --left == 0 ? throw new IOException("the connection was lost") : base.GetUtcNow();
    }
}
