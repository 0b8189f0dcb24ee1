namespace Daftar.Checking.Forms;

internal sealed class SheetFileMissing : ReadingCheck
{
    public override string Code => "SHEET-FILE-MISSING";

    public override string Wrong => "A mapping for a file that did not come";

    public override string Expected => "Each file that a mapping names in the package.";

    public override string Mend => "Send the file, or correct the name behind \"file\" in the mapping: * and ? stand for what changes in it.";
}
