using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A right cannot be granted or registered before it was filed.</summary>
internal sealed class RegistrationBeforeFiling : RecordCheck
{
    public override string Code => "GRANT-BEFORE-FILING";

    public override string Wrong => "Granted or registered before it was filed";

    public override string Expected => "A grant or registration date on or after the filing date.";

    public override string Mend => "Look which of the two dates is wrong. Often day and month are exchanged, or the filing date of another application was taken.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is { IsDay: true } filed && record.RegistrationDate is { IsDay: true } granted && granted < filed)
        {
            run.Find(Invariant($"filed {filed}, granted or registered {granted}"), "registrationDate", granted);
        }
    }
}
