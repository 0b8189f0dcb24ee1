using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Search;

/// <summary>An index that is made from the start of the journal holds states that never were until it has come to the end: it says so and answers nothing, however often it is killed on the way.</summary>
public sealed class IndexBeingMadeTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("daftar-made-").FullName;

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task NothingIsAnsweredBeforeTheEndOfTheJournalIsReachedAndThenAll(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(2100, words: "alpha")]));

        // of other fields, as an older program left it
        var fewer = new FieldTable([new Field<object>("title", FieldKind.Text, FieldUses.Search, (_, _) => { })]);
        using (var older = EmbeddedIndex.Open(folder, fewer, "made"))
        {
            var batch = older.NewBatch();
            batch.Upsert(new SearchDocument(fewer, TestFields.Entry(1)).Add("title", "alpha"));
            older.Apply(batch);
            older.Commit("1");
        }

        using (var index = Open())
        {
            Assert.Contains("other fields", index.StartedEmptyBecause, StringComparison.Ordinal);
            var clock = new ImpatientClock(index, reads: 3);
            await Assert.ThrowsAsync<IOException>(() => new FollowJournal(hub.Database, index, 1, clock).CatchUp(null, default));
            Assert.NotNull(index.Cursor);
            Assert.All(clock.Told, told => Assert.Contains("% are done", told, StringComparison.Ordinal));
            NotReady(index);
        }

        // begun again where the process was killed, it is still not whole
        using (var index = Open())
        {
            Assert.Null(index.StartedEmptyBecause);
            NotReady(index);
            await new FollowJournal(hub.Database, index, 1, TimeProvider.System).CatchUp(null, default);
            Assert.Equal((2100, null), (index.Search(new() { Query = "alpha" }).Total, index.Building));
        }

        using (var index = Open())
        {
            Assert.Equal(2100, index.Search(new() { Query = "alpha" }).Total);
        }
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEmptyRegisterIsAnsweredAtOnceAndStaysSoWhileItGrows(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        using var index = Open();
        var follow = new FollowJournal(hub.Database, index, 1, TimeProvider.System);
        Assert.Equal(0, await follow.CatchUp(null, default));
        Assert.Null(index.Search(new()).Problem);
        await hub.LoadXml("alpha.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(20, words: "alpha")]));
        await follow.CatchUp(null, default);
        Assert.Equal((20, 1), (index.Search(new()).Total, index.Generation));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private EmbeddedIndex Open() => EmbeddedIndex.Open(folder, DocumentOf.Fields, "made");

    private static void NotReady(EmbeddedIndex index)
    {
        var answer = index.Search(new() { Query = "alpha" });
        Assert.Equal((SearchProblemKind.NotReady, 0, 0), (answer.Problem?.Kind, answer.Total, answer.Hits.Count));
        Assert.Contains("is being made from the register", answer.Problem!.Message, StringComparison.Ordinal);
    }

    /// <summary>A clock by which a second passes at every look, so that each page is committed; the connection is lost when the journal is read for the n-th time.</summary>
    private sealed class ImpatientClock(EmbeddedIndex index, int reads) : TimeProvider
    {
        private long now;
        private int left = reads;

        public List<string> Told { get; } = [];

        public override long GetTimestamp() => now += TimestampFrequency * 2;

        public override DateTimeOffset GetUtcNow()
        {
            Told.Add(index.Building ?? "whole");
            return --left == 0 ? throw new IOException("the connection is lost") : base.GetUtcNow();
        }
    }
}
