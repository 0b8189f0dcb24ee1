using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Checking;

/// <summary>A check of each party of a record, whatever its role.</summary>
public abstract class PartyCheck : RecordCheck
{
    protected abstract void Look(Party party, string path, CheckRun run);

    public sealed override void Run(IpRecord record, CheckRun run)
    {
        Each(record.Applicants, "applicantBag", run);
        Each(record.Owners, "ownerBag", run);
        Each(record.Representatives, "representativeBag", run);
        Each((record as PatentRecord)?.Inventors, "inventorBag", run);
        Each((record as DesignRecord)?.Designers, "designerBag", run);
    }

    private void Each(List<Party>? parties, string path, CheckRun run)
    {
        for (var i = 0; i < (parties?.Count ?? 0); i++)
        {
            Look(parties![i], path, run);
        }
    }
}
