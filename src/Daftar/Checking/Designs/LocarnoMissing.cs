using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Checking.Designs;

/// <summary>A design is classified by the Locarno Classification.</summary>
internal sealed class LocarnoMissing : Check
{
    public override string Code => "LOCARNO-MISSING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "At least one Locarno class (INID 51).";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is DesignRecord { Operation: Operation.State } design && (record.Scope.Fully & Parts.Classification) != 0 && design.Locarno is null or { Count: 0 } && design.NationalClasses is null)
        {
            run.Find("no Locarno class", "locarnoClassificationBag");
        }
    }
}
