using Daftar.Languages;
using Daftar.Offices;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;
using Daftar.Rights.Trademarks;
using Daftar.Server.Portal;
using Daftar.Server.Portal.Sheets;
using Daftar.Values;

namespace Daftar.Tests.Portal;

public sealed class EntrySheetTests
{
    [Fact]
    public void APartyOfWhomOnlyTheOfficesNumberWasDeliveredIsNamedByIt()
    {
        var sheet = Of(new DesignRecord { Office = "EM", Applicants = [new() { Identifier = "23860" }], Representatives = [new() { Country = "FI" }], Designers = [new() { Identifier = "7", WaivedNaming = true }] });

        var parties = sheet.People.ToDictionary(fact => fact.Name, fact => fact.Values.Single().Text, StringComparer.Ordinal);
        Assert.Equal("No. 23860 in the office's list of parties, name not delivered", parties["Applicant"]);
        Assert.Equal("Name not stated", parties["Representative"]);
        Assert.Equal("Has waived being named", parties["Designer"]);
    }

    /// <summary>Roles are said in the reader's language, and not where the line is named after them; an office's own words stay.</summary>
    [Theory]
    [InlineData("en", "Opponent: Invented A; Attorney of Record: Invented B", "Primary examiner, art unit 2912")]
    [InlineData("id", "Pihak yang berkeberatan: Invented A; Attorney of Record: Invented B", "Pemeriksa utama, unit 2912")]
    public void RolesAreSaidInTheReadersLanguage(string language, string opposed, string examiner)
    {
        var sheet = Of(new PatentRecord
        {
            Office = "EP", Examiners = [new() { Name = "Invented E", Category = "primary examiner, art unit 2912" }],
            Procedures = [new() { Kind = "opposition", Parties = [new() { Name = "Invented A", Category = "opponent" }, new() { Name = "Invented B", Category = "Attorney of Record" }] }, new() { Kind = "earlier applicants", Parties = [new() { Name = "Invented C", Category = "applicant" }] }],
        }, language);

        Assert.Equal([opposed, "Invented C"], sheet.Procedures.Select(fact => fact.Values.Single().Note));
        Assert.Contains(sheet.People, fact => fact.Values.Any(value => value.Note == examiner));
    }

    [Fact]
    public void ADesignIsNamedInTheReadersLanguageToo()
    {
        string[] languages = ["bg", "cs", "da", "de", "en", "fi", "id"];
        var design = new DesignRecord { Office = "EM", FilingLanguage = "fi", Products = [.. languages.Select(language => new LocalText(language, "INVENTED " + language))] };

        Assert.Equal("INVENTED fi", Of(design).Title?.Text);
        Assert.Equal(["INVENTED en"], Of(design).OtherTitles.Select(title => title.Text));
        Assert.Equal(["INVENTED id", "INVENTED en"], Of(design, "id").OtherTitles.Select(title => title.Text));
        Assert.Equal(["INVENTED bg", "INVENTED cs"], Of(new DesignRecord { Office = "EM", FilingLanguage = "fi", Products = [design.Products[0], design.Products[1], design.Products[5]] }).OtherTitles.Select(title => title.Text));
    }

    [Fact]
    public void AKindThatIsTheRightItselfIsNotSaidTwice()
    {
        var show = new Display(Labels.English, OfficeProfiles.Embedded);

        Assert.Null(show.KindBeside(Right.Trademark, "trademark"));
        Assert.Equal("Collective mark", show.KindBeside(Right.Trademark, "collective"));
    }

    [Fact]
    public void AnEditionOfTheClassificationIsWrittenAsTheFieldWritesIt()
    {
        var patent = new PatentRecord { Office = "EP", Ipc = [new() { Symbol = "C08F 8/48", Version = new RegisterDate(2006, 1, 1) }, new() { Symbol = "A61K", Version = new RegisterDate(2006) }] };

        Assert.Equal(["(2006.01)", "(2006)"], Of(patent).Classes.Single().Values.Select(value => value.Note));
    }

    [Theory]
    [InlineData("en", "NL", "Netherlands")]
    [InlineData("id", "NL", "Belanda")]
    [InlineData("id", "CH", "Swiss")]
    [InlineData("id", "LA", "Laos")]
    [InlineData("id", "YU", "Yugoslavia")]
    [InlineData("en", "XX", "Unknown office")]
    [InlineData("id", "QQ", "QQ")]
    public void ACountryIsNamedInTheReadersLanguage(string language, string code, string name) => Assert.Equal(name, new Display(Labels.Find(language)!, OfficeProfiles.Embedded).Country(code));

    [Fact]
    public void DaysInsideATextOfEarlierRightsAreWrittenAsDays()
    {
        var mark = new TrademarkRecord { Office = "EM", Procedures = [new() { Kind = "opposition", Identifier = "003122555", EarlierRights = ["DE 30635401, application 306354012 of 2006-06-06, No. 2006-99-99"] }] };

        Assert.Equal("DE 30635401, application 306354012 of 6 Jun 2006, No. 2006-99-99", Of(mark).Procedures.Single().Values.Single().Note);
    }

    [Fact]
    public void WhatAProceedingIsAgainstStandsBehindTheEarlierRights()
    {
        var mark = new TrademarkRecord { Office = "US", Procedures = [new() { Kind = "opposition", Identifier = "91208602", EarlierRights = ["2178784 JAVA"], ContestedRights = ["85531119 JAVS", "85531110 JAVS"] }] };

        Assert.Equal("2178784 JAVA · Against: 85531119 JAVS, 85531110 JAVS", Of(mark).Procedures.Single().Values.Single().Note);
    }

    [Fact]
    public void APublicationOfTheEntryItselfIsNotSoughtElsewhere()
    {
        var patent = new PatentRecord
        {
            Office = "US", Publications = [new() { Office = "US", Number = "20090013665", KindCode = "A1" }],
            Relations = [new() { Kind = RelationKind.RelatedPublication, Office = "US", Number = "20090013665", Of = Numbers.Publication }, new() { Kind = RelationKind.Division, Office = "US", Number = "11777901" }],
        };

        var related = EntrySheet.Of(patent, Labels.English, new Display(Labels.English, OfficeProfiles.Embedded), RelatedEntries.None).Related.Single().Values;

        Assert.Equal([null, "not in this register"], related.Select(value => value.Note is "" ? null : value.Note));
        Assert.Equal([true, false], related.Select(value => value.Link is null));
    }

    [Fact]
    public void ACitationSaysWhoCitedItAndWhy()
    {
        var design = new DesignRecord { Office = "EM", Citations = [new() { Office = "US", Number = "D5584709", KindCode = "S", Text = "Invented", Date = new RegisterDate(2008, 1), Category = "X", Phase = "SEA", Claims = "1-3" }] };

        var cited = Of(design).Related.Single(fact => fact.Inid == "56").Values.Single();
        Assert.Equal("US D5584709 S · Invented · January 2008", cited.Text);
        Assert.Equal("X · in the search · claims 1-3", cited.Note);
    }

    private static EntrySheet Of(IpRecord state, string language = "en")
    {
        var words = Labels.Find(language)!;
        return EntrySheet.Of(state, words, new Display(words, OfficeProfiles.Embedded));
    }
}
