using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St96;

/// <summary>pat:PartyBag.</summary>
internal static class St96PatentParties
{
    /// <summary>The category of an owner who is named as assignee.</summary>
    public const string Assignee = "assignee";

    /// <summary>The category of an inventor who has died.</summary>
    public const string Deceased = "deceased";

    /// <summary>Categories of examiners, as Daftar words them.</summary>
    public const string Primary = "primary examiner", Assistant = "assistant examiner", Officer = "authorized officer";

    public static void Read(PatentRecord patent, XmlNode bag)
    {
        List<Party>? applicants = patent.Applicants, inventors = patent.Inventors, owners = patent.Owners, agents = patent.Representatives, correspondents = patent.Correspondents;
        foreach (var child in bag.Children())
        {
            switch (child.Name)
            {
                case "ApplicantBag":
                    St96Parties.Add(ref applicants, child);
                    break;
                case "InventorBag":
                    foreach (var inventor in child.Children())
                    {
                        St96Parties.AddOne(ref inventors, inventor, inventor.Name == "DeceasedInventor" ? Deceased : null);
                    }
                    break;
                case "OwnerBag":
                    St96Parties.Add(ref owners, child);
                    break;
                case "AssigneeBag":
                    St96Parties.Add(ref owners, child, Assignee);
                    break;
                case "RegisteredPractitionerBag":
                    St96Parties.Add(ref agents, child);
                    break;
                case "ExaminerBag":
                    foreach (var examiner in child.Children())
                    {
                        Examiner(patent, examiner);
                    }
                    break;
                case "CorrespondenceAddress":
                    St96Parties.AddOne(ref correspondents, child);
                    break;
            }
        }
        patent.Applicants = applicants;
        patent.Inventors = inventors;
        patent.Owners = owners;
        patent.Representatives = agents;
        patent.Correspondents = correspondents;
    }

    private static void Examiner(PatentRecord patent, XmlNode node)
    {
        var party = new Party { Category = node.Name switch { "PrimaryExaminer" => Primary, "AssistantExaminer" => Assistant, _ => Officer } };
        St96Contacts.Name(party, node.Child("Name"));
        if (party.Name is not null)
        {
            (patent.Examiners ??= []).Add(party);
        }
    }
}
