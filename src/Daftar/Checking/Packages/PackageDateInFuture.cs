using Daftar.Checking.Codes;

namespace Daftar.Checking.Packages;

/// <summary>A day in the name later than the arrival.</summary>
internal sealed class PackageDateInFuture : PackageCheck
{
    public override string Code => "PACKAGE-DATE-IN-FUTURE";

    public override string Wrong => "The name of the package has a day in the future";

    public override string Expected => "A day not after the day the package arrives.";

    public override string Mend => "Name the package by the day on which it was produced. Where nothing else says when a statement was made, the name does.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        public override void End(PackageTotals totals, PackageRun run)
        {
            if (NameOfPackage.Day(package.Name) is { } day && day > package.Arrived.AddDays(1))
            {
                run.Find(package.Name);
            }
        }
    }
}
