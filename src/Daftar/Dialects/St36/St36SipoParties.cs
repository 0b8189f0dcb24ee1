using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>Parties as CNIPA writes them since about 2015: zeros stand for what is not there, in text and in digits.</summary>
internal static class St36SipoParties
{
    public static void Read(XmlNode parties, PatentRecord record)
    {
        List<Party>? applicants = null, inventors = null, representatives = null;
        parties.Child("ApplicantDetails").Drop("representative"); // which of them stands for all
        foreach (var node in parties.Child("ApplicantDetails").Children("Applicant"))
        {
            node.Drop("appType");
            var code = node.Child("OrganizationCode");
            var identifier = code.Text?.Trim('0') is { Length: > 0 } ? code.Text : null;
            code.Ignore(); // by whom and when the code was made
            if (Of(node, node.Child("AddressBook"), null) is { } applicant)
            {
                applicant.Identifier = identifier;
                (applicants ??= []).Add(applicant);
            }
        }
        foreach (var node in parties.Child("InventorDetails").Children("Inventor"))
        {
            if (Of(node, node.Child("AddressBook"), null) is { } inventor)
            {
                inventor.IsPerson = true;
                (inventors ??= []).Add(inventor);
            }
        }
        parties.At("AgentDetails", "CustomerNumber").Ignore(); // the number of the agency, which stands behind its name
        foreach (var node in parties.Child("AgentDetails").Children("Agent"))
        {
            var agency = node.At("Agency", "AddressBook");
            agency.Drop("lang");
            St36CnParts.Agency(agency.TextOf("OrganizationName") ?? agency.TextOf("Name"), ref representatives);
            if (Of(node, node.Child("AddressBook"), node.Attribute("repType")) is { } agent)
            {
                agent.IsPerson = true;
                (representatives ??= []).Add(agent);
            }
        }
        (record.Applicants, record.Inventors, record.Representatives) = (applicants, inventors, representatives);
    }

    private static Party? Of(XmlNode node, XmlNode book, string? category)
    {
        var sequence = St36Values.Sequence(node.AttributeNode("sequence"));
        St36Sipo.Made(node);
        node.Drop("lang");
        book.Drop("lang");
        var name = St36Values.Line(book.Child("OrganizationName", "Name"));
        if (name is null)
        {
            return null;
        }
        var party = new Party { Name = name, Sequence = sequence, Category = category };
        foreach (var part in book.Child("Address").Children())
        {
            if (!part.HasContent || part.Text is not { } text || text == "0")
            {
                continue;
            }
            switch (part.Name)
            {
                case "WIPOST3Code": party.Country = St36Values.Country(part); break;
                case "City": party.City = text; break;
                case "Province": party.Region = text; break;
                case "PostCode": party.PostalCode = text; break;
                default: (party.AddressLines ??= []).Add(text); break;
            }
        }
        return party;
    }
}
