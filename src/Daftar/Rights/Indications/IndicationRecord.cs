using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Rights.Indications;

/// <summary>A geographical indication or appellation of origin. ST.96 GeographicalIndication. Its name stands in <see cref="IpRecord.Titles"/>.</summary>
public sealed class IndicationRecord : IpRecord
{
    [JsonIgnore] public override Right Right => Right.Indication;

    [JsonPropertyName("giNameTransliterationBag")] public List<LocalText>? Transliterations { get; set; }
    [JsonPropertyName("giNameTranslationBag")] public List<LocalText>? Translations { get; set; }
    /// <summary>ST.96 GICategory, such as "Protected Designation of Origin".</summary>
    [JsonPropertyName("giCategory")] public string? Category { get; set; }
    /// <summary>ST.96 ProductCategory, such as Coffee.</summary>
    [JsonPropertyName("productCategoryBag")] public List<string>? Products { get; set; }
    /// <summary>The product in words, by language.</summary>
    [JsonPropertyName("productDescriptionBag")] public List<LocalText>? ProductTexts { get; set; }
    /// <summary>Nice classes.</summary>
    [JsonPropertyName("niceClassBag")] public List<string>? NiceClasses { get; set; }

    /// <summary>Main features, by language.</summary>
    [JsonPropertyName("featureDescriptionBag")] public List<LocalText>? Features { get; set; }
    [JsonPropertyName("productionDescriptionBag")] public List<LocalText>? Production { get; set; }
    /// <summary>Geographic area, by language.</summary>
    [JsonPropertyName("geographicRegionDescriptionBag")] public List<LocalText>? Area { get; set; }

    [JsonPropertyName("originCountryCodeBag")] public List<string>? OriginCountries { get; set; }
    [JsonPropertyName("registrationCountryCodeBag")] public List<string>? RegistrationCountries { get; set; }
    [JsonPropertyName("controlBodyBag")] public List<Party>? ControlBodies { get; set; }
    [JsonPropertyName("authorizedUserBag")] public List<Party>? AuthorisedUsers { get; set; }
    /// <summary>Law or agreement on which the protection stands, such as the Lisbon Agreement.</summary>
    [JsonPropertyName("grantProtectionLegalBasisText")] public string? LegalBasis { get; set; }
    [JsonPropertyName("webUri")] public string? WebAddress { get; set; }

    public override void Take(IpRecord from, Parts fully, Parts partly)
    {
        base.Take(from, fully, partly);
        if (from is not IndicationRecord gi)
        {
            return;
        }
        if (((fully | partly) & Parts.Bibliography) != 0)
        {
            var all = (fully & Parts.Bibliography) != 0;
            Transliterations = Lists.Lay(Transliterations, gi.Transliterations, fully, Parts.Bibliography);
            Translations = Lists.Lay(Translations, gi.Translations, fully, Parts.Bibliography);
            Category = all ? gi.Category : gi.Category ?? Category;
            OriginCountries = all ? gi.OriginCountries : gi.OriginCountries ?? OriginCountries;
            RegistrationCountries = all ? gi.RegistrationCountries : gi.RegistrationCountries ?? RegistrationCountries;
            LegalBasis = all ? gi.LegalBasis : gi.LegalBasis ?? LegalBasis;
            WebAddress = all ? gi.WebAddress : gi.WebAddress ?? WebAddress;
        }
        if (((fully | partly) & Parts.Parties) != 0)
        {
            var all = (fully & Parts.Parties) != 0;
            ControlBodies = all ? gi.ControlBodies : gi.ControlBodies ?? ControlBodies;
            AuthorisedUsers = all ? gi.AuthorisedUsers : gi.AuthorisedUsers ?? AuthorisedUsers;
        }
        if (((fully | partly) & Parts.Classification) != 0)
        {
            var all = (fully & Parts.Classification) != 0;
            Products = all ? gi.Products : gi.Products ?? Products;
            ProductTexts = Lists.Lay(ProductTexts, gi.ProductTexts, fully, Parts.Classification);
            NiceClasses = all ? gi.NiceClasses : gi.NiceClasses ?? NiceClasses;
        }
        if (((fully | partly) & Parts.Text) != 0)
        {
            var all = (fully & Parts.Text) != 0;
            Features = Lists.Lay(Features, gi.Features, fully, Parts.Text);
            Production = Lists.Lay(Production, gi.Production, fully, Parts.Text);
            Area = Lists.Lay(Area, gi.Area, fully, Parts.Text);
        }
    }
}
