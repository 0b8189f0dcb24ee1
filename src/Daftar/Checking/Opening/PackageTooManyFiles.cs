using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class PackageTooManyFiles : OpeningCheck
{
    public override string Code => "PACKAGE-TOO-MANY-FILES";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package with more files than are allowed";

    public override string Expected => "A package of at most intake.package.files files.";

    public override string Mend => "Split the package, or ask the operator to raise the setting.";

    public override ReadingSample Sample => new(With: "--set intake.package.files=1");
}
