using Daftar.Rights;
using Daftar.Rights.Designs;

namespace Daftar.Checking.Designs;

/// <summary>A design is classified by the Locarno Classification.</summary>
internal sealed class LocarnoMissing : RecordCheck
{
    public override string Code => "LOCARNO-MISSING";

    public override string Wrong => "A design without a Locarno class";

    public override string Expected => "At least one Locarno class (INID 51).";

    public override string Mend => "Deliver class and subclass of the Locarno Classification.";

    public override Source? Source => new(Standards.St96, "com:DesignClassificationBag, mandatory in dgn:Design (INID 51)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is DesignRecord design && record.SpeaksFullyOf(Parts.Classification) && design.Locarno is null or { Count: 0 } && design.NationalClasses is null)
        {
            run.Missing("no Locarno class", "locarnoClassificationBag", "Locarno", "ClassDescription");
        }
    }
}
