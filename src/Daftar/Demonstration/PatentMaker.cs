using System.Globalization;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// Patents and utility models: titles and abstracts in English and the national language, IPC, inventors, publications of application and
/// grant, claims for a share. Singapore delivers applications before they are published: those carry the day from which they are public.
/// </summary>
internal sealed class PatentMaker(Portion portion, ulong seed, PartyMaker parties, OfficeProfile profile, bool brief) : RecordMaker(portion, seed, parties, profile, brief)
{
    /// <summary>
    /// One document for each publication, the last with the events: the first publication, and the grant, which says what came before it
    /// (ST.96 pat:PatentPublication is about one publication).
    /// </summary>
    public override IEnumerable<IpRecord> StateOn(int index, Life life, int day)
    {
        var first = Document(index, life, day);
        first.Scope = OfADocument;
        if (first.Publications is not [var a, var b])
        {
            return [first];
        }
        first.Publications = [a];
        first.Events = null;
        var second = Document(index, life, day);
        (second.Scope, second.Publications) = (OfADocument, [b]);
        second.PublicationDate = a.Date;
        second.Relations = [new Relation { Kind = RelationKind.RelatedPublication, Of = Numbers.Publication, Office = a.Office, Number = a.Number, Date = a.Date, Text = a.KindCode }];
        return [first, second];
    }

    /// <summary>What a publication of ST.96 speaks of: completely of the bibliographic data, and of publications and texts of its own.</summary>
    private static readonly Scope OfADocument = new(Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Relations, Parts.All & ~(Parts.Bibliography | Parts.Parties | Parts.Classification | Parts.Relations));

    /// <summary>One deletion, whatever the number of publications.</summary>
    public override IEnumerable<IpRecord> DeletionOf(int index, Life life, int day) => base.DeletionOf(index, life, day).Take(1).Select(Silent);

    /// <summary>Only documents that say anything of what changed.</summary>
    public override IEnumerable<IpRecord> ChangesIn(int index, Life life, int from, int to)
    {
        var documents = base.ChangesIn(index, life, from, to).ToList();
        return documents.Where((document, place) => document.Publications is not null || place == documents.Count - 1);
    }

    private static IpRecord Silent(IpRecord record)
    {
        record.Events = null;
        return record;
    }

    private PatentRecord Document(int index, Life life, int day)
    {
        var dice = Draw(index, 3);
        var utilityModel = dice.Chance(Traits.UtilityModels);
        var patent = new PatentRecord { Office = Portion.Office, Kind = utilityModel ? UtilityModel : "invention" };
        Common(patent, index, life, day, utilityModel);
        // ST.96 has no status of a patent: the state and stage of its events say it (WIPO ST.27).
        patent.Status = null;
        patent.TermYears = Happened(life, What.Registered, day) ? (utilityModel ? 10 : 20) : null;
        var topic = Codes.TopicWeights.Draw(ref dice);
        Titled(patent, topic, ref dice, wrong: life.First(What.Corrected) is var corrected && corrected > day && corrected < int.MaxValue);
        Classified(patent, topic, ref dice);
        patent.Inventors = [];
        for (var i = dice.Between(1, 4); i > 0; i--)
        {
            patent.Inventors.Add(Parties.Person(ref dice, patent.Applicants![0].Country!, patent.Inventors.Count + 1));
        }
        if (dice.Chance(15))
        {
            patent.Inventors[^1].WaivedNaming = true;
        }
        Published(patent, index, life, day, topic, dice);
        return patent;
    }

    private const string UtilityModel = "utility model";

    private void Titled(PatentRecord patent, int topic, ref Dice dice, bool wrong)
    {
        var device = dice.Below(4);
        // The mistake that a correction takes back: the title of another topic.
        var named = wrong ? (topic + 1) % Codes.Ipc.Length : topic;
        var title = Format(English.Devices[device], English.Topics[named]);
        patent.Titles = [new LocalText("en", title)];
        if (National.Code != "en" && Traits.Filing != "en")
        {
            patent.Titles.Insert(0, new LocalText(National.Code, LanguageWords.Of(National.Code).Joined
                ? Format(National.Devices[device], National.Topics[named])
                : Sentence(Format(National.Devices[device], National.Topics[named]))));
        }
    }

    private static void Classified(PatentRecord patent, int topic, ref Dice dice)
    {
        patent.Ipc = [];
        foreach (var symbol in Codes.Ipc[topic])
        {
            patent.Ipc.Add(new PatentClass
            {
                Symbol = symbol,
                Version = new RegisterDate(2024, 1, 1),
                Value = patent.Ipc.Count < 2 ? "I" : "N",
                Position = patent.Ipc.Count == 0 ? "F" : "L",
            });
        }
        if (dice.Chance(300))
        {
            var other = Codes.Ipc[Codes.TopicWeights.Draw(ref dice)][0];
            if (!patent.Ipc.Exists(one => one.Symbol == other))
            {
                patent.Ipc.Add(new PatentClass { Symbol = other, Version = new RegisterDate(2024, 1, 1), Value = "N", Position = "L" });
            }
        }
    }

    private void Published(PatentRecord patent, int index, Life life, int day, int topic, Dice dice)
    {
        var utilityModel = patent.Kind == UtilityModel;
        var filed = Portion.FilingDay(index);
        var year = DateOnly.FromDayNumber(filed).Year;
        var application = patent.Identifiers[0].Written;
        var publishes = life.PublishedOn;
        if (publishes == int.MaxValue)
        {
            return;
        }
        var number = Numbering.Publication(Portion.Office, utilityModel, year, Portion.Serial(index, year), application);
        // Where that is after the day of delivery the publication announced says from when the application is public.
        var claims = dice.Chance(350);
        patent.PublicationDate = StatusWords.Of(publishes);
        var a = Publication(number, utilityModel ? "U1" : "A1", publishes);
        patent.Publications = [a];
        patent.ClaimCount = dice.Between(3, 25);
        if (life.First(What.FullText) <= day)
        {
            a.Abstracts = Abstracts(topic, ref dice);
            if (claims)
            {
                a.Claims = Claims(topic, Math.Min(patent.ClaimCount.Value, 12), ref dice);
            }
        }
        if (life.First(What.GrantPublished) is var granted && granted <= day)
        {
            var b = Publication(patent.Number(Numbers.Grant) ?? application, utilityModel ? "Y1" : "B1", granted);
            if (claims)
            {
                b.Claims = Claims(topic, Math.Min(patent.ClaimCount.Value, 9), ref dice);
            }
            patent.Publications.Add(b);
        }
        patent.Identifiers.Add(new OfficeNumber { Office = Portion.Office, Of = Numbers.Publication, Written = number });
    }

    private Publication Publication(string number, string kind, int day) => new()
    {
        Office = Portion.Office, Number = number, KindCode = kind, Date = StatusWords.Of(day), Languages = [Traits.Filing],
    };

    private List<LocalText> Abstracts(int topic, ref Dice dice)
    {
        var abstracts = new List<LocalText> { new("en", Format(dice.Of(English.Abstracts), English.Topics[topic])) };
        if (National.Code != "en" && Traits.Filing != "en")
        {
            abstracts.Insert(0, new LocalText(National.Code, Format(National.Abstracts[0], National.Topics[topic])));
        }
        return abstracts;
    }

    private static List<Claim> Claims(int topic, int count, ref Dice dice)
    {
        var claims = new List<Claim> { new("1", "en", Format(English.Claims[0], English.Topics[topic])) };
        for (var i = 2; i <= count; i++)
        {
            var text = string.Format(CultureInfo.InvariantCulture, English.Claims[dice.Between(1, English.Claims.Length - 1)], English.Topics[topic], dice.Between(1, i - 1));
            claims.Add(new Claim(i.ToString(CultureInfo.InvariantCulture), "en", text));
        }
        return claims;
    }

    private static string Format(string pattern, string text) => string.Format(CultureInfo.InvariantCulture, pattern, text);

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
