using Daftar.Rights;

namespace Daftar.Dialects.St96;

/// <summary>com:Contact (name, address, telephone …) and com:PublicationContact (name, city, region, country: what may be shown).</summary>
internal static class St96Contacts
{
    /// <summary>
    /// com:Contact beside a com:PublicationContact that was read before: what only it gives is not for the public, whatever the office opens of other
    /// parties. Where the two differ, what may be shown is taken; the rest stays residue, which no door shows.
    /// </summary>
    public static void ReadBehindPublished(Party party, XmlNode contact)
    {
        var open = Given(party);
        Read(party, contact, (open & PartyParts.Name) != 0, (open & PartyParts.City) != 0, (open & PartyParts.Country) != 0);
        var withheld = Given(party) & ~open;
        if (withheld != PartyParts.None)
        {
            party.Restricted = (party.Restricted ?? Party.Usual) | withheld;
        }
    }

    private static PartyParts Given(Party party) =>
        (party.Name is null ? PartyParts.None : PartyParts.Name)
        | (party.City is null && party.Region is null ? PartyParts.None : PartyParts.City)
        | (party.Country is null ? PartyParts.None : PartyParts.Country)
        | (party.AddressLines is null && party.PostalCode is null ? PartyParts.None : PartyParts.Address)
        | ((party.Phones ?? party.Faxes ?? party.Emails ?? party.WebAddresses) is null ? PartyParts.None : PartyParts.Contact);

    public static void Read(Party party, XmlNode contact) => Read(party, contact, false, false, false);

    private static void Read(Party party, XmlNode contact, bool hasName, bool hasPlace, bool hasCountry)
    {
        if (contact.Name == "ContactText" || contact.Child("ContactText").Exists)
        {
            var text = contact.Name == "ContactText" ? contact : contact.Child("ContactText");
            if (hasName)
            {
                // Name and address in one text: nobody can tell what of it may be shown.
                return;
            }
            if (text.InnerText is { } free)
            {
                // Name and address in one: the first line is the name, as on an envelope.
                var end = free.IndexOf('\n', StringComparison.Ordinal);
                party.Name ??= end < 0 ? free : free[..end].Trim();
                if (end >= 0)
                {
                    (party.AddressLines ??= []).AddRange(free[(end + 1)..].Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
                }
            }
            return;
        }
        var language = St96Values.Language(contact);
        var isAnother = party.Name is not null;
        foreach (var child in contact.Children())
        {
            switch (child.Name)
            {
                case "Name" when !hasName:
                    Name(party, child, isAnother ? language : null);
                    break;
                case "PostalAddressBag":
                    if (party.AddressLines is null)
                    {
                        foreach (var address in child.Children("PostalAddress"))
                        {
                            Address(party, address, hasPlace, hasCountry);
                            // A second address stays residue: a party has one in the register.
                            break;
                        }
                    }
                    break;
                case "CityName" when !hasPlace:
                    party.City ??= child.Text;
                    break;
                case "GeographicRegionName" when !hasPlace:
                    party.Region ??= child.Text;
                    break;
                case "CountryCode" when !hasCountry:
                    party.Country ??= child.Text;
                    break;
                case "PostalCode":
                    party.PostalCode ??= child.Text;
                    break;
                case "PhoneNumberBag":
                    party.Phones = Each(party.Phones, child);
                    break;
                case "FaxNumberBag":
                    party.Faxes = Each(party.Faxes, child);
                    break;
                case "EmailAddressBag":
                    party.Emails = Each(party.Emails, child);
                    break;
                case "WebAddressBag":
                    party.WebAddresses = Each(party.WebAddresses, child);
                    break;
            }
        }
    }

    /// <summary>com:Name: PersonName, OrganizationName and EntityName in any number; the first is the name, others that differ are further names.</summary>
    public static void Name(Party party, XmlNode name, string? language = null)
    {
        foreach (var kind in name.Children())
        {
            var own = St96Values.Language(kind) ?? language;
            switch (kind.Name)
            {
                case "PersonName":
                    Take(party, kind.TextOf("PersonFullName") ?? Person(kind.Child("PersonStructuredName")), true, own);
                    Transliterations(party, kind);
                    break;
                case "OrganizationName":
                    Take(party, St96Values.Words(kind.Child("OrganizationStandardName")), false, own);
                    foreach (var other in kind.Children("OrganizationOtherName"))
                    {
                        other.Drop("organizationNameCategory");
                        Take(party, St96Values.Words(other), false, own);
                    }
                    Transliterations(party, kind);
                    break;
                case "EntityName":
                    kind.Drop("entityNameCategory");
                    Take(party, kind.Child("TransliterationName").Exists ? kind.Text : St96Values.Words(kind), null, own);
                    Transliterations(party, kind);
                    break;
            }
        }
    }

    private static void Transliterations(Party party, XmlNode kind)
    {
        foreach (var other in kind.Children("TransliterationName"))
        {
            other.Drop("transliterationScriptName");
            Take(party, other.Text, party.IsPerson, St96Values.Language(other));
        }
    }

    private static void Take(Party party, string? name, bool? isPerson, string? language)
    {
        if (name is null)
        {
            return;
        }
        if (party.Name is null)
        {
            party.Name = name;
            party.IsPerson = isPerson;
            return;
        }
        // The USPTO writes the same name as organization and as entity.
        if (name != party.Name && (party.OtherNames is null || !party.OtherNames.Exists(other => other.Text == name)))
        {
            (party.OtherNames ??= []).Add(new LocalText(language, name));
        }
    }

    /// <summary>Family name first, as the office structures it: "LEE, Do Gyeong".</summary>
    private static string? Person(XmlNode name)
    {
        var last = name.TextOf("LastName");
        var before = name.TextOf("NamePrefix");
        var first = name.TextOf("FirstName");
        var middle = name.TextOf("MiddleName");
        var suffix = name.TextOf("NameSuffix");
        var given = middle is null ? first : first is null ? middle : first + " " + middle;
        var whole = last is null ? given : given is null ? last : last + ", " + given;
        whole = suffix is null ? whole : whole + ", " + suffix;
        return before is null || whole is null ? whole : before + " " + whole;
    }

    private static void Address(Party party, XmlNode address, bool hasPlace, bool hasCountry)
    {
        foreach (var line in address.Children("PostalAddressText"))
        {
            Line(party, line);
        }
        var structured = address.Child("PostalStructuredAddress");
        structured.Drop("postalAddressCategory");
        structured.Drop("languageCode");
        foreach (var child in structured.Children())
        {
            switch (child.Name)
            {
                case "AddressLineText":
                    Line(party, child);
                    break;
                case "CityName" when !hasPlace:
                    party.City ??= child.Text;
                    break;
                case "GeographicRegionName" when !hasPlace:
                    child.Drop("geographicRegionCategory");
                    _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
                    party.Region = party.Region is null ? child.Text : child.Text is { } more ? party.Region + ", " + more : party.Region;
                    break;
                case "CountryCode" when !hasCountry:
                    party.Country ??= child.Text;
                    break;
                case "PostalCode":
                    party.PostalCode ??= child.Text;
                    break;
            }
        }
    }

    private static void Line(Party party, XmlNode line)
    {
        // What a line is (street, building …) says its place in the address.
        _ = St96Values.Whole(line.AttributeNode("sequenceNumber"));
        line.Drop("addressLineCategory");
        if (line.Text is { } text)
        {
            (party.AddressLines ??= []).Add(text);
        }
    }

    private static List<string>? Each(List<string>? list, XmlNode bag)
    {
        foreach (var child in bag.Children())
        {
            if (child.Name is not ("PhoneNumber" or "FaxNumber" or "EmailAddressText" or "WebAddressURI" or "EmailAddress" or "PhoneNumberText" or "FaxNumberText" or "WebAddressText"))
            {
                continue;
            }
            // Main or alternate, mobile or land line: the order keeps it.
            child.Drop("emailAddressPurposeCategory");
            child.Drop("emailAddressCategory");
            child.Drop("phoneNumberCategory");
            child.Drop("faxNumberCategory");
            child.Drop("webAddressCategory");
            _ = St96Values.Whole(child.AttributeNode("sequenceNumber"));
            St96Values.AddCode(ref list, child);
        }
        return list;
    }
}
