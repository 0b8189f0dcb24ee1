namespace Daftar.Checking.Reading;

internal sealed class XmlCutShort : ReadingCheck
{
    public override string Code => "XML-CUT-SHORT";

    public override string Wrong => "A document or record that ends before it is closed";

    public override string Expected => "A complete document, in which every element that is opened is closed. A record that is cut is set aside; where a document ends too early, nobody knows what else it held.";

    public override string Mend => "Deliver the file again whole; look whether the disk was full or the copy was broken off. Within a file, look for the end tag at the place named.";

    public override Source? Source => new("XML 1.0", "section 2.1, well-formed documents");
}
