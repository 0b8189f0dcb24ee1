using System.Globalization;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// Geographical indications whose places do not exist: invented from syllables and followed by the word for "example", so that no real
/// indication bears the name. Where coffee is grown, every third one is a coffee, beginning with the first.
/// </summary>
internal sealed class IndicationMaker(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief) : RecordMaker(portion, seed, parties, profile, brief)
{
    private static readonly string[] Categories = ["Geographical Indication", "Geographical Indication", "Protected Geographical Indication", "Protected Designation of Origin", "Appellation of Origin"];

    public override IEnumerable<IpRecord> StateOn(int index, Life life, int day)
    {
        var dice = Draw(index, 3);
        var indication = new IndicationRecord { Office = Portion.Office };
        Common(indication, index, life, day, utilityModel: false);
        // ST.96 has no events of indications.
        indication.Events = null;
        var product = Traits.GrowsCoffee && index % 3 == 0 ? 0 : dice.Between(1, Codes.IndicationProducts.Length - 1);
        var place = National.Invent(ref dice, 3);
        var latin = National.Joined ? LanguageWords.Of("en").Invent(ref dice, 3) : place;
        Named(indication, product, place, latin);
        indication.Category = dice.Of(Categories);
        indication.Products = [Codes.IndicationProducts[product].Category];
        indication.NiceClasses = [Codes.IndicationProducts[product].Class];
        indication.ProductTexts = Both(English.IndicationProducts[product], National.IndicationProducts[product]);
        int communes = dice.Between(3, 24), low = dice.Between(1, 11) * 100, high = low + (dice.Between(1, 9) * 100);
        indication.Features = Both(
            Fill(dice.Of(English.Features), latin, English.IndicationProducts[product]), Fill(National.Features[0], place, National.IndicationProducts[product]));
        indication.Area = Both(Fill(English.Areas[0], latin, "", communes, low, high), Fill(National.Areas[0], place, "", communes, low, high));
        indication.OriginCountries = [Portion.Office];
        indication.LegalBasis = "Demonstration data, not a register";
        Behind(indication, index, latin, Happened(life, What.Registered, day));
        Published(indication, life, day);
        yield return indication;
    }

    /// <summary>
    /// The association that holds it once it is registered, the body that controls the product, and producers who may use the name; drawn apart, so that all else stays as it was.
    /// ST.96 has no place for countries of registration: an indication of an office is registered in its country.
    /// </summary>
    private void Behind(IndicationRecord indication, int index, string place, bool registered)
    {
        var dice = Draw(index, 7);
        var holder = Parties.Body(ref dice, place, "Producers' Association");
        indication.Owners = registered ? [holder] : null;
        indication.ControlBodies = [new Party { Name = Parties.Body(ref dice, place, "Control Board").Name }];
        indication.AuthorisedUsers = [];
        for (var i = dice.Between(1, 5); i > 0; i--)
        {
            var user = Parties.Person(ref dice, Portion.Office, indication.AuthorisedUsers.Count + 1);
            user.Category = dice.Chance(700) ? "Producer" : "Processor";
            indication.AuthorisedUsers.Add(user);
        }
    }

    private void Named(IndicationRecord indication, int product, string place, string latin)
    {
        var national = National.IndicationProducts[product];
        var name = National.Code is "my" or "zh" ? place + (National.Joined ? " " : "") + national
            : National.Code == "en" ? $"{place} {national}"
            : $"{national} {place}";
        indication.Titles = [new LocalText(National.Code, $"{name} {National.Demo}")];
        if (National.Code != "en")
        {
            indication.Titles.Add(new LocalText("en", $"{latin} {English.IndicationProducts[product]} {English.Demo}"));
        }
        if (National.Joined)
        {
            indication.Transliterations = [new LocalText("en", latin)];
        }
    }

    private List<LocalText> Both(string english, string national) =>
        National.Code == "en" ? [new LocalText("en", english)] : [new LocalText("en", english), new LocalText(National.Code, national)];

    private static string Fill(string pattern, string place, string product, int communes = 0, int low = 0, int high = 0) =>
        string.Format(CultureInfo.InvariantCulture, pattern, place, product, communes, low, high);

    private static void Published(IndicationRecord indication, Life life, int day)
    {
        if (life.PublishedOn > day)
        {
            return;
        }
        var published = DateOnly.FromDayNumber(life.PublishedOn);
        indication.PublicationDate = RegisterDate.From(published);
        indication.Publications = [new Publication { Gazette = FormattableString.Invariant($"{published.Year}/{published.Month:00}"), Date = RegisterDate.From(published) }];
    }
}
