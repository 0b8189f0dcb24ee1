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
        if (Named(record.Applicants) || Named(record.Owners))
        {
            return;
        }
        if (record.SpeaksFullyOf(Parts.Parties))
        {
            run.Missing("no applicant and no owner", "applicantBag", "applicant", "holder", "owner");
        }
        else if (record.SpeaksFullyOf(Parts.Bibliography) && (record.Scope.Partly & Parts.Parties) != 0)
        {
            // A grant may leave to the publication of the application who applied. One that names somebody where nobody reads it does not.
            Unread(record, run);
        }
    }

    private static void Unread(IpRecord record, CheckRun run)
    {
        string? other = null;
        foreach (var left in record.Residue ?? [])
        {
            if (left.Text.Length == 0 || left.Path.Contains('@', StringComparison.Ordinal) || left.Path.EndsWith("FileReference", StringComparison.Ordinal))
            {
                continue;
            }
            if (Array.Find(Owning, name => left.Path.Contains(name, StringComparison.OrdinalIgnoreCase)) is { } owning)
            {
                run.Missing("no applicant and no owner", "applicantBag", owning);
                return;
            }
            if (other is null && Array.Find(Around, name => left.Path.Contains(name, StringComparison.Ordinal)) is { } around && !Array.Exists(Others, name => left.Path.Contains(name, StringComparison.OrdinalIgnoreCase)))
            {
                other = around;
            }
        }
        if (other is not null)
        {
            run.Missing("no applicant and no owner", "applicantBag", other);
        }
    }

    private static readonly string[] Owning = ["applicant", "holder", "owner", "assignee", "proprietor"];

    /// <summary>What all parties stand in.</summary>
    private static readonly string[] Around = ["parties/", "B700/"];

    private static readonly string[] Others = ["inventor", "agent", "correspond", "examiner", "B720", "B740", "B745", "B780"];

    private static bool Named(List<Party>? parties) => parties is not null && parties.Exists(static party => (party.Name ?? party.Identifier) is not null);
}
