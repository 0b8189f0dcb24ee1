using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Dialects.EuGi;

/// <summary>Recognised groups of producers, who hold and defend the name, and the authorities that control its use.</summary>
internal static class EuGiGroups
{
    public static void Read(IndicationRecord gi, XmlNode node)
    {
        foreach (var group in node.Children("recognisedProducersGroup"))
        {
            EuGiAgain.Touched(group.Child("updatedOn"));
            Add(gi.Owners ??= [], Party(group, "name", "address", "fk_country", "phone", "email", "url", "Recognised producer group"));
        }
        var single = Party(node, "producerGroupName", "producerGroupAdress", "producerGroupCountry", "producerGroupPhone", "producerGroupEmail", "producerGroupUrl", "Producer group");
        EuGiAgain.Touched(node.Child("producerGroupUpdatedOn"));
        if (single.Name is not null && gi.Owners?.Find(known => known.Name == single.Name) is { } same)
        {
            EuGiAgain.Group(node, same, single);
        }
        else
        {
            Add(gi.Owners ??= [], single);
        }
        foreach (var body in node.Children("competentControlAuthorities"))
        {
            Add(gi.ControlBodies ??= [], Party(body, "name", "address", "fk_country", "phone", "email", "url", null));
        }
        gi.Owners = gi.Owners is { Count: > 0 } ? gi.Owners : null;
        gi.ControlBodies = gi.ControlBodies is { Count: > 0 } ? gi.ControlBodies : null;
    }

    private static void Add(List<Party> parties, Party party)
    {
        // A party without a name is one all the same, where anything else is said of it.
        if ((party.Name ?? party.Country ?? party.AddressLines?[0] ?? party.Phones?[0] ?? party.Emails?[0] ?? party.WebAddresses?[0]) is not null)
        {
            party.Sequence = parties.Count + 1;
            parties.Add(party);
        }
    }

    private static Party Party(XmlNode node, string name, string address, string country, string phone, string mail, string web, string? category)
    {
        var lines = node.TextOf(address)?.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Party
        {
            Name = node.TextOf(name) is { } said ? string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : null, AddressLines = lines is { Length: > 0 } ? [.. lines] : null, Country = node.TextOf(country)?.ToUpperInvariant(),
            Phones = Texts(node, phone), Emails = Texts(node, mail), WebAddresses = Texts(node, web), Category = category,
        };
    }

    private static List<string>? Texts(XmlNode node, string name)
    {
        List<string>? texts = null;
        foreach (var child in node.Children(name))
        {
            if (child.Text is { } text)
            {
                (texts ??= []).Add(text);
            }
        }
        return texts;
    }
}
