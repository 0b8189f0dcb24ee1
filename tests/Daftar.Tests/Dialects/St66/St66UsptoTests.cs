using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St66;

/// <summary>Trademarks of the USPTO in ST.66 with its extension: facts read from the files by eye.</summary>
public sealed class St66UsptoTests
{
    [SampleFact]
    public void EveryFileIsOneMarkWithItsPartiesAndItsHistory()
    {
        var all = RealFiles.All("st66/us");

        Assert.Equal(6, all.Count);
        foreach (var (file, result) in all)
        {
            Assert.Empty(result.Findings);
            var mark = Assert.IsType<TrademarkRecord>(result.Record);
            Assert.Equal("US", mark.Office);
            Assert.Contains(mark.Identifiers, number => file.Contains(number.Written, StringComparison.Ordinal));
            Assert.NotEqual(GeneralStatus.Unknown, mark.Status!.General);
            Assert.NotEmpty(mark.Events!);
            Assert.True(mark.Applicants is not null || mark.Owners is not null, "The parties stand beside the mark.");
            Assert.Null(mark.Produced);
        }
        Assert.Equal(189 + 2, all.Sum(one => one.Result.Record!.Events!.Count)); // and two notices of allowance, given with the publication
        Assert.Equal(30, all.Sum(one => (one.Result.Record!.Applicants?.Count ?? 0) + (one.Result.Record.Owners?.Count ?? 0)));
    }

    [SampleFact]
    public void WhatNoFieldHoldsIsKnown() => Assert.Equal(
        [
            "6 ApplicantDetails/Applicant/ApplicantExt/ConveyenceKindText",
            "1 TradeMarkDetails/TradeMark/StaffDetails/Staff/OfficialTitle",
            "1 TradeMarkDetails/TradeMark/StaffDetails/Staff/StaffName",
        ],
        RealFiles.ResiduePaths(RealFiles.All("st66/us")));

    [SampleFact]
    public void ARegisteredMarkHasPriorityBasisAndInternationalRegistration()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/us/sn85334015-ST66.xml");

        Assert.Equal(["85334015", "4281391"], mark.Identifiers.Select(number => number.Written));
        Assert.Equal("ULTRABOOK", mark.Words);
        Assert.Equal("Word", mark.Feature);
        Assert.True(mark.StandardCharacters);
        Assert.Equal("trademark", mark.Kind);
        Assert.Equal(new RegisterDate(2011, 5, 31), mark.FilingDate);
        Assert.Equal(new RegisterDate(2013, 1, 29), mark.RegistrationDate);
        Assert.Equal(new RegisterDate(2012, 11, 13), mark.PublicationDate);
        Assert.Equal("15-201321-US", mark.ApplicantReference);
        Assert.Equal("Primary", mark.Register);
        Assert.Equal(["filed foreign application", "filed intent to use", "current use"], mark.FilingBases!.Select(basis => $"{basis.Stage} {basis.Basis}"));

        var class9 = Assert.Single(mark.Goods!);
        Assert.Equal("9", class9.Class);
        Assert.Equal(["021", "023", "026", "036", "038"], class9.NationalClasses);
        Assert.Equal(new RegisterDate(2011, 5), class9.FirstUsed);

        var priority = Assert.Single(mark.Priorities!);
        Assert.Equal("IT RM2011C00315 2011-05-16", $"{priority.Office} {priority.Number} {priority.Date}");
        Assert.Contains(mark.Relations!, relation => relation is { Kind: RelationKind.InternationalRegistration, Office: "WO", Number: "1087917", Of: Numbers.International });

        Assert.Equal("Katherine M. Basile", Assert.Single(mark.Representatives!).Name);
        var correspondent = Assert.Single(mark.Correspondents!);
        Assert.Equal("Katherine M. Basile, Reed Smith LLP", correspondent.Name);
        Assert.Equal(["P.O. Box 488", "Reed Smith Docketing Department"], correspondent.AddressLines);
        Assert.Equal(4, correspondent.Emails!.Count);

        Assert.Equal(GeneralStatus.InForce, mark.Status!.General);
        Assert.Equal("700", mark.Status.OfficeCode);
        Assert.Equal(35, mark.Events!.Count);
        Assert.Equal("COURTESY REMINDER - SEC. 8 (6-YR) E-MAILED", mark.Events[0].Text);
        Assert.Equal("REM1", mark.Events[0].Code);
    }

    [SampleFact]
    public void ARenewedMarkKnowsWhoHoldsItNowAndWhoDidBefore()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/us/rn2178784-ST66.xml");

        Assert.Equal("JAVA", mark.Words);
        var owner = Assert.Single(mark.Owners!);
        Assert.Equal("Oracle America, Inc.", owner.Name);
        Assert.Equal("SUBSEQUENT OWNER AFTER REGISTRATION", owner.Category);
        Assert.Equal("DELAWARE", owner.IncorporationRegion);
        Assert.Equal("REDWOOD SHORES", owner.City);
        Assert.Equal(
            ["Sun Microsystems, Inc.: ORIGINAL REGISTRANT", "Sun Microsystems, Inc.: OWNER AT PUBLICATION", "Sun Microsystems, Inc.: ORIGINAL APPLICANT"],
            mark.Applicants!.Select(party => $"{party.Name}: {party.Category}"));
        Assert.Equal(new RegisterDate(2008, 8, 4), mark.RenewalDate);
        Assert.Equal(new RegisterDate(1996, 1), Assert.Single(mark.Goods!).FirstUsed);
        Assert.Equal("800", mark.Status!.OfficeCode);
        Assert.Equal("The registration has been renewed.", mark.Status.OfficeText);
        Assert.Contains(mark.Events!, happened => happened.Category == "Notice of allowance" && happened.Date == new RegisterDate(1996, 12, 31));
        Assert.Equal(
            ["Section 8: Affidavit of Continued Use: Accepted", "Section 15: Affidavit of Incontestability: Accepted"],
            mark.Procedures!.Where(entry => entry.Kind == "maintenance").Select(entry => $"{entry.Text}: {entry.Status}"));
    }

    [SampleFact]
    public void AnApplicationIsPendingAndPublishedNowhere()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/us/sn87881347-ST66.xml");

        Assert.Equal("BURGER ADDICT", mark.Words);
        Assert.Equal("service mark", mark.Kind);
        Assert.Equal("\"BURGER\"", Assert.Single(mark.Disclaimers!).Text);
        Assert.Equal("87881347", Assert.Single(mark.Identifiers).Written);
        Assert.Equal(GeneralStatus.Pending, mark.Status!.General);
        Assert.Equal("680", mark.Status.OfficeCode);
        Assert.Null(mark.Publications);
        Assert.Null(mark.PublicationDate);
        Assert.Null(mark.Owners);
        Assert.Equal("Burger Addict Renton LLC", Assert.Single(mark.Applicants!).Name);
        Assert.Equal(19, mark.Events!.Count);
    }

    /// <summary>The office delivers the same cases in ST.96 too: what a user recognises a mark by must not depend on the standard.</summary>
    [SampleFact]
    public void TheSameCaseInSt96SaysTheSame()
    {
        var all = RealFiles.All("st66/us");
        foreach (var (file, result) in all)
        {
            var mark = (TrademarkRecord)result.Record!;
            var twin = RealFiles.One<TrademarkRecord>($"st96/us-trademarks/{file.Replace("-ST66", "-ST96", StringComparison.Ordinal)}.xml");

            Assert.Equal(twin.Identifiers, mark.Identifiers);
            Assert.Equal((twin.Words, twin.Feature, twin.Kind, twin.StandardCharacters, twin.InColour), (mark.Words, mark.Feature, mark.Kind, mark.StandardCharacters, mark.InColour));
            Assert.Equal((twin.FilingDate, twin.RegistrationDate, twin.RenewalDate, twin.PublicationDate), (mark.FilingDate, mark.RegistrationDate, mark.RenewalDate, mark.PublicationDate));
            Assert.Equal((twin.Status!.General, twin.Status.OfficeCode, twin.Status.Date), (mark.Status!.General, mark.Status.OfficeCode, mark.Status.Date));
            Assert.Equal(twin.Goods!.SelectMany(Said), mark.Goods!.SelectMany(Said));
            Assert.Equal(twin.FilingBases, mark.FilingBases);
            Assert.Equal(twin.Applicants?.Select(party => party.Name), mark.Applicants?.Select(party => party.Name));
            Assert.Equal(twin.NationalFigurative, mark.NationalFigurative);
        }

        static IEnumerable<string?> Said(GoodsServices goods) => [goods.Class, .. goods.NationalClasses ?? [], .. goods.Descriptions!.Select(text => text.Text), goods.FirstUsed?.ToString()];
    }
}
