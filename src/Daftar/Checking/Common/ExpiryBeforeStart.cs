using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A right does not expire before it was filed or registered.</summary>
internal sealed class ExpiryBeforeStart : RecordCheck
{
    public override string Code => "EXPIRY-BEFORE-START";

    public override string Wrong => "The right expires before it begins";

    public override string Expected => "An expiry date after the filing date and after the date of grant or registration.";

    public override string Mend => "Correct the expiry date. After a renewal deliver the new one.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.ExpiryDate is not { IsDay: true } expires)
        {
            return;
        }
        if (record.FilingDate is { IsDay: true } filed && expires < filed)
        {
            run.Find(Invariant($"filed {filed}, expires {expires}"), "expiryDate", expires);
        }
        else if (record.RegistrationDate is { IsDay: true } registered && expires < registered)
        {
            run.Find(Invariant($"registered {registered}, expires {expires}"), "expiryDate", expires);
        }
    }
}
