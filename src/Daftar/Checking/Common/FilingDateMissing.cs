using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A record that speaks fully of its bibliography says when the application was filed.</summary>
internal sealed class FilingDateMissing : RecordCheck
{
    public override string Code => "FILING-DATE-MISSING";

    public override string Wrong => "The filing date is missing";

    public override string Expected => "The filing date (INID 22 and 220; ST.96 FilingDate, ApplicationDate).";

    public override string Mend => "Deliver the filing date with every record that carries the bibliographic data. Without it nothing can be sorted, and the term cannot be reckoned.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is null && record.SpeaksFullyOf(Parts.Bibliography) && record.Right != Right.Indication)
        {
            run.Missing("no filing date", "filingDate", "FilingDate", "ApplicationDate");
        }
    }
}
