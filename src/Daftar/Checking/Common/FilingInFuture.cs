using System.Globalization;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>Nothing is filed after the day its record arrived; a Buddhist-era year (2569 for 2026) shows itself here.</summary>
internal sealed class FilingInFuture : Check
{
    public override string Code => "FILING-IN-FUTURE";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "A filing date in the Gregorian calendar, not after the day the package arrived (ST.2).";

    public override void Run(IpRecord record, CheckRun run)
    {
        // One day of grace: offices east of Greenwich are ahead.
        if (record.FilingDate is { } filed && filed.FirstDay > run.Today.AddDays(1))
        {
            run.Find(string.Create(CultureInfo.InvariantCulture, $"filed {filed}, arrived {run.Today:yyyy-MM-dd}"), "filingDate");
        }
    }
}
