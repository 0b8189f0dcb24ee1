using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class SheetOfficeOrRightMissing : ReadingCheck
{
    public override string Code => "SHEET-OFFICE-OR-RIGHT-MISSING";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A spreadsheet of no office or no right";

    public override string Expected => "The office and the right that the rows speak of.";

    public override string Mend => "Write \"office\" and \"right\" into the mapping, or declare them with --authority and --right.";
}
