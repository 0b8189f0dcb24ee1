using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class PackageUnreadable : OpeningCheck
{
    public override string Code => "PACKAGE-UNREADABLE";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package, or a file of it, that may not be read or went away";

    public override string Expected => "Files the user that loads may read, that stay where they are until they are read.";

    public override string Mend => "Give the right to read it, or wait until it has been copied as a whole; then load it again.";

    public override ReadingSample Sample => new(Path: "/proc/self/mem");
}
