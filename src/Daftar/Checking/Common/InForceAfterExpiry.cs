using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A right whose term ended more than a year ago (periods of grace are shorter) is not in force.</summary>
internal sealed class InForceAfterExpiry : RecordCheck
{
    public override string Code => "IN-FORCE-AFTER-EXPIRY";

    public override string Wrong => "In force, though it has expired";

    public override string Expected => "A status of \"ended\" once the term is over, or the new expiry date after a renewal.";

    public override string Mend => "Deliver the expiry date of the running term, or the status \"expired\". Where a period of grace runs, it is enough to deliver the record again when it is over.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Status?.General == GeneralStatus.InForce && record.ExpiryDate is { Year: < 9000 } expires && expires.LastDay.AddYears(1) < run.Today && !(record.RenewalDate > expires)
            && !(record.Status.ReportedOn is { } reported && reported.FirstDay <= expires.LastDay) && !(record.Produced is { } produced && DateOnly.FromDateTime(produced.UtcDateTime) <= expires.LastDay.AddYears(1)))
        {
            run.Find(Invariant($"{record.Status.OfficeText ?? record.Status.OfficeCode ?? "in force"}, expired {expires}"), "expiryDate", expires);
        }
    }
}
