using System.Globalization;
using Daftar.Rights;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>The inside of com:Contact and com:PublicationContact.</summary>
internal static class ContactWriting
{
    /// <summary>com:Name: a person, an organization, or where that is not known an entity; further names behind it with their language.</summary>
    public static void Name(St96Xml xml, Party party, string? name)
    {
        if (name is null)
        {
            return;
        }
        xml.Open(Com, "Name");
        One(xml, party.IsPerson, null, name);
        if (party.OtherNames is not null)
        {
            foreach (var other in party.OtherNames)
            {
                One(xml, party.IsPerson, other.Language, other.Text);
            }
        }
        xml.Close();
    }

    private static void One(St96Xml xml, bool? isPerson, string? language, string name)
    {
        switch (isPerson)
        {
            case true:
                xml.Open(Com, "PersonName");
                xml.Attribute("languageCode", language);
                xml.Text(Com, "PersonFullName", name);
                xml.Close();
                break;
            case false:
                xml.Open(Com, "OrganizationName");
                xml.Attribute("languageCode", language);
                xml.Text(Com, "OrganizationStandardName", name);
                xml.Close();
                break;
            default:
                xml.Text(Com, "EntityName", new LocalText(language, name));
                break;
        }
    }

    /// <summary>City, region, country and postal code as com:PublicationContact has them.</summary>
    public static void Place(St96Xml xml, Party party, bool city, bool country, bool postal)
    {
        xml.Text(Com, "CityName", city ? party.City : null);
        xml.Text(Com, "GeographicRegionName", city ? party.Region : null);
        xml.Text(Com, "CountryCode", country ? ClosedLists.Country(party.Country) : null);
        if (postal)
        {
            xml.Text(Com, "PostalCode", party.PostalCode);
        }
    }

    public static void Address(St96Xml xml, Party party, bool hasLines, bool hasPlace, (bool City, bool Country, bool Postal) shown)
    {
        if (!hasLines && !hasPlace)
        {
            return;
        }
        xml.Open(Com, "PostalAddressBag").Open(Com, "PostalAddress");
        if (xml.IsPublic && !hasLines)
        {
            // A structured address demands the lines that the public does not see, and parties other than applicants and inventors have no publication contact.
            xml.Text(Com, "PostalAddressText", string.Join(", ", new[] { shown.City ? party.City : null, shown.City ? party.Region : null, shown.Postal ? party.PostalCode : null, shown.Country ? party.Country : null }.OfType<string>()));
        }
        else if (hasPlace)
        {
            xml.Open(Com, "PostalStructuredAddress");
            var place = 0;
            foreach (var line in hasLines ? party.AddressLines! : [])
            {
                Line(xml, ++place, line);
            }
            Place(xml, party, shown.City, shown.Country, shown.Postal);
            xml.Close();
        }
        else
        {
            foreach (var line in party.AddressLines!)
            {
                xml.Text(Com, "PostalAddressText", line);
            }
        }
        xml.Close();
        xml.Close();
    }

    public static void Each(St96Xml xml, string bag, string name, List<string>? values)
    {
        if (values is { Count: > 0 })
        {
            xml.Open(Com, bag);
            foreach (var value in values)
            {
                xml.Text(Com, name, value);
            }
            xml.Close();
        }
    }

    private static void Line(St96Xml xml, int place, string line)
    {
        xml.Open(Com, "AddressLineText");
        xml.Attribute("sequenceNumber", Small(place));
        xml.Raw.WriteString(St96Xml.Clean(line));
        xml.Close();
    }

    private static string Small(int number) => number switch { 1 => "1", 2 => "2", 3 => "3", 4 => "4", _ => number.ToString(CultureInfo.InvariantCulture) };
}
