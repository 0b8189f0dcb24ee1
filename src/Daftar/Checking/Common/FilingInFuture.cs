using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Nothing is filed after the day its record arrived; a Buddhist-era year (2569 for 2026) shows itself here.</summary>
internal sealed class FilingInFuture : RecordCheck
{
    public override string Code => "FILING-IN-FUTURE";

    public override string Wrong => "The filing date lies in the future";

    public override string Expected => "A filing date in the Gregorian calendar, not after the day the package arrived (ST.2).";

    public override string Mend => "Correct the date. A year such as 2569 is of the Buddhist era: write 2026. Years of Nepal (Bikram Sambat) are 56 or 57 ahead; their days are others, too, and want a library.";

    public override Source? Source => new("WIPO ST.2", "years of the Gregorian calendar, four digits");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (run.IsFuture(record.FilingDate))
        {
            run.Find(Invariant($"filed {record.FilingDate}, arrived {run.Today:yyyy-MM-dd}"), "filingDate", record.FilingDate);
        }
    }
}
