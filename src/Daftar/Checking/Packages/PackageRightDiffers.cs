using Daftar.Checking.Codes;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Packages;

/// <summary>Folder (/ipob_ph/Trademarks/Updates/), name or declaration on one side, the records on the other.</summary>
internal sealed class PackageRightDiffers : PackageCheck
{
    public override string Code => "PACKAGE-RIGHT-DIFFERS";

    public override string Wrong => "The package is named or declared for another right than it holds";

    public override string Expected => "Records of the right that the folder, the name or the declaration says.";

    public override string Mend => "Put the package into the folder of its right (Patents, Trademarks, Designs), or declare the right it holds.";

    public override PackageTally Begin(PackageFacts package) => new Tally(package);


    private sealed class Tally(PackageFacts package) : PackageTally
    {
        private readonly Right? _said = package.Right ?? NameOfPackage.Right(package.Location);
        private readonly long[] _seen = new long[5];

        public override void See(in RecordFacts record, PackageRun run) => _seen[(int)record.Right]++;

        public override void End(PackageTotals totals, PackageRun run)
        {
            for (var right = 1; right < _seen.Length; right++)
            {
                // Design patents of the United States come as patents, and the other way round.
                if (_said is { } said && (Right)right != said && _seen[right] > 0)
                {
                    run.Find(Invariant($"said: {said}; records of {(Right)right}: {_seen[right]}"));
                }
            }
        }
    }
}
