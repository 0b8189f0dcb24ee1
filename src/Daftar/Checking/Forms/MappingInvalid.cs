namespace Daftar.Checking.Forms;

internal sealed class MappingInvalid : ReadingCheck
{
    public override string Code => "MAPPING-INVALID";

    public override string Wrong => "A mapping that cannot be used";

    public override string Expected => "A mapping as the page about spreadsheets describes it.";

    public override string Mend => "Correct the line that is named; every line that is wrong is named at once. Until then no row of the sheet is read.";
}
