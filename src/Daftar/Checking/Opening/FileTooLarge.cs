namespace Daftar.Checking.Opening;

internal sealed class FileTooLarge : OpeningCheck
{
    public override string Code => "FILE-TOO-LARGE";

    public override string Wrong => "An image or document larger than is allowed";

    public override string Expected => "A file of at most intake.file.bytes.";

    public override string Mend => "Make it smaller (a scan as black and white, a film shorter), or ask the operator to raise the setting. The record is taken without it.";

    public override ReadingSample Sample => new(With: "--set intake.file.bytes=64");
}
