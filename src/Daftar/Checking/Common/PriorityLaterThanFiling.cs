using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A priority stems from an earlier filing (Paris Convention, Article 4); an application may name itself.</summary>
internal sealed class PriorityLaterThanFiling : RecordCheck
{
    public override string Code => "PRIORITY-AFTER-FILING";

    public override string Wrong => "A priority later than the filing";

    public override string Expected => "A priority date on or before the filing date (Paris Convention, Article 4).";

    public override string Mend => "Look which of the two dates is wrong.";

    public override Source? Source => new("Paris Convention", "Article 4");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Priorities is null || record.FilingDate is not { IsDay: true } filed)
        {
            return;
        }
        for (var i = 0; i < record.Priorities.Count; i++)
        {
            if (record.Priorities[i].Date is { IsDay: true } date && date > filed)
            {
                run.Find(Invariant($"filed {filed}, priority {record.Priorities[i].Office} {record.Priorities[i].Number} of {date}"), Invariant($"priorityBag/{i + 1}"), date);
            }
        }
    }
}
