namespace Daftar.Checking.Opening;

internal sealed class LinkNotFollowed : OpeningCheck
{
    public override string Code => "LINK-NOT-FOLLOWED";

    public override string Wrong => "A symbolic link instead of a file";

    public override string Expected => "The file or folder itself: a link may lead out of the package.";

    public override string Mend => "Put the file itself there (\"cp -L\", \"zip\" without -y). Links in a folder that lead to files of the same folder are read where the operator sets intake.links.follow.";
}
