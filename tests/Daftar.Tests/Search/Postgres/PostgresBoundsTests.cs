using System.Diagnostics;
using Daftar.Search;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Search.Postgres;

/// <summary>The engine in the database keeps the bounds of a search that the other one keeps: its deadline over all statements together, its memory, and that no part is told as the whole.</summary>
public sealed class PostgresBoundsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task The_deadline_is_that_of_all_statements_together(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var index = PostgresIndex.Open(database, TestFields.Table);
        Put(index, 1);
        var started = Stopwatch.GetTimestamp();
        var budget = new SearchBudget(started, TimeSpan.FromMilliseconds(400), CancellationToken.None);
        await using var session = await SearchSession.BeginAsync(database, budget, CancellationToken.None);

        // The first two end in time by themselves; the third would take twenty seconds and must be ended. A busy machine may take its time to say so.
        var whole = 0;
        var ended = await Assert.ThrowsAnyAsync<Exception>(async () =>
        {
            for (var statement = 0; statement < 20; statement++)
            {
                await session.ReadAsync(statement < 2 ? "select pg_sleep(0.15)" : "select pg_sleep(20)", [], static _ => 1);
                whole++;
            }
        });

        Assert.True(ended is SearchRefusedException or Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.QueryCanceled }, ended.ToString());
        Assert.InRange(whole, 0, 2);
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task What_would_hold_too_much_is_refused(PostgresVersion version)
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        Put(index, 300);
        var request = new SearchRequest { Query = "mark:k*a", Size = 5 };
        Assert.Equal(300, (await index.SearchAsync(request)).Total);
        var answer = await index.SearchAsync(request with { MostMemory = 4096 });
        Assert.Equal((SearchProblemKind.TooLarge, 0, 0), (answer.Problem?.Kind, answer.Total, answer.Hits.Count));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task While_it_is_made_from_the_start_of_the_journal_it_answers_nothing_whoever_asks(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2026-01-01T00:00:00Z", [.. Marks.Many(20, words: "alpha")]));
        using var asking = PostgresIndex.ForSearch(hub.Database, DocumentOf.Fields);
        using (var index = PostgresIndex.Open(hub.Database, DocumentOf.Fields))
        {
            index.BeginBuilding();
            index.Built(3, 10);
            index.Commit("1");
            var answer = await asking.SearchAsync(new SearchRequest());
            Assert.Equal((SearchProblemKind.NotReady, 0), (answer.Problem?.Kind, answer.Total));
            Assert.Contains("30 % are done", answer.Problem!.Message, StringComparison.Ordinal);
        }

        // The process was killed: whoever follows next goes on, and then it answers.
        using var next = PostgresIndex.Open(hub.Database, DocumentOf.Fields);
        Assert.Equal(SearchProblemKind.NotReady, (await asking.SearchAsync(new SearchRequest())).Problem?.Kind);
        next.StartAnew();
        await new FollowJournal(hub.Database, next, 1, hub.Time).CatchUp(null, default);
        Assert.Equal((20, null), ((await asking.SearchAsync(new SearchRequest())).Total, next.Building));
    }

    private static void Put(PostgresIndex index, int entries)
    {
        var batch = index.NewBatch();
        for (var entry = 0; entry < entries; entry++)
        {
            batch.Upsert(TestFields.Document(TestFields.Entry(entry), ("mark", FormattableString.Invariant($"k{entry}opia"))));
        }

        index.Apply(batch);
        index.Commit("one");
    }
}
