namespace Daftar.Checking.Forms;

internal sealed class SheetQuoteStray : ReadingCheck
{
    public override string Code => "SHEET-QUOTE-STRAY";

    public override string Wrong => "A quotation mark inside a quoted cell that is not doubled";

    public override string Expected => "Quotation marks doubled inside a quoted cell.";

    public override string Mend => "Double the marks inside the cell: \"The \"\"Blue\"\" House\". The row was taken with its marks as they stand; look whether the cells came out right.";

    public override Source? Source => new("RFC 4180", "section 2, item 7");
}
