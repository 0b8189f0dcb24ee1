using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Checking.Designs;

/// <summary>For what the design is.</summary>
internal sealed class ProductMissing : RecordCheck
{
    public override string Code => "DESIGN-WITHOUT-PRODUCT";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A design without an indication of product";

    public override string Expected => "The product in which the design is embodied, in words (INID 54).";

    public override string Mend => "Deliver the indication of product, or a title, in at least one language.";

    public override Source? Source => new(Standards.St96, "dgn:DesignTitleText; com:LocarnoSubclassProductIndicationText (INID 54)");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is DesignRecord { Products: null or { Count: 0 }, Titles: null or { Count: 0 } } && record.SpeaksFullyOf(Parts.Bibliography | Parts.Classification))
        {
            run.Find("neither title nor product", "productIndicationBag");
        }
    }
}
