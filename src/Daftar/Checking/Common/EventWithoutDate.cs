using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Without a date an event cannot stand in the history.</summary>
internal sealed class EventWithoutDate : RecordCheck
{
    public override string Code => "EVENT-WITHOUT-DATE";

    public override string Wrong => "An event without a date";

    public override string Expected => "The date of every event.";

    public override string Mend => "Deliver the day on which it happened, or at least the month or year (YYYY-MM, YYYY).";

    public override Source? Source => new(Standards.St96, "pat:StatusEventData: EventDate, EffectiveDate or PublicationDate, at least one");

    public override void Run(IpRecord record, CheckRun run)
    {
        var events = record.Events;
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            if (events![i].Date is null)
            {
                run.Find(events[i].Text ?? events[i].Code ?? events[i].Category ?? "an event that says nothing", Invariant($"eventBag/{i + 1}"));
            }
        }
    }
}
