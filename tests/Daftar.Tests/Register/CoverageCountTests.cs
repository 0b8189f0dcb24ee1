using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Tests.Fixtures;
using Daftar.Values;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>Counting reads every entry, and anybody may ask: askers share a count, and a journal that stands still is counted once.</summary>
public sealed class CoverageCountTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ManyAskersAtOnceCostOneCount(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", 3);
        var coverage = new CoverageCount(hub.Database, TimeProvider.System);
        await using var holding = await hub.Database.ConnectAsync(default);
        await using var hold = await Locked(holding);

        var askers = Enumerable.Range(0, 12).Select(_ => Task.Run(() => coverage.Read(default))).ToList();
        await Task.Delay(500);
        Assert.All(askers, asker => Assert.False(asker.IsCompleted));
        await hold.RollbackAsync();

        Assert.All(await Task.WhenAll(askers), rows => Assert.Equal(3, Assert.Single(rows).Entries));
        Assert.Equal(1, coverage.Counts);
        await coverage.Read(default);
        Assert.Equal(1, coverage.Counts);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatALoadBroughtIsCountedAndMeanwhileNobodyWaits(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", 3);
        var time = new Stopwatches();
        var coverage = new CoverageCount(hub.Database, time);
        time.EachReading = TimeSpan.FromSeconds(1);
        await coverage.Read(default);
        time.EachReading = TimeSpan.Zero;
        await Load(hub, "b", 2);

        // A count took a second: for twenty it is not made again.
        time.Now += TimeSpan.FromSeconds(15);
        Assert.Equal(3, Assert.Single(await coverage.Read(default)).Entries);
        Assert.Equal(1, coverage.Counts);

        // Then one is made behind the one that is shown.
        time.Now += TimeSpan.FromSeconds(10);
        await using (var holding = await hub.Database.ConnectAsync(default))
        await using (var hold = await Locked(holding))
        {
            Assert.Equal(3, Assert.Single(await coverage.Read(default).WaitAsync(TimeSpan.FromSeconds(10))).Entries);
            await hold.RollbackAsync();
        }

        await Wait.UntilAsync(() => coverage.Counts == 2, "no count is made");
        Assert.Equal(5, Assert.Single(await coverage.Read(default)).Entries);
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task AnOldCountIsNotShownForACountThatFails(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", 3);
        var coverage = new CoverageCount(hub.Database, new Stopwatches());
        await hub.Ask<object>("alter table entry rename to away; select 1::bigint");
        await Assert.ThrowsAsync<PostgresException>(() => coverage.Read(default));
        await hub.Ask<object>("alter table away rename to entry; select 1::bigint");

        Assert.Equal(3, Assert.Single(await coverage.Read(default)).Entries);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task ACollectionThatIsHiddenIsHiddenInAnOldCountToo(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await Load(hub, "a", 3);
        var time = new Stopwatches { EachReading = TimeSpan.FromSeconds(1) };
        var coverage = new CoverageCount(hub.Database, time);
        Assert.Equal(3, Assert.Single(await coverage.Read(default)).Entries);
        time.EachReading = TimeSpan.Zero;

        await new CollectionTerms(hub.Database, hub.Time).Apply((office, right) => hub.Offices.FactsOf(office, right) with { Terms = new Terms(Show: false) }, default);

        var row = Assert.Single(await coverage.Read(default));
        Assert.Equal((1, 0L, 0L, null, null, null, false), (coverage.Counts, row.Entries, row.Pending + row.InForce + row.Ended + row.Deleted, row.FirstYear, row.LastPackage, row.LastArrived, row.Facts.Terms.Show));
    }

    [Theory, OnPostgres(PostgresVersion.Npm18)]
    public async Task WhatWasNeverPublicIsCountedInNoColumn(PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        PatentRecord Secret(Operation operation) => new() { Office = "SG", Identifiers = [DirectMerge.Application("SG", "1")], Visibility = Visibility.Unpublished, FilingDate = new(2020, 1, 1), Operation = operation };
        await DirectMerge.Lay(hub.Database, DateTimeOffset.UnixEpoch.AddDays(1), Secret(Operation.State));
        await DirectMerge.Lay(hub.Database, DateTimeOffset.UnixEpoch.AddDays(2), Secret(Operation.Delete));
        Assert.True(await hub.Ask<bool>("select deleted from entry"));

        var row = Assert.Single(await new CoverageCount(hub.Database, TimeProvider.System).Read(default));
        Assert.Equal((0L, 0L, null), (row.Entries, row.Deleted, row.FirstYear));
    }

    private static Task Load(LoadingHub hub, string name, int marks) =>
        hub.LoadXml(name + ".xml", Marks.Document("2026-01-02T00:00:00Z", [.. Enumerable.Range(0, marks).Select(n => Marks.Mark(FormattableString.Invariant($"4/2026/{name}{n}"), "INVENTED"))]));

    /// <summary>Nobody counts entries while this transaction is open.</summary>
    private static async Task<NpgsqlTransaction> Locked(NpgsqlConnection connection)
    {
        var transaction = await connection.BeginTransactionAsync();
        await using var command = new NpgsqlCommand("lock table entry in access exclusive mode", connection);
        await command.ExecuteNonQueryAsync();
        return transaction;
    }

    /// <summary>A clock set by hand; each reading may take time itself.</summary>
    private sealed class Stopwatches : TimeProvider
    {
        private long readings;

        public TimeSpan Now { get; set; }

        public TimeSpan EachReading { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => (Now + (EachReading * readings++)).Ticks;
    }
}
