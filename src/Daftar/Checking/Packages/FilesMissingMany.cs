using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>More than half of the files that records name are not in the package.</summary>
internal sealed class FilesMissingMany : PackageCheck
{
    public override string Code => "FILES-MISSING-MANY";

    public override string Wrong => "Most of the named files did not come";

    public override string Expected => "The files that the records name, in the same package.";

    public override string Mend => "Look whether images and documents were packed apart, or the names in the records have another folder or ending than the files.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            if (totals.FilesNamed >= 10 && totals.FilesMissing * 2 > totals.FilesNamed)
            {
                run.Find(Invariant($"{totals.FilesMissing} of {totals.FilesNamed}"));
            }
        }
    }
}
