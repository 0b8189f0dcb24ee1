using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>A document in a CDATA section or with its tags escaped.</summary>
internal sealed class DocumentAsText : ReadingCheck
{
    public override string Code => "DOCUMENT-AS-TEXT";

    public override string Wrong => "A whole document put into an element as text";

    public override string Expected => "The document as elements, or as a file of its own. What stands in a CDATA section or is written with &lt; for < is text to every reader of XML, and no record in it is read.";

    public override string Mend => "Let the export put the document in as it is: without <![CDATA[ and ]]> around it, with < for &lt;, and without its XML declaration and DOCTYPE; or write each document into a file of its own and zip them. The finding names the element, and how many texts stand in such elements.";

    public override Source? Source => new("XML 1.0", "section 2.7, CDATA sections");
}
