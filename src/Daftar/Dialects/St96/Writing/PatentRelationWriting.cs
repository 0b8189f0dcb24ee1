using Daftar.Rights;
using Daftar.Rights.Patents;
using Daftar.Values;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>Related documents, international and regional data, family, designations, licences, opposition and licence of right.</summary>
internal static class PatentRelationWriting
{
    public static void Related(St96Xml xml, PatentRecord patent)
    {
        var opened = false;
        foreach (var one in patent.Relations ?? [])
        {
            if (one.Kind is RelationKind.InternationalFiling or RelationKind.RegionalFiling || IsPublishing(patent, one))
            {
                continue;
            }
            var element = Element(one);
            if (element is null)
            {
                xml.Lose("relationBag/" + one.Kind);
                continue;
            }
            if (!opened)
            {
                xml.Open(Pat, "RelatedDocumentBag");
                opened = true;
            }
            xml.Open(Pat, element);
            if (one.Kind is RelationKind.Provisional or RelationKind.RelatedPublication or RelationKind.UtilityModelBasis)
            {
                Identification(xml, one);
                xml.Text(Pat, "ProvisionalApplicationStatusCode", one.Kind == RelationKind.Provisional ? one.Text : null);
            }
            else
            {
                ParentAndChild(xml, patent, one);
            }
            xml.Close();
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static string? Element(Relation one)
    {
        foreach (var (element, kind) in St96PatentRelations.Kinds)
        {
            if (kind == one.Kind)
            {
                return element;
            }
        }
        return null;
    }

    private static void ParentAndChild(St96Xml xml, PatentRecord patent, Relation one)
    {
        var isParent = one.IsChild == true;
        xml.Open(Pat, "ParentDocument");
        if (isParent)
        {
            Self(xml, patent);
        }
        else
        {
            Identification(xml, one);
            xml.Text(Pat, "ParentDocumentStatusCode", one.Of == Numbers.Publication ? null : one.Text);
            if (Pct(patent, one) is { } pct)
            {
                xml.Open(Pat, "PCTDocumentParent");
                Application(xml, pct);
                xml.Close();
            }
        }
        xml.Close();
        xml.Open(Pat, "ChildDocument");
        if (isParent)
        {
            Identification(xml, one);
        }
        else
        {
            Self(xml, patent);
        }
        xml.Close();
    }

    /// <summary>The international filing of the parent stands behind the parent's relation, and is written inside it.</summary>
    private static Relation? Pct(PatentRecord patent, Relation one)
    {
        var at = patent.Relations!.IndexOf(one);
        return at + 1 < patent.Relations.Count && patent.Relations[at + 1] is { Kind: RelationKind.InternationalFiling, Text: St96PatentRelations.OfParent } next ? next : null;
    }

    private static void Self(St96Xml xml, PatentRecord patent)
    {
        xml.Open(Pat, "PatentDocumentIdentification").Open(Pat, "ApplicationIdentification");
        xml.Text(Com, "IPOfficeCode", patent.Office);
        if (patent.Number(Numbers.Application) is { } number)
        {
            RelationWriting.Application(xml, Com, "ApplicationNumber", null, number);
        }
        xml.Close();
        xml.Close();
    }

    /// <summary>pat:PatentDocumentIdentification of the other document.</summary>
    private static void Identification(St96Xml xml, Relation one)
    {
        xml.Open(Pat, "PatentDocumentIdentification");
        switch (one.Of)
        {
            case Numbers.Publication:
                xml.Open(Pat, "PatentPublicationIdentification");
                xml.Text(Com, "IPOfficeCode", one.Office);
                xml.Text(Pat, "PublicationNumber", one.Number);
                xml.Text(Com, "PatentDocumentKindCode", one.Text);
                xml.Text(Com, "PublicationDate", one.Date);
                xml.Close();
                break;
            case Numbers.Grant:
                xml.Open(Pat, "PatentGrantIdentification");
                xml.Text(Com, "IPOfficeCode", one.Office);
                xml.Text(Pat, "PatentNumber", one.Number);
                xml.Text(Pat, "GrantDate", one.Date);
                xml.Close();
                break;
            default:
                Application(xml, one);
                if (one.PublicationNumber is not null || one.RegistrationDate is not null)
                {
                    xml.Open(Pat, "PatentGrantIdentification");
                    xml.Text(Com, "IPOfficeCode", one.Office);
                    xml.Text(Pat, "PatentNumber", one.PublicationNumber);
                    xml.Text(Pat, "GrantDate", one.RegistrationDate);
                    xml.Close();
                }
                break;
        }
        xml.Close();
    }

    private static void Application(St96Xml xml, Relation one)
    {
        xml.Open(Pat, "ApplicationIdentification");
        xml.Text(Com, "IPOfficeCode", one.Office);
        if (one.Number is not null)
        {
            RelationWriting.Application(xml, Com, "ApplicationNumber", null, one.Number);
        }
        xml.Text(Pat, "FilingDate", one.Date);
        xml.Close();
    }

    /// <summary>A publication by another office is what the international or regional office published of this application.</summary>
    private static bool IsPublishing(PatentRecord patent, Relation one) =>
        one is { Kind: RelationKind.RelatedPublication, Of: Numbers.Publication, IsChild: false } && one.Office is not null && one.Office != patent.Office;

    public static void International(St96Xml xml, PatentRecord patent)
    {
        Filing(xml, patent, RelationKind.InternationalFiling, "InternationalFilingData");
        Filing(xml, patent, RelationKind.RegionalFiling, "RegionalFilingData");
        Publishing(xml, patent, international: true);
        Publishing(xml, patent, international: false);
    }

    private static void Filing(St96Xml xml, PatentRecord patent, RelationKind kind, string name)
    {
        var written = false;
        foreach (var one in patent.Relations ?? [])
        {
            if (one.Kind != kind || one.Text == St96PatentRelations.OfParent)
            {
                continue;
            }
            if (written)
            {
                xml.Lose("relationBag/" + kind);
                continue;
            }
            written = true;
            xml.Open(Pat, name);
            Application(xml, one);
            xml.Close();
            xml.LoseWhere(one.Text is not null, "relationBag/statusText");
        }
        if (kind == RelationKind.InternationalFiling && !written)
        {
            xml.LoseWhere(patent.Number(Numbers.International) is not null, "identifierBag/International");
        }
    }

    private static void Publishing(St96Xml xml, PatentRecord patent, bool international)
    {
        var written = false;
        foreach (var one in patent.Relations ?? [])
        {
            if (!IsPublishing(patent, one) || one.Office == "WO" != international)
            {
                continue;
            }
            if (written)
            {
                xml.Lose("relationBag/RelatedPublication");
                continue;
            }
            written = true;
            xml.Open(Pat, international ? "InternationalPublishingData" : "RegionalPublishingData");
            Identification(xml, one);
            xml.Close();
        }
    }

    /// <summary>The standard wants the priority application of the family, which the record names among its priorities.</summary>
    public static void Family(St96Xml xml, PatentRecord patent)
    {
        if (patent.Family is null && patent.FamilyMembers is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "PatentFamily");
        if (patent.FamilyMembers is { Count: > 0 })
        {
            foreach (var member in patent.FamilyMembers)
            {
                var parts = member.Split(' ');
                xml.Open(Pat, "PatentFamilyMember").Open(Pat, "PatentPublicationIdentification");
                xml.Text(Com, "IPOfficeCode", parts.Length > 1 ? parts[0] : null);
                xml.Text(Pat, "PublicationNumber", parts.Length > 1 ? parts[1] : member);
                xml.Text(Com, "PatentDocumentKindCode", parts.Length > 2 ? parts[2] : null);
                xml.Close();
                xml.Close();
            }
            xml.LoseWhere(patent.Family is not null, "patentFamilyIdentifier");
        }
        else
        {
            xml.Text(Pat, "PatentFamilyText", patent.Family);
        }
        xml.Close();
    }

    public static void Designations(St96Xml xml, List<Designation>? designations)
    {
        if (designations is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "StateDesignation");
        string? region = null;
        foreach (var one in designations)
        {
            if (Through(one) is { } office)
            {
                if (region != office)
                {
                    if (region is not null)
                    {
                        xml.Close();
                    }
                    region = office;
                    xml.Open(Pat, "RegionalDesignation");
                    xml.Text(Pat, "RegionalOfficeCode", office);
                }
                xml.Text(Com, "DesignatedCountryCode", one.Office);
            }
            xml.LoseWhere(one.Date is not null, "designationBag/designationDate");
            xml.LoseWhere(one.Status != GeneralStatus.Unknown || one.StatusText is not null, "designationBag/statusCategory");
        }
        if (region is not null)
        {
            xml.Close();
        }
        var national = designations.FindAll(static one => Through(one) is null);
        if (national.Count > 0)
        {
            xml.Open(Pat, "NationalDesignation");
            foreach (var one in national)
            {
                xml.Text(Com, "DesignatedCountryCode", one.Office);
                xml.LoseWhere(one.Category != St96PatentRelations.National, "designationBag/designationCategory");
            }
            xml.Close();
        }
        xml.Close();
    }

    /// <summary>The regional office through which a state is designated, where the list of V6.0 has it ("regional EP, national" is both); null for a national designation.</summary>
    private static string? Through(Designation one)
    {
        var office = one.Category?.StartsWith(St96PatentRelations.Regional, StringComparison.Ordinal) == true ? one.Category[St96PatentRelations.Regional.Length..].Split(',')[0] : "";
        return ClosedLists.IsRegionalOffice(office) ? office : null;
    }

    public static void Licences(St96Xml xml, List<RegisterEntry>? entries)
    {
        var opened = false;
        foreach (var entry in entries ?? [])
        {
            if (entry.Kind is not ("licence" or "pledge"))
            {
                xml.LoseWhere(entry.Kind is not ("opposition" or "disclaimer" or St96PatentRelations.LicenceOfRight), "recordBag/" + entry.Kind);
                continue;
            }
            if (!opened)
            {
                xml.Open(Pat, "LicenceBag");
                opened = true;
            }
            xml.Open(Pat, "Licence");
            xml.Text(Com, "LicenceIdentifier", entry.Identifier);
            xml.Text(Com, "LicenceDate", entry.Date);
            xml.Text(Com, "LicenceCategory", entry.Kind == "pledge" ? "Security interest" : entry.Status);
            if (entry.Parties is { Count: > 0 })
            {
                xml.Open(Pat, "LicenseeBag");
                foreach (var party in entry.Parties)
                {
                    xml.Open(Pat, "Licensee");
                    PartyWriting.Contact(xml, party, publishable: false);
                    xml.Close();
                }
                xml.Close();
            }
            xml.Close();
            xml.LoseWhere(entry.Filed is not null || entry.Text is not null || entry.Published is not null || entry.StatusDate is not null, "recordBag/licence");
        }
        if (opened)
        {
            xml.Close();
        }
    }

    /// <summary>pat:LORData and pat:OppositionData, which end the bibliographic data; the schema has one of each.</summary>
    public static void Closing(St96Xml xml, List<RegisterEntry>? entries)
    {
        if (entries?.Find(static entry => entry.Kind == St96PatentRelations.LicenceOfRight) is { } offer)
        {
            xml.Open(Pat, "LORData");
            xml.Text(Pat, "LORDate", offer.Date);
            xml.Text(Pat, "LORCancellationDate", offer.StatusDate);
            xml.Close();
        }
        // One element holds all oppositions, one behind the other: opponents, then dates.
        var oppositions = entries?.FindAll(static entry => entry.Kind == "opposition") ?? [];
        if (oppositions.Count > 0)
        {
            xml.Open(Pat, "OppositionData");
        }
        foreach (var entry in oppositions)
        {
            foreach (var party in entry.Parties ?? [])
            {
                xml.Open(Pat, "Opponent");
                PartyWriting.Contact(xml, party, publishable: false);
                xml.Close();
            }
            xml.Text(Pat, "OppositionFilingDate", entry.Filed);
            var element = entry.Status switch { "terminated" => "OppositionTerminationDate", "rejected" => "OppositionRejectionDate", "inadmissible" => "OppositionInadmissibleDate", _ => null };
            if (element is not null)
            {
                xml.Text(Pat, element, entry.StatusDate);
            }
            xml.LoseWhere(element is null && entry.Status is not null, "recordBag/recordStatusText");
            xml.LoseWhere(entry.Identifier is not null || entry.Text is not null || entry.Date is not null || entry.EarlierRights is not null, "recordBag/opposition");
        }
        if (oppositions.Count > 0)
        {
            xml.Close();
        }
    }
}
