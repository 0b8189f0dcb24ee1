namespace Daftar.Checking.Forms;

internal sealed class JsonCommaLast : ReadingCheck
{
    public override string Code => "JSON-COMMA-LAST";

    public override string Wrong => "A comma behind the last record of a list";

    public override string Expected => "No comma behind the last record.";

    public override string Mend => "Leave the comma out; let the export write JSON with a library instead of by hand. All records are read here, but most other readers refuse such a document whole.";

    public override Source? Source => new("RFC 8259", "section 5");
}
