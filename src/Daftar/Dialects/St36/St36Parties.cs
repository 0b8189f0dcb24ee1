using Daftar.Rights;

namespace Daftar.Dialects.St36;

/// <summary>Parties with an <c>addressbook</c>, as ST.36 has them: applicants, inventors, agents, assignees, examiners.</summary>
internal static class St36Parties
{
    public static void All(XmlNode group, string name, ref List<Party>? into, string? category = null)
    {
        foreach (var node in group.Children(name))
        {
            St36Values.Add(ref into, Of(node, category));
        }
    }

    public static Party? Of(XmlNode node, string? category = null)
    {
        if (node.IsNone)
        {
            return null;
        }
        var book = node.Child("addressbook");
        if (book.IsNone)
        {
            book = node;
        }
        book.Drop("lang"); // of the document, or of the party's own country
        var party = new Party { Category = category, Sequence = St36Values.Sequence(node.AttributeNode("sequence")) };
        Name(book, party);
        Address(book.Child("address"), party);
        foreach (var phone in book.Children("phone"))
        {
            Add(party.Phones ??= [], phone.Text);
        }
        foreach (var mail in book.Children("email"))
        {
            Add(party.Emails ??= [], mail.Text);
        }
        party.Identifier = book.TextOf("iid") ?? book.TextOf("registered-number") ?? node.TextOf("registered-number");
        party.Nationality = St36Values.Country(node.At("nationality", "country"));
        party.Residence = St36Values.Country(node.At("residence", "country"));
        foreach (var other in node.Children("addressbook"))
        {
            if (other != book)
            {
                var name = new Party();
                Name(other, name);
                if (name.Name is { } text)
                {
                    (party.OtherNames ??= []).Add(new LocalText(St36Values.Language(other.Attribute("lang")), text));
                }
            }
        }
        return party.Name is null && party.Country is null && party.City is null ? null : party;
    }

    /// <summary>An organisation's name, or a person's with the family name first.</summary>
    private static void Name(XmlNode book, Party party)
    {
        if (St36Values.Line(book.Child("orgname")) is { } organisation)
        {
            party.Name = organisation;
            party.IsPerson = false;
            return;
        }
        if (St36Values.Line(book.Child("last-name")) is { } last)
        {
            var first = St36Values.Line(book.Child("first-name"));
            var middle = St36Values.Line(book.Child("middle-name"));
            var suffix = St36Values.Line(book.Child("suffix"));
            var given = middle is null ? first : first is null ? middle : first + " " + middle;
            party.Name = (suffix is null ? last : last + " " + suffix) + (given is null ? "" : ", " + given);
            party.IsPerson = true;
            return;
        }
        party.Name = St36Values.Line(book.Child("name"));
    }

    private static void Address(XmlNode address, Party party)
    {
        foreach (var line in address.Children())
        {
            switch (line.Name)
            {
                case "address-1" or "address-2" or "address-3" or "address-4" or "address-5" or "mailcode" or "pobox" or "room" or "address-floor" or "building" or "street" or "text":
                    Add(party.AddressLines ??= [], St36Values.Line(line));
                    break;
                case "city": party.City = St36Values.Line(line); break;
                case "county": party.Region ??= St36Values.Line(line); break;
                case "state": party.Region = St36Values.Line(line); break;
                case "postcode": party.PostalCode = line.Text; break;
                case "country":
                    party.Country = St36Values.Country(line);
                    break;
            }
        }
    }

    internal static void Add(List<string> list, string? item)
    {
        if (item is not null)
        {
            list.Add(item);
        }
    }
}
