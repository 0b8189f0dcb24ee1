using Daftar.Rights;

namespace Daftar.Dialects.St66;

/// <summary>Parties that a transaction puts beside its marks or designs: ST.66 lets a mark name them by key.</summary>
internal sealed class PartiesBeside
{
    public static readonly PartiesBeside None = new();

    public List<XmlNode> Applicants { get; } = [];
    public List<XmlNode> Representatives { get; } = [];

    /// <summary>The transaction holds one mark: parties beside it that no key names are its own.</summary>
    public bool BelongToTheOnly { get; set; }

    /// <summary>The party of that key, or none.</summary>
    public XmlNode Find(string role, string key)
    {
        foreach (var details in role == "Applicant" ? Applicants : role == "Representative" ? Representatives : [])
        {
            foreach (var party in details.Children(role))
            {
                if (party.Child(role == "Applicant" ? "ApplicantIdentifier" : "RepresentativeIdentifier").Peek()?.Trim() == key)
                {
                    return party;
                }
            }
        }
        return default;
    }

    /// <summary>Parties no key names are those of the only mark or design there is; of several nobody can say whose they are, and they stay residue.</summary>
    public void GiveTo(IpRecord record, ReadContext context)
    {
        if (!BelongToTheOnly)
        {
            return;
        }
        foreach (var details in record.Applicants is null ? Applicants : [])
        {
            record.Applicants = St66Parties.With(record.Applicants, details, "Applicant", None, context);
        }
        foreach (var details in record.Representatives is null ? Representatives : [])
        {
            record.Representatives = St66Parties.With(record.Representatives, details, "Representative", None, context);
        }
    }
}

/// <summary>ApplicantType, RepresentativeType, OpponentType, ClaimantType, LicenseeType, DesignerType: alike but for the role in each element's name.</summary>
internal static class St66Parties
{
    /// <summary>The list with every party of an element: written out (<c>Applicant</c>), or named by key (<c>ApplicantKey</c>).</summary>
    /// <param name="role">The role in the names of the elements: Applicant, Representative, Opponent …</param>
    /// <param name="category">Set as <see cref="Party.Category"/> where the party has none of its own.</param>
    public static List<Party>? With(List<Party>? list, XmlNode details, string role, PartiesBeside beside, ReadContext context, string? category = null)
    {
        foreach (var child in details.Children())
        {
            Party? party = null;
            var name = child.Name.AsSpan();
            if (!name.StartsWith(role, StringComparison.Ordinal))
            {
                continue;
            }
            if (name.Length == role.Length)
            {
                party = Read(child, role, context);
            }
            else if (name[role.Length..] is "Key" && child.Child("Identifier") is { Exists: true } key)
            {
                // EM: the office that gave the key, which is the office of the register.
                key.Drop("identifierKindCode");
                if (key.Text is { } id)
                {
                    var written = beside.Find(role, id);
                    party = written.Exists ? Read(written, role, context) : new Party { Identifier = id };
                }
            }
            if (party is not null && !IsEmpty(party))
            {
                party.Category ??= category;
                (list ??= []).Add(party);
            }
            else if (child.Child("Comment") is var remark && remark.Peek()?.Trim() is not (null or "Attorney of Record" or "Domestic Correspondent" or "Domestic Representative"))
            {
                remark.Unread();
            }
        }
        return list;
    }

    /// <summary>Reads one party; <paramref name="role"/> is the beginning of its elements' names.</summary>
    public static Party Read(XmlNode node, string role, ReadContext context)
    {
        var party = new Party();
        XmlNode comment = default;
        // What to do with the party's own register entry; the state of the mark is delivered whole.
        if (node.Attribute("operationCode") is { } asked && !Operations.IsWord(asked))
        {
            node.AttributeNode("operationCode").Unread();
        }
        foreach (var child in node.Children())
        {
            if (!child.Name.StartsWith(role, StringComparison.Ordinal))
            {
                if (child.Name == "Comment")
                {
                    party.Category ??= child.Text;
                    comment = child;
                }
                continue;
            }
            switch (child.Name.AsSpan(role.Length))
            {
                case "Identifier":
                    child.Drop("identifierKindCode");
                    party.Identifier = child.Text;
                    break;
                case "SequenceNumber":
                    party.Sequence = St66Values.Count(child, context);
                    break;
                case "KindCode":
                    party.Category = child.Text ?? party.Category;
                    break;
                case "NationalityCode":
                    party.Nationality = child.Text;
                    break;
                case "LegalEntity":
                    party.LegalForm = child.Text;
                    break;
                case "IncorporationCountryCode":
                    party.IncorporationCountry = child.Text;
                    break;
                case "IncorporationState":
                    party.IncorporationRegion = child.Text;
                    break;
                case "AddressBook":
                    St66AddressBook.Read(child, party, role == "Representative" ? ", " : " ");
                    break;
                case "Ext":
                    St66UsParties.ReadExtension(child, party, context);
                    break;
            }
        }
        if (comment.Peek()?.Trim() is { Length: > 0 } remark && remark != party.Category)
        {
            comment.Unread();
        }
        return party;
    }

    /// <summary>CorrespondenceAddressType.</summary>
    public static List<Party>? WithCorrespondent(List<Party>? list, XmlNode address)
    {
        var party = new Party { Identifier = address.TextOf("CorrespondenceAddressIdentifier"), Category = address.TextOf("CorrespondenceAddressParty") };
        St66AddressBook.Read(address.Child("CorrespondenceAddressBook"), party, ", ");
        return party.Name is not null || party.AddressLines is not null || party.Emails is not null ? St66Values.With(list, party) : list;
    }

    /// <summary>The USPTO writes a representative even where there is none: a role and nothing else.</summary>
    internal static bool IsEmpty(Party party) =>
        party.Name is null && party.Identifier is null && party.AddressLines is null && party.City is null && party.Emails is null && party.Phones is null
        && party.LegalForm is null && party.Country is null;
}
