using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class EncodingUndeclared : ReadingCheck
{
    public override string Code => "ENCODING-UNDECLARED";

    public override string Wrong => "No encoding declared, and text in a code page";

    public override string Expected => "The encoding declared that the text is written in.";

    public override string Mend => "Write UTF-8, or declare what is written: <?xml version=\"1.0\" encoding=\"windows-1252\"?>. Without a declaration a document is UTF-8 (or UTF-16 with its mark). Of the code pages of the office's languages one alone fits these bytes, and the text was read in it; others will refuse it or read it otherwise. Where several fit, the record is set aside (ENCODING-INVALID).";

    public override Source? Source => new("XML 1.0", "section 4.3.3, character encoding in entities");
}
