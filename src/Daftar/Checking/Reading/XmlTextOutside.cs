using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class XmlTextOutside : ReadingCheck
{
    public override string Code => "XML-TEXT-OUTSIDE";

    public override string Wrong => "Text before or behind the document, where XML allows none";

    public override string Expected => "Nothing but blanks before the first element or declaration, and behind the last element.";

    public override string Mend => "Leave out what another program wrote into the file: the prompt of a database client and the rows it counted (let it write the result alone), the head of a mail or of a web answer, NUL characters that fill a file up. The records are read all the same, but the file is no well-formed XML, and others refuse it whole.";

    public override Source? Source => new("XML 1.0", "section 2.1, well-formed documents");
}
