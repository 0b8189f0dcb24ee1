namespace Daftar.Checking.Opening;

internal sealed class ZipTooDeep : OpeningCheck
{
    public override string Code => "ZIP-TOO-DEEP";

    public override string Wrong => "A zip that lies too deep in other zips";

    public override string Expected => "At most intake.zip.nesting zips inside each other.";

    public override string Mend => "Pack flatter: one zip of folders, or zips of documents in one zip.";

    public override ReadingSample Sample => new(With: "--set intake.zip.nesting=1");
}
