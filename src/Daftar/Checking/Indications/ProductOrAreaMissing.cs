using Daftar.Rights;
using Daftar.Rights.Indications;

namespace Daftar.Checking.Indications;

/// <summary>An indication protects a product from an area: both are said (ST.96 GIData: ProductIndicationBag and GeographicRegionDescriptionBag are mandatory).</summary>
internal sealed class ProductOrAreaMissing : RecordCheck
{
    public override string Code => "INDICATION-WITHOUT-PRODUCT-OR-AREA";

    public override string Wrong => "A geographical indication without product or area";

    public override string Expected => "Product and geographic area of the indication (ST.96 GIData).";

    public override string Mend => "Deliver the product, and the area from which it comes, in words or as a list of places.";

    public override Source? Source => new(Standards.St96, "gin:GIData: ProductIndicationBag and GeographicRegionDescriptionBag mandatory");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not IndicationRecord { Operation: Operation.State } gi)
        {
            return;
        }
        if ((gi.Scope.Fully & Parts.Classification) != 0 && gi.Products is null && gi.ProductTexts is null && gi.NiceClasses is null)
        {
            run.Find("no product", "productCategoryBag");
        }
        if ((gi.Scope.Fully & Parts.Text) != 0 && gi.Area is null)
        {
            run.Find("no area", "geographicRegionDescriptionBag");
        }
    }
}
