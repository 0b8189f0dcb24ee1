using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A status that was reported holds already.</summary>
internal sealed class StatusDateInFuture : RecordCheck
{
    public override string Code => "STATUS-DATE-IN-FUTURE";

    public override string Wrong => "The status begins in the future";

    public override string Expected => "The date since when the status holds, not after the day the package arrived.";

    public override string Mend => "Deliver the status that holds today, and the date since when. What is planned for later is no status.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Visibility == Visibility.Public && run.IsFuture(record.Status?.Date))
        {
            run.Find(Invariant($"{record.Status!.OfficeText ?? record.Status.OfficeCode} since {record.Status.Date}"), "legalStatus/currentStatusDate", record.Status.Date);
        }
    }
}
