using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class SheetLineSkipped : ReadingCheck
{
    public override string Code => "SHEET-LINE-SKIPPED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A line before the heads of a spreadsheet";

    public override string Expected => "Heads in the first line.";

    public override string Mend => "Nothing, where the line is a title or a date. Where it is a record, the heads are missing: state \"header\": false.";
}
