using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>What is registered is not pending.</summary>
internal sealed class PendingThoughRegistered : RecordCheck
{
    public override string Code => "PENDING-THOUGH-REGISTERED";

    public override string Wrong => "Pending, though it was granted or registered";

    public override string Expected => "A status of \"registered\" or \"granted\" beside a date of registration or grant.";

    public override string Mend => "Correct the status, or leave out a date that only says when registration is planned.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Status is { General: GeneralStatus.Pending } status && record.RegistrationDate is { } registered && !run.IsFuture(registered) && !(status.Date > registered) && record.Right != Right.Indication)
        {
            run.Find(Invariant($"{status.OfficeText ?? status.OfficeCode ?? "pending"}, registered {registered}"), "legalStatus", status.OfficeText ?? status.OfficeCode);
        }
    }
}
