using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class XmlDocumentsGlued : ReadingCheck
{
    public override string Code => "XML-DOCUMENTS-GLUED";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "Several documents glued into one file";

    public override string Expected => "One document a file; each is read all the same.";

    public override string Mend => "Nothing has to be done: weekly files of the USPTO are made so, and every document in them is read. Other readers of XML stop where the second document begins; a file for each, in a zip, is read by all.";

    public override Source? Source => new("XML 1.0", "section 2.1, a document has one root element");
}
