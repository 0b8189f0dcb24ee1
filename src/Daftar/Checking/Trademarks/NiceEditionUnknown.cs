using Daftar.Checking.Codes;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>There are thirteen editions; from the tenth on there is a version every year.</summary>
internal sealed class NiceEditionUnknown : RecordCheck
{
    public override string Code => "NICE-EDITION-UNKNOWN";

    public override string Wrong => "An edition that the Nice Classification does not have";

    public override string Expected => "The edition of the Nice Classification: 1 to 13, with the year of its version where there is one (12-2024).";

    public override string Mend => "Correct the edition, or leave it out.";

    public override Source? Source => new(Standards.St96, "com:ClassificationVersion");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (goods[i] is { Classification: null, Edition: { } edition } && !NiceEdition.Exists(edition))
            {
                run.Find(edition, Invariant($"goodsServicesBag/{i + 1}/classificationVersion"));
                return;
            }
        }
    }
}
