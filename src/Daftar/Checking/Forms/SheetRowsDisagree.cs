namespace Daftar.Checking.Forms;

internal sealed class SheetRowsDisagree : ReadingCheck
{
    public override string Code => "SHEET-ROWS-DISAGREE";

    public override string Wrong => "Rows of one record that contradict each other";

    public override string Expected => "The same in every row of one record, of what an entry has once.";

    public override string Mend => "Look which row is right. The first one holds; what the other says is kept beside it.";
}
