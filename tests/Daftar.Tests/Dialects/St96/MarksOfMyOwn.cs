using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Invented marks, the same for the same seed, with every part now there and now absent.</summary>
internal static class MarksOfMyOwn
{
    public static TrademarkRecord Make(int seed)
    {
        var dice = new Dice(seed);
        var number = (4_2026_000000L + seed).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var mark = new TrademarkRecord
        {
            Office = "PH",
            Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = number }],
            Kind = dice.Pick("individual", "collective", "certification", "trademark and service mark", null),
            FilingDate = dice.Date(),
            RegistrationDate = dice.Sometimes() ? dice.Date() : null,
            ExpiryDate = dice.Sometimes() ? dice.Date() : null,
            RenewalDate = dice.Sometimes() ? dice.Date() : null,
            TerminationDate = dice.Sometimes() ? dice.Date() : null,
            FilingLanguage = dice.Pick("en", "tl", null),
            SecondLanguage = dice.Pick("en", null),
            ApplicantReference = dice.Pick("REF/" + number, null),
            Feature = dice.Pick("Word", "Combined", "Three dimensional", "Sound", null),
            Words = dice.Pick("KOPI MANILA", "KAPE & GATAS <1>", "กาแฟ", null),
            StandardCharacters = dice.Flag(),
            InColour = dice.Flag(),
            AcquiredDistinctiveness = dice.Flag(),
            MarksInSeries = dice.Sometimes() ? 2 : null,
            OppositionFrom = dice.Sometimes() ? dice.Date() : null,
            OppositionUntil = dice.Sometimes() ? dice.Date() : null,
            Translations = dice.Texts("coffee", "en"),
            Descriptions = dice.Texts("A cup, seen from above.", "en"),
            Disclaimers = dice.Texts("KOPI", null),
            Colours = dice.Texts("Brown, white", "en"),
            Vienna = dice.Sometimes() ? ["27.05.01", "11.03.04"] : null,
            Produced = Written.Noon.AddSeconds(seed),
        };
        mark.ViennaEdition = mark.Vienna is null ? null : "9";
        if (mark.Words is not null && dice.Sometimes())
        {
            mark.SignificantWords = "KOPI";
            mark.Transliterations = [new LocalText(null, "ka fae")];
        }
        if (dice.Sometimes())
        {
            mark.Identifiers.Add(new OfficeNumber { Office = "PH", Of = Numbers.Registration, Written = "R" + number });
        }
        if (dice.Sometimes())
        {
            mark.Status = new LegalStatus
            {
                General = GeneralStatus.InForce, OfficeText = "Registered", Date = dice.Date(),
                ReportedOn = RegisterDate.From(DateOnly.FromDateTime(mark.Produced.Value.UtcDateTime)),
            };
        }
        mark.Goods = dice.List(i => new GoodsServices
        {
            Class = (i + 29).ToString(System.Globalization.CultureInfo.InvariantCulture), Edition = dice.Pick("12", null),
            Descriptions = [new LocalText("en", "Coffee; tea; cocoa"), new LocalText("tl", "Kape; tsaa")], Status = dice.Pick("ACTIVE", null),
            FirstUsed = dice.Sometimes() ? dice.Date() : null,
        });
        mark.Applicants = dice.List(i => dice.Party(i, "Example Coffee"));
        mark.Owners = dice.List(i => dice.Party(i, "Invented Holdings"));
        mark.Representatives = dice.List(i => dice.Party(i, "Nobody & Partners"));
        mark.Events = dice.List(i => new LegalEvent
        {
            Date = dice.Date(), Code = dice.Pick("PUB", null), Text = "Published", Sequence = i + 1,
            Category = dice.Pick("Application published", null), Comment = dice.Pick("gazette 7", null),
        });
        mark.Publications = dice.List(i => new Publication { Gazette = "Gazette " + (i + 1), Date = new RegisterDate(2020 + i, 5, 4), Section = dice.Pick("Applications", "A.1", null) });
        mark.PublicationDate = mark.Publications is null ? null : new RegisterDate(2020, 5, 4);
        mark.Files = dice.List(i => new FileReference { Kind = FileKind.MarkImage, Name = "images/" + number + (i == 0 ? "-a.png" : "-b.png"), Format = "PNG", Sequence = i + 1 });
        mark.Priorities = dice.List(i => new Priority { Office = "SG", Number = "40202" + i, Date = dice.Date(), Status = dice.Pick("Accepted", null) });
        mark.Designations = dice.List(i => new Designation { Office = i == 0 ? "SG" : "VN" });
        mark.Relations = dice.List(i => new Relation { Kind = RelationKind.Seniority, Office = "SG", Number = "S" + i, Of = Numbers.Registration, RegistrationDate = dice.Date() });
        mark.Procedures = dice.List(i => i == 0
            ? new RegisterEntry { Kind = "opposition", Identifier = "OPP-1", Filed = dice.Date(), Text = "Likely to be confused.", Status = "Opposition filed", StatusDate = dice.Date(), EarlierRights = ["PH 4199912345 KOPI"], Parties = [dice.Party(1, "Opponent Example")] }
            : new RegisterEntry { Kind = "licence", Identifier = "LIC-1", Filed = dice.Date(), Date = dice.Date(), Status = "Exclusive", Parties = [dice.Party(1, "Licensee Example")] });
        if (mark.InColour == false && mark is { Vienna: null, NationalFigurative: null, Colours: null } && mark.Files?.Exists(static file => file.Kind == FileKind.MarkImage) != true)
        {
            // Has no place without an image.
            mark.InColour = null;
        }
        if (mark.StandardCharacters == false && mark is { Words: null, Translations: null, Transliterations: null })
        {
            mark.StandardCharacters = null;
        }
        return mark;
    }
}
