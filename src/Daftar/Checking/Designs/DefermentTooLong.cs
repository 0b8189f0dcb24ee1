using Daftar.Rights;
using Daftar.Rights.Designs;
using static System.FormattableString;

namespace Daftar.Checking.Designs;

/// <summary>No office defers longer than 30 months from filing or priority.</summary>
internal sealed class DefermentTooLong : RecordCheck
{
    public override string Code => "DEFERMENT-TOO-LONG";

    public override string Wrong => "Publication deferred for too long";

    public override string Expected => "Deferment for at most 30 months from filing or priority.";

    public override string Mend => "Correct the date until which publication is deferred.";

    public override Source? Source => new("Hague Agreement, Geneva Act", "Article 11; Common Regulations, Rule 16: 30 months");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is DesignRecord { DeferredUntil: { IsDay: true } until } && record.FilingDate is { IsDay: true, Year: < 9000 } filed && until.FirstDay > filed.FirstDay.AddMonths(31))
        {
            run.Find(Invariant($"filed {filed}, deferred until {until}"), "publicationDefermentTillDate", until);
        }
    }
}
