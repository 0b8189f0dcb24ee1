using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>Parties of red book 2.5 (B700): inventors, who then were the applicants, assignees, attorneys and examiners.</summary>
internal static class St36UsPatdocParties
{
    public static void Read(XmlNode group, IpRecord record)
    {
        List<Party>? applicants = null, inventors = null, owners = null, agents = null, examiners = null;
        foreach (var node in group.Child("B720").Children("B721"))
        {
            if (Of(node.Child("PARTY-US")) is { } inventor)
            {
                inventor.IsPerson = true;
                inventor.Sequence = (inventors?.Count ?? 0) + 1;
                (inventors ??= []).Add(inventor);
                (applicants ??= []).Add(inventor);
            }
            foreach (var heir in node.Children("LEGAL-REPRESENTATIVE"))
            {
                if (Of(heir.Child("PARTY-US")) is { } party)
                {
                    party.Category = "legal representative";
                    (agents ??= []).Add(party);
                }
            }
        }
        foreach (var assignment in group.Children("B730"))
        {
            // The kind of assignee follows each name.
            foreach (var node in assignment.Children())
            {
                if (node.Name == "B731")
                {
                    St36Values.Add(ref owners, Of(node.Child("PARTY-US")));
                }
                else if (node.Name == "B732US" && St36UsPatdoc.Text(node) is { } role && owners is [.., var owner])
                {
                    owner.Category = St36UsParties.RoleOf(role);
                    owner.IsPerson ??= role is "04" or "05" ? true : null;
                }
            }
        }
        foreach (var node in group.Child("B740").Children("B741"))
        {
            St36Values.Add(ref agents, Of(node.Child("PARTY-US")));
        }
        var examination = group.Child("B745");
        var unit = St36UsPatdoc.Text(examination.Child("B748US"));
        foreach (var node in examination.Children())
        {
            if (node.Name is "B746" or "B747" && Of(node.Child("PARTY-US")) is { } examiner)
            {
                examiner.IsPerson = true;
                var category = node.Name == "B746" ? "primary examiner" : "assistant examiner";
                examiner.Category = unit is null || node.Name == "B747" ? category : $"{category}, art unit {unit}";
                (examiners ??= []).Add(examiner);
            }
        }
        (record.Applicants, record.Owners, record.Representatives) = (applicants, owners, agents);
        if (record is PatentRecord patent)
        {
            (patent.Inventors, patent.Examiners) = (inventors, examiners);
        }
        else if (record is DesignRecord design)
        {
            (design.Designers, design.Examiners) = (inventors, examiners);
        }
    }

    private static Party? Of(XmlNode node)
    {
        var name = node.Child("NAM");
        var family = St36UsPatdoc.Text(name.Child("SNM"));
        var given = St36UsPatdoc.Text(name.Child("FNM"));
        var suffix = St36UsPatdoc.Text(name.Child("SFX"));
        var organisation = St36UsPatdoc.Text(name.Child("ONM"));
        name.Child("TTL").Ignore(); // Mr., Dr.
        if ((family ?? organisation) is null)
        {
            return null;
        }
        var party = new Party
        {
            Name = family is null ? organisation : (suffix is null ? family : family + " " + suffix) + (given is null ? "" : ", " + given),
            IsPerson = organisation is null ? null : family is null ? false : null,
        };
        if (family is not null && organisation is not null)
        {
            party.AddressLines = [organisation];
        }
        Address(node.Child("ADR"), party);
        var home = node.Child("RESIDENCE");
        party.City ??= St36UsPatdoc.Text(home.Child("CITY"));
        party.Region ??= St36UsPatdoc.Text(home.Child("STATE"));
        party.Residence = Country(home.Child("CTRY")) ?? Country(node.At("RCTRY", "CTRY"));
        party.Nationality = Country(node.At("NCTRY", "CTRY"));
        // An address in the United States names a state and no country.
        party.Country ??= party.Region is not null ? "US" : party.Residence;
        return party;
    }

    public static string? Country(XmlNode node) => St36Values.Country(node.Child("PDAT"));

    private static void Address(XmlNode address, Party party)
    {
        foreach (var part in address.Children())
        {
            switch (part.Name)
            {
                case "CITY": party.City = St36UsPatdoc.Text(part); break;
                case "STATE": party.Region = St36UsPatdoc.Text(part); break;
                case "PCODE": party.PostalCode = St36UsPatdoc.Text(part); break;
                case "CTRY": party.Country = Country(part); break;
                case "EAD" when St36UsPatdoc.Text(part) is { } mail: (party.Emails ??= []).Add(mail); break;
                case "TEL" when St36UsPatdoc.Text(part) is { } phone: (party.Phones ??= []).Add(phone); break;
                case "FAX" when St36UsPatdoc.Text(part) is { } fax: (party.Faxes ??= []).Add(fax); break;
                default:
                    if (St36UsPatdoc.Text(part) is { } line)
                    {
                        (party.AddressLines ??= []).Add(line);
                    }
                    break;
            }
        }
    }
}
