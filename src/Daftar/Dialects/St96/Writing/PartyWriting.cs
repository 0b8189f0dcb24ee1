using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Parties: the same parts in the order that each of the standard's party types wants.</summary>
internal static class PartyWriting
{
    /// <summary>tmk:Applicant, tmk:Plaintiff, tmk:Licensee …: contact first, the comment carries the role.</summary>
    public static void Mark(St96Xml xml, string name, Party party, string? role, bool publishable = true, Action<St96Xml>? before = null)
    {
        xml.Open(Tmk, name);
        Sequence(xml, party);
        xml.Text(Com, "LegalEntityName", party.LegalForm);
        Identifier(xml, party);
        Contact(xml, party, publishable);
        Nationality(xml, party);
        before?.Invoke(xml);
        if (role is not null)
        {
            xml.Text(Com, "CommentText", role);
        }
        if (name == "Applicant" && Residence(xml, party) is { } residence)
        {
            xml.Open(Tmk, "Entitlement").Open(Com, "EntitlementDomiciled");
            xml.Text(Com, "EntitlementDomiciledCode", residence);
            xml.Close();
            xml.Close();
        }
        else
        {
            xml.LoseWhere(Residence(xml, party) is not null, "party/residenceCountryCode");
        }
        xml.Close();
        Rest(xml, party);
    }

    /// <summary>dgn:Applicant and dgn:Opponent: nationality first, contact last.</summary>
    public static void Design(St96Xml xml, string name, Party party, string? role, bool publishable = true)
    {
        xml.Open(Dgn, name);
        Sequence(xml, party);
        if (!(xml.IsPublic && (party.Withheld & PartyParts.Nationality) != 0))
        {
            xml.Text(Com, "NationalityCode", party.Nationality);
        }
        xml.Text(Com, "LegalEntityName", party.LegalForm);
        xml.Text(Com, "IncorporationCountryCode", party.IncorporationCountry);
        xml.Text(Com, "IncorporationState", party.IncorporationRegion);
        xml.Text(Com, "CommentText", role);
        if (Residence(xml, party) is { } residence)
        {
            xml.Open(Dgn, "Entitlement").Open(Com, "EntitlementDomiciled");
            xml.Text(Com, "EntitlementDomiciledCode", residence);
            xml.Close();
            xml.Close();
        }
        Identifier(xml, party);
        Contact(xml, party, publishable);
        xml.Close();
        Rest(xml, party);
    }

    /// <summary>dgn:Designer.</summary>
    public static void Designer(St96Xml xml, Party party)
    {
        xml.Open(Dgn, "Designer");
        Sequence(xml, party);
        if (!(xml.IsPublic && (party.Withheld & PartyParts.Nationality) != 0))
        {
            xml.Text(Com, "NationalityCode", party.Nationality);
        }
        xml.Text(Com, "CommentText", party.Category);
        Identifier(xml, party);
        Contact(xml, party, publishable: true);
        xml.Text(Com, "ConfidentialIndicator", party.WaivedNaming);
        xml.Close();
        xml.LoseWhere(party.LegalForm is not null || party.Residence is not null || party.IncorporationCountry is not null, "designerBag");
        Rest(xml, party);
    }

    /// <summary>Parties of patents and indications: identifier, contact, and what the role adds behind them.</summary>
    public static void Plain(St96Xml xml, St96Space space, string name, Party party, bool publishable, Action<St96Xml, Party>? behind = null)
    {
        xml.Open(space, name);
        Sequence(xml, party);
        Identifier(xml, party);
        Contact(xml, party, publishable);
        behind?.Invoke(xml, party);
        xml.Close();
        xml.LoseWhere(party.LegalForm is not null || party.IncorporationCountry is not null || party.IncorporationRegion is not null, "party/legalEntityName");
        Rest(xml, party);
    }

    /// <summary>com:Representative; the schema has no publication contact here, so public documents get a contact with city and country as one line.</summary>
    public static void Representatives(St96Xml xml, List<Party>? parties)
    {
        if (parties is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Com, "RepresentativeBag");
        foreach (var party in parties)
        {
            xml.Open(Com, "Representative");
            Sequence(xml, party);
            xml.Text(Com, "LegalEntityName", party.LegalForm);
            Identifier(xml, party);
            Contact(xml, party, publishable: false);
            Nationality(xml, party);
            xml.Text(Com, "RepresentativeCategory", party.Category);
            xml.Close();
            xml.LoseWhere(party.Residence is not null, "party/residenceCountryCode");
            Rest(xml, party);
        }
        xml.Close();
    }

    /// <summary>com:CorrespondenceAddress holds one party and no role but those of its list.</summary>
    public static void Correspondence(St96Xml xml, Party party)
    {
        xml.Open(Com, "CorrespondenceAddress");
        if (party.Category is { } category)
        {
            xml.LoseWhere(!CorrespondenceRoles.Contains(category), "correspondenceBag/partyCategory");
            if (CorrespondenceRoles.Contains(category))
            {
                xml.Text(Com, "CorrespondenceAddressPartyCategory", category);
            }
        }
        Identifier(xml, party);
        Contact(xml, party, publishable: false);
        xml.Close();
        xml.LoseWhere(party.Sequence is not null || party.LegalForm is not null || party.Nationality is not null || party.Residence is not null
            || party.IncorporationCountry is not null, "correspondenceBag");
        Rest(xml, party);
    }

    /// <summary>tmk:NationalCorrespondent and tmk:Correspondent: comment first, then contact.</summary>
    public static void Commented(St96Xml xml, string name, Party party, string? role)
    {
        xml.Open(Tmk, name);
        Sequence(xml, party);
        xml.Text(Com, "CommentText", role);
        Identifier(xml, party);
        Contact(xml, party, publishable: false);
        xml.Close();
        xml.LoseWhere(party.LegalForm is not null || party.Nationality is not null || party.Residence is not null || party.IncorporationCountry is not null, "correspondenceBag");
        Rest(xml, party);
    }

    public static void Sequence(St96Xml xml, Party party)
    {
        if (party.Sequence is { } place)
        {
            xml.Attribute("sequenceNumber", place.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The office's number leads to the name wherever both stand: it goes with it.</summary>
    public static string? Number(St96Xml xml, Party party) => xml.IsPublic && (party.Withheld & PartyParts.Name) != 0 ? null : party.Identifier;

    public static string? Name(St96Xml xml, Party? party) => xml.IsPublic && (party?.Withheld & PartyParts.Name) > 0 ? null : party?.Name;

    public static void Identifier(St96Xml xml, Party party) => xml.Text(Com, "PartyIdentifier", Number(xml, party));

    /// <summary>Country of residence, which goes with nationality.</summary>
    public static string? Residence(St96Xml xml, Party party) => xml.IsPublic && (party.Withheld & PartyParts.Nationality) != 0 ? null : party.Residence;

    private static void Nationality(St96Xml xml, Party party)
    {
        if (!(xml.IsPublic && (party.Withheld & PartyParts.Nationality) != 0))
        {
            xml.Text(Com, "NationalityCode", party.Nationality);
        }
        xml.Text(Com, "IncorporationCountryCode", party.IncorporationCountry);
        xml.Text(Com, "IncorporationState", party.IncorporationRegion);
    }

    /// <summary>What no party type of the standard has a place for.</summary>
    public static void Rest(St96Xml xml, Party party)
    {
        if (!xml.IsPublic)
        {
            xml.LoseWhere(party.Restricted is not null, "party/restrictedParts");
        }
    }

    /// <summary>
    /// com:Contact, or com:PublicationContact where that is all there is to say or all that may be said. Nothing for a party that has only
    /// an identifier.
    /// </summary>
    public static void Contact(St96Xml xml, Party party, bool publishable)
    {
        var withheld = xml.IsPublic ? party.Withheld : PartyParts.None;
        var name = (withheld & PartyParts.Name) == 0 ? party.Name : null;
        var addressed = (withheld & PartyParts.Address) == 0;
        var reachable = (withheld & PartyParts.Contact) == 0;
        var hasLines = addressed && party.AddressLines is { Count: > 0 };
        var hasReach = reachable && (party.Phones is not null || party.Faxes is not null || party.Emails is not null || party.WebAddresses is not null);
        var city = (withheld & (PartyParts.Name | PartyParts.City)) == 0;
        var country = (withheld & PartyParts.Country) == 0;
        var hasPlace = (city && (party.City is not null || party.Region is not null)) || (country && party.Country is not null) || (addressed && party.PostalCode is not null);
        if (name is null && !hasLines && !hasReach && !hasPlace)
        {
            return;
        }
        if (publishable && !hasLines && !hasReach)
        {
            xml.Open(Com, "PublicationContact");
            ContactWriting.Name(xml, party, name);
            ContactWriting.Place(xml, party, city, country, addressed);
            xml.Close();
            return;
        }
        xml.Open(Com, "Contact");
        ContactWriting.Name(xml, party, name);
        ContactWriting.Address(xml, party, hasLines, hasPlace, (city, country, addressed));
        if (hasReach)
        {
            ContactWriting.Each(xml, "FaxNumberBag", "FaxNumber", party.Faxes);
            ContactWriting.Each(xml, "EmailAddressBag", "EmailAddressText", party.Emails);
            ContactWriting.Each(xml, "WebAddressBag", "WebAddressURI", party.WebAddresses);
            ContactWriting.Each(xml, "PhoneNumberBag", "PhoneNumber", party.Phones);
        }
        xml.Close();
    }

    // com:CorrespondenceAddressPartyCategoryType, V6.0
    private static readonly HashSet<string> CorrespondenceRoles = new(StringComparer.Ordinal)
    {
        "Applicant", "Representative", "Breeder", "Examiner", "Third party", "IP Office",
    };
}
