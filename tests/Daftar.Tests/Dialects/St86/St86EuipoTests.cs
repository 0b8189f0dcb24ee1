using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Tests.Fixtures;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St86;

/// <summary>Designs of the EUIPO: facts read from the files by eye.</summary>
public sealed class St86EuipoTests
{
    [SampleFact]
    public void EveryDesignIsAnEntryOfItsOwnThoughNinetyThreeApplicationsHoldThemAll()
    {
        var all = RealFiles.All("st86/em");

        Assert.Equal(216, all.Count);
        Assert.All(all, one => Assert.Empty(one.Result.Findings));
        Assert.All(all, one => Assert.Equal(one.File, Assert.IsType<DesignRecord>(one.Result.Record).Identifiers[0].Written));
        Assert.All(all, one => Assert.Equal(Numbers.Design, one.Result.Record!.Identifiers[0].Of));

        var inserted = all.Select(one => (DesignRecord)one.Result.Record!).Where(design => design.Operation == Operation.State).ToList();
        Assert.Equal(215, inserted.Count);
        Assert.Equal(215, inserted.Select(design => design.Identifiers[0]).Distinct().Count());
        var applications = inserted.Select(design => Assert.Single(design.Identifiers, number => number.Of == Numbers.Application)).ToList();
        Assert.Equal(93, applications.Distinct().Count());
        Assert.All(applications, number => Assert.False(number.Identifies));
        Assert.Equal(23, applications.Count(number => number.Written == "001063200"));
        Assert.Equal(951, inserted.Sum(design => design.Files!.Count(file => file.Kind == FileKind.View)));
        Assert.Equal(6138, inserted.Sum(design => design.Products!.Count));
        Assert.Equal(555, inserted.Sum(design => design.Procedures?.Count ?? 0));
        Assert.All(inserted, design => Assert.NotEqual(GeneralStatus.Unknown, design.Status!.General));
    }

    [SampleFact]
    public void NothingInThemIsUnknown() => Assert.Empty(RealFiles.ResiduePaths(RealFiles.All("st86/em")));

    /// <summary>Published with an error, and again: a recordal has one day of publication, and the second notice is part of its history.</summary>
    [SampleFact]
    public void ARecordalThatWasPublishedTwiceHasItsSecondNoticeInItsHistory()
    {
        var twice = RealFiles.One<DesignRecord>("st86/em/063/001063630-0008.xml").Procedures!.Where(static entry => entry.Identifier == "003520206").ToList();

        Assert.Equal(2, twice.Count);
        Assert.All(twice, static entry => Assert.Equal(("Publication", "344746", "A.3.2"), (Assert.Single(entry.Events!).Category, entry.Events![0].Gazette, entry.Events[0].Comment)));
    }

    [SampleFact]
    public void TheDeleteNamesOneDesignAndSaysNothingElseOfIt()
    {
        var design = RealFiles.One<DesignRecord>("st86/em/063/001063564-0001.xml");

        Assert.Equal(Operation.Delete, design.Operation);
        Assert.Equal("001063564-0001", Assert.Single(design.Identifiers).Written);
        Assert.True(design.Identifiers[0].Identifies);
        Assert.Equal(new DateTimeOffset(2017, 7, 28, 4, 40, 49, TimeSpan.Zero), design.Produced);
        Assert.Null(design.Status);
        Assert.Null(design.Files);
    }

    [SampleFact]
    public void ADeferredDesignWasPublishedFirstWithoutAndThenWithItsViews()
    {
        var design = RealFiles.One<DesignRecord>("st86/em/066/001066757-0001.xml");

        Assert.True(design.Deferred);
        Assert.Equal(Visibility.Public, design.Visibility);
        Assert.Equal("A.2 2009-01-20", $"{design.Publications![0].Section} {design.Publications[0].Date}");
        Assert.Equal(new RegisterDate(2009, 9, 30), design.Publications!.Single(notice => notice.Section == "A.1").Date);
        Assert.Equal(new RegisterDate(2009, 9, 30), design.PublicationDate);
        Assert.Equal(new RegisterDate(2008, 12, 30), design.FilingDate);
        Assert.Equal(new RegisterDate(2009, 1, 7), design.ReceivedDate);
        Assert.Equal("END14720", design.ApplicantReference);
        Assert.True(design.HasDescription);
        Assert.Equal(["12-15"], design.Locarno);
        Assert.Equal(["12.15"], design.LocarnoWritten);
        Assert.Equal(22, design.Products!.Count);
        Assert.Contains(new LocalText("sl", "Stranske stene avtomobilskih plaščev"), design.Products!);
        Assert.Equal(4, design.Files!.Count);
        Assert.Equal("file://001/066/001066757_0001/001066757_0001_1.JPG", design.Files![0].Name);
        Assert.Equal("000061873562", design.Files[0].Identifier);

        Assert.Equal(2, design.Procedures!.Count(entry => entry.Kind == "renewal"));
        var renewal = design.Procedures!.Single(entry => entry.Identifier == "006995827");
        Assert.Equal("Renewal Registration\nRenewal 1", renewal.Text);
        Assert.Equal(new RegisterDate(2014, 1, 16), renewal.Published);
    }

    [SampleFact]
    public void ALapsedDesignIsEndedAndKeepsItsPlaceInTheApplication()
    {
        var design = RealFiles.One<DesignRecord>("st86/em/063/001063523-0006.xml");

        Assert.Equal("0006", design.PlaceInApplication);
        Assert.Equal(GeneralStatus.Ended, design.Status!.General);
        Assert.Equal("lapsed", design.Status.Reason);
        Assert.Equal(new RegisterDate(2014, 10, 3), design.Status.Date);
        Assert.Equal(new RegisterDate(2013, 12, 30), design.ExpiryDate);
        Assert.Equal("Not to be renewed", design.RenewalStatus);
        Assert.Equal(["21-01"], design.Locarno);
        Assert.Equal("Helicopters [toys]", design.Products!.Single(product => product.Language == "en").Text);
        Assert.Equal("200570", Assert.Single(design.Applicants!).Identifier);
        var notice = design.Publications!.Single(publication => publication.Number == "570148");
        Assert.Equal("2011/082 B.9.1 2011-04-08", $"{notice.Gazette} {notice.Section} {notice.Date}");
        Assert.Equal("representative", Assert.Single(design.Procedures!).Kind);
    }

    [SampleFact]
    public void WordsAndFiguresSeenInAViewAreKept()
    {
        Assert.Equal(["19.09.03"], RealFiles.One<DesignRecord>("st86/em/063/001063465-0004.xml").Vienna);
        Assert.NotNull(RealFiles.One<DesignRecord>("st86/em/063/001063010-0002.xml").Words);
        Assert.Contains(RealFiles.One<DesignRecord>("st86/em/063/001063986-0001.xml").Priorities!, priority => priority.Status == "Refused");
    }
}
