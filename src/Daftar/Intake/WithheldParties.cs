using Daftar.Dialects;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;

namespace Daftar.Intake;

/// <summary>Whom a mark means that keeps somebody from being named, and stands where no reader looks for it.</summary>
internal static class WithheldParties
{
    private static readonly string[] Roles = ["inventor", "designer", "applicant", "holder", "owner", "proprietor", "representative", "agent", "attorney", "assignee", "grantee", "correspond", "examiner", "party", "opponent", "B71", "B72", "B73", "B74"];

    private static readonly char[] Between = [' ', '\t', '\r', '\n', ',', ';'];

    /// <summary>Everybody a record names.</summary>
    public static IEnumerable<Party> Of(IpRecord record) =>
    [
        .. record.Applicants ?? [], .. record.Owners ?? [], .. record.Representatives ?? [], .. record.Correspondents ?? [], .. record.Procedures?.SelectMany(static procedure => procedure.Parties ?? []) ?? [],
        .. record switch
        {
            PatentRecord patent => patent.Inventors ?? [],
            DesignRecord design => design.Designers ?? [],
            IndicationRecord indication => [.. indication.ControlBodies ?? [], .. indication.AuthorisedUsers ?? []],
            _ => (List<Party>)[],
        },
    ];

    /// <summary>Those who are named in the nearest element of a party around an element: the same person in every role.</summary>
    public static List<Party> Around(XmlTree tree, int element, IpRecord record)
    {
        for (var at = element; at > 0; at = tree.At(at).Parent)
        {
            if (!Array.Exists(Roles, role => tree.At(at).Name.Contains(role, StringComparison.OrdinalIgnoreCase)))
            {
                continue;
            }
            var words = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            Words(tree, at, words);
            if (Of(record).Where(party => IsNamed(party, words)).ToList() is { Count: > 0 } named)
            {
                return named;
            }
        }
        return [];
    }

    private static bool IsNamed(Party party, HashSet<string> words) =>
        party.Name?.Split(Between, StringSplitOptions.RemoveEmptyEntries) is { Length: > 0 } name ? Array.TrueForAll(name, words.Contains) : party.Identifier is { } id && words.Contains(id);

    private static void Words(XmlTree tree, int index, HashSet<string> words)
    {
        for (var child = tree.At(index).FirstChild; child >= 0; child = tree.At(child).NextSibling)
        {
            ref var node = ref tree.At(child);
            if (node.Kind == XmlTree.Kind.Element)
            {
                Words(tree, child, words);
            }
            else
            {
                words.UnionWith(tree.ValueOf(ref node).Split(Between, StringSplitOptions.RemoveEmptyEntries));
            }
        }
    }
}
