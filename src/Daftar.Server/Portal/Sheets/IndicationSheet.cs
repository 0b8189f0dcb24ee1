using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Server.Portal.Sheets;

/// <summary>The facts only geographical indications have.</summary>
internal static class IndicationSheet
{
    public static void Fill(IndicationRecord indication, Sheet data, Sheet people, Sheet classes, Sheet texts)
    {
        var words = data.Words;
        data.Text(null, words["fact.category"], indication.Category)
            .Texts(null, words["fact.transliteration"], indication.Transliterations)
            .Texts(null, words["fact.translation"], indication.Translations)
            .Codes(null, words["fact.originCountries"], indication.OriginCountries?.Select(data.Show.Country))
            .Codes(null, words["fact.registrationCountries"], indication.RegistrationCountries?.Select(data.Show.Country))
            .Text(null, words["fact.legalBasis"], indication.LegalBasis)
            .Text(null, words["fact.web"], indication.WebAddress);
        people.Parties(null, words["fact.controlBodies"], indication.ControlBodies)
            .Parties(null, words["fact.users"], indication.AuthorisedUsers);
        classes.Codes(null, words["field.product"], indication.Products?.Select(product => data.Show.Value("product", product)))
            .Texts(null, words["fact.productText"], indication.ProductTexts)
            .Codes(null, words["field.class"], indication.NiceClasses, symbol => data.Show.ClassMeaning(Right.Trademark, symbol));
        texts.Texts(null, words["fact.features"], indication.Features)
            .Texts(null, words["fact.production"], indication.Production)
            .Texts(null, words["field.area"], indication.Area);
    }
}
