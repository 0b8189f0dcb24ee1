namespace Daftar.Checking.Reading;

/// <summary>The root element and namespace are of no dialect.</summary>
internal sealed class DocumentUnrecognised : ReadingCheck
{
    public override string Code => "DOCUMENT-UNRECOGNISED";

    public override string Wrong => "A document of no standard Daftar reads";

    public override string Expected => "ST.96, ST.66, ST.86 or ST.36.";

    public override string Mend => "Deliver the records in one of the standards. A file that is no delivery (an index, a log) can stay out of the package.";
}
