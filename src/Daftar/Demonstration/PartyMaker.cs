using System.Globalization;
using Daftar.Rights;

namespace Daftar.Demonstration;

/// <summary>
/// Invented parties. The same number always gives the same party, so one owner holds many rights in all registers of an office. Every name
/// ends in the word for "example" in its language: nobody is meant.
/// </summary>
internal sealed class PartyMaker
{
    private const int Agents = 40;
    private static readonly Weights AgentRanks = Weights.Zipf(Agents);

    private readonly ulong _seed;
    private readonly OfficeTraits _traits;
    private readonly Weights _holders;

    /// <param name="applications">Of all rights of the office: says how many owners hold several.</param>
    public PartyMaker(ulong seed, OfficeTraits traits, int applications)
    {
        _seed = seed;
        _traits = traits;
        _holders = Weights.Zipf(Math.Clamp(applications / 6, 12, 40_000));
    }

    /// <summary>Who applies: an owner of many rights, or somebody met only here.</summary>
    public ulong DrawOwner(ref Dice dice, ulong alone) => dice.Chance(420) ? 1_000_000_000UL + alone : (ulong)_holders.Draw(ref dice);

    public ulong DrawAgent(ref Dice dice) => (ulong)AgentRanks.Draw(ref dice);

    /// <param name="moved">After a change of address.</param>
    /// <param name="renamed">After a change of name.</param>
    public Party Owner(ulong number, bool moved = false, bool renamed = false)
    {
        var dice = new Dice(_seed, _traits.Office[0], _traits.Office[1], 101, number);
        var country = dice.Chance(_traits.Office == "SG" ? 350 : 660) ? _traits.Office : PlaceTable.Foreign[PlaceTable.ForeignWeights.Draw(ref dice)];
        var language = LanguageWords.Of(LanguageOf(country));
        var person = country == _traits.Office && dice.Chance(300);
        var party = new Party { Identifier = Text($"{_traits.Office}-D{number:0000000}"), IsPerson = person, Country = country };
        var name = new Dice(_seed, _traits.Office[0], _traits.Office[1], 102, number, renamed ? 1UL : 0UL);
        party.Name = person ? Person(language, ref name) : Company(language, country, ref name);
        if (language.Joined && !person && dice.Chance(500))
        {
            var latin = LanguageWords.Of("en");
            party.OtherNames = [new LocalText("en", Text($"{latin.Invent(ref name, 2)} {latin.Invent(ref name, 2)} Co., Ltd. {latin.Demo}"))];
        }
        Address(party, language, country, new Dice(_seed, _traits.Office[0], _traits.Office[1], 103, number, moved ? 1UL : 0UL));
        if (dice.Chance(120))
        {
            // example.com is reserved for such uses (RFC 2606).
            party.Emails = [Text($"register{number}@example.com")];
        }
        party.Nationality = person ? country : null;
        party.IncorporationCountry = person ? null : country;
        return party;
    }

    public Party Agent(ulong number)
    {
        var dice = new Dice(_seed, _traits.Office[0], _traits.Office[1], 104, number);
        var language = LanguageWords.Of(_traits.Filing);
        var party = new Party
        {
            Identifier = Text($"{_traits.Office}-A{number:000}"),
            Name = Text($"{language.Invent(ref dice, 2)} & {language.Invent(ref dice, 2)} IP {language.Demo}"),
            IsPerson = false,
            Country = _traits.Office,
        };
        Address(party, language, _traits.Office, dice);
        return party;
    }

    /// <summary>Who is behind a geographical indication: the association that holds it, or the body that controls it.</summary>
    /// <param name="what">"Producers' Association" or the like, in English: real ones have names of their own.</param>
    public Party Body(ref Dice dice, string place, string what)
    {
        var language = LanguageWords.Of("en");
        var party = new Party { Name = Text($"{place} {what} {language.Demo}"), IsPerson = false, Country = _traits.Office };
        Address(party, language, _traits.Office, dice);
        return party;
    }

    /// <summary>An inventor or designer; a few have waived being named.</summary>
    public Party Person(ref Dice dice, string country, int sequence)
    {
        var language = LanguageWords.Of(LanguageOf(country));
        var party = new Party { Sequence = sequence, IsPerson = true, Country = country, Name = Person(language, ref dice) };
        party.City = PlaceTable.Draw(country, ref dice).City;
        return party;
    }

    private static string Person(LanguageWords language, ref Dice dice) => Text($"{language.Invent(ref dice, 2)} {language.Invent(ref dice, 2)} {language.Demo}");

    private static string Company(LanguageWords language, string country, ref Dice dice)
    {
        var words = LanguageWords.Capital(dice.Chance(350) ? language.Invent(ref dice, 2) + (language.Joined ? "" : " ") + language.Word(ref dice) : language.Words(ref dice, 2));
        var form = Foreign(country) ?? dice.Of(language.LegalForms);
        return string.Format(CultureInfo.InvariantCulture, form, words) + " " + language.Demo;
    }

    private static string? Foreign(string country) => country switch
    {
        "JP" => "{0} Kabushiki Kaisha", "US" => "{0} LLC", "CN" or "KR" or "TW" => "{0} Co., Ltd.", "DE" => "{0} GmbH", "FR" => "{0} S.A.", "CH" => "{0} AG",
        "GB" or "HK" => "{0} Limited", "NL" => "{0} B.V.", "AU" => "{0} Pty Ltd", "IN" => "{0} Private Limited", "IT" => "{0} S.p.A.", _ => null,
    };

    private static string LanguageOf(string country) => country switch
    {
        "ID" => "id", "MY" or "BN" => "ms", "VN" => "vi", "TH" => "th", "KH" => "km", "LA" => "lo", "MM" => "my", "PH" => "tl", _ => "en",
    };

    private static void Address(Party party, LanguageWords language, string country, Dice dice)
    {
        var place = PlaceTable.Draw(country, ref dice);
        party.AddressLines = [string.Format(CultureInfo.InvariantCulture, dice.Of(language.Streets), LanguageWords.Capital(language.Word(ref dice)), dice.Between(1, 299))];
        party.City = place.City;
        party.Region = place.Region;
        party.PostalCode = place.PostalPrefix + Text($"{dice.Below(1000):000}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
