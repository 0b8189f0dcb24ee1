using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Checking;

/// <summary>How loud a check is for an office on a day: what the office's file says, else what the check says; watching until the day that is given.</summary>
internal static class Loudness
{
    /// <summary>Of what was told while reading, which has no check that is run.</summary>
    public static Severity Of(Finding finding, OfficeProfile? office, DateOnly today, bool watches)
    {
        var said = office?.Checks.GetValueOrDefault(finding.Code);
        return (said?.WatchUntil is { } until ? today < until : watches) ? Severity.Watch : said?.Severity ?? finding.Severity;
    }

    public static Severity Of(Check check, OfficeProfile? office, DateOnly today)
    {
        var said = office?.Checks.GetValueOrDefault(check.Code);
        if ((said?.WatchUntil ?? check.WatchUntil) is { } until && today < until)
        {
            return Severity.Watch;
        }
        var severity = said?.Severity ?? check.Severity;
        // Other checks look at more than a record, or when it has been taken: they cannot set it aside.
        return check is RecordCheck || severity < Severity.SetAside ? severity : Severity.Warn;
    }
}
