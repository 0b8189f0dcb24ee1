using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>What is public and from when is judged on all that is known of an entry, never on one record.</summary>
public sealed class PublicityTests(PostgresFixture postgres) : IClassFixture<PostgresFixture>
{
    private static readonly DateOnly Day = new(2026, 11, 21);

    [Fact]
    public void APatentApplicationIsSecretForEighteenMonthsFromItsFirstPriority()
    {
        Assert.Equal((Visibility.Unpublished, new DateOnly(2028, 3, 30)), PublicView.Publicity(new PatentRecord { Office = "MY", FilingDate = new RegisterDate(2026, 9, 30) }, Day));
        Assert.Equal((Visibility.Public, (DateOnly?)new DateOnly(2026, 11, 20)), PublicView.Publicity(new PatentRecord
        { Office = "MY", FilingDate = new RegisterDate(2026, 5, 1), Priorities = [new Priority { Date = new RegisterDate(2025, 8, 1) }, new Priority { Date = new RegisterDate(2025, 5, 20) }] }, Day));
        Assert.Equal(Visibility.Public, PublicView.Publicity(new PatentRecord { Office = "MY", FilingDate = new RegisterDate(2026, 9, 30), RegistrationDate = new RegisterDate(2026, 11, 1) }, Day).Visibility);
        Assert.Equal(Visibility.Public, PublicView.Publicity(new PatentRecord { Office = "MY", Events = [new LegalEvent { Code = "A" }] }, Day).Visibility);
    }

    [Fact]
    public void AnApplicationThatEndedBeforeItWasPublishedIsNeverPublic()
    {
        static PatentRecord Ended(RegisterDate on) => new() { Office = "MY", FilingDate = new RegisterDate(2020, 1, 1), Status = new LegalStatus { General = GeneralStatus.Ended, Date = on } };

        Assert.Equal((Visibility.Unpublished, (DateOnly?)null), PublicView.Publicity(Ended(new RegisterDate(2020, 6, 1)), Day));
        Assert.Equal(Visibility.Public, PublicView.Publicity(Ended(new RegisterDate(2022, 6, 1)), Day).Visibility);
    }

    [Fact]
    public void WhatTheOfficeSaysGoesBeforeWhatDatesSuggest()
    {
        Assert.Equal((Visibility.Restricted, (DateOnly?)null), PublicView.Publicity(new TrademarkRecord { Office = "PH", Visibility = Visibility.Restricted, RegistrationDate = new RegisterDate(2020) }, Day));
        Assert.Equal((Visibility.Unpublished, (DateOnly?)new DateOnly(2027, 12, 31)), PublicView.Publicity(new TrademarkRecord { Office = "PH", Visibility = Visibility.Unpublished, PublicFrom = new RegisterDate(2027) }, Day));
    }

    [Fact]
    public void AMarkIsPublicFromItsFilingUnlessAllThatIsKnownOfItIsANoticeToCome()
    {
        Assert.Equal(Visibility.Public, PublicView.Publicity(new TrademarkRecord { Office = "PH", FilingDate = new RegisterDate(2026, 11, 1) }, Day).Visibility);
        Assert.Equal((Visibility.Unpublished, (DateOnly?)new DateOnly(2027, 1, 15)), PublicView.Publicity(new TrademarkRecord
        { Office = "PH", Publications = [new Publication { Date = new RegisterDate(2027, 3, 1) }, new Publication { Date = new RegisterDate(2027, 1, 15) }] }, Day));
        Assert.Equal(Visibility.Public, PublicView.Publicity(new TrademarkRecord { Office = "PH", Publications = [new Publication { Date = new RegisterDate(2027, 3, 1) }, new Publication { Gazette = "12" }] }, Day).Visibility);
    }

    [Theory, OnPostgres(PostgresVersion.Debian15), OnPostgres(PostgresVersion.Npm18)]
    public async Task APublicationAnnouncedForLaterHidesNothingThatIsPublicWhicheverCameFirst(PostgresVersion version)
    {
        var database = await postgres.NewAsync(version);
        var arrived = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);
        foreach (var (number, first) in new[] { ("1", true), ("2", false) })
        {
            PatentRecord published = new() { Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], FilingDate = new RegisterDate(2024, 9, 1), Publications = [Of(number, "A", new RegisterDate(2026, 3, 1))] };
            PatentRecord granted = new()
            {
                Office = "SG", Identifiers = [DirectMerge.Application("SG", number)], Publications = [Of(number, "B", new RegisterDate(2026, 12, 20))], Scope = new Scope(Parts.None, Parts.Publications),
            };
            await DirectMerge.Lay(database, arrived.AddDays(first ? 0 : 1), first ? published : granted);
            await DirectMerge.Lay(database, arrived.AddDays(first ? 1 : 0), first ? granted : published);

            var entry = await new Entries(database, new SetClock(arrived)).Find(EntryKey.Of(Right.Patent, DirectMerge.Application("SG", number)), default);

            Assert.Equal("A", Assert.Single(entry!.State!.Publications!).KindCode);
        }
    }

    private static Publication Of(string number, string kind, RegisterDate date) => new() { Office = "SG", Number = number, KindCode = kind, Date = date };
}
