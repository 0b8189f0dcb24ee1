namespace Daftar.Checking.Opening;

internal sealed class ArchiveNotOpened : OpeningCheck
{
    public override string Code => "ARCHIVE-NOT-OPENED";

    public override string Wrong => "An archive inside the package that is no zip";

    public override string Expected => "Zips, or files that are not packed: what is in other archives is not read.";

    public override string Mend => "Put the files of the archive into the package as they are, or pack them as a zip.";
}
