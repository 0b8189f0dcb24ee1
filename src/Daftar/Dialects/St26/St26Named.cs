namespace Daftar.Dialects.St26;

/// <summary>A listing that names no application, as a file of the record that names it; one that names its own is set aside.</summary>
internal sealed class St26Named : Dialect
{
    public override string Id => "st26";

    public override short ReaderVersion => 1;

    public override bool Recognises(DocumentStart start) => IsRecord(start.Root);

    public override bool IsRecord(string localName) => localName is "ST26SequenceListing";

    public override void Read(XmlNode record, ReadContext context) => St26Listing.ReadNamed(record, context);
}
