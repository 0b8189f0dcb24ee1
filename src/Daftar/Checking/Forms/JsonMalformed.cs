using Daftar.Values;

namespace Daftar.Checking.Forms;

internal sealed class JsonMalformed : ReadingCheck
{
    public override string Code => "JSON-MALFORMED";

    public override Severity Severity => Severity.SetAside;

    public override string Wrong => "JSON that is not well-formed";

    public override string Expected => "Well-formed JSON.";

    public override string Mend => "Correct it at the line and column named: often a quotation mark or a comma is missing. Every other object of a list is read; of a document in ST.97 what stands before.";

    public override Source? Source => new("RFC 8259", "sections 2 to 7");
}
