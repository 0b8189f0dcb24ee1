using Daftar.Rights;
using Daftar.Rights.Trademarks;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>A class says for what the mark is registered.</summary>
internal sealed class ClassWithoutGoods : RecordCheck
{
    public override string Code => "CLASS-WITHOUT-GOODS";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A class without goods or services";

    public override string Expected => "The goods or services of each class, in at least one language.";

    public override string Mend => "Deliver the list of goods and services beside the class number.";

    public override Source? Source => new(Standards.St96, "tmk:ClassDescription: GoodsServicesDescriptionText");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (goods[i].Class is not null && goods[i].Descriptions is null or { Count: 0 } && record.SpeaksFullyOf(Parts.Classification))
            {
                run.Find(Invariant($"class {goods[i].Class}"), Invariant($"goodsServicesBag/{i + 1}"), goods[i].Class);
            }
        }
    }
}
