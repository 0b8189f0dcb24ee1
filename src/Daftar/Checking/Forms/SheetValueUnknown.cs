namespace Daftar.Checking.Forms;

internal sealed class SheetValueUnknown : ReadingCheck
{
    public override string Code => "SHEET-VALUE-UNKNOWN";

    public override string Wrong => "A word that the mapping does not know";

    public override string Expected => "One of the values that the mapping lists for the column.";

    public override string Mend => "Correct the cell, or add the word to \"values\" with what it means.";
}
