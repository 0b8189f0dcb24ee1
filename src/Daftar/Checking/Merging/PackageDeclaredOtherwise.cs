using Daftar.Values;

namespace Daftar.Checking.Merging;

internal sealed class PackageDeclaredOtherwise : MergingCheck
{
    public override string Code => "PACKAGE-DECLARED-OTHERWISE";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A package that came before as another kind";

    public override string Expected => "The kind of package that was declared when the same bytes came first.";

    public override string Mend => "Load it as what it was declared, or under a delivery of its own (--delivery).";
}
