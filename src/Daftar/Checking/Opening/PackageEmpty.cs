namespace Daftar.Checking.Opening;

internal sealed class PackageEmpty : OpeningCheck
{
    public override string Code => "PACKAGE-EMPTY";

    public override string Wrong => "A package without any document";

    public override string Expected => "XML documents with records (.xml or .st36), in the package or in zips inside.";

    public override string Mend => "Send what was meant: perhaps the folder above was packed, or the export ended before it wrote anything. Documents end in .xml or .st36.";
}
