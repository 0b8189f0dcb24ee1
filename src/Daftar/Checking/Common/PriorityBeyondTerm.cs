using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A priority lasts twelve months for patents and utility models, six for marks and designs; it can be restored for two more.</summary>
internal sealed class PriorityBeyondTerm : RecordCheck
{
    /// <summary>Restored (Patent Law Treaty, Rule 14(4)(b)), and a month for days on which an office was closed.</summary>
    private const int Grace = 3;

    public override string Code => "PRIORITY-BEYOND-TERM";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "A priority that had run out before the filing";

    public override string Expected => "A priority date at most 12 months (patents, utility models) or 6 months (marks, designs) before the filing date, and the two months for which it can be restored.";

    public override string Mend => "Look whether one of the two dates is wrong. Of a divisional application or a national phase deliver the relation to the earlier filing, and the date that was accorded to that.";

    public override Source? Source => new("Paris Convention", "Article 4C(1); Patent Law Treaty, Article 13 and Rule 14");

    public override void Run(IpRecord record, CheckRun run)
    {
        // Who stems from another filing has its priorities.
        if (record.Priorities is not { } priorities || record.FilingDate is not { IsDay: true } filed || record.Relations is { Count: > 0 } || record.Number(Numbers.International) is not null)
        {
            return;
        }
        var months = record.Right == Right.Patent ? 12 : 6;
        for (var i = 0; i < priorities.Count; i++)
        {
            if (priorities[i].Date is { IsDay: true, Year: < 9000 } date && filed.FirstDay > date.FirstDay.AddMonths(months + Grace) && priorities[i].Category?.Contains("xhibition", StringComparison.Ordinal) != true)
            {
                run.Find(Invariant($"filed {filed}, priority {priorities[i].Office} {priorities[i].Number} of {date}"), Invariant($"priorityBag/{i + 1}"), date);
            }
        }
    }
}
