using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Nothing is granted or registered after the day its record arrived.</summary>
internal sealed class RegistrationInFuture : RecordCheck
{
    public override string Code => "REGISTRATION-IN-FUTURE";

    public override string Wrong => "The grant or registration lies in the future";

    public override string Expected => "A date of grant or registration not after the day the package arrived.";

    public override string Mend => "Correct the date, or deliver the record once the right is granted. A right whose publication is planned is delivered as unpublished.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Visibility == Visibility.Public && run.IsFuture(record.RegistrationDate))
        {
            run.Find(Invariant($"granted or registered {record.RegistrationDate}, arrived {run.Today:yyyy-MM-dd}"), "registrationDate", record.RegistrationDate);
        }
    }
}
