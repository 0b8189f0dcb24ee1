using Daftar.Checking.Codes;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>What there is cannot be deleted in the same breath.</summary>
internal sealed class FullWithDeletions : PackageCheck
{
    public override string Code => "FULL-WITH-DELETIONS";

    public override string Wrong => "A full extraction that deletes";

    public override string Expected => "A full extraction holds what there is; what is gone is absent from it.";

    public override string Mend => "Leave records to be deleted out of a full extraction, or deliver the package as an update.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        private readonly bool _isFull = package.IsFull ?? NameOfPackage.IsFull(package.Location) ?? false;
        private long _deletions;

        public override void See(in RecordFacts record, PackageRun run) => _deletions += record.IsDelete ? 1 : 0;

        public override void End(PackageTotals totals, PackageRun run)
        {
            if (_isFull && _deletions > 0)
            {
                run.Find(Invariant($"{_deletions} records to be deleted"));
            }
        }
    }
}
