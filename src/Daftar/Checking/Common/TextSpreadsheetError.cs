using Daftar.Rights;

namespace Daftar.Checking.Common;

/// <summary>#N/A, #REF!, #NAME?, ########: the cell did not hold the value when it was exported.</summary>
internal sealed class TextSpreadsheetError : RecordCheck
{
    public override string Code => "TEXT-SPREADSHEET-ERROR";

    public override string Wrong => "A spreadsheet's error in place of a value";

    public override string Expected => "The value itself, or an empty cell.";

    public override string Mend => "Look at the cell: a formula in it found nothing (#N/A), refers to cells that are gone (#REF!) or has a name nobody knows (#NAME?); ######## is a column too narrow to show its value. Mend the formula or put the value in its place, widen the column, and export again.";

    public override void Run(IpRecord record, CheckRun run)
    {
        foreach (var (path, text) in run.Texts.SheetErrors)
        {
            run.Find(text, path);
        }
    }
}
