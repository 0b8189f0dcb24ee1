namespace Daftar.Dialects.Sheets;

/// <summary>Spreadsheets of offices that have no XML: rows of text, read after a mapping the office wrote (docs/use/spreadsheet.md).</summary>
internal sealed class SheetDialect : Dialect
{
    public override string Id => "sheet";

    public override short ReaderVersion => 2;

    /// <summary>No XML is one.</summary>
    public override bool Recognises(DocumentStart start) => false;

    public override bool IsRecord(string localName) => false;

    public override void Read(XmlNode record, ReadContext context)
    {
        if (context.Envelope.Mapping is { } mapping)
        {
            new SheetRecord(mapping, record, context).Read();
        }
    }
}
