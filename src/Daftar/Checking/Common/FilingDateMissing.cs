using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A record that speaks fully of its bibliography says when the application was filed.</summary>
internal sealed class FilingDateMissing : Check
{
    public override string Code => "FILING-DATE-MISSING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "The filing date (INID 22 and 220; ST.96 FilingDate, ApplicationDate).";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is null && record.Operation == Operation.State && (record.Scope.Fully & Parts.Bibliography) != 0 && record.Right != Right.Indication)
        {
            run.Find("no filing date", "filingDate");
        }
    }
}
