using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>What is planned for after the arrival has not happened.</summary>
internal sealed class EventInFuture : RecordCheck
{
    public override string Code => "EVENT-IN-FUTURE";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "An event that has not happened yet";

    public override string Expected => "Events that have happened. What is planned is no event.";

    public override string Mend => "Deliver an event once it has happened. The end of a term is delivered as expiry date.";

    public override void Run(IpRecord record, CheckRun run)
    {
        var events = record.Events;
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            if (run.IsFuture(events![i].Date))
            {
                run.Find(Invariant($"{events[i].Date} {events[i].Text ?? events[i].Code ?? events[i].Category}"), Invariant($"eventBag/{i + 1}"), events[i].Date);
                return;
            }
        }
    }
}
