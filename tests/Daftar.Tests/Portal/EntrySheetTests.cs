using Daftar.Languages;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Designs;
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

    private static EntrySheet Of(IpRecord state, string language = "en")
    {
        var words = Labels.Find(language)!;
        return EntrySheet.Of(state, words, new Display(words, OfficeProfiles.Embedded));
    }
}
