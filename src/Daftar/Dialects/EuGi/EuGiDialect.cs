namespace Daftar.Dialects.EuGi;

/// <summary>The export of the European Union's register of geographical indications (eAmbrosia): a list in JSON, one object an indication.</summary>
internal sealed class EuGiDialect : Dialect
{
    public override string Id => "eugi";

    public override short ReaderVersion => 1;

    public override bool Recognises(DocumentStart start) => false;

    public override bool RecognisesJson(IReadOnlyList<string> members) => members.Contains("giIdentifier") && members.Contains("protectedNames");

    public override bool IsRecord(string localName) => false;

    public override void Read(XmlNode record, ReadContext context) => EuGiRecord.Read(record, context);
}
