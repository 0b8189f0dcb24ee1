using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Store;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>What becomes public on a day of its own is a change, although nobody delivers anything: index and recipients hear of it.</summary>
public sealed class DueLaterTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task EachPublicationAnnouncedOpensOnItsDayAndIsJournalled(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var clock = new SetClock(Day(2024, 1, 10));
        await DirectMerge.Lay(database, clock.GetUtcNow(), new PatentRecord
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "10202400001V")], RegistrationDate = new RegisterDate(2024, 1, 5),
            Publications = [Publication("A1", new RegisterDate(2023, 6, 1)), Publication("B1", new RegisterDate(2024, 2, 1)), Publication("B2", new RegisterDate(2024, 3, 1))],
        });

        Assert.Equal("A1", await Shown(database, clock));
        Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));

        foreach (var (day, kinds) in new[] { (Day(2024, 2, 1), "A1 B1"), (Day(2024, 3, 1), "A1 B1 B2") })
        {
            var before = await new Changes(database, clock).LastBatch(default);
            clock.SetUtcNow(day);
            Assert.Equal(1, await new Embargo(database, clock).OpenDue(default));
            var told = Assert.Single(await new Changes(database, clock).After(new JournalCursor(before, Last), 10, default));
            Assert.Equal(kinds, Kinds(told));
            Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));
        }
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task AnUnpublishedEntryOpensAndItsLaterPublicationOpensAfterIt(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var clock = new SetClock(Day(2024, 1, 10));
        await DirectMerge.Lay(database, clock.GetUtcNow(), new PatentRecord
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "10202400001V")], Visibility = Visibility.Unpublished, PublicFrom = new RegisterDate(2024, 2, 1),
            Publications = [Publication("A1", new RegisterDate(2024, 2, 1)), Publication("B1", new RegisterDate(2024, 3, 1))],
        });

        Assert.Equal("", await Shown(database, clock));
        clock.SetUtcNow(Day(2024, 2, 1));
        await new Embargo(database, clock).OpenDue(default);
        Assert.Equal("A1", await Shown(database, clock));
        clock.SetUtcNow(Day(2024, 3, 1));
        Assert.Equal(1, await new Embargo(database, clock).OpenDue(default));
        Assert.Equal("A1 B1", await Shown(database, clock));
    }

    [Fact]
    public async Task WhatOpensInAYearOpensOnItsLastDay()
    {
        var database = await postgres.NewAsync(PostgresVersion.Npm18);
        var clock = new SetClock(Day(2026, 6, 1));
        await DirectMerge.Lay(database, clock.GetUtcNow(), new PatentRecord
        {
            Office = "SG", Identifiers = [DirectMerge.Application("SG", "10202400001V")], Visibility = Visibility.Unpublished, PublicFrom = new RegisterDate(2027),
        });
        clock.SetUtcNow(Day(2027, 12, 30));
        Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));
        clock.SetUtcNow(Day(2027, 12, 31));
        Assert.Equal(1, await new Embargo(database, clock).OpenDue(default));
    }

    [Fact]
    public async Task TheViewsOfADeferredDesignComeIntoTheJournalWhenTheDefermentEnds()
    {
        var database = await postgres.NewAsync(PostgresVersion.Npm18);
        var clock = new SetClock(Day(2024, 1, 10));
        await DirectMerge.Lay(database, clock.GetUtcNow(), new DesignRecord
        {
            Office = "TH", Identifiers = [DirectMerge.Application("TH", "2302000001")], DeferredUntil = new RegisterDate(2024, 5),
            Files = [new FileReference { Kind = FileKind.View, Name = "view1.png" }],
        });
        var hidden = Assert.Single(await new Changes(database, clock).After(JournalCursor.Start, 10, default)).Open();
        Assert.Null(hidden.State!.Files);
        clock.SetUtcNow(Day(2024, 5, 30));
        Assert.Equal(0, await new Embargo(database, clock).OpenDue(default));
        clock.SetUtcNow(Day(2024, 5, 31));
        Assert.Equal(1, await new Embargo(database, clock).OpenDue(default));
        Assert.Equal("view1.png", Assert.Single(await new Changes(database, clock).After(hidden.Cursor, 10, default)).Open().State!.Files![0].Name);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task APublicationAnnouncedForLaterHidesNothingThatIsPublicWhicheverCameFirst(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var arrived = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        foreach (var (number, first) in new[] { ("1", true), ("2", false) })
        {
            PatentRecord published = new() { Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], FilingDate = new RegisterDate(2024, 9, 1), Publications = [Publication(number, "A", new RegisterDate(2026, 3, 1))] };
            PatentRecord granted = new()
            {
                Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], Publications = [Publication(number, "B", new RegisterDate(2026, 12, 20))], Scope = new Scope(Parts.None, Parts.Publications),
            };
            await DirectMerge.Lay(database, arrived.AddDays(first ? 0 : 1), first ? published : granted);
            await DirectMerge.Lay(database, arrived.AddDays(first ? 1 : 0), first ? granted : published);

            var entry = await new Entries(database, new SetClock(arrived)).Find(EntryKey.Of(Right.Patent, DirectMerge.Application("SG", number)), default);

            Assert.Equal("A", Assert.Single(entry!.State!.Publications!).KindCode);
        }
    }

    private static readonly Guid Last = new("ffffffff-ffff-ffff-ffff-ffffffffffff");

    private static async Task<string> Shown(Database database, TimeProvider clock) => Kinds(Assert.Single(await new Changes(database, clock).After(JournalCursor.Start, 10, default)));

    private static string Kinds(PackedChange change) => string.Join(' ', change.Open().State?.Publications?.Select(static one => one.KindCode) ?? []);

    private static Publication Publication(string kind, RegisterDate date) => Publication("10202400001V", kind, date);

    private static Publication Publication(string number, string kind, RegisterDate date) => new() { Office = "SG", Number = number, KindCode = kind, Date = date };

    private static DateTimeOffset Day(int year, int month, int day) => new(year, month, day, 12, 0, 0, TimeSpan.Zero);
}
