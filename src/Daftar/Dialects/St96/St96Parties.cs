using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Dialects.St96;

/// <summary>Parties of ST.96: the same parts under every role (com:Contact, com:PublicationContact, identifiers, nationality, legal form).</summary>
internal static class St96Parties
{
    /// <summary>Every party of a bag, or the party itself where an office leaves the bag out.</summary>
    public static void Add(ref List<Party>? list, XmlNode bag, string? category = null)
    {
        foreach (var child in bag.Children())
        {
            if (child.Name == "PartyIdentifierBag")
            {
                foreach (var identifier in child.Children("PartyIdentifier"))
                {
                    if (identifier.Text is { } number)
                    {
                        (list ??= []).Add(new Party { Identifier = number, Category = category });
                    }
                }
            }
            else
            {
                AddOne(ref list, child, category);
            }
        }
    }

    /// <summary>One party; one that says nothing is left out.</summary>
    public static void AddOne(ref List<Party>? list, XmlNode node, string? category = null)
    {
        var party = new Party { Sequence = St96Values.Whole(node.AttributeNode("sequenceNumber")) };
        // The operation stands on the record; on a party inside a state it says nothing more.
        if (node.Attribute("operationCategory") is { } asked && !Operations.IsWord(asked))
        {
            node.AttributeNode("operationCategory").Unread();
        }
        var published = Published(party, node);
        foreach (var child in node.Children())
        {
            if (published && child.Name == "Contact")
            {
                St96Contacts.ReadBehindPublished(party, child);
            }
            else if (!published || child.Name != "PublicationContact")
            {
                Read(party, child);
            }
        }
        if (party.Name is null && party.Identifier is null && party.WaivedNaming is null && party.AddressLines is null && party.Country is null)
        {
            return;
        }
        party.Category ??= category;
        (list ??= []).Add(party);
    }

    /// <summary>
    /// Where com:PublicationContact stands beside com:Contact, it is what may be shown ("a limited contact information of the person is provided due
    /// to privacy reason", Common V6.0), wherever it stands among the two; true where it was read.
    /// </summary>
    private static bool Published(Party party, XmlNode node)
    {
        if (!node.Child("Contact").Exists)
        {
            return false;
        }
        var any = false;
        foreach (var contact in node.Children("PublicationContact"))
        {
            St96Contacts.Read(party, contact);
            any = true;
        }
        return any;
    }

    private static void Read(Party party, XmlNode child)
    {
        switch (child.Name)
        {
            case "Contact":
            case "PublicationContact":
            case "ContactText":
                St96Contacts.Read(party, child);
                break;
            case "PartyIdentifier":
            case "RegisteredPractitionerRegistrationNumber":
                party.Identifier ??= child.Text;
                break;
            case "LegalEntityName":
                party.LegalForm ??= child.Text;
                break;
            case "NationalLegalEntityCode":
                // The office's number for the legal form, whose words stand beside it (USPTO: 3 for CORPORATION).
                if (party.LegalForm is not null || child.Parent.Child("LegalEntityName").Exists)
                {
                    child.Ignore();
                }
                break;
            case "NationalityCode":
                party.Nationality ??= child.Text;
                break;
            case "ResidenceCountryCode":
                party.Residence ??= child.Text;
                break;
            case "Entitlement":
                party.Residence ??= child.At("HabitualResidence", "HabitualResidenceCode").Text;
                party.Residence ??= child.At("EntitlementDomiciled", "EntitlementDomiciledCode").Text;
                party.Nationality ??= child.TextOf("EntitlementNationalityCode");
                break;
            case "IncorporationCountryCode":
                party.IncorporationCountry ??= child.Text;
                break;
            case "IncorporationState":
                party.IncorporationRegion ??= child.Text;
                break;
            case "RepresentativeCategory":
            case "RegisteredPractitionerCategory":
            case "AuthorizedUserCategory":
            case "CorrespondenceAddressPartyCategory":
            case "EntityCategory":
                party.Category ??= child.Text;
                break;
            case "CommentText":
            case "InterestedPartyJustificationText":
                Role(party, child);
                break;
            case "Version":
                // The USPTO writes the role into the comment of the version.
                Role(party, child.Child("CommentText"));
                break;
            case "ApplicantCategory":
                // Applicant is what everyone in the bag is.
                party.Category = child.Text is { } category && category != "Applicant" ? category : party.Category;
                break;
            case "DesignationCategory":
                // For which states the applicant applies: all of them, before a national office.
                child.Ignore();
                break;
            case "ConfidentialIndicator":
                // "Indicates that this information is not open for publication" (Common V6.0), of an inventor or a designer.
            case "DesignerWaiverIndicator":
                if (St96Values.Indicator(child) == true)
                {
                    party.WaivedNaming = true;
                }
                else if (St96Values.IsUnreadable(child))
                {
                    party.Close();
                }
                break;
        }
    }

    private static void Role(Party party, XmlNode comment)
    {
        if (party.Category is null && comment.Text is { } role)
        {
            _ = St96Values.Whole(comment.AttributeNode("sequenceNumber"));
            party.Category = role;
        }
    }
}
