using System.Globalization;
using Daftar.Rights;
using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking.Common;

/// <summary>Where the office's form of numbers has a year in it, the year is that of the filing or the next.</summary>
internal sealed class NumberYearContradictsFiling : RecordCheck
{
    public override string Code => "NUMBER-YEAR-CONTRADICTS-FILING";

    public override Severity Severity => Severity.Watch;

    public override string Wrong => "The year in the number is not that of the filing";

    public override string Expected => "An application number whose year is that of the filing; a later one only for divisional applications and national phases.";

    public override string Mend => "Look whether number or date is wrong. Of a divisional application, deliver the relation to its parent.";

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record.FilingDate is not { } filed)
        {
            return;
        }
        foreach (var number in record.Identifiers)
        {
            if (number.Of == Numbers.Application && !Has(number.Written, filed.Year) && run.Offices.YearIn(number, record.Right) is { } year && Contradicts(year, filed.Year, record))
            {
                run.Find(Invariant($"{number.Written}, filed {filed}"), "identifierBag/applicationNumber", number.Written);
            }
        }
    }

    /// <summary>A divisional, and the national phase of an international filing, keep the older filing date: in China and Japan their numbers are of a later year.</summary>
    private static bool Contradicts(int year, int filed, IpRecord record) => year + 1 < filed || (year > filed + 1 && record.Relations is null && record.Right != Right.Patent);

    /// <summary>Nearly always the year of filing stands in the number: then it need not be taken apart.</summary>
    private static bool Has(string number, int year)
    {
        Span<char> digits = stackalloc char[8];
        return year.TryFormat(digits, out var length, default, CultureInfo.InvariantCulture) && number.AsSpan().IndexOf(digits[..length]) >= 0;
    }
}
