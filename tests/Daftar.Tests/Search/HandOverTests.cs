using System.Globalization;
using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>Decision 24: what a load hands over in its process is indexed exactly as if it had been read from the journal, or not at all.</summary>
public sealed class HandOverTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-handed-").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsHandedOverIsIndexedAsTheJournalWouldHaveIt(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        // Full extractions of all rights, then changes, partial records and deletions: states that were read, states laid over each other, entries gone.
        var packages = GeneratePackages.Run(new GenerateRequest { Applications = 1200, Folder = Path.Combine(folder, "packages"), Offices = ["PH", "VN"], Updates = 4 }).Packages;
        using var index = Index("handed", database);
        await using (var following = new Beside(database, index, hub, new StandingClock()))
        {
            await following.Begun();
            foreach (var package in packages)
            {
                await following.Load.Run(Path.Combine(folder, "packages", package.Path), new LoadOptions { BatchRecords = 150 }, null, default);
            }
            await following.Finish();
            // With a clock that stands still it never looks into the journal of its own accord: how busy the machine is does not matter.
            Assert.InRange(following.Follow.Handed, 1000, long.MaxValue);
        }

        using var read = await Read(database);
        Assert.Equal(read.Cursor, index.Cursor);
        Assert.Equal(await IndexContent.Of(read), await IndexContent.Of(index));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnotherOnesBatchBetweenIsNoticedAndReadFromTheJournal(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        using var index = Index("gap", database);
        // A clock that stands still: the follower never looks into the journal of its own accord.
        await using (var following = new Beside(database, index, hub, new StandingClock()))
        {
            await following.Begun();
            await following.Load.Run(Write("a.xml", Marks.Many(20)), new LoadOptions(), null, default);
            await Wait.UntilAsync(() => following.Follow.Handed == 20, "what was handed over was not taken");
            // Of another process: a change of one of them, and entries of its own.
            await hub.Load(Write("b.xml", Marks.Many(10, from: 100).Append(Marks.StatusOnly("4/2020/00000003", "Expired"))));
            await following.Load.Run(Write("c.xml", Marks.Many(20, from: 200)), new LoadOptions(), null, default);
            await Wait.UntilAsync(() => index.Statistics().Documents == 50 && following.Follow.IsAbreast, "the journal was not read");
            Assert.Equal(20, following.Follow.Handed);
            await following.Load.Run(Write("d.xml", Marks.Many(20, from: 300)), new LoadOptions(), null, default);
            await following.Finish();
            Assert.Equal(40, following.Follow.Handed);
        }

        using var read = await Read(database);
        Assert.Equal(read.Cursor, index.Cursor);
        Assert.Equal(await IndexContent.Of(read), await IndexContent.Of(index));
        Assert.Equal(70, index.Statistics().Documents);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasHandedOverAndNotCommittedIsReadAgainAfterAKill(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        using (var index = Index("killed", database))
        {
            await using var following = new Beside(database, index, hub, new StandingClock());
            await following.Begun();
            await following.Load.Run(Write("a.xml", Marks.Many(300)), new LoadOptions { BatchRecords = 256 }, null, default);
            await Wait.UntilAsync(() => following.Follow.Handed == 300, "what was handed over was not taken");
            // Applied and not committed: with the clock standing still this is as far as a killed process had come.
            Assert.Null(index.Cursor);
        }

        using var again = Index("killed", database);
        Assert.Equal(0, again.Statistics().Documents);
        Assert.Equal(300, await Flow.Index(database, again, 1, TimeProvider.System).CatchUp(null, default));
        using var read = await Read(database);
        Assert.Equal(await IndexContent.Of(read), await IndexContent.Of(again));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatIsWithheldDoesNotEnterByThisDoor(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var hub = new LoadingHub(database);
        using var index = Index("withheld", database);
        await using var following = new Beside(database, index, hub, new StandingClock());
        await following.Begun();
        var open = Marks.Mark("4/2020/00000001", "OPENWORD", owner: "Quixotic Holdings");
        const string WaivedOne = "<com:Contact>";
        var waived = Marks.Mark("4/2020/00000002", "WAIVEDWORD", owner: "Zanzibar Secretive").Replace(WaivedOne, "<com:ConfidentialIndicator>true</com:ConfidentialIndicator>" + WaivedOne, StringComparison.Ordinal);
        var later = Marks.Mark("4/2020/00000003", "LATERWORD").Replace("</tmk:Trademark>",
            "<tmk:PublicationBag><com:Publication><com:PublicationIdentifier>9</com:PublicationIdentifier><com:PublicationDate>2999-01-01</com:PublicationDate></com:Publication></tmk:PublicationBag></tmk:Trademark>", StringComparison.Ordinal);
        await following.Load.Run(Write("three.xml", [open, waived, later]), new LoadOptions(), null, default);
        await following.Finish();

        Assert.Equal(await hub.Ask<long>("select count(*) from entry"), following.Follow.Handed);
        Assert.Equal(1, await Found(index, "openword"));
        Assert.Equal(1, await Found(index, "quixotic"));
        // An address stays with the office unless it says otherwise.
        Assert.Equal(0, await Found(index, "\"invented street\""));
        using var read = await Read(database);
        Assert.Equal(await IndexContent.Of(read), await IndexContent.Of(index));
        Assert.Equal((1, 0, 0), (await Found(index, "waivedword"), await Found(index, "zanzibar"), await Found(index, "laterword")));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private EmbeddedIndex Index(string name, Database database) =>
        EmbeddedIndex.Open(Path.Combine(folder, name), DocumentOf.Fields, database.Source.ConnectionString.GetHashCode(StringComparison.Ordinal).ToString(CultureInfo.InvariantCulture));

    /// <summary>An index of the same register made by reading the journal.</summary>
    private async Task<EmbeddedIndex> Read(Database database)
    {
        var index = Index("read", database);
        await Flow.Index(database, index, 2, TimeProvider.System).CatchUp(null, default);
        return index;
    }

    private string Write(string name, IEnumerable<string> marks)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, Marks.Document("2024-01-10T10:00:00Z", [.. marks]));
        return path;
    }

    private static async Task<long> Found(EmbeddedIndex index, string query)
    {
        var answer = await index.SearchAsync(new SearchRequest { Query = query });
        Assert.Null(answer.Problem);
        return answer.Total;
    }

    /// <summary>A follower beside a load that hands over to it, as <c>daftar load</c> has them.</summary>
    private sealed class Beside : IAsyncDisposable
    {
        private readonly CancellationTokenSource stop = new();
        private readonly Task run;

        public Beside(Database database, EmbeddedIndex index, LoadingHub hub, TimeProvider time)
        {
            Follow = Flow.Index(database, index, 1, time);
            Load = Flow.Load(database, hub.Files, hub.Time, handOver: Follow.HandOver);
            run = Task.Run(() => Follow.Run(stop.Token));
        }

        public FollowJournal Follow { get; }

        public LoadPackage Load { get; }

        /// <summary>It has looked into the journal once and waits.</summary>
        public Task Begun() => Wait.UntilAsync(() => Follow.IsAbreast, "the follower does not begin");

        public async Task Finish()
        {
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Follow.CatchUp(null, default);
            Assert.Null(Follow.Problem);
        }

        public async ValueTask DisposeAsync()
        {
            await stop.CancelAsync();
            await run.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            stop.Dispose();
        }
    }

    private sealed class StandingClock : TimeProvider
    {
        private readonly DateTimeOffset now = System.GetUtcNow();

        public override DateTimeOffset GetUtcNow() => now;

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Never();

        private sealed class Never : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose()
            {
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
