namespace Daftar.Checking.Forms;

internal sealed class SheetListsDiffer : ReadingCheck
{
    public override string Code => "SHEET-LISTS-DIFFER";

    public override string Wrong => "Lists side by side of different length";

    public override string Expected => "As many values in each of the cells that belong together.";

    public override string Mend => "Leave an empty place between two separators where a value is missing, so that the others keep their places.";
}
