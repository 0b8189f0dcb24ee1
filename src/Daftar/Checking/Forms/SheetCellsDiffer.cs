using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class SheetCellsDiffer : ReadingCheck
{
    public override string Code => "SHEET-CELLS-DIFFER";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A row with more or fewer cells than heads";

    public override string Expected => "As many cells in each row as there are heads.";

    public override string Mend => "Put quotation marks around cells that hold the delimiter or a line break. Where empty cells at the end of rows are left out, state \"shortRows\": true.";

    public override Source? Source => new("RFC 4180", "section 2, item 4");
}
