using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>Two groups of the same class in one record.</summary>
internal sealed class NiceClassTwice : RecordCheck
{
    public override string Code => "NICE-CLASS-TWICE";

    public override string Wrong => "A class twice";

    public override string Expected => "Each class once, with all its goods and services.";

    public override string Mend => "Put the goods and services of a class together. Where parts of a class have different fates, deliver the status with each.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { Count: > 1 } goods })
        {
            return;
        }
        for (var i = 1; i < goods.Count; i++)
        {
            for (var before = 0; before < i && i < 100; before++)
            {
                if (goods[i] is { Class: { } number, Status: null, FirstUsed: null } && number == goods[before].Class && goods[i].Classification == goods[before].Classification && goods[i].Edition == goods[before].Edition)
                {
                    run.Find(Invariant($"class {number}"), Invariant($"goodsServicesBag/{i + 1}"), number);
                    break;
                }
            }
        }
    }
}
