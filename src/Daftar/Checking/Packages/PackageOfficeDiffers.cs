using Daftar.Checking.Codes;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>PH_TM_20260614.zip or /ipob_ph/ with records of another office.</summary>
internal sealed class PackageOfficeDiffers : PackageCheck
{
    public override string Code => "PACKAGE-OFFICE-DIFFERS";

    public override string Wrong => "The package is named for another office than its records";

    public override string Expected => "Records of the office that the name or folder says.";

    public override string Mend => "Look whether the package was put into the folder of another office, or the office code in the records is wrong.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        private readonly string? _said = NameOfPackage.Office(package.Location);
        private long _records, _others;
        private string? _other;
        private bool _isOneOffice = true;

        public override void See(in RecordFacts record, PackageRun run)
        {
            _records++;
            if (_said is not null && record.Office.Length > 0 && record.Office != _said)
            {
                _others++;
                _other ??= record.Office;
                _isOneOffice &= _other == record.Office;
            }
        }

        public override void End(PackageTotals totals, PackageRun run)
        {
            if (_others > 0 && !package.Offices.MayDeliverForOthers(_said!))
            {
                run.Find(Invariant($"named for {_said}; of {_other}{(_isOneOffice ? "" : " and others")}: {_others} of {_records} records"));
            }
        }
    }
}
