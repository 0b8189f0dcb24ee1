namespace Daftar.Checking.Reading;

internal sealed class XmlPrefixUndeclared : ReadingCheck
{
    public override string Code => "XML-PREFIX-UNDECLARED";

    public override string Wrong => "A prefix that is not declared";

    public override string Expected => "Every prefix declared with xmlns.";

    public override string Mend => "Declare the prefix at the root of the document, or write the one that is declared, where this is a slip of it. The record is read as if it had none; told at the first record of a file.";

    public override Source? Source => new("Namespaces in XML 1.0", "section 5, prefix declared");
}
