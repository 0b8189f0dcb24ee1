using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>One package to be made: which applications it looks at, and for which days.</summary>
/// <param name="From">First application, by place.</param>
/// <param name="To">One behind the last.</param>
/// <param name="FirstDay">First day whose happenings an update tells; of a full extraction, the beginning of time.</param>
/// <param name="LastDay">The day whose state is told.</param>
internal sealed record PlannedPackage(Portion Portion, DateOnly Month, bool Full, int Part, int From, int To, int FirstDay, int LastDay)
{
    /// <summary>As the offices' SFTP tree has it, with the word demonstration in the name.</summary>
    public string Path
    {
        get
        {
            var office = Portion.Office.ToLowerInvariant();
            var (folder, right) = Portion.Right switch
            {
                Right.Patent => ("Patents", "PT"), Right.Trademark => ("Trademarks", "TM"), Right.Design => ("Designs", "DS"), _ => ("Geographical_Indications", "GI"),
            };
            var kind = Full ? "full" : "update";
            return FormattableString.Invariant(
                $"ipob_{office}/{folder}/{(Full ? "Full_Extraction" : "Updates")}/{Portion.Office}-{right}-{Month.Year}-{Month.Month:00}-{kind}-{Part:000}-demonstration.zip");
        }
    }
}

/// <summary>All packages of a request, in the order in which an office would deliver them.</summary>
internal static class PackagePlan
{
    public static IEnumerable<PlannedPackage> Of(GenerateRequest request, Portion portion)
    {
        var full = LastDayOf(request.FullExtraction);
        var known = portion.FirstFiledFrom(full + 1);
        var part = 0;
        for (var from = 0; from < known; from += request.PackageSize)
        {
            yield return new PlannedPackage(portion, request.FullExtraction, true, ++part, from, Math.Min(from + request.PackageSize, known), int.MinValue, full);
        }
        for (var i = 1; i <= request.Updates; i++)
        {
            var month = request.FullExtraction.AddMonths(i);
            var last = LastDayOf(month);
            // Hardly a third of all applications change in a month, so an update may look at more of them.
            var filed = portion.FirstFiledFrom(last + 1);
            part = 0;
            for (var from = 0; from < filed; from += request.PackageSize * 10)
            {
                yield return new PlannedPackage(portion, month, false, ++part, from, Math.Min(from + (request.PackageSize * 10), filed), month.DayNumber, last);
            }
        }
    }

    public static int LastDayOf(DateOnly month) => month.AddMonths(1).DayNumber - 1;
}
