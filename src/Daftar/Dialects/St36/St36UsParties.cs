using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Dialects.St36;

/// <summary>
/// Parties of the USPTO: until September 2012 the applicant is the inventor (<c>parties/applicants</c>, applicant-inventor), since then
/// <c>us-parties</c> names applicants and inventors apart (America Invents Act).
/// </summary>
internal static class St36UsParties
{
    public static void Read(XmlNode bibliography, IpRecord record)
    {
        List<Party>? applicants = null, inventors = null, owners = null, agents = null, correspondents = null, examiners = null;
        foreach (var name in (ReadOnlySpan<string>)["us-parties", "parties"])
        {
            var parties = bibliography.Child(name);
            Applicants(parties.Child("us-applicants"), "us-applicant", ref applicants, ref inventors);
            Applicants(parties.Child("applicants"), "applicant", ref applicants, ref inventors);
            foreach (var node in parties.Child("inventors").Children())
            {
                // inventor, deceased-inventor and us-deceased-inventor; rights in the United States only is what every one of them has.
                node.Drop("designation");
                St36Values.Add(ref inventors, St36Parties.Of(node));
            }
            foreach (var agent in parties.Child("agents").Children("agent"))
            {
                St36Values.Add(ref agents, St36Parties.Of(agent, agent.Attribute("rep-type")));
            }
            St36Values.Add(ref correspondents, St36Parties.Of(parties.Child("correspondence-address")));
        }
        foreach (var assignee in bibliography.Child("assignees").Children("assignee"))
        {
            var role = assignee.At("addressbook", "role").Text ?? assignee.TextOf("role");
            if (St36Parties.Of(assignee, RoleOf(role)) is { } party)
            {
                party.IsPerson ??= role is "04" or "05" ? true : null;
                (owners ??= []).Add(party);
            }
        }
        Examiner(bibliography.At("examiners", "primary-examiner"), "primary examiner", ref examiners);
        Examiner(bibliography.At("examiners", "assistant-examiner"), "assistant examiner", ref examiners);
        record.Applicants = applicants;
        record.Owners = owners;
        record.Representatives = agents;
        record.Correspondents = correspondents;
        if (record is PatentRecord patent)
        {
            patent.Inventors = inventors;
            patent.Examiners = examiners;
        }
        else if (record is DesignRecord design)
        {
            design.Designers = inventors;
            design.Examiners = examiners;
        }
    }

    private static void Applicants(XmlNode group, string name, ref List<Party>? applicants, ref List<Party>? inventors)
    {
        foreach (var node in group.Children(name))
        {
            var inventor = node.Attribute("app-type") == "applicant-inventor";
            // Rights in the United States only is what every applicant before the USPTO has.
            node.Drop("designation");
            St36Values.Add(ref applicants, St36Parties.Of(node, node.Attribute("applicant-authority-category")));
            // us-parties lists inventors by themselves.
            if (inventor && name == "applicant")
            {
                St36Values.Add(ref inventors, St36Parties.Of(node));
            }
        }
    }

    private static void Examiner(XmlNode node, string category, ref List<Party>? examiners)
    {
        if (St36Parties.Of(node, node.TextOf("department") is { } department ? $"{category}, art unit {department}" : category) is { } examiner)
        {
            examiner.IsPerson = true;
            (examiners ??= []).Add(examiner);
        }
    }

    /// <summary>What kind of assignee, in the USPTO's code (red book documentation, role of an assignee).</summary>
    public static string? RoleOf(string? code) => code switch
    {
        null => null,
        "01" => "unassigned", "02" => "United States company or corporation", "03" => "foreign company or corporation", "04" => "United States individual",
        "05" => "foreign individual", "06" => "United States government", "07" => "foreign government", "08" => "county government (United States)",
        "09" => "state government (United States)", _ => code,
    };
}
