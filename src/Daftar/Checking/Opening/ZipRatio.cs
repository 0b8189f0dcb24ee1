namespace Daftar.Checking.Opening;

internal sealed class ZipRatio : OpeningCheck
{
    public override string Code => "ZIP-RATIO";

    public override string Wrong => "A file that unpacks to far more than its size";

    public override string Expected => "A file of at most intake.zip.ratio times its packed size, counted from one megabyte on.";

    public override string Mend => "Look what it holds: mostly it is the same bytes over and over. If it is honest, ask the operator to raise the setting.";

    public override ReadingSample Sample => new(With: "--set intake.zip.ratio=10");
}
