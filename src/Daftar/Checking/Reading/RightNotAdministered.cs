namespace Daftar.Checking.Reading;

internal sealed class RightNotAdministered : ReadingCheck
{
    public override string Code => "RIGHT-NOT-ADMINISTERED";

    public override string Wrong => "A right that the delivering authority does not administer";

    public override string Expected => "Records of the rights the authority administers.";

    public override string Mend => "Declare the right authority, correct the office file, or add a mandate; then ./daftar release.";

    public override ReadingSample Sample => new(With: "--authority kh-dip");
}
