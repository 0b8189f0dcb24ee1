using Daftar.Checking.Codes;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>A record produced more than a day after the day in the name.</summary>
internal sealed class PackageDateBeforeRecords : PackageCheck
{
    public override string Code => "PACKAGE-DATE-BEFORE-RECORDS";

    public override string Wrong => "The package is named for a day before its records were made";

    public override string Expected => "A day in the name on or after that of every record in it.";

    public override string Mend => "Name the package by the day on which it was produced, or correct the time stamps of the records.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        private readonly long _limit = NameOfPackage.LastDay(package.Name) is { } day ? day.AddDays(2).ToDateTime(TimeOnly.MinValue).Ticks : long.MaxValue;
        private long _later;

        public override void See(in RecordFacts record, PackageRun run) => _later += record.Produced > _limit ? 1 : 0;

        public override void End(PackageTotals totals, PackageRun run)
        {
            if (_later > 0)
            {
                run.Find(Invariant($"{package.Name}: {_later} records produced later"));
            }
        }
    }
}
