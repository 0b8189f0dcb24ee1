using Daftar.Checking.Codes;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Folder Full_Extraction or Updates, or full or update in the name.</summary>
internal sealed class PackageKindDiffers : PackageCheck
{
    public override string Code => "PACKAGE-KIND-DIFFERS";

    public override string Wrong => "Named as full extraction and declared as update, or the other way round";

    public override string Expected => "A declaration (--kind full, --kind update) that agrees with folder and name.";

    public override string Mend => "Declare the kind that the package is: of a full extraction it is judged what it omits.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            if (package.IsFull is { } declared && NameOfPackage.IsFull(package.Location) is { } named && named != declared)
            {
                run.Find(Invariant($"named as {(named ? "full extraction" : "update")}, declared as {(declared ? "full extraction" : "update")}"));
            }
        }
    }
}
