using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>What has been used was used before today.</summary>
internal sealed class FirstUseInFuture : RecordCheck
{
    public override string Code => "FIRST-USE-IN-FUTURE";

    public override string Wrong => "First used in the future";

    public override string Expected => "A date of first use not after the day the package arrived.";

    public override string Mend => "Correct the date.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (run.IsFuture(goods[i].FirstUsed) || run.IsFuture(goods[i].FirstUsedInCommerce))
            {
                run.Find(Invariant($"{goods[i].FirstUsed} {goods[i].FirstUsedInCommerce}"), Invariant($"goodsServicesBag/{i + 1}"), run.IsFuture(goods[i].FirstUsed) ? goods[i].FirstUsed : goods[i].FirstUsedInCommerce);
            }
        }
    }
}
