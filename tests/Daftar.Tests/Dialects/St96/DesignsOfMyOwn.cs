using System.Globalization;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Invented designs, the same for the same seed.</summary>
internal static class DesignsOfMyOwn
{
    public static DesignRecord Make(int seed)
    {
        var dice = new Dice(seed);
        var application = "3/2026/" + seed.ToString("000000", CultureInfo.InvariantCulture);
        var several = dice.Sometimes();
        var design = new DesignRecord
        {
            Office = "PH",
            Identifiers =
            [
                new OfficeNumber { Office = "PH", Of = Numbers.Design, Written = several ? application + "-0002" : "D" + seed.ToString("000000", CultureInfo.InvariantCulture) },
                new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = application, Shared = several },
            ],
            PlaceInApplication = several ? "0002" : null,
            DesignsInApplication = several ? 2 : null,
            FilingDate = dice.Date(),
            EffectDate = dice.Sometimes() ? dice.Date() : null,
            ExpiryDate = dice.Sometimes() ? dice.Date() : null,
            FilingLanguage = dice.Pick("en", null),
            SecondLanguage = dice.Pick("tl", null),
            ReceivedDate = dice.Sometimes() ? dice.Date() : null,
            ApplicantReference = dice.Pick("REF", null),
            Titles = [new LocalText("en", "Coffee pot")],
            Descriptions = dice.Texts("A pot with a spout.", "en"),
            Claims = dice.Texts("The ornamental design as shown.", "en"),
            Deferred = dice.Flag(),
            Locarno = ["07-01"],
            LocarnoEdition = "13",
            Products = dice.Texts("Coffee pots", "en"),
            NationalClasses = dice.Pick(["D7/300"], (List<string>?)null),
            Produced = Written.Noon,
        };
        if (dice.Sometimes())
        {
            design.Locarno.Add("07-02");
            design.LocarnoWritten = ["07.02"];
        }
        if (dice.Sometimes())
        {
            design.Identifiers.Add(new OfficeNumber { Office = "PH", Of = Numbers.Registration, Written = "R-" + application });
            design.RegistrationDate = dice.Date();
            design.Status = new LegalStatus { General = GeneralStatus.InForce, OfficeText = "Registered", Date = dice.Date(), ReportedOn = new RegisterDate(2026, 3, 14) };
        }
        design.Files = dice.List(i => new FileReference { Kind = FileKind.View, Name = "views/" + application + (i == 0 ? "-a.jpg" : "-b.jpg"), Format = "JPEG", Sequence = i + 1, View = dice.Pick("Front", "from below", null), Text = dice.Pick("The pot", null) });
        design.Vienna = design.Files is not null && dice.Sometimes() ? ["11.03.01"] : null;
        design.ViennaEdition = design.Vienna is null ? null : "9";
        design.Applicants = [dice.Party(0, "Example Pots")];
        design.Owners = dice.List(i => dice.Party(i, "Invented Pots Holdings"));
        design.Representatives = dice.List(i => dice.Party(i, "Nobody & Partners"));
        design.Designers = dice.List(i => dice.Party(i, "Designer Example"));
        if (design.Designers is not null && dice.Sometimes())
        {
            design.Designers.ForEach(static one => one.WaivedNaming = true);
        }
        design.Events = dice.List(i => new LegalEvent { Date = dice.Date(), Text = "Fee paid", Language = dice.Pick("en", null), Category = dice.Pick("Registered", null) });
        design.Publications = dice.List(i => new Publication { Gazette = "Gazette " + (i + 1), Date = new RegisterDate(2020 + i, 5, 4), Section = dice.Pick("Registrations publishing", null) });
        design.PublicationDate = design.Publications is null ? null : new RegisterDate(2020, 5, 4);
        design.Priorities = dice.List(i => new Priority { Office = "SG", Number = "30202" + i, Date = dice.Date(), Status = dice.Pick("Accepted", null) });
        design.Relations = dice.List(i => new Relation { Kind = RelationKind.Division, Office = "PH", Number = "3/2020/00000" + i, Date = dice.Date() });
        design.Designations = dice.List(i => new Designation { Office = i == 0 ? "SG" : "VN" });
        return design;
    }
}
