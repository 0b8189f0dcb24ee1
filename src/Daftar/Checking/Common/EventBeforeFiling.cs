using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>What happens to an application happens after it was filed.</summary>
internal sealed class EventBeforeFiling : RecordCheck
{
    public override string Code => "EVENT-BEFORE-FILING";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "An event before the filing";

    public override string Expected => "Events on or after the filing date.";

    public override string Mend => "Look whether filing date or event date is wrong. Events of a parent application belong to that application.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is not { IsDay: true } filed || record.Events is not { } events)
        {
            return;
        }
        for (var i = 0; i < events.Count; i++)
        {
            if (events[i].Date is { IsDay: true } date && date < filed)
            {
                run.Find(Invariant($"filed {filed}, {events[i].Text ?? events[i].Code ?? events[i].Category} on {date}"), Invariant($"eventBag/{i + 1}"), date);
                return;
            }
        }
    }
}
