namespace Daftar.Checking.Reading;

internal sealed class MarkDrawingCodeUnknown : ReadingCheck
{
    public override string Code => "MARK-DRAWING-CODE-UNKNOWN";

    public override string Wrong => "A mark drawing code that does not exist";

    public override string Expected => "A mark drawing code of the USPTO, 0 to 6.";

    public override string Mend => "Write the code of the register; leave the element out where there is none.";
}
