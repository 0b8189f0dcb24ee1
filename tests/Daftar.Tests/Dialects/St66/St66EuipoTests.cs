using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St66;

/// <summary>Trademarks of the EUIPO: facts read from the files by eye.</summary>
public sealed class St66EuipoTests
{
    [SampleFact]
    public void EveryFileIsOneMarkUnderTheNumberItIsNamedAfter()
    {
        var all = RealFiles.All("st66/em");

        Assert.Equal(248, all.Count);
        foreach (var (file, result) in all)
        {
            Assert.Empty(result.Findings);
            var mark = Assert.IsType<TrademarkRecord>(result.Record);
            Assert.Equal("EM", mark.Office);
            Assert.Equal(file, mark.Number(Numbers.Application));
            Assert.Equal("individual", mark.Kind);
            Assert.NotNull(mark.FilingDate);
            Assert.NotNull(mark.Produced);
            Assert.NotEqual(GeneralStatus.Unknown, mark.Status!.General);
            Assert.NotEmpty(mark.Goods!);
            Assert.False(mark.Scope.Spoken.HasFlag(Parts.Events), "The EUIPO lists no events: those known from elsewhere stay.");
        }
        Assert.Equal(610, all.Sum(one => ((TrademarkRecord)one.Result.Record!).Goods!.Count));
        Assert.Equal(13313, all.Sum(one => ((TrademarkRecord)one.Result.Record!).Goods!.Sum(goods => goods.Descriptions!.Count)));
        Assert.Equal(31, all.Sum(one => one.Result.Record!.Procedures?.Count(entry => entry.Kind == "opposition") ?? 0));
        Assert.Equal(32, all.Sum(one => one.Result.Record!.Procedures?.Count(entry => entry.Kind != "opposition") ?? 0));
        Assert.Equal(197, all.Count(one => one.Result.Record!.Status!.General == GeneralStatus.InForce));
    }

    [SampleFact]
    public void OnlyOneElementIsKnownToNobody() =>
        Assert.Equal(["7 TradeMarkDetails/TradeMark/SeniorityDetails/Seniority/InternationalTradeMarkCode"], RealFiles.ResiduePaths(RealFiles.All("st66/em")));

    [SampleFact]
    public void AnOpposedMarkHasItsOpponentGroundsAndEarlierRights()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/em/223/018223371.xml");

        Assert.Equal("La Rocca Serving coffe since 1985", mark.Words);
        Assert.Equal("Figurative", mark.Feature);
        Assert.Equal(new RegisterDate(2020, 4, 9), mark.FilingDate);
        Assert.Equal(new RegisterDate(2020, 5, 15), mark.PublicationDate);
        Assert.Null(mark.RegistrationDate);
        Assert.Equal("es", mark.FilingLanguage);
        Assert.Equal("en", mark.SecondLanguage);
        Assert.Equal(["7", "11", "21", "30"], mark.Goods!.Select(goods => goods.Class));
        Assert.Equal(["06.01.01", "26.11.02", "26.11.05", "26.11.06", "26.11.08", "29.01.04"], mark.Vienna);
        Assert.Equal("file://018/223/018223371/000162203571.JPG", Assert.Single(mark.Files!).Name);
        Assert.Equal("964690", Assert.Single(mark.Applicants!).Identifier);
        Assert.Equal("13708", Assert.Single(mark.Representatives!).Identifier);

        Assert.Equal(GeneralStatus.Pending, mark.Status!.General);
        Assert.Equal("Application opposed", mark.Status.OfficeText);
        Assert.Equal("22/5", mark.Status.OfficeCode);
        Assert.Equal(new RegisterDate(2020, 8, 10), mark.Status.Date);
        Assert.Equal(new RegisterDate(2020, 10, 28), mark.Status.ReportedOn);

        var opposition = Assert.Single(mark.Procedures!);
        Assert.Equal("003127940", opposition.Identifier);
        Assert.Equal(new RegisterDate(2020, 8, 10), opposition.Filed);
        Assert.Equal("Identity of marks and G&S\nLikelihood of confusion", opposition.Text);
        Assert.Equal(["opponent 494399", "representative 11068"], opposition.Parties!.Select(party => $"{party.Category} {party.Identifier}"));
        // Each of the two rights is written twice, once a ground.
        Assert.Equal(
            [
                "SK 176118, application 68577 of 1992-05-15, registered 1995-11-15, Word: ROCCA",
                "CZ 178590, application 68577 of 1992-05-15, registered 1994-07-29, Word: ROCCA",
            ],
            opposition.EarlierRights);
    }

    [SampleFact]
    public void AShapeIsThreeDimensionalAndRegistered()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/em/222/018222713.xml");

        Assert.Equal("Three dimensional", mark.Feature);
        Assert.Equal("ROCA PATRON", mark.Words);
        Assert.Equal(["19.07.02", "19.07.10", "98.04"], mark.Vienna);
        Assert.Equal(new RegisterDate(2020, 8, 7), mark.RegistrationDate);
        Assert.Equal(new RegisterDate(2030, 4, 8), mark.ExpiryDate);
        Assert.Equal(["A.1 2020-04-29", "B.1 2020-08-11"], mark.Publications!.Select(notice => $"{notice.Section} {notice.Date}"));
        Assert.Equal(GeneralStatus.InForce, mark.Status!.General);
        Assert.Equal("23/1", mark.Status.OfficeCode);
    }

    [SampleFact]
    public void ARefusedMarkWithoutWordsIsEnded()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/em/222/018222714.xml");

        Assert.Null(mark.Words);
        Assert.Equal(["01.15.21"], mark.Vienna);
        Assert.Equal("fr", mark.FilingLanguage);
        var class41 = Assert.Single(mark.Goods!);
        Assert.Equal("41", class41.Class);
        Assert.StartsWith("Services de théâtre; ", Assert.Single(class41.Descriptions!).Text, StringComparison.Ordinal);
        Assert.Equal(GeneralStatus.Ended, mark.Status!.General);
        Assert.Equal("refused", mark.Status.Reason);
        Assert.Null(mark.Publications);
    }

    [SampleFact]
    public void AChangeOfOwnersNameIsAnEntryWithItsClaimant()
    {
        var mark = RealFiles.One<TrademarkRecord>("st66/em/222/018222213.xml");

        var entry = Assert.Single(mark.Procedures!);
        Assert.Equal("change", entry.Kind);
        Assert.Equal("018664519", entry.Identifier);
        Assert.Equal("Proprietor - Change of name and address", entry.Text);
        Assert.Equal("Published", entry.Status);
        Assert.Equal(new RegisterDate(2020, 10, 26), entry.StatusDate);
        Assert.Equal("1079012", Assert.Single(entry.Parties!).Identifier);
    }

    [SampleFact]
    public void ASeniorityNamesTheEarlierNationalMark()
    {
        var seniorities = RealFiles.All("st66/em").SelectMany(one => one.Result.Record!.Relations ?? []).Where(relation => relation.Kind == RelationKind.Seniority).ToList();

        Assert.Equal(7, seniorities.Count);
        var german = seniorities.Single(relation => relation.Number == "30043254");
        Assert.Equal("DE", german.Office);
        Assert.Equal(Numbers.Registration, german.Of);
        Assert.Equal("300432542", german.ApplicationNumber);
        Assert.Equal(new RegisterDate(2000, 6, 7), german.Date);
        Assert.Equal(new RegisterDate(2001, 1, 25), german.RegistrationDate);
        Assert.Equal("Accepted", german.Text);
    }

    [SampleFact]
    public void ANewExportTimeChangesNothingButWhenItWasProduced()
    {
        const string File = "st66/em/222/018222714.xml";
        var before = RealFiles.Changed(File, "2020-11-18T16:29:04", "2020-11-18T16:29:04");
        var later = RealFiles.Changed(File, "2020-11-18T16:29:04", "2021-01-01T00:00:00");
        var other = RealFiles.Changed(File, "2020-04-08", "2020-04-07");

        Assert.Equal(before.Fingerprint, later.Fingerprint);
        Assert.True(later.Record!.Produced > before.Record!.Produced);
        Assert.NotEqual(before.Fingerprint, other.Fingerprint);
    }
}
