using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Twice the same office, number and date.</summary>
internal sealed class PriorityTwice : RecordCheck
{
    public override string Code => "PRIORITY-TWICE";

    public override string Wrong => "The same priority twice";

    public override string Expected => "Each priority once.";

    public override string Mend => "Take the second out. Where the earlier application is claimed for different goods, one priority with its goods is enough.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.Priorities is not { Count: > 1 } priorities)
        {
            return;
        }
        for (var i = 1; i < priorities.Count; i++)
        {
            for (var before = 0; before < i && i < 200; before++)
            {
                if (priorities[i].Number is { } number && number == priorities[before].Number && priorities[i].Office == priorities[before].Office && priorities[i].Date == priorities[before].Date
                    && priorities[i].Category == priorities[before].Category && priorities[i].Status == priorities[before].Status)
                {
                    run.Find(Invariant($"{priorities[i].Office} {number}"), Invariant($"priorityBag/{i + 1}"), number);
                }
            }
        }
    }
}
