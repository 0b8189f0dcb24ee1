namespace Daftar.Checking.Forms;

internal sealed class SheetUnreadable : ReadingCheck
{
    public override string Code => "SHEET-UNREADABLE";

    public override string Wrong => "A spreadsheet with none of its columns, or a file named as one that is none";

    public override string Expected => "A sheet with the columns that its mapping names.";

    public override string Mend => "Look whether it is the right file: an Excel workbook does not become CSV by its name, save its sheets as CSV in UTF-8. Then look whether delimiter, encoding and the line of the heads are what is expected, and state them in \"form\".";
}
