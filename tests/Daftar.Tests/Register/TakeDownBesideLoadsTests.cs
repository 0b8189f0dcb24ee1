using Daftar.Intake;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Tests.Fixtures;
using Npgsql;

namespace Daftar.Tests.Register;

/// <summary>A take-down reads everything that waits, and no load stands still for that: the journal lock is taken when it has been read.</summary>
public sealed class TakeDownBesideLoadsTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly LoadOptions Held = new() { Authority = "SG" };

    [Theory]
    [InlineData(null, PostgresVersion.Debian15)]
    [InlineData(null, PostgresVersion.Npm18)]
    [InlineData("Ana Secretova", PostgresVersion.Debian15)]
    [InlineData("Ana Secretova", PostgresVersion.Npm18)]
    public async Task UnderTheLockOnlyWhatIsMeantIsReadAgain(string? party, PostgresVersion version)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(version));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said));
        await hub.LoadXml("held.xml", Marks.Document("2024-02-10T10:00:00Z", [Said, .. Marks.Many(30, from: 2)]), Held);
        var (free, locked) = (0, 0);
        var takeDown = Reading(hub, () => _ = IsLocked(hub) ? locked++ : free++);

        await Run(takeDown, hub, party);

        Assert.True(free > 30, string.Create(null, $"{free} originals were read before the lock was taken"));
        Assert.True(locked < 10, string.Create(null, $"{locked} originals were read under the lock"));
        Assert.False(await hub.Holds("Secretova"));
        Assert.Empty((await hub.Verified()).Problems);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Ana Secretova")]
    public async Task WhatBeginsToWaitInTheMeantimeIsFoundAllTheSame(string? party)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said));
        await hub.LoadXml("held.xml", Marks.Document("2024-02-10T10:00:00Z", Marks.Many(3, from: 2)), Held);
        var came = 0;
        var takeDown = Reading(hub, () =>
        {
            // With the last of those that waited when it began.
            if (++came == (party is null ? 3 : 4))
            {
                Beside(hub.LoadXml("late.xml", Marks.Document("2024-03-10T10:00:00Z", Said), Held));
            }
        });

        await Run(takeDown, hub, party);

        Assert.Equal(1L, await hub.Ask<long>("select count(*) from package where name = 'late.xml' and held = 1"));
        Assert.False(await hub.Holds("Secretova"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Ana Secretova")]
    public async Task ANumberTheEntryGotInTheMeantimeIsLookedForToo(string? party)
    {
        using var hub = new LoadingHub(await postgres.NewAsync(PostgresVersion.Npm18));
        await hub.LoadXml("a.xml", Marks.Document("2024-01-10T10:00:00Z", Said));
        var another = Marks.RegistrationOnly("R-77", "Words of Ana Secretova");
        await hub.LoadXml("held.xml", Marks.Document("2024-02-10T10:00:00Z", another, Marks.Mark("3", "THREE")), Held);
        var came = 0;
        var takeDown = Reading(hub, () =>
        {
            if (++came == (party is null ? 2 : 3))
            {
                Beside(hub.LoadXml("late.xml", Marks.Document("2024-03-10T10:00:00Z", Marks.Mark("1", "ONE", owner: "Ana Secretova", registration: "R-77"))));
            }
        });

        await Run(takeDown, hub, party);

        Assert.Equal(1L, await hub.Ask<long>("select count(*) from identifier where written = 'R-77'"));
        Assert.False(await hub.Holds("Secretova"));
    }

    /// <summary>A load that stands still for a take-down would do so for ever here.</summary>
    private static void Beside(Task<LoadResult> load) => load.WaitAsync(TimeSpan.FromSeconds(30)).GetAwaiter().GetResult();

    private static string Said => Marks.Mark("1", "ONE", owner: "Ana Secretova");

    private static async Task Run(TakeDown takeDown, LoadingHub hub, string? party)
    {
        var id = (await hub.Entry("1")).Id;
        await (party is null ? takeDown.Entry(id, "an invented order", default) : takeDown.Party(id, party, PartyParts.All, "an invented order", default));
    }

    /// <summary>A take-down that says so before it reads an original.</summary>
    private static TakeDown Reading(LoadingHub hub, Action before)
    {
        var reading = new OriginalReading(OfficeProfiles.Embedded, Catalog.Dialects, PackageLimits.Default);
        return new TakeDown(hub.Database, hub.Files, hub.Time, null, (chunk, place, package) =>
        {
            before();
            return reading.Read(chunk, place, package);
        });
    }

    private static bool IsLocked(LoadingHub hub)
    {
        using var connection = hub.Database.Source.OpenConnection();
        using var command = new NpgsqlCommand("select pg_try_advisory_xact_lock($1)", connection) { Parameters = { new() { Value = Merge.JournalLock } } };
        return command.ExecuteScalar() is false;
    }
}
