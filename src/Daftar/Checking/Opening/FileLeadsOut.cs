namespace Daftar.Checking.Opening;

internal sealed class FileLeadsOut : OpeningCheck
{
    public override string Code => "FILE-LEADS-OUT";

    public override string Wrong => "A file whose name leads out of its zip";

    public override string Expected => "A path inside the package: without \"..\", without a drive, and not beginning with a slash.";

    public override string Mend => "Pack with paths that begin at the folder of the package (\"zip -r package.zip .\" in that folder). What was left out is not known: send it again.";
}
