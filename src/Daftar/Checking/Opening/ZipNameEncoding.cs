using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class ZipNameEncoding : OpeningCheck
{
    public override string Code => "ZIP-NAME-ENCODING";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Names of files in a zip that does not say in which letters they are";

    public override string Expected => "Names in UTF-8, marked so. Others are read as code page 437, as the standard has it, and found under the names that records use in that and in other code pages.";

    public override string Mend => "Pack with a program that writes names in UTF-8 (7-Zip: -mcu=on; Info-ZIP: -UN=UTF8; most libraries do), or name files in letters a to z and digits: other systems read such names otherwise, and miss the files.";

    public override Source? Source => new("PKWARE APPNOTE 6.3", "Appendix D.1, language encoding flag (bit 11)");
}
