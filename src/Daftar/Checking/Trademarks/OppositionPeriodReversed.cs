using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>A period ends after it began.</summary>
internal sealed class OppositionPeriodReversed : RecordCheck
{
    public override string Code => "OPPOSITION-PERIOD-REVERSED";

    public override string Wrong => "The period of opposition ends before it begins";

    public override string Expected => "An end of the period after its beginning.";

    public override string Mend => "Correct one of the two dates.";

    public override Source? Source => new(Standards.St96, "tmk:OppositionPeriodStartDate, tmk:OppositionPeriodEndDate");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is TrademarkRecord { OppositionFrom: { IsDay: true } from, OppositionUntil: { IsDay: true } until } && until < from)
        {
            run.Find(Invariant($"from {from} until {until}"), "oppositionPeriodEndDate", until);
        }
    }
}
