using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class SheetColumnsUnmapped : ReadingCheck
{
    public override string Code => "SHEET-COLUMNS-UNMAPPED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Columns that no field was given";

    public override string Expected => "A field for each column, or its name under \"ignore\".";

    public override string Mend => "Give the column a field of the mapping if it says something of the right. What it holds is kept with each record meanwhile.";
}
