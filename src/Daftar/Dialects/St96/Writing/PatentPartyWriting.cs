using Daftar.Rights;
using Daftar.Rights.Patents;
using static Daftar.Dialects.St96.Writing.St96Space;

namespace Daftar.Dialects.St96.Writing;

/// <summary>pat:PartyBag.</summary>
internal static class PatentPartyWriting
{
    public static void Write(St96Xml xml, PatentRecord patent)
    {
        if ((patent.Applicants ?? patent.Inventors ?? patent.Owners ?? patent.Representatives ?? patent.Examiners ?? patent.Correspondents) is null)
        {
            return;
        }
        xml.Open(Pat, "PartyBag");
        Bag(xml, "ApplicantBag", "Applicant", patent.Applicants, static party => true, Applicant);
        var inventors = xml.IsPublic ? patent.Inventors?.FindAll(static one => one.WaivedNaming != true) : patent.Inventors;
        Bag(xml, "InventorBag", null, inventors, static party => true, Inventor);
        Bag(xml, "OwnerBag", "Owner", patent.Owners, static party => party.Category != St96PatentParties.Assignee, Owner);
        Bag(xml, "AssigneeBag", "Assignee", patent.Owners, static party => party.Category == St96PatentParties.Assignee, null);
        Agents(xml, patent.Representatives);
        Examiners(xml, patent.Examiners);
        foreach (var correspondent in patent.Correspondents ?? [])
        {
            PartyWriting.Correspondence(xml, correspondent);
        }
        xml.Close();
    }

    private static void Bag(St96Xml xml, string bag, string? name, List<Party>? parties, Predicate<Party> belongs, Action<St96Xml, Party>? behind)
    {
        var opened = false;
        foreach (var party in parties ?? [])
        {
            if (!belongs(party))
            {
                continue;
            }
            if (!opened)
            {
                xml.Open(Pat, bag);
                opened = true;
            }
            PartyWriting.Plain(xml, Pat, name ?? (party.Category == St96PatentParties.Deceased ? "DeceasedInventor" : "Inventor"), party, publishable: true, behind);
        }
        if (opened)
        {
            xml.Close();
        }
    }

    private static void Applicant(St96Xml xml, Party party)
    {
        xml.Text(Pat, "ApplicantCategory", party.Category == "Applicant_Inventor" ? party.Category : null);
        xml.LoseWhere(party.Category is not (null or "Applicant_Inventor"), "applicantBag/partyCategory");
        Nationality(xml, party);
        xml.Text(Com, "ResidenceCountryCode", PartyWriting.Residence(xml, party));
    }

    private static void Inventor(St96Xml xml, Party party)
    {
        xml.LoseWhere(party.Category is not (null or St96PatentParties.Deceased), "inventorBag/partyCategory");
        if (party.Category != St96PatentParties.Deceased)
        {
            xml.Text(Com, "ConfidentialIndicator", party.WaivedNaming);
            Nationality(xml, party);
        }
        xml.LoseWhere(party.Residence is not null, "party/residenceCountryCode");
    }

    private static void Owner(St96Xml xml, Party party)
    {
        xml.LoseWhere(party.Category is not null, "ownerBag/partyCategory");
        xml.LoseWhere(party.Nationality is not null, "ownerBag/nationalityCode");
        xml.LoseWhere(party.Residence is not null, "party/residenceCountryCode");
    }

    private static void Nationality(St96Xml xml, Party party)
    {
        if (!(xml.IsPublic && (party.Withheld & PartyParts.Nationality) != 0))
        {
            xml.Text(Com, "NationalityCode", party.Nationality);
        }
    }

    private static void Agents(St96Xml xml, List<Party>? agents)
    {
        if (agents is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "RegisteredPractitionerBag");
        var place = 0;
        foreach (var agent in agents)
        {
            place++;
            xml.Open(Pat, "RegisteredPractitioner");
            xml.Attribute("sequenceNumber", (agent.Sequence ?? place).ToString(System.Globalization.CultureInfo.InvariantCulture));
            xml.Text(Pat, "RegisteredPractitionerRegistrationNumber", PartyWriting.Number(xml, agent));
            xml.Text(Pat, "RegisteredPractitionerCategory", ClosedLists.Practitioner(agent.Category));
            PartyWriting.Contact(xml, agent, publishable: true);
            xml.Close();
            xml.LoseWhere(agent.Nationality is not null || agent.Residence is not null || agent.LegalForm is not null, "representativeBag");
            PartyWriting.Rest(xml, agent);
        }
        xml.Close();
    }

    private static void Examiners(St96Xml xml, List<Party>? examiners)
    {
        if (examiners is not { Count: > 0 })
        {
            return;
        }
        xml.Open(Pat, "ExaminerBag");
        foreach (var examiner in examiners)
        {
            xml.Open(Pat, examiner.Category switch { St96PatentParties.Assistant => "AssistantExaminer", St96PatentParties.Officer => "AuthorizedOfficer", _ => "PrimaryExaminer" });
            ContactWriting.Name(xml, examiner, PartyWriting.Name(xml, examiner));
            xml.Close();
            xml.LoseWhere(examiner.Category is not (St96PatentParties.Primary or St96PatentParties.Assistant or St96PatentParties.Officer), "examinerBag/partyCategory");
            xml.LoseWhere(examiner.Identifier is not null || examiner.Sequence is not null || examiner.Country is not null, "examinerBag");
        }
        xml.Close();
    }
}
