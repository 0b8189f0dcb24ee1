using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class SheetQuoteOpen : ReadingCheck
{
    public override string Code => "SHEET-QUOTE-OPEN";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A quotation mark that nothing closes";

    public override string Expected => "A quotation mark at both ends of a quoted cell, and doubled inside.";

    public override string Mend => "Double the marks inside the cell. Where the sheet does not quote at all, state \"quote\": \"none\" in \"form\".";

    public override Source? Source => new("RFC 4180", "section 2, items 5 to 7");
}
