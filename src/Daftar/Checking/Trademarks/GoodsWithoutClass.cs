using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>Goods and services are delivered by class.</summary>
internal sealed class GoodsWithoutClass : RecordCheck
{
    public override string Code => "GOODS-WITHOUT-CLASS";

    public override string Wrong => "Goods or services without a class";

    public override string Expected => "The Nice class of each group of goods and services (INID 511).";

    public override string Mend => "Deliver the goods and services by class.";

    public override Source? Source => new("Nice Agreement", "Article 2(3): class numbers in official documents and publications");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (goods[i].Class is null && goods[i].NationalClasses is null && goods[i].Descriptions is { Count: > 0 })
            {
                run.Find(goods[i].Descriptions![0].Text, Invariant($"goodsServicesBag/{i + 1}"));
            }
        }
    }
}
