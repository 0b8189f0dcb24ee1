namespace Daftar.Checking.Forms;

internal sealed class SheetRowWithoutRecord : ReadingCheck
{
    public override string Code => "SHEET-ROW-WITHOUT-RECORD";

    public override string Wrong => "Rows of a further file that belong to no record";

    public override string Expected => "A record in the main file for the key of each row.";

    public override string Mend => "Send the records, or look whether the key is written alike in both files. The rows were not taken.";
}
