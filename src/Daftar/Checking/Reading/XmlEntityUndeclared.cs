namespace Daftar.Checking.Reading;

internal sealed class XmlEntityUndeclared : ReadingCheck
{
    public override string Code => "XML-ENTITY-UNDECLARED";

    public override string Wrong => "A named entity that nothing declares";

    public override string Expected => "The character itself; without a document type XML knows &amp; &lt; &gt; &quot; and &apos; alone.";

    public override string Mend => "Write the character itself in the encoding the document declares, or by its number. The text came perhaps out of HTML: look for tags in it, too. Here the name was read from a list of those in use; other parsers refuse the whole document. Told at the first record of a file.";

    public override Source? Source => new("XML 1.0", "section 4.1, well-formedness constraint: entity declared");
}
