namespace Daftar.Checking.Reading;

internal sealed class ViewWithoutFile : ReadingCheck
{
    public override string Code => "VIEW-WITHOUT-FILE";

    public override string Wrong => "A view of a design that names no file";

    public override string Expected => "A view with ViewFilename or ViewURI.";

    public override string Mend => "Name the file of the view, and put it into the package; leave the view out where there is none.";

    public override Source? Source => new("WIPO ST.86", "View");
}
