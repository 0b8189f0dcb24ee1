using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>ST.66 and ST.86 AddressBookType: name, address and contact of a party, each free or structured.</summary>
internal static class St66AddressBook
{
    /// <param name="lineJoin">
    /// What stands between the lines of a free name: a blank where a long name was broken, a comma where the lines are a person and a firm.
    /// </param>
    public static void Read(XmlNode book, Party party, string lineJoin)
    {
        foreach (var child in book.Children())
        {
            switch (child.Name)
            {
                case "FormattedNameAddress":
                    ReadNameAndAddress(child, party, lineJoin);
                    break;
                case "ContactInformationDetails":
                    ReadContact(child, party);
                    break;
            }
        }
    }

    private static void ReadNameAndAddress(XmlNode both, Party party, string lineJoin)
    {
        foreach (var child in both.Children())
        {
            if (child.Name == "Name")
            {
                foreach (var name in child.Children())
                {
                    if (name.Name == "FreeFormatName")
                    {
                        FreeName(name, party, lineJoin);
                    }
                    else if (name.Name == "FormattedName")
                    {
                        FormattedName(name, party);
                    }
                }
            }
            else if (child.Name == "Address")
            {
                Address(child, party);
            }
        }
    }

    private static void FreeName(XmlNode free, Party party, string lineJoin)
    {
        switch (free.TextOf("NameKind"))
        {
            case "Natural Person" or "Natural person":
                party.IsPerson = true;
                break;
            case "Legal Entity" or "Legal entity":
                party.IsPerson = false;
                break;
        }
        foreach (var details in free.Children("FreeFormatNameDetails"))
        {
            string? name = null, language = null;
            foreach (var line in details.Children("FreeFormatNameLine"))
            {
                line.Drop("sequenceNumber");
                if (line.Text is not { } text)
                {
                    continue;
                }
                var lineLanguage = St66Values.Language(line.Attribute("languageCode"));
                line.AttributeNode("languageCode").Judge();
                if (name is not null && lineLanguage != language)
                {
                    // The same name in another language or script, not the next line of this one.
                    Named(party, name, language);
                    name = null;
                }
                language = lineLanguage;
                name = name is null ? text : name + lineJoin + text;
            }
            if (name is not null)
            {
                Named(party, name, language);
            }
        }
    }

    private static void FormattedName(XmlNode formatted, Party party)
    {
        string? given = null, family = null, firm = null;
        foreach (var part in formatted.Children())
        {
            switch (part.Name)
            {
                case "NamePrefix" or "FirstName" or "MiddleName":
                    given = Joined(given, part.Text, " ");
                    break;
                case "LastName" or "SecondLastName" or "NameSuffix":
                    family = Joined(family, part.Text, " ");
                    break;
                case "OrganizationName" or "OrganizationDepartment":
                    firm = Joined(firm, part.Text, ", ");
                    break;
            }
        }
        var person = Joined(family, given, ", ");
        if (Joined(person, firm, ", ") is { } name)
        {
            party.IsPerson ??= person is not null && firm is null ? true : person is null ? false : null;
            Named(party, name, null);
        }
    }

    private static void Named(Party party, string name, string? language)
    {
        if (party.Name is null)
        {
            party.Name = name;
        }
        else if (party.Name != name)
        {
            (party.OtherNames ??= []).Add(new LocalText(language, name));
        }
    }

    private static void Address(XmlNode address, Party party)
    {
        foreach (var child in address.Children())
        {
            switch (child.Name)
            {
                case "AddressCountryCode":
                    party.Country ??= child.Text;
                    break;
                case "FreeFormatAddress":
                    foreach (var line in child.Children("FreeFormatAddressLine"))
                    {
                        line.Drop("sequenceNumber");
                        Line(party, line.Text);
                    }
                    break;
                case "FormattedAddress":
                    Structured(child, party);
                    break;
            }
        }
    }

    private static void Structured(XmlNode address, Party party)
    {
        foreach (var part in address.Children())
        {
            switch (part.Name)
            {
                case "AddressLine" or "AddressMailCode" or "AddressRoom" or "AddressFloor" or "AddressBuilding" or "AddressStreet" or "AddressCounty":
                    part.Drop("sequenceNumber");
                    Line(party, part.Text);
                    break;
                case "AddressCity":
                    party.City = Joined(party.City, part.Text, ", ");
                    break;
                case "AddressState":
                    party.Region = Joined(party.Region, part.Text, ", ");
                    break;
                case "AddressPostcode":
                    party.PostalCode ??= part.Text;
                    break;
                case "FormattedAddressCountryCode":
                    party.Country ??= part.Text;
                    break;
                case "FormattedAddressExt":
                    // USPTO: the name of the country whose code stands beside it.
                    part.Child("CountryName").Ignore();
                    break;
            }
        }
    }

    private static void Line(Party party, string? line)
    {
        if (line is not null)
        {
            (party.AddressLines ??= []).Add(line);
        }
    }

    private static void ReadContact(XmlNode contact, Party party)
    {
        foreach (var child in contact.Children())
        {
            switch (child.Name)
            {
                case "Phone":
                    // Which of the office's sorts of telephone; the number says itself whether it is one.
                    child.Drop("phoneKind");
                    party.Phones = With(party.Phones, child.Text);
                    break;
                case "Fax":
                    party.Faxes = With(party.Faxes, child.Text);
                    break;
                case "Email":
                    party.Emails = With(party.Emails, child.Text);
                    break;
                case "URL":
                    party.WebAddresses = With(party.WebAddresses, child.Text);
                    break;
                case "ContactInformationDetailsExt":
                    // USPTO: whether the office may write to the party by electronic mail; nothing about the right.
                    child.Child("EmailAuthorizedIndicator").Ignore();
                    break;
            }
        }
    }

    private static List<string>? With(List<string>? list, string? text)
    {
        list = St66Values.WithOnce(list, text);
        return list;
    }

    internal static string? Joined(string? first, string? second, string between) =>
        first is null ? second : second is null ? first : first + between + second;
}
