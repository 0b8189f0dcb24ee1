using System.Globalization;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Checking.Common;

/// <summary>A priority stems from an earlier filing (Paris Convention, Article 4); an application may name itself.</summary>
internal sealed class PriorityLaterThanFiling : Check
{
    public override string Code => "PRIORITY-AFTER-FILING";

    public override Severity Severity => Severity.Warn;

    public override string Expected => "A priority date on or before the filing date (Paris Convention, Article 4).";

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
                run.Find(string.Create(CultureInfo.InvariantCulture, $"filed {filed}, priority {record.Priorities[i].Office} {record.Priorities[i].Number} of {date}"),
                    string.Create(CultureInfo.InvariantCulture, $"priorityBag/{i + 1}"));
            }
        }
    }
}
