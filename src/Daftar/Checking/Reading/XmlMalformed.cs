using Daftar.Values;

namespace Daftar.Checking.Reading;

/// <summary>Only this record is set aside; of several entries in one record only those that are broken.</summary>
internal sealed class XmlMalformed : ReadingCheck
{
    public override string Code => "XML-MALFORMED";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "A record that is no well-formed XML";

    public override string Expected => "Well-formed XML.";

    public override string Mend => "Correct it at the line named; often an \"&\" that must be written \"&amp;\", a \"<\" in a text, or a tag that is not closed. Let the export write XML with a library instead of by hand.";

    public override Source? Source => new("XML 1.0", "section 2.1, well-formed documents");
}
