using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>The root element and namespace are of no dialect, and so is all that stands inside.</summary>
/// <param name="roots">Every root that is read, by standard: what the dialects themselves say.</param>
internal sealed class DocumentUnrecognised(string roots) : ReadingCheck
{
    public override string Code => "DOCUMENT-UNRECOGNISED";

    public override string Wrong => "A document of no standard Daftar reads";

    public override string Expected => $"A document that begins as one of these does, its element names exact, capitals and hyphens included. {roots} Such a document may stand inside an element of the office's own, too (DOCUMENT-WRAPPED).";

    public override string Mend => "Where the elements inside are like those of a record, what is expected says how that record begins, and which names are to be changed: write it so. The finding names the element the file begins with, its namespace, and the root that is nearly it, if there is one; inside it nothing was found that begins as a standard does. "
        + "Where the records inside are those of a standard, put its root around them, name for name. Where they are in a form of the office's own, export them in a standard, or as a spreadsheet with a mapping (docs/use/spreadsheet.md). A file that is no delivery (an index, a log, an answer of a service) can stay out of the package.";
}

/// <summary>A document of a standard inside an element that is not of it.</summary>
internal sealed class DocumentWrapped : ReadingCheck
{
    public override string Code => "DOCUMENT-WRAPPED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A document of a standard inside an element that is not of it";

    public override string Expected => "The root element of the standard (DOCUMENT-UNRECOGNISED lists them all) as the root of the document.";

    public override string Mend => "What stands inside is read as if it stood alone, so nothing must be done. What the element around it says itself (a sender, a batch number, a count) is read nowhere; each such value is told with its place (DOCUMENT-PART-UNREAD): if a record needs it, say it in the record.";
}
