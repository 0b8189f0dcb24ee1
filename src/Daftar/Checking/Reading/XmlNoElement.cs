namespace Daftar.Checking.Reading;

internal sealed class XmlNoElement : ReadingCheck
{
    public override string Code => "XML-NO-ELEMENT";

    public override string Wrong => "A document without any element";

    public override string Expected => "An XML document.";

    public override string Mend => "Leave the file out, or look why it was written empty: a disk was full, or an export ended too early.";

    public override Source? Source => new("XML 1.0", "section 2.1, well-formed documents");
}
