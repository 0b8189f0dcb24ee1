namespace Daftar.Dialects.St25;

/// <summary>WIPO ST.25 sequence listings, which are text with numbered items: filed until June 2022, and delivered long after.</summary>
internal sealed class St25Dialect : Dialect
{
    public override string Id => "st25";

    public override short ReaderVersion => 1;

    public override bool Recognises(DocumentStart start) => false;

    public override bool IsRecord(string localName) => false;

    /// <summary>A number without its office is that of the sender, where it is known who sends.</summary>
    internal override bool MayBeFileOfAnother(ReadOnlySpan<byte> record) => !St25Beginning.NamesWithOffice(record);

    public override void Read(XmlNode record, ReadContext context) => St25Listing.Read(record, context);
}
