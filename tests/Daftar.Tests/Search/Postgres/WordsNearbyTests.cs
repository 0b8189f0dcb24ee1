using Daftar.Search;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Search.Postgres;

/// <summary>What was perhaps meant, told by the index in the database: words of it that are spelled nearly so or sound so, each counted.</summary>
public sealed class WordsNearbyTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task A_slip_is_told_with_what_it_may_mean(PostgresVersion version)
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        var batch = index.NewBatch();
        for (var at = 1; at <= 6; at++)
        {
            batch.Upsert(TestFields.Document(TestFields.Entry(at), ("mark", at < 4 ? "coffee mountain" : "coffee lake"), ("goods", "roasted beans"), ("owner", "Tanaka")));
        }

        // words that nobody has any more are in the list, and find nothing
        batch.Upsert(TestFields.Document(TestFields.Entry(7), ("mark", "coffer")));
        batch.Upsert(TestFields.Document(TestFields.Entry(8), ("owner", "Koffie Traders"), ("mark", "koffie")));
        index.Apply(batch);
        batch.Delete(TestFields.Entry(7));
        index.Apply(batch);
        index.Commit("added");

        Assert.Equal([new("coffee", 6)], index.Words(Patient(new WordRequest(WordsAsked.Near, "cofee"))));
        Assert.Equal([new("coffee", 6), new("koffie", 1)], index.Words(Patient(new WordRequest(WordsAsked.Sounding, "kofee", "mark"))));
        Assert.Equal([], index.Words(Patient(new WordRequest(WordsAsked.Near, "cofee", "owner"))));
        Assert.Equal([], index.Words(Patient(new WordRequest(WordsAsked.Beginning, "cof"))));

        Assert.Equal([new("coffee", 6), new("koffie", 1)], await Meant(index, "cofee"));
        Assert.Equal([new("mark:mountain", 3)], await Meant(index, "mark:mountian"));
        Assert.Equal([new("coffee lake", 3)], await Meant(index, "cofee laek"));
        Assert.Equal([], await Meant(index, "zzzzqqqq"));
        Assert.Equal([], await Meant(index, "coffee"));
    }

    /// <summary>More words sound so than are read: those nearest in length are, whatever was written first.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task OfVeryManyWordsTheNearestAreCounted(PostgresVersion version)
    {
        using var index = PostgresIndex.Open(await postgres.NewAsync(version), TestFields.Table);
        var sounding = Enumerable.Range(0, 2_500).Select(static at => $"ko{Vowels(at)}fe").Where(static word => SoundKey.Of(word) == SoundKey.Of("kofee")).ToList();
        Assert.InRange(sounding.Count, 2_001, 2_500);
        var batch = index.NewBatch();
        batch.Upsert(TestFields.Document(TestFields.Entry(1), ("mark", string.Join(' ', sounding))));
        index.Apply(batch);
        batch.Upsert(TestFields.Document(TestFields.Entry(2), ("mark", "koffee")));
        index.Apply(batch);
        index.Commit("added");

        Assert.Contains(new IndexWord("koffee", 1), index.Words(Patient(new WordRequest(WordsAsked.Sounding, "kofee", "mark", 2_000))));

        static string Vowels(int number) => string.Concat(Enumerable.Range(0, 8).Select(at => (number >> at & 1) == 0 ? "a" : "o")) + string.Concat(Enumerable.Repeat("e", 1 + (number >> 8)));
    }

    /// <summary>Where the list of words answers to nobody, ten unknown words wait no longer than one.</summary>
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task Words_that_take_too_long_are_left_out_together(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        using var index = PostgresIndex.Open(database, TestFields.Table);
        var batch = index.NewBatch();
        batch.Upsert(TestFields.Document(TestFields.Entry(1), ("mark", "coffee mountain")));
        index.Apply(batch);
        index.Commit("added");
        var query = "cofee mountian zzqqa zzqqb zzqqc zzqqd zzqqe zzqqf zzqqg zzqqh";
        await using var connection = await database.Source.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText = "lock table search_word in access exclusive mode";
            await command.ExecuteNonQueryAsync();
        }

        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        Assert.Equal([], index.Words(new WordRequest(WordsAsked.Near, "mountian")));
        Assert.Equal([], index.Words(new WordRequest(WordsAsked.Near, "mountian") { Within = TimeSpan.Zero }));
        Assert.Equal([], await Meant(index, query, seconds: 1));
        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalSeconds, 0.4, 5);

        await transaction.RollbackAsync();
        Assert.Equal([new("coffee", 1)], index.Words(Patient(new WordRequest(WordsAsked.Near, "cofee"))));
    }

    private static WordRequest Patient(WordRequest request) => request with { Within = TimeSpan.FromMinutes(1) };

    /// <summary>As somebody who waits a minute: on a busy machine a second may pass before the first word is counted. Only the test of that second asks as a reader does.</summary>
    private static async Task<IReadOnlyList<Proposal>> Meant(PostgresIndex index, string query, double seconds = 60)
    {
        var request = new SearchRequest { Query = query };
        return await new DidYouMean(index) { Patience = TimeSpan.FromSeconds(seconds) }.For(request, await index.SearchAsync(request), default);
    }
}
