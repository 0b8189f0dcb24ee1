namespace Daftar.Checking.Reading;

internal sealed class ContentsFileMissing : ReadingCheck
{
    public override string Code => "CONTENTS-FILE-MISSING";

    public override string Wrong => "A list of contents that names a file which did not come";

    public override string Expected => "Every file the list of contents names, in its folder or at most two below it.";

    public override string Mend => "Send the package whole, or write the list anew.";
}
