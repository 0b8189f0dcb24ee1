using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Compared with what the office's file expects of one update: applications a year over updates a year, where it names both.</summary>
internal sealed class VolumeBeyondPeriod : PackageCheck
{
    /// <summary>A holiday or a campaign makes two or three times the usual; a wrong export makes many.</summary>
    private const int Times = 5;

    private const int Fewest = 20;

    public override string Code => "VOLUME-BEYOND-PERIOD";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "An update of five times the usual size or more";

    public override string Expected => "An update of about a period's applications: those of a year over the number of updates in it.";

    public override string Mend => "Look whether the export took a longer time than since the last update, or records that had not changed. For the operator: correct \"expectedVolumes\" and \"updatesAYear\" in the office file.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);

    private sealed class Tally(PackageFacts package) : UpdateTally(package)
    {
        protected override void Judge(string office, Right right, long count, PackageRun run)
        {
            // Larger than a year is told as that.
            if (Package.Offices.UsualUpdate(office, right) is { } usual && count >= Fewest && count > Times * usual && count <= Package.Offices.VolumeOf(office, right))
            {
                run.Find(Invariant($"{office} {right}: {count} records, {usual:0} in a usual update"));
            }
        }
    }
}
