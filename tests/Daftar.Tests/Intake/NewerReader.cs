using Daftar.Dialects;
using Daftar.Dialects.St96;
using Daftar.Rights.Trademarks;

namespace Daftar.Tests.Intake;

/// <summary>ST.96 as a later version of Daftar might read it: one element more, a version higher. What it reads the reader of today leaves as residue.</summary>
internal sealed class NewerReader : Dialect
{
    private readonly St96Dialect _today = new();

    /// <summary>How often it was asked to read.</summary>
    public int Records;

    public override string Id => _today.Id;

    public override short ReaderVersion => (short)(_today.ReaderVersion + 1);

    public override bool Recognises(DocumentStart start) => _today.Recognises(start);

    public override bool IsRecord(string localName) => _today.IsRecord(localName);

    public override void Read(XmlNode record, ReadContext context)
    {
        Interlocked.Increment(ref Records);
        _today.Read(record, context);
        if (record.TextOf("InventedRegister") is { } register)
        {
            foreach (var (read, _) in context.Records)
            {
                ((TrademarkRecord)read).Register = register;
            }
        }
    }
}
