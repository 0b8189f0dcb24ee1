namespace Daftar.Checking.Forms;

internal sealed class JsonCutShort : ReadingCheck
{
    public override string Code => "JSON-CUT-SHORT";

    public override string Wrong => "A JSON document that ends too early";

    public override string Expected => "A JSON document with all its brackets closed.";

    public override string Mend => "Deliver the file again whole; the export or the transfer stopped before its end.";

    public override Source? Source => new("RFC 8259", "section 2");
}
