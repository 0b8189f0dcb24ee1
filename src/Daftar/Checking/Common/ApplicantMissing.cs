using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>Somebody applied or owns: a record that speaks fully of parties names them.</summary>
internal sealed class ApplicantMissing : RecordCheck
{
    public override string Code => "APPLICANT-MISSING";

    public override string Wrong => "Nobody applied and nobody owns";

    public override string Expected => "At least one applicant or owner with a name (INID 71, 73, 730 to 733).";

    public override string Mend => "Deliver the applicant or the owner with a name. If the name must not be shown, deliver it marked as confidential rather than leaving it out.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.SpeaksFullyOf(Parts.Parties) && !Named(record.Applicants) && !Named(record.Owners))
        {
            run.Missing("no applicant and no owner", "applicantBag", "applicant", "holder", "owner");
        }
    }

    private static bool Named(List<Party>? parties) => parties is not null && parties.Exists(static party => (party.Name ?? party.Identifier) is not null);
}
