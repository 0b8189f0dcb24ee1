namespace Daftar.Checking.Opening;

internal sealed class PackageEmpty : OpeningCheck
{
    public override string Code => "PACKAGE-EMPTY";

    public override string Wrong => "A package without any document";

    public override string Expected => "Documents with records, most often XML (.xml or .st36), in the package or in zips inside.";

    public override string Mend => "Send what was meant: perhaps the folder above was packed, or the export ended before it wrote anything. Documents are XML (.xml, .st36), JSON (.json), listings of sequences in text (.txt), or spreadsheets saved as text (.csv, .tsv) with a mapping.";
}
