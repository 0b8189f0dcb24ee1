using Daftar.Rights;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>A priority is office and date; without one of them nobody can find the earlier application.</summary>
internal sealed class PriorityIncomplete : RecordCheck
{
    public override string Code => "PRIORITY-INCOMPLETE";

    public override string Wrong => "A priority without office or date";

    public override string Expected => "Of each priority the office of first filing and the date of filing; the number as soon as it is known.";

    public override string Mend => "Deliver the office (ST.3 code) and the filing date of the earlier application.";

    public override Source? Source => new(Standards.St96, "pat:PriorityClaim: IPOfficeCode and FilingDate mandatory; tmk:Priority: PriorityCountryCode and PriorityApplicationFilingDate mandatory");

    public override void Run(IpRecord record, CheckRun run)
    {
        var priorities = record.Priorities;
        for (var i = 0; i < (priorities?.Count ?? 0); i++)
        {
            var claim = priorities![i];
            // Of an exhibition, place and day are said otherwise.
            if ((claim.Office is null || claim.Date is null) && claim.Category?.Contains("xhibition", StringComparison.Ordinal) != true)
            {
                run.Find(Invariant($"office {claim.Office ?? "missing"}, date {claim.Date?.ToString() ?? "missing"}, number {claim.Number ?? "missing"}"), Invariant($"priorityBag/{i + 1}"), claim.Number is { } given ? given : claim.Date is { } day ? day : claim.Office);
            }
        }
    }
}
