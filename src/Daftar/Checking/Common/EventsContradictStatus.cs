using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>After an event by which an application or right ends, and none that revives it, the status is not in force.</summary>
internal sealed class EventsContradictStatus : RecordCheck
{
    public override string Code => "EVENTS-CONTRADICT-STATUS";

    public override string Wrong => "The status says one thing, the last event another";

    public override string Expected => "A status that agrees with the events: ended after a withdrawal, refusal or lapse that nothing revived; in force after a grant.";

    public override string Mend => "Correct the status, or deliver the event that explains it (a restoration, an appeal).";

    public override Source? Source => new("WIPO ST.27", "categories B, F, H, K, C and N");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Status is not { General: GeneralStatus.InForce or GeneralStatus.Pending } status || record.Events is not { } events)
        {
            return;
        }
        LegalEvent? last = null;
        foreach (var happened in events)
        {
            if (happened.KeyEvent is { Length: 3 } key && "BCFHKN".Contains(key[0], StringComparison.Ordinal) && happened.Date is not null && (last is null || happened.Date >= last.Date))
            {
                last = happened;
            }
        }
        if (last?.KeyEvent?[0] is 'B' or 'H' or 'N' && !(last.Date is { } ended && status.Date > ended))
        {
            run.Find(Invariant($"status {status.General}, but {last.KeyEvent} {last.Text ?? last.Code} on {last.Date}"), "legalStatus", last.KeyEvent);
        }
    }
}
