using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Dialects;

/// <summary>
/// "Requested period of deferment of publication" (dgn:DefermentPeriod, ST.96 V6.0): counted from the filing, or from the priority where one is claimed (Hague common regulations, rule 16(1);
/// Community design regulation, article 50).
/// </summary>
internal static partial class Deferment
{
    /// <summary>A priority of a design lasts six months (Paris Convention, article 4C), and to the end of one more: what is claimed of an older day does not open a design early.</summary>
    private const int MonthsOfPriority = 7;

    /// <summary>A period that cannot be read, or of which nothing says from when it counts, stays unread: that closes the design (RecordReader.Closing).</summary>
    public static void Defer(DesignRecord record, XmlNode period, string unit)
    {
        if (period.Peek() is { } said && Until(record, said, period.AttributeNode(unit).Peek()) is { } until)
        {
            _ = period.Text;
            _ = period.Attribute(unit);
            record.DeferredUntil = record.DeferredUntil is { } known && known.LastDay > until.LastDay ? known : until;
        }
    }

    /// <summary>The day until which publication is put off; null where the period cannot be read, or nothing says from when it counts.</summary>
    /// <param name="design">Its filing and priorities are read already.</param>
    /// <param name="period">A number (com:PeriodType, V6.0) or a duration of ISO 8601.</param>
    /// <param name="unit">Of a number: com:periodCategory "In month", periodCode of ST.86.</param>
    public static RegisterDate? Until(DesignRecord design, string period, string? unit)
    {
        if (From(design) is not { } from || Read(Duration(period.Trim(), unit?.Trim())) is not var (months, days))
        {
            return null;
        }
        return from.Year + (months / 12) + (days / 365) > 9000 ? null : RegisterDate.From(from.AddMonths(months).AddDays(days));
    }

    /// <summary>The period that ends on the day until which publication is put off, in months where they are whole ones; null where that cannot be said, for the standard counts from one.</summary>
    public static (int Number, string Unit)? Period(DesignRecord design)
    {
        if (design.DeferredUntil is not { IsDay: true } until || From(design) is not { } from || until.FirstDay <= from)
        {
            return null;
        }
        var months = ((until.FirstDay.Year - from.Year) * 12) + until.FirstDay.Month - from.Month;
        return from.AddMonths(months) == until.FirstDay ? (months, "In month") : (until.FirstDay.DayNumber - from.DayNumber, "In day");
    }

    /// <summary>A number and its unit as a duration; a number alone stays one, and is none.</summary>
    private static string Duration(string period, string? unit) =>
        period.Length < 6 && period.All(char.IsAsciiDigit) && Units.TryGetValue(unit ?? "", out var letter) ? $"P{period}{letter}" : period;

    /// <summary>com:PeriodCategoryType of V6.0, and what ST.86 and offices have in its place.</summary>
    private static readonly Dictionary<string, char> Units = new(StringComparer.OrdinalIgnoreCase)
    {
        ["In year"] = 'Y', ["Year"] = 'Y', ["Years"] = 'Y', ["Y"] = 'Y', ["In month"] = 'M', ["Month"] = 'M', ["Months"] = 'M', ["M"] = 'M', ["In week"] = 'W', ["Week"] = 'W', ["Weeks"] = 'W', ["W"] = 'W',
        ["In day"] = 'D', ["Day"] = 'D', ["Days"] = 'D', ["D"] = 'D',
    };

    private static DateOnly? From(DesignRecord design)
    {
        var filed = design.FilingDate?.LastDay;
        DateOnly? first = null;
        foreach (var priority in design.Priorities ?? [])
        {
            if (priority.Date?.LastDay is { } claimed && (filed is null || (claimed <= filed && claimed >= filed.Value.AddMonths(-MonthsOfPriority))) && (first is null || claimed < first))
            {
                first = claimed;
            }
        }
        return first ?? filed;
    }

    /// <summary>A duration of years, months, weeks and days (ISO 8601).</summary>
    private static (int Months, int Days)? Read(string period)
    {
        var said = Iso().Match(period);
        if (!said.Success || said.Length < 2 || period.Length > 20)
        {
            return null;
        }
        return ((Part("y") * 12) + Part("m"), (Part("w") * 7) + Part("d"));

        int Part(string name) => int.TryParse(said.Groups[name].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Min(number, 9999) : 0;
    }

    [GeneratedRegex(@"^P(?=\d)((?<y>\d{1,4})Y)?((?<m>\d{1,4})M)?((?<w>\d{1,4})W)?((?<d>\d{1,5})D)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 100)]
    private static partial Regex Iso();
}
