using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Search;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>Before its day an entry is known to nobody by any door; on its day, without a delivery, it is journalled, told to those who follow, and found.</summary>
public sealed class EmbargoTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>, IDisposable
{
    private static readonly DateTimeOffset Loaded = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("daftar-embargo-").FullName;

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnEmbargoEndsOnItsDayAtEveryDoorAndNotASecondBefore(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var clock = new SetClock(Loaded);
        using var index = EmbeddedIndex.Open(folder, DocumentOf.Fields, "embargo");
        var follow = new FollowJournal(database, index, 1, clock);
        await DirectMerge.Lay(database, Loaded, Patent("10202600001V", new RegisterDate(2026, 3, 10)));
        await DirectMerge.Lay(database, Loaded, Patent("10202600002V", null));
        await DirectMerge.Lay(database, Loaded, new TrademarkRecord { Office = "SG", Identifiers = [DirectMerge.Application("SG", "40202600003W")], Words = "INVENTED OPEN" });

        // The last second of the day before, in UTC.
        clock.SetUtcNow(new(2026, 3, 9, 23, 59, 59, TimeSpan.Zero));
        Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));
        await follow.CatchUp(null, default);
        Assert.Equal((0, 1), (Count(index, "embargoed"), Count(index, "open")));
        Assert.Equal(0, await Told(database, clock, JournalCursor.Start));
        Assert.Null(await Entry(database, clock, "10202600001V"));
        var (cursor, batch) = (await End(database, clock), await new Changes(database, clock).LastBatch(default));

        clock.SetUtcNow(new(2026, 3, 10, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(1, await new Embargo(database, clock).OpenDue(default));

        Assert.Equal((batch + 1, JournalCause.EmbargoEnded, clock.GetUtcNow(), 1), await LastBatch(database));
        Assert.Equal(1, await Told(database, clock, cursor));
        Assert.Equal(1, await follow.CatchUp(null, default));
        Assert.Equal((1, 1), (Count(index, "embargoed"), Count(index, "open")));
        Assert.Equal("INVENTED embargoed", (await Entry(database, clock, "10202600001V"))!.State!.Titles![0].Text);

        // One without a day stays, and a day is told once.
        Assert.Null(await Entry(database, clock, "10202600002V"));
        clock.SetUtcNow(new(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));
        Assert.Equal(batch + 1, await new Changes(database, clock).LastBatch(default));
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ManyThatOpenOnOneDayAreOneBatchAndASecondLookerFindsNothing(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var clock = new SetClock(Loaded);
        for (var n = 1; n <= 5; n++)
        {
            await DirectMerge.Lay(database, Loaded, Patent(FormattableString.Invariant($"1020260000{n}V"), new RegisterDate(2026, 3, 5 + n)));
        }

        // Nobody looked for days: three of five are due. Two processes look at once.
        clock.SetUtcNow(new(2026, 3, 8, 6, 0, 0, TimeSpan.Zero));
        var opened = await Task.WhenAll(Task.Run(() => new Embargo(database, clock).OpenDue(default)), Task.Run(() => new Embargo(database, clock).OpenDue(default)));

        Assert.Equal([0, 3], opened.Order());
        Assert.Equal(3, await Told(database, clock, JournalCursor.Start));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static PatentRecord Patent(string number, RegisterDate? from) => new()
    {
        Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], Titles = [new("en", "INVENTED embargoed")], Visibility = Visibility.Unpublished, PublicFrom = from,
    };

    private static async Task<EntryView?> Entry(Database database, TimeProvider clock, string number)
    {
        var entries = new Entries(database, clock);
        return await entries.FindByNumber("SG", Right.Patent, number, default) is { } id ? await entries.Find(id, default) : null;
    }

    /// <summary>Patents that a follower from there on is told with a state.</summary>
    private static async Task<int> Told(Database database, TimeProvider clock, JournalCursor from) =>
        (await new Changes(database, clock).After(from, 100, default)).Select(change => change.Open()).Count(change => change.Right == Right.Patent && change.State is not null);

    private static async Task<JournalCursor> End(Database database, TimeProvider clock) => (await new Changes(database, clock).After(JournalCursor.Start, 100, default))[^1].Cursor;

    private static async Task<(long Number, JournalCause Cause, DateTimeOffset Committed, int Entries)> LastBatch(Database database)
    {
        await using var command = database.Source.CreateCommand("select number, cause, committed, entries from journal_batch order by number desc limit 1");
        await using var row = await command.ExecuteReaderAsync();
        Assert.True(await row.ReadAsync());
        return (row.GetInt64(0), (JournalCause)row.GetInt16(1), row.GetFieldValue<DateTimeOffset>(2), row.GetInt32(3));
    }

    private static long Count(EmbeddedIndex index, string word)
    {
        var answer = index.Search(new SearchRequest { Query = word });
        Assert.Null(answer.Problem);
        return answer.Total;
    }
}
