using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>Somebody applied or owns: a record that speaks fully of parties names them.</summary>
internal sealed class ApplicantMissing : Check
{
    public override string Code => "APPLICANT-MISSING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "At least one applicant or owner with a name (INID 71, 73, 730 to 733).";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Operation == Operation.State && (record.Scope.Fully & Parts.Parties) != 0 && !Named(record.Applicants) && !Named(record.Owners))
        {
            run.Find("no applicant and no owner", "applicantBag");
        }
    }

    private static bool Named(List<Party>? parties) => parties is not null && parties.Exists(party => (party.Name ?? party.Identifier) is not null);
}
