using System.Globalization;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A right cannot be granted or registered before it was filed.</summary>
internal sealed class RegistrationBeforeFiling : Check
{
    public override string Code => "GRANT-BEFORE-FILING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "A grant or registration date on or after the filing date.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is { IsDay: true } filed && record.RegistrationDate is { IsDay: true } granted && granted < filed)
        {
            run.Find(string.Create(CultureInfo.InvariantCulture, $"filed {filed}, granted or registered {granted}"), "registrationDate");
        }
    }
}
