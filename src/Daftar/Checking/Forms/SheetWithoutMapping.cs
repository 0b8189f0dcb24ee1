namespace Daftar.Checking.Forms;

internal sealed class SheetWithoutMapping : ReadingCheck
{
    public override string Code => "SHEET-WITHOUT-MAPPING";

    public override string Wrong => "A spreadsheet without a mapping";

    public override string Expected => "A mapping beside the spreadsheet or named with --mapping: it says which column is what.";

    public override string Mend => "Let daftar mapping FILE write a first draft, complete it, and put it beside the sheet as mapping.jsonc.";
}
