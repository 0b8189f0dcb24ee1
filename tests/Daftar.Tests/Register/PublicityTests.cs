using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Register;

/// <summary>What is public and from when is judged on all that is known of an entry, never on one record.</summary>
public sealed class PublicityTests
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
    public void ATextAsFiledPublishesNothing()
    {
        var filed = new PatentRecord { Office = "US", FilingDate = new RegisterDate(2026, 9, 30), Publications = [new Publication { Office = "US", Section = Publication.AsFiled, Date = new RegisterDate(2026, 10, 1) }] };

        Assert.Equal((Visibility.Unpublished, (DateOnly?)new DateOnly(2028, 3, 30)), PublicView.Publicity(filed, Day));
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

    [Fact]
    public void TheNextDayOnWhichMoreIsShownIsTheFirstPublicationToComeOrTheEndOfADeferment()
    {
        Publication[] publications = [new() { Date = new RegisterDate(2027, 3, 1) }, new() { Date = new RegisterDate(2026, 11, 21) }, new() { Date = new RegisterDate(2027, 1, 15) }, new() { Gazette = "12" }];

        Assert.Equal(new DateOnly(2027, 1, 15), PublicView.NextChange(new TrademarkRecord { Office = "PH", Publications = [.. publications] }, Day));
        Assert.Equal(new DateOnly(2027, 3, 1), PublicView.NextChange(new TrademarkRecord { Office = "PH", Publications = [.. publications] }, new DateOnly(2027, 1, 15)));
        Assert.Null(PublicView.NextChange(new TrademarkRecord { Office = "PH", Publications = [.. publications] }, new DateOnly(2027, 3, 1)));
        Assert.Null(PublicView.NextChange(new TrademarkRecord { Office = "PH" }, Day));
        Assert.Equal(new DateOnly(2027, 12, 31), PublicView.NextChange(new DesignRecord { Office = "TH", DeferredUntil = new RegisterDate(2027) }, Day));
        Assert.Equal(new DateOnly(2027, 1, 15), PublicView.NextChange(new DesignRecord { Office = "TH", DeferredUntil = new RegisterDate(2027), Publications = [.. publications] }, Day));
        Assert.Null(PublicView.NextChange(new DesignRecord { Office = "TH", DeferredUntil = new RegisterDate(2026, 11, 21) }, Day));
    }

    [Fact]
    public void EarlierStatesShowOnlyNamesTodaysShowsOnceSomebodyWaivedBeingNamed()
    {
        var earlier = new PatentRecord { Office = "SG", Inventors = [new Party { Name = "Ana Shy" }, new Party { Name = "Ben Proud" }], Applicants = [new Party { Name = "Ana Shy" }] };

        PublicView.WithholdAsToday(earlier, new PatentRecord { Office = "SG", Inventors = [new Party { WaivedNaming = true }, new Party { Name = "BEN PROUD", Restricted = PartyParts.Nationality }], Applicants = [new Party { Name = "Other" }] }, Day);

        Assert.Equal([Party.Unnamed, PartyParts.Address | PartyParts.Contact | PartyParts.Nationality], earlier.Inventors.Select(static one => one.Withheld));
        // Nobody among today's applicants is unnamed: an earlier one stays.
        Assert.Equal(PartyParts.Address | PartyParts.Contact, earlier.Applicants[0].Withheld);
    }

    [Fact]
    public void APartyKnownByNumberIsWithheldByNumberAndPartsByPart()
    {
        var earlier = new TrademarkRecord { Office = "EM", Owners = [new Party { Identifier = "7", Restricted = PartyParts.None }, new Party { Identifier = "8", Restricted = PartyParts.None }], RestrictedParts = Parts.Files };

        PublicView.WithholdAsToday(earlier, new TrademarkRecord { Office = "EM", Owners = [new Party { Identifier = "7", Restricted = PartyParts.Contact }], RestrictedParts = Parts.Files | Parts.Events }, Day);

        Assert.Equal([PartyParts.Contact, PartyParts.None], earlier.Owners.Select(static one => one.Withheld));
        Assert.Equal(Parts.Files | Parts.Events, earlier.RestrictedParts);
        var none = new TrademarkRecord { Office = "EM" };
        PublicView.WithholdAsToday(none, earlier, Day);
        PublicView.WithholdAsToday(earlier, new TrademarkRecord { Office = "EM" }, Day);
        Assert.Equal((null, 2), (none.Owners, earlier.Owners.Count));
    }

    [Fact]
    public void WhoTheOfficeListsUnderOneNumberIsOneWhateverTheNameWas()
    {
        var earlier = new TrademarkRecord { Office = "EM", Owners = [new Party { Identifier = "7", Name = "Old Name", Restricted = PartyParts.None }] };

        PublicView.WithholdAsToday(earlier, new TrademarkRecord { Office = "EM", Owners = [new Party { Identifier = "7", Name = "New Name" }] }, Day);

        Assert.Equal(Party.Usual, earlier.Owners[0].Withheld);
    }

    [Theory]
    [InlineData(Right.Patent), InlineData(Right.Trademark), InlineData(Right.Design), InlineData(Right.Indication)]
    public void NoPartyOfAnyRightKeepsInHistoryWhatIsWithheldToday(Right right)
    {
        var (earlier, today) = (Filled.Record(right), Filled.Record(right));
        foreach (var (party, restricted) in Filled.PartiesIn(earlier).Select(static one => (one, PartyParts.None)).Concat(Filled.PartiesIn(today).Select(static one => (one, PartyParts.All))))
        {
            (party.WaivedNaming, party.Restricted) = (null, restricted);
        }

        PublicView.WithholdAsToday(earlier, today, Day);

        Assert.All(Filled.PartiesIn(earlier), party => Assert.Equal(PartyParts.All, party.Withheld));
    }

    [Fact]
    public void ViewsOfADesignDeferredSinceAndAPublicationPutOffAreInNoEarlierState()
    {
        var earlier = new DesignRecord { Office = "TH", Files = [new FileReference { Name = "1.png" }], Publications = [new Publication { Office = "TH", Number = "7", Date = new RegisterDate(2020) }, new Publication { Office = "TH", Number = "8", Date = new RegisterDate(2020) }] };
        var today = new DesignRecord { Office = "TH", DeferredUntil = RegisterDate.From(Day.AddDays(1)), Publications = [new Publication { Office = "TH", Number = "7", Date = RegisterDate.From(Day.AddDays(1)) }, new Publication { Office = "TH", Number = "8", Date = new RegisterDate(2021) }] };

        PublicView.WithholdAsToday(earlier, today, Day);

        Assert.Null(((DesignRecord)PublicView.Narrow(earlier, Day)).Files);
        Assert.Equal("8", Assert.Single(earlier.Publications).Number);
        // Nothing is said of a deferment that nobody knew of then.
        Assert.Null(earlier.DeferredUntil);
    }
}
