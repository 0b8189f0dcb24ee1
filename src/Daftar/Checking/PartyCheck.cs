using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Rights.Patents;

namespace Daftar.Checking;

/// <summary>A check of each party of a record, whatever its role.</summary>
public abstract class PartyCheck : RecordCheck
{
    /// <summary>Looks at one party.</summary>
    /// <param name="party">Any of the record.</param>
    /// <param name="path">The list it stands in, in the words of the model.</param>
    /// <param name="number">Its place there, from 1.</param>
    /// <param name="run">Takes what is found.</param>
    protected abstract void Look(Party party, string path, int number, CheckRun run);

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
            Look(parties![i], path, i + 1, run);
        }
    }
}
