using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A right does not end before it was filed.</summary>
internal sealed class TerminationBeforeFiling : RecordCheck
{
    public override string Code => "TERMINATION-BEFORE-FILING";

    public override string Wrong => "Ended before it was filed";

    public override string Expected => "A termination date on or after the filing date.";

    public override string Mend => "Look which of the two dates is wrong.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is { IsDay: true } filed && record.TerminationDate is { IsDay: true } ended && ended < filed)
        {
            run.Find(Invariant($"filed {filed}, ended {ended}"), "terminationDate", ended);
        }
    }
}
