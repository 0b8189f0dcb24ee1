using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>Parties of the USPTO's publications of 2001 to 2004: inventors are the applicants, unless another authority is told.</summary>
internal static class St36UsPapParties
{
    public static void Read(XmlNode bibliography, PatentRecord record)
    {
        List<Party>? applicants = null, inventors = null, owners = null, correspondents = null;
        foreach (var node in bibliography.Child("inventors").Children())
        {
            var authority = node.TextOf("authority-applicant");
            if (Person(node) is { } inventor)
            {
                inventor.Sequence = (inventors?.Count ?? 0) + 1;
                (inventors ??= []).Add(inventor);
                if (authority is "INV")
                {
                    (applicants ??= []).Add(inventor);
                }
            }
        }
        foreach (var node in bibliography.Children("assignee"))
        {
            if (St36Values.Line(node.Child("organization-name")) is { } name)
            {
                var owner = new Party { Name = name, IsPerson = false, Category = node.TextOf("assignee-type") is "03" ? "foreign company or corporation" : node.TextOf("assignee-type") is "02" ? "United States company or corporation" : node.TextOf("assignee-type") };
                Address(node.Child("address"), owner);
                (owners ??= []).Add(owner);
            }
        }
        var letters = bibliography.Child("correspondence-address");
        var line = St36Values.Line(letters.Child("name-1"));
        var second = St36Values.Line(letters.Child("name-2"));
        if ((line ?? second) is { } addressee)
        {
            var party = new Party { Name = addressee };
            if (line is not null && second is not null)
            {
                party.AddressLines = [second];
            }
            Address(letters.Child("address"), party);
            correspondents = [party];
        }
        (record.Applicants, record.Inventors, record.Owners, record.Correspondents) = (applicants, inventors, owners, correspondents);
    }

    private static Party? Person(XmlNode node)
    {
        var name = node.Child("name");
        var given = St36Values.Line(name.Child("given-name"));
        var middle = St36Values.Line(name.Child("middle-name"));
        var suffix = St36Values.Line(name.Child("name-suffix"));
        var family = St36Values.Line(name.Child("family-name"));
        name.Child("name-prefix").Ignore(); // Mr., Dr.
        if (family is null)
        {
            return null;
        }
        given = middle is null ? given : given is null ? middle : given + " " + middle;
        var party = new Party { Name = (suffix is null ? family : family + " " + suffix) + (given is null ? "" : ", " + given), IsPerson = true };
        Address(node.Child("address"), party);
        var residence = node.Child("residence");
        var home = residence.Child("residence-us", "residence-non-us");
        party.City ??= St36Values.Line(home.Child("city"));
        party.Region ??= St36Values.Line(home.Child("state"));
        party.Residence = St36Values.Country(home.Child("country-code"));
        party.Country ??= party.Residence;
        party.Nationality = St36Values.Country(residence.At("citizenship", "country-code"));
        home.Child("city").Ignore(); // where an address is given too, that is shown
        home.Child("state").Ignore();
        return party;
    }

    private static void Address(XmlNode address, Party party)
    {
        foreach (var part in address.Children())
        {
            var text = St36Values.Line(part);
            switch (part.Name)
            {
                case "city": party.City = text; break;
                case "state": party.Region = text; break;
                case "postalcode": party.PostalCode = text; break;
                case "country": party.Country = St36Values.Country(part.Child("country-code")); break;
                case "email" when text is not null: (party.Emails ??= []).Add(text); break;
                case "telephone" when text is not null: (party.Phones ??= []).Add(text); break;
                case "fax" when text is not null: (party.Faxes ??= []).Add(text); break;
                default:
                    if (text is not null)
                    {
                        (party.AddressLines ??= []).Add(text);
                    }
                    break;
            }
        }
    }
}
