namespace Daftar.Checking.Forms;

internal sealed class SheetWithoutMapping : ReadingCheck
{
    public override string Code => "SHEET-WITHOUT-MAPPING";

    public override string Wrong => "A spreadsheet without a mapping";

    public override string Expected => "A mapping beside the spreadsheet or named with --mapping: it says which column is what.";

    public override string Mend => "Let daftar mapping FILE write a first draft, complete it, and put it beside the sheet as mapping.jsonc. Where the finding says that the encoding is a guess, look whether its heads read as they do with you; if not, save the sheet as UTF-8 or state the encoding in \"form\" of the mapping. With --authority, or with the code of the office in the name of the package (BG_TM_20260614_001), the code page of its region is taken.";
}
