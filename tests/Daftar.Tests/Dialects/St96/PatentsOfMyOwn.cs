using System.Globalization;
using Daftar.Dialects.St96;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Tests.Dialects.St96;

/// <summary>Invented patents and utility models, the same for the same seed; each with one publication.</summary>
internal static class PatentsOfMyOwn
{
    public static PatentRecord Make(int seed)
    {
        var dice = new Dice(seed);
        var number = "1/2026/" + seed.ToString("000000", CultureInfo.InvariantCulture);
        var utilityModel = dice.Sometimes();
        var publication = new Publication
        {
            Office = "PH", Number = "1202600" + seed.ToString("0000", CultureInfo.InvariantCulture), KindCode = utilityModel ? "U1" : "A1",
            Date = new RegisterDate(2026, 9, 1), Languages = ["en"],
        };
        var patent = new PatentRecord
        {
            Office = "PH",
            Identifiers = [new OfficeNumber { Office = "PH", Of = Numbers.Application, Written = number }],
            Kind = utilityModel ? "utility model" : "invention",
            FilingDate = dice.Date(),
            PublicationDate = publication.Date,
            FilingLanguage = dice.Pick("en", null),
            ApplicantReference = dice.Pick("REF/7", null),
            ReceivedDate = dice.Sometimes() ? dice.Date() : null,
            EffectDate = dice.Sometimes() ? dice.Date() : null,
            Titles = [new LocalText("en", "Apparatus for roasting coffee"), new LocalText("tl", "Aparato sa pag-ihaw ng kape")],
            ClaimCount = dice.Sometimes() ? 2 : null,
            FigureCount = dice.Sometimes() ? 3 : null,
            DrawingSheetCount = dice.Sometimes() ? 1 : null,
            TermYears = dice.Sometimes() ? 20 : null,
            SearchFields = dice.Pick(["A23N 12/08"], (List<string>?)null),
            Publications = [publication],
            Produced = new DateTimeOffset(2026, 9, 1, 0, 0, 0, TimeSpan.Zero),
        };
        if (dice.Sometimes())
        {
            patent.Identifiers.Add(new OfficeNumber { Office = "PH", Of = Numbers.Grant, Written = "G" + number });
            patent.RegistrationDate = dice.Date();
        }
        patent.Identifiers.Add(new OfficeNumber { Office = "PH", Of = Numbers.Publication, Written = publication.Number });
        patent.Ipc = dice.List(i => new PatentClass { Symbol = i == 0 ? "A23N 12/08" : "A23F 5/04", Version = new RegisterDate(2006, 1, 1), Position = i == 0 ? "F" : "L", Value = "I", Office = "PH" });
        patent.Cpc = dice.List(i => new PatentClass { Symbol = i == 0 ? "A23N 12/083" : "A23F 5/046", Version = new RegisterDate(2013, 1, 1), Position = i == 0 ? "F" : "L", Value = "I", Office = "PH", ActionDate = new RegisterDate(2026, 9, 1) });
        patent.Applicants = [dice.Party(0, "Example Roasters")];
        patent.Inventors = dice.List(i => dice.Party(i, "Inventor Example"));
        patent.Owners = dice.List(i => dice.Party(i, "Invented Roasters Holdings"));
        patent.Representatives = dice.List(i => Agent(dice.Party(i, "Nobody & Partners")));
        patent.Priorities = dice.List(i => new Priority { Sequence = i + 1, Office = "SG", Number = "1020260000" + i, Date = dice.Date(), Category = dice.Pick("national", "international", null) });
        patent.Relations = dice.List(i => i == 0
            ? new Relation { Kind = RelationKind.Division, Office = "PH", Number = "1/2020/000001", Date = dice.Date(), IsChild = false, Text = dice.Pick("GRANTED", null) }
            : new Relation { Kind = RelationKind.InternationalFiling, Office = "WO", Number = "PCT/SG2020/050001", Of = Numbers.International, Date = dice.Date(), IsChild = false });
        if (patent.Relations is { Count: 2 })
        {
            patent.Identifiers.Add(new OfficeNumber { Office = "WO", Of = Numbers.International, Written = "PCT/SG2020/050001", Shared = true });
        }
        patent.Citations = dice.List(i => i == 0
            ? new Citation { Sequence = "1", Office = "US", Number = "1234567", KindCode = "A", Date = new RegisterDate(1990, 1), Category = "X", Claims = "1-2" }
            : new Citation { Sequence = "2", Text = "An invented article on coffee.", Category = "cited by examiner" });
        patent.Procedures = dice.List(i => i == 0 ? new RegisterEntry { Kind = "licence", Identifier = "L-1", Date = dice.Date(), Status = "Exclusive", Parties = [dice.Party(9, "Licensee")] }
            : new RegisterEntry { Kind = "licence of right", Date = dice.Date() });
        foreach (var entry in patent.Procedures ?? [])
        {
            entry.Parties?.ForEach(static party => (party.Sequence, party.Identifier) = (null, null));
        }
        patent.Events = dice.Sometimes() ? [new LegalEvent { Date = dice.Date(), Category = St96PatentDates.NationalPhase }] : null;
        Text(patent, publication, dice);
        return patent;
    }

    private static Party Agent(Party party)
    {
        party.Category = "Agent";
        return party;
    }

    private static void Text(PatentRecord patent, Publication publication, Dice dice)
    {
        publication.Claims = [new Claim("1", "en", "An apparatus comprising:\na drum; and\na fire."), new Claim("2", "en", "The apparatus of claim 1, wherein the fire is invented.")];
        publication.Abstracts = dice.Texts("A drum stands over a fire.", "en");
        publication.Descriptions = dice.Sometimes() ? [new LocalText("en", "FIELD\nThe invention relates to coffee.\nIt is invented.")] : null;
        patent.Files = dice.List(i => i == 0 ? new FileReference { Kind = FileKind.Drawing, Name = "fig1.tif", Format = "TIFF", Sequence = 1 }
            : new FileReference { Kind = FileKind.Document, Name = "whole.pdf", Format = "PDF", View = "Other" });
    }
}
