using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>Classes 43 to 45 came with the eighth edition.</summary>
internal sealed class NiceClassNotInEdition : RecordCheck
{
    public override string Code => "NICE-CLASS-NOT-IN-EDITION";

    public override string Wrong => "A class that this edition does not have yet";

    public override string Expected => "Classes 1 to 42 up to the seventh edition, 1 to 45 from the eighth on.";

    public override string Mend => "Correct class or edition: classes 43, 44 and 45 came with the eighth edition on 1 January 2002.";

    public override Source? Source => new("Nice Classification", "eighth edition, in force from 1 January 2002");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (goods[i] is { Classification: null, Class: "43" or "44" or "45", Edition: { } edition } && NiceEdition.Number(edition) is > 0 and < 8)
            {
                run.Find(Invariant($"class {goods[i].Class}, edition {edition}"), Invariant($"goodsServicesBag/{i + 1}"), goods[i].Class);
            }
        }
    }
}
