using System.Globalization;
using System.Text.RegularExpressions;

namespace Daftar.Values;

/// <summary>What a date that cannot be read, or is of another calendar, would be in the form of the standards: proposed to whoever mends it, never read so.</summary>
public static partial class DateAdvice
{
    /// <summary>Languages in which registers write months.</summary>
    private static readonly string[] Languages = ["en", "es", "pt", "fr", "de", "it", "nl", "pl", "cs", "ru", "uk", "bg", "sr", "ro", "hu", "tr", "el", "id", "ms", "vi", "sv", "da", "nb", "fi", "is", "et", "lv", "lt", "hr", "sl", "sk", "ka", "az", "kk", "th"];

    private static readonly string[] Months = ["d MMMM yyyy", "d MMM yyyy", "d MMMM yy", "d MMM yy", "MMMM d yyyy", "MMM d yyyy", "yyyy MMMM d", "yyyy MMM d"];

    /// <summary>Where what is written stands for none.</summary>
    public const string LeftOut = " Where there is no date, the element is left out.";

    /// <summary>A sentence with a blank before it; empty where nothing can be proposed.</summary>
    public static string Of(string? written)
    {
        if (written is not { Length: > 3 and < 40 })
        {
            return "";
        }
        var text = string.Concat(written.Select(static c => NumberSigns.Of(c) is > '\0' and var sign ? sign : ' ')).Trim();
        if (text != written.Trim() && RegisterDate.TryParse(text, out _))
        {
            return $" Here in the digits 0 to 9: {text}.";
        }
        if (IsNone(text))
        {
            return LeftOut;
        }
        if (DayFirst().Match(text) is { Success: true } few)
        {
            return Numbers(few.Groups["a"].ValueSpan, few.Groups["b"].ValueSpan, few.Groups["year"].ValueSpan);
        }
        if (YearFirst().Match(text) is { Success: true } full)
        {
            return Full(Number(full.Groups["year"].ValueSpan), Number(full.Groups["month"].ValueSpan), Number(full.Groups["day"].ValueSpan));
        }
        if (text.Length == 5 && text.All(char.IsAsciiDigit) && Number(text) is > 10_000 and < 51_000 and var days)
        {
            return string.Create(CultureInfo.InvariantCulture, $" As the number by which spreadsheets count days this is {Epoch.AddDays(days):yyyy-MM-dd}: export the cell as a date.");
        }
        return Named(text);
    }

    /// <summary>Of the days of spreadsheets, from March 1900 on: they take 1900 for a leap year.</summary>
    private static readonly DateOnly Epoch = new(1899, 12, 30);

    /// <summary>Nothing but zeros: no date is meant.</summary>
    private static bool IsNone(string text) => text.Contains('0', StringComparison.Ordinal) && !text.Any(static c => char.IsLetter(c) || c is >= '1' and <= '9');

    /// <summary>A year of another calendar.</summary>
    public static string Of(RegisterDate date, DateOnly today) => date.Year switch
    {
        >= 2400 and < 2700 => $" Of the Buddhist era this is {Shown(date.Year - 543, date)}.",
        // The lunar calendar of Islam and the solar one of Persia are 40 years apart by now: what would lie ahead is not meant.
        >= 1300 and < 1500 when date.IsDay => Converted(new UmAlQuraCalendar(), date, "the Islamic calendar", today) + Converted(new PersianCalendar(), date, "the Persian calendar", today),
        >= 100 and < 200 => $" Of the Minguo era this is {Shown(date.Year + 1911, date)}.",
        _ => "",
    };

    private static string Shown(int year, RegisterDate date) => year.ToString("0000", CultureInfo.InvariantCulture) + date.ToString()[4..];

    private static string Converted(Calendar calendar, RegisterDate date, string name, DateOnly today)
    {
        try
        {
            var day1 = DateOnly.FromDateTime(calendar.ToDateTime(date.Year, date.Month, date.Day, 0, 0, 0, 0));
            return day1 > today.AddYears(30) ? "" : string.Create(CultureInfo.InvariantCulture, $" In {name} this is {day1:yyyy-MM-dd}.");
        }
        catch (ArgumentOutOfRangeException)
        {
            return "";
        }
    }

    private static string Numbers(ReadOnlySpan<char> first, ReadOnlySpan<char> second, ReadOnlySpan<char> written)
    {
        var (a, b, year) = (Number(first), Number(second), Number(written));
        if (written.Length == 2)
        {
            return " The year in four digits, then month and day: of two digits each nobody knows which is which.";
        }
        var era = year is >= 2400 and < 2700 ? " (its year is of the Buddhist era)" : "";
        year -= era.Length > 0 ? 543 : 0;
        return (Is(year, b, a), Is(year, a, b)) switch
        {
            (true, true) when a != b => $" This one is {Written(year, b, a)} where the day comes first, {Written(year, a, b)} where the month does{era}.",
            (true, _) => $" This one is {Written(year, b, a)}{era}.",
            (_, true) => $" This one is {Written(year, a, b)}{era}.",
            _ => " There is no such day: look it up.",
        };
    }

    private static string Full(int year, int month, int day) =>
        Is(year, month, day) ? $" This one is {Written(year, month, day)}."
        : month > 12 && Is(year, day, month) ? $" There is no month {month.ToString(CultureInfo.InvariantCulture)}: day and month may be exchanged ({Written(year, day, month)})."
        : month is >= 1 and <= 12 && year is >= 1 and <= 9999 ? string.Create(CultureInfo.InvariantCulture, $" The month {year:0000}-{month:00} has {DateTime.DaysInMonth(year, month)} days.")
        : " There is no such day: look it up.";

    private static string Named(string text)
    {
        // "6 de mayo de 2020", "05-mar-24", "May 6th, 2020".
        var plain = Joined().Replace(text, " ").Trim();
        if (!plain.Any(char.IsLetter) || !plain.Any(char.IsAsciiDigit))
        {
            return "";
        }
        foreach (var language in Languages)
        {
            var culture = CultureInfo.GetCultureInfo(language);
            foreach (var one in (string[])[plain, plain.Replace(" ", ". ", StringComparison.Ordinal), text.Replace("พ.ศ.", "", StringComparison.Ordinal)])
            {
                if (DateOnly.TryParseExact(one, Months, culture, DateTimeStyles.AllowWhiteSpaces, out var date))
                {
                    // Thai writes years of the Buddhist era; one that is not was taken for 543 years less.
                    date = date.Year is > 1300 and < 1600 ? date.AddYears(543) : date;
                    return string.Create(CultureInfo.InvariantCulture, $" This one may be {date:yyyy-MM-dd}.");
                }
            }
        }
        return "";
    }

    private static bool Is(int year, int month, int day) => year is >= 1 and <= 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month);

    private static string Written(int year, int month, int day) => string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");

    private static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})\s*[./\-\s]\s*(?<b>[0-9]{1,2})\s*[./\-\s]\s*(?<year>[0-9]{4}|[0-9]{2})\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<year>[0-9]{4})\s*[./\-\s]?\s*(?<month>[0-9]{1,2})\s*[./\-\s]?\s*(?<day>[0-9]{1,2})(\D|$)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"[\s\-/.,]+(de[l]?[\s\-]+)?|(?<=[0-9])(st|nd|rd|th|er|º|ª)\b\s*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex Joined();
}
