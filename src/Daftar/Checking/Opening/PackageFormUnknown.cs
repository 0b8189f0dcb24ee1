using Daftar.Values;

namespace Daftar.Checking.Opening;

internal sealed class PackageFormUnknown : OpeningCheck
{
    public override string Code => "PACKAGE-FORM-UNKNOWN";

    public override Severity Severity => Severity.Stop;

    public override string Wrong => "A tar, gzip, 7z, rar or other archive that is no zip";

    public override string Expected => "A zip, a folder, or one XML file.";

    public override string Mend => "Unpack it and load the folder, or pack the same files as a zip.";
}
