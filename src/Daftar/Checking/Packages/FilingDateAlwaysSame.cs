using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>A hundred and more records of one and the same filing date: a constant, not a date.</summary>
internal sealed class FilingDateAlwaysSame : PackageCheck
{
    public override string Code => "FILING-DATE-ALWAYS-SAME";

    public override string Wrong => "All records have one filing date";

    public override string Expected => "The filing date of each application.";

    public override string Mend => "Look at the export: the date of the export or a default was written for all.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private const int Enough = 100;

        private long _records;
        private int _date;
        private bool _differs;

        public override void See(in RecordFacts record, PackageRun run)
        {
            if (record.FilingDate == 0)
            {
                return;
            }
            _records++;
            _differs |= _date != 0 && record.FilingDate != _date;
            _date = record.FilingDate;
        }

        public override void End(PackageTotals totals, PackageRun run)
        {
            if (_records >= Enough && !_differs)
            {
                run.Find(Invariant($"{_records} records filed {_date}"));
            }
        }
    }
}
