namespace Daftar.Dialects.St26;

/// <summary>WIPO ST.26 sequence listings, DTD 1.0 to 1.3: a document attached to a patent application, which it names.</summary>
internal sealed class St26Dialect : Dialect
{
    public override string Id => "st26";

    internal override bool JudgesAll => true;

    public override short ReaderVersion => 1;

    public override IReadOnlyList<string> Roots { get; } = ["ST26SequenceListing"];

    public override bool Recognises(DocumentStart start) => IsRecord(start.Root);

    public override bool IsRecord(string localName) => localName is "ST26SequenceListing";

    public override void Read(XmlNode record, ReadContext context) => St26Listing.Read(record, context);

    internal override bool MayBeFileOfAnother(ReadOnlySpan<byte> record) => !St26Beginning.NamesApplication(record);
}
