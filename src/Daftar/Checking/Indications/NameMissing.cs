using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Checking.Indications;

/// <summary>What is protected is a name.</summary>
internal sealed class NameMissing : RecordCheck
{
    public override string Code => "INDICATION-WITHOUT-NAME";

    public override string Wrong => "A geographical indication without a name";

    public override string Expected => "The name of the indication in at least one language or script.";

    public override string Mend => "Deliver the name.";

    public override Source? Source => new(Standards.St96, "gin:GIData: GINameBag mandatory");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is IndicationRecord { Titles: null or { Count: 0 } } && record.SpeaksFullyOf(Parts.Bibliography))
        {
            run.Find("no name", "titleBag");
        }
    }
}
