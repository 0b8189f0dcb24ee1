using Daftar.Rights;
using Daftar.Rights.Trademarks;

namespace Daftar.Checking.Trademarks;

/// <summary>A mark is registered for goods and services.</summary>
internal sealed class GoodsMissing : RecordCheck
{
    public override string Code => "GOODS-MISSING";

    public override string Wrong => "A mark without goods and services";

    public override string Expected => "The goods and services with their classes (INID 511).";

    public override string Mend => "Deliver the goods and services with the record.";

    public override Source? Source => new(Standards.St96, "tmk:GoodsServicesBag");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { Goods: null or { Count: 0 } } && record.SpeaksFullyOf(Parts.Bibliography | Parts.Classification))
        {
            run.Missing("no goods or services", "goodsServicesBag", "GoodsServices", "ClassDescription");
        }
    }
}
