using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Indications;
using Daftar.Rights.Patents;

namespace Daftar.Register;

/// <summary>Wherever a record names parties.</summary>
internal static class PartiesOf
{
    public static IEnumerable<List<Party>> Lists(IpRecord state)
    {
        List<Party>?[] lists = state switch
        {
            PatentRecord patent => [patent.Inventors, patent.Examiners],
            DesignRecord design => [design.Designers, design.Examiners],
            IndicationRecord indication => [indication.ControlBodies, indication.AuthorisedUsers],
            _ => [],
        };
        foreach (var list in (List<Party>?[])[state.Applicants, state.Owners, state.Representatives, state.Correspondents, .. lists, .. state.Procedures?.Select(static procedure => procedure.Parties) ?? []])
        {
            if (list is not null)
            {
                yield return list;
            }
        }
    }
}
