using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class PackageNotFound : OpeningCheck
{
    public override string Code => "PACKAGE-NOT-FOUND";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package that is not there";

    public override string Expected => "A folder, a zip or a file at the path given.";

    public override string Mend => "Look at the path: whether it is spelt as it stands on the disk, and whether the share is mounted.";

    public override ReadingSample Sample => new(Path: "not-there.zip");
}
