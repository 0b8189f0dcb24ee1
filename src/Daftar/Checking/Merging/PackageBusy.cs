using Daftar.Values;

namespace Daftar.Checking.Merging;

internal sealed class PackageBusy : MergingCheck
{
    public override string Code => "PACKAGE-BUSY";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package that is being loaded already";

    public override string Expected => "One load of a package at a time.";

    public override string Mend => "Wait for the other process to end: it says how far it is. Then the account of the package is shown.";

    public override ReadingSample Sample => new(Instead: "It takes two processes at the same moment.");
}
