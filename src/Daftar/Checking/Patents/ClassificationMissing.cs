using Daftar.Rights;
using Daftar.Rights.Patents;

namespace Daftar.Checking.Patents;

/// <summary>A published invention is classified.</summary>
internal sealed class ClassificationMissing : RecordCheck
{
    public override string Code => "PATENT-CLASS-MISSING";

    public override string Wrong => "A published invention without classification";

    public override string Expected => "At least one symbol of the IPC (INID 51), or of the CPC.";

    public override string Mend => "Deliver the classification with the publication; searches by field find nothing without it.";

    public override Source? Source => new(Standards.St96, "pat:PatentClassificationBag (INID 51)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is PatentRecord { Ipc: null, Cpc: null, National: null, Locarno: null, Publications: [{ KindCode: not null }, ..] } && record.SpeaksFullyOf(Parts.Bibliography | Parts.Classification) && record.Kind?.Contains("design", StringComparison.OrdinalIgnoreCase) != true)
        {
            run.Find("no classification", "ipcClassificationBag");
        }
    }
}
