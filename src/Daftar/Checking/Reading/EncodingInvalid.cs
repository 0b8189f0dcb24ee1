using Daftar.Values;

namespace Daftar.Checking.Reading;

internal sealed class EncodingInvalid : ReadingCheck
{
    public override string Code => "ENCODING-INVALID";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "Bytes that are none of the declared encoding";

    public override string Expected => "Text in the encoding the document declares.";

    public override string Mend => "Write what the declaration says, or declare what is written. Often a part of the text comes from another system (windows-1252, TIS-620 …) and was joined as it was. In UTF-16 a character beyond the first 65,536 is a pair: text cut to a length in the middle of one leaves half of it.";

    public override Source? Source => new("XML 1.0", "section 4.3.3, character encoding in entities");
}
