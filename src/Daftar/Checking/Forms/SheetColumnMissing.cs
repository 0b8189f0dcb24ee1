namespace Daftar.Checking.Forms;

internal sealed class SheetColumnMissing : ReadingCheck
{
    public override string Code => "SHEET-COLUMN-MISSING";

    public override string Wrong => "A column that is not in the spreadsheet";

    public override string Expected => "Every column that the mapping names, under the head that it names or at that place.";

    public override string Mend => "Correct the mapping, or give the column its head back in the export.";
}
