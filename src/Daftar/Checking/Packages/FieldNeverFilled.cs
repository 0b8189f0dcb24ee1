using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Of fifty and more whole records of a right none fills filing date, applicant, classification or (inventions, indications) title.</summary>
internal sealed class FieldNeverFilled : PackageCheck
{
    public override string Code => "FIELD-NEVER-FILLED";

    public override string Wrong => "A field that no record fills";

    public override string Expected => "Filing date, applicant or owner, and title or class in at least some records of a whole delivery.";

    public override string Mend => "Look at the export: a column was left out, renamed or shifted. If the office does not keep the field, it can be told once in its office file (\"checks\").";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        private const int Enough = 50;

        private readonly long[] _records = new long[5];
        private readonly Filled[] _filled = new Filled[5];

        public override void See(in RecordFacts record, PackageRun run)
        {
            if (record.IsWhole && !record.IsDelete)
            {
                _records[(int)record.Right]++;
                _filled[(int)record.Right] |= record.Filled;
            }
        }

        public override void End(PackageTotals totals, PackageRun run)
        {
            for (var right = 1; right < _records.Length; right++)
            {
                var expected = Filled.FilingDate | Filled.Applicant | (right == (int)Right.Indication ? Filled.Title : Filled.Class) | (right == (int)Right.Patent ? Filled.Title : 0);
                if (_records[right] >= Enough && (expected & ~_filled[right]) is var missing && missing != 0)
                {
                    run.Find(Invariant($"{missing}: filled in none of {_records[right]} records ({(Right)right})"));
                }
            }
        }
    }
}
