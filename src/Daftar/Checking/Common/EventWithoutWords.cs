using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>An event says what happened: by the office's code, its words or a category.</summary>
internal sealed class EventWithoutWords : RecordCheck
{
    public override string Code => "EVENT-WITHOUT-WORDS";

    public override string Wrong => "An event that does not say what happened";

    public override string Expected => "The office's code of the event, or its words.";

    public override string Mend => "Deliver the office's own code and the words for it; the ST.27 code beside them where it is mapped.";

    public override Source? Source => new(Standards.St96, "pat:StatusEventCode; tmk:MarkEventCategory; dgn:DesignEventCategory");

    public override void Run(IpRecord record, CheckRun run)
    {
        var events = record.Events;
        for (var i = 0; i < (events?.Count ?? 0); i++)
        {
            if ((events![i].Text ?? events[i].Code ?? events[i].Category ?? events[i].KeyEvent ?? events[i].Comment) is null)
            {
                run.Find(Invariant($"on {events[i].Date}"), Invariant($"eventBag/{i + 1}"), events[i].Date);
            }
        }
    }
}
