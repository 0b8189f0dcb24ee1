using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>By its own words expired, and the term runs on. Other ends (surrender, cancellation) come before the term is over.</summary>
internal sealed class ExpiredBeforeExpiry : RecordCheck
{
    public override string Code => "EXPIRED-BEFORE-EXPIRY";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Expired, though the term runs on";

    public override string Expected => "A status of expiry on or after the expiry date.";

    public override string Mend => "Look which of the two is wrong. Where the right ended otherwise (surrendered, cancelled, a fee not paid), deliver that status; where it was renewed, the status of a right in force.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is { Status: { General: GeneralStatus.Ended } status, ExpiryDate: { Year: < 9000 } expires } && expires.FirstDay > run.Today.AddDays(1)
            && (status.OfficeText ?? status.OfficeCode) is { } words && words.Contains("expired", StringComparison.OrdinalIgnoreCase))
        {
            run.Find(Invariant($"{words}{(status.Date is { } on ? Invariant($" on {on}") : "")}, expires {expires}"), "expiryDate", expires);
        }
    }
}
