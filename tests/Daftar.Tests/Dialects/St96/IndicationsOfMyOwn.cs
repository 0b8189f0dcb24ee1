using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Indications;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Invented geographical indications, the same for the same seed.</summary>
internal static class IndicationsOfMyOwn
{
    public static IndicationRecord Make(int seed)
    {
        var dice = new Dice(seed);
        var number = "PH/G/2026/" + seed.ToString("0000", CultureInfo.InvariantCulture);
        var indication = new IndicationRecord
        {
            Office = "PH",
            Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = number }],
            FilingDate = dice.Date(),
            ExpiryDate = dice.Sometimes() ? dice.Date() : null,
            FilingLanguage = "en",
            Titles = [new LocalText("en", "Invented Valley Coffee")],
            Transliterations = dice.Texts("Kape", null),
            Translations = dice.Texts("Kape ng Lambak", "tl"),
            Category = "Geographical Indication",
            NiceClasses = ["30"],
            ProductTexts = [new LocalText("en", "Roasted coffee beans")],
            Products = dice.Pick(["Coffee"], (List<string>?)null),
            Features = [new LocalText("en", "Tastes of nothing in particular."), new LocalText("tl", "Walang lasa.")],
            Production = dice.Pick([new LocalText("en", "Dried on roofs.")], (List<LocalText>?)null),
            Area = [new LocalText("en", "A valley that is on no map.")],
            WebAddress = dice.Pick("https://gi.example.invalid/", null),
            Produced = Written.Noon,
        };
        if (dice.Sometimes())
        {
            indication.Identifiers.Add(new OfficeNumber { Office = "PH", Of = Numbers.Registration, Written = "R" + number });
            indication.RegistrationDate = dice.Date();
            indication.Status = new LegalStatus { General = GeneralStatus.InForce, OfficeText = "Registered", ReportedOn = new RegisterDate(2026, 3, 14) };
        }
        if (dice.Sometimes())
        {
            indication.Applicants = [dice.Party(0, "Growers of Nowhere")];
            indication.Owners = dice.List(i => dice.Party(i, "Coffee Board of Nowhere"));
            indication.OriginCountries = ["PH"];
            indication.LegalBasis = dice.Pick("Republic Act 0000, 1999-01-31", "Common law", null);
            indication.Representatives = dice.List(i => dice.Party(i, "Nobody & Partners"));
            indication.Priorities = dice.List(i => new Priority { Office = "VN", Number = "6-2020-0000" + i, Date = dice.Date() });
        }
        indication.AuthorisedUsers = dice.List(i => new Party { Name = "User " + (i + 1), IsPerson = false, Category = "Producer" });
        indication.Publications = dice.List(i => new Publication { Gazette = "Gazette " + (i + 1), Date = new RegisterDate(2020 + i, 5, 4) });
        indication.PublicationDate = indication.Publications is null ? null : new RegisterDate(2020, 5, 4);
        return indication;
    }
}
