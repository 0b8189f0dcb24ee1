using Daftar.Demonstration;
using Daftar.Intake;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Search;
using Daftar.Tests.Fixtures;
using Daftar.Tests.Register;
using Daftar.Values;

namespace Daftar.Tests.Search.Postgres;

/// <summary>The index in the database follows the journal like the one in the folder: rows and place in the journal are committed together, and only what is public is in it.</summary>
public sealed class PostgresIndexTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task A_register_of_all_rights_is_in_it_as_in_the_folder(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        var folder = hub.Folder("packages");
        foreach (var package in GeneratePackages.Run(new GenerateRequest { Applications = 300, Folder = folder, Offices = ["PH", "TH"], Updates = 2 }).Packages)
        {
            await hub.Load(Path.Combine(folder, package.Path));
        }

        using var embedded = EmbeddedIndex.Open(hub.Folder("index"), DocumentOf.Fields, "test");
        using var index = PostgresIndex.Open(hub.Database, DocumentOf.Fields);
        await new FollowJournal(hub.Database, embedded, 2, hub.Time).CatchUp(null, default);
        await new FollowJournal(hub.Database, index, 2, hub.Time).CatchUp(null, default);

        Assert.Equal(embedded.Cursor, index.Cursor);
        Assert.Equal(embedded.Documents, index.Documents);
        Assert.Equal(await IndexContent.Of(embedded), await IndexContent.Of(index));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task An_embargo_that_ends_and_a_take_down_are_seen(PostgresVersion version)
    {
        var clock = new SetClock(new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero));
        using var hub = new LoadingHub(await postgres.NewAsync(version), clock);
        await DirectMerge.Lay(hub.Database, clock.GetUtcNow(), new PatentRecord
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "10202600001V")], Titles = [new LocalText("en", "INVENTED embargoed")],
            Applicants = [new Party { Name = "Ana Invented" }], Visibility = Visibility.Unpublished, PublicFrom = new RegisterDate(2026, 3, 10),
        });
        using var index = PostgresIndex.Open(hub.Database, DocumentOf.Fields);
        var follow = new FollowJournal(hub.Database, index, 1, clock);
        await follow.CatchUp(null, default);
        Assert.Equal(0, await Count(index, ""));

        clock.SetUtcNow(new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        await new Embargo(hub.Database, clock).OpenDue(default);
        await follow.CatchUp(null, default);
        Assert.Equal((1, 1), (await Count(index, "embargoed"), await Count(index, "ana")));

        var entry = (await index.SearchAsync(new SearchRequest())).Hits[0].Entry;
        await hub.TakeDown().Party(entry, "Ana Invented", PartyParts.All, "Invented Act, section 1", default);
        await follow.CatchUp(null, default);
        Assert.Equal((1, 0), (await Count(index, "embargoed"), await Count(index, "ana")));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task What_was_not_committed_leaves_nothing_and_one_writes_at_a_time(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using (var index = PostgresIndex.Open(database, TestFields.Table))
        {
            Put(index, TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
            index.Commit("one");
            Put(index, TestFields.Document(TestFields.Entry(2), ("mark", "kopi")));
            Assert.Equal(1, await Count(index, "kopi"));
            Assert.Throws<IndexLockedException>(() => PostgresIndex.Open(database, TestFields.Table));
        }

        using var again = PostgresIndex.Open(database, TestFields.Table);
        Assert.Equal(("one", 1, null), (again.Cursor, await Count(again, "kopi"), again.StartedEmptyBecause));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task Other_fields_make_it_anew_and_until_then_nothing_is_answered(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using (var index = PostgresIndex.Open(database, TestFields.Table))
        {
            Put(index, TestFields.Document(TestFields.Entry(1), ("mark", "kopi")));
            index.Commit("one");
        }

        using var reader = PostgresIndex.ForSearch(database, DocumentOf.Fields);
        Assert.Equal(SearchProblemKind.NotSupported, (await reader.SearchAsync(new SearchRequest())).Problem?.Kind);
        using var other = PostgresIndex.Open(database, DocumentOf.Fields);
        Assert.NotNull(other.StartedEmptyBecause);
        Assert.Null(other.Cursor);
        Assert.Equal(0, await Count(reader, ""));
    }

    /// <summary>A tsvector holds 255 places of a word, and none behind the 16,383rd.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task A_text_longer_than_a_tsvector_holds_is_found_by_its_last_words(PostgresVersion version)
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        var many = string.Join(' ', Enumerable.Repeat("kopi susu", 400)) + " kopi akhir";
        var far = string.Join(' ', Enumerable.Range(0, 20_000).Select(word => "w" + word.ToString(System.Globalization.CultureInfo.InvariantCulture))) + " gula batu";
        Put(index, TestFields.Document(TestFields.Entry(1), ("goods", many)), TestFields.Document(TestFields.Entry(2), ("goods", far)), TestFields.Document(TestFields.Entry(3), ("goods", "kopi"), ("goods", "akhir gula x batu")));
        index.Commit("one");
        Assert.Equal(1, await Count(index, "\"kopi akhir\""));
        Assert.Equal(1, await Count(index, "\"gula batu\""));
        Assert.Equal(1, await Count(index, "w19990 NEAR/20 batu"));
        Assert.Equal(1, await Count(index, "akhir NOT \"kopi akhir\""));
        Assert.Equal(2, await Count(index, "gula NEAR/2 batu"));
    }

    [Fact]
    public async Task A_search_past_its_deadline_says_so()
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(PostgresVersion.Npm18), TestFields.Table);
        var answer = await index.SearchAsync(new SearchRequest { Query = "kopi", Deadline = TimeSpan.FromTicks(1) });
        Assert.Equal(SearchProblemKind.TimedOut, answer.Problem?.Kind);
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await index.SearchAsync(new SearchRequest { Query = "kopi" }, gone.Token));
    }

    [Fact]
    public async Task Paging_through_meets_each_hit_once_in_the_order_of_one_large_page()
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(PostgresVersion.Npm18), TestFields.Table);
        using var embedded = new IndexUnderTest();
        var corpus = new RandomCorpus(3);
        TwoEnginesTests.Change(corpus, embedded.Index, index, 300);
        foreach (var request in Enumerable.Range(0, 25).Select(_ => corpus.Request()))
        {
            var whole = await index.SearchAsync(request with { Size = 1000 });
            Assert.True(whole.Problem is null or { Kind: SearchProblemKind.NotSupported or SearchProblemKind.Query }, whole.Problem?.Message);
            var paged = new List<SearchHit>();
            for (var page = request with { Size = 23, Facets = [] }; whole.Problem is null;)
            {
                var answer = await index.SearchAsync(page);
                Assert.Equal(whole.Total, answer.Total);
                paged.AddRange(answer.Hits);
                if (answer.NextCursor is null)
                {
                    break;
                }

                page = page with { Cursor = answer.NextCursor };
            }

            Assert.Equal(whole.Hits.Select(hit => (hit.Entry, hit.Score)), paged.Select(hit => (hit.Entry, hit.Score)));
        }
    }

    private static void Put(PostgresIndex index, params SearchDocument[] documents)
    {
        var batch = index.NewBatch();
        foreach (var document in documents)
        {
            batch.Upsert(document);
        }

        index.Apply(batch);
    }

    private static async Task<long> Count(PostgresIndex index, string query)
    {
        var answer = await index.SearchAsync(new SearchRequest { Query = query });
        Assert.Null(answer.Problem);
        return answer.Total;
    }
}
