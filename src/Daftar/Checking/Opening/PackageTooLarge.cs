using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class PackageTooLarge : OpeningCheck
{
    public override string Code => "PACKAGE-TOO-LARGE";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package that unpacks to more than is allowed";

    public override string Expected => "A package within intake.package.bytes, that all in all unpacks to no more than intake.zip.ratio times its size.";

    public override string Mend => "Split the package, or ask the operator to raise the setting the message names. A zip whose files lie over each other is no honest one: pack it again.";

    public override ReadingSample Sample => new(With: "--set intake.package.bytes=1024");
}
