using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Where more than one record in twenty is set aside, the export is at fault and not the records.</summary>
internal sealed class SetAsideMany : PackageCheck
{
    public override string Code => "SET-ASIDE-MANY";

    public override string Wrong => "Too many records cannot be taken";

    public override string Expected => "Less than one record in twenty set aside.";

    public override string Mend => "Look at what sets the records aside, first the most frequent finding: it is likely one fault of the export. Correct it and deliver the package again.";

    public override PackageTally Begin(PackageFacts package) => new Tally();


    private sealed class Tally : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            if (totals.SetAside > 0 && totals.Records >= 10 && totals.SetAside * 20 > totals.Records)
            {
                run.Find(Invariant($"{totals.SetAside} of {totals.Records} records"));
            }
        }
    }
}
