using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Compared with the applications a year in the office's file, where it names them.</summary>
internal sealed class VolumeBeyondYear : PackageCheck
{
    public override string Code => "VOLUME-BEYOND-YEAR";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "An update larger than a whole year";

    public override string Expected => "An update of less than a year's applications.";

    public override string Mend => "If it is a full extraction, declare it as one (--kind full). If not, look whether the export took more than it should.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);

    private sealed class Tally(PackageFacts package) : UpdateTally(package)
    {
        protected override void Judge(string office, Right right, long count, PackageRun run)
        {
            if (Package.Offices.VolumeOf(office, right) is { } usual and > 0 && count > usual)
            {
                run.Find(Invariant($"{office} {right}: {count} records, {usual} applications in a usual year"));
            }
        }
    }
}
