using System.Buffers;
using System.Globalization;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>
/// Dates as a mapping states their form: <c>dd/MM/yyyy</c>, <c>d.M.yy</c>, <c>d MMMM yyyy</c>, <c>MM/yyyy</c>, <c>yyyy</c>. Which parts the form has says how much of the date is
/// known. Digits of any script. A year of the Buddhist era is 543 more; the day is looked up in the calendar only afterwards, because leap years differ.
/// </summary>
internal static class SheetDates
{
    /// <summary>What is wrong with a form, or null.</summary>
    public static string? Complaint(string format) =>
        !format.Contains('y', StringComparison.Ordinal) ? "a form of dates has a year: dd/MM/yyyy, d MMMM yyyy, MM/yyyy, yyyy."
        : format.Contains('d', StringComparison.Ordinal) && !format.Contains('M', StringComparison.Ordinal) ? "a form with a day has a month (capital M; a small m would be minutes)."
        : format.Contains('m', StringComparison.Ordinal) ? "months are written with capital M."
        : format.Contains("yyyyy", StringComparison.Ordinal) || format.Contains("MMMMM", StringComparison.Ordinal) || format.Contains("ddd", StringComparison.Ordinal) ? "parts are d or dd, M, MM, MMM or MMMM, yy or yyyy."
        : null;

    public static RegisterDate? Read(string text, IReadOnlyList<string> formats, bool buddhist, string? language)
    {
        text = text.Trim();
        if (formats.Count == 0)
        {
            if (!RegisterDate.TryParse(text, out var plain))
            {
                return null;
            }
            return !buddhist ? plain : Make(plain.Year - 543, plain.Month, plain.Day);
        }
        foreach (var format in formats)
        {
            if (Parse(text, format, language) is var (year, month, day) && Make(buddhist ? year - 543 : year, month, day) is { } date)
            {
                return date;
            }
        }
        return null;
    }

    private static RegisterDate? Make(int year, int month, int day) =>
        year is >= 1 and <= 9999 && (month == 0 ? day == 0 : month is >= 1 and <= 12 && day >= 0 && day <= DateTime.DaysInMonth(year, month)) ? new RegisterDate(year, month, day) : null;

    private static (int Year, int Month, int Day)? Parse(string text, string format, string? language)
    {
        int year = 0, month = 0, day = 0, at = 0;
        for (var i = 0; i < format.Length;)
        {
            var c = format[i];
            var count = 1;
            while (i + count < format.Length && format[i + count] == c)
            {
                count++;
            }
            switch (c)
            {
                case 'y':
                    var start = at;
                    if (!Number(text, ref at, count >= 4 ? 4 : 2, count >= 4 ? 4 : 2, out year))
                    {
                        return null;
                    }
                    // As a calendar wizard would: 00 to 49 are of this century. A year of two digits in another era cannot be told.
                    year += at - start == 2 ? year < 50 ? 2000 : 1900 : 0;
                    break;
                case 'M' when count >= 3:
                    if (!Month(text, ref at, language, out month))
                    {
                        return null;
                    }
                    break;
                case 'M':
                    if (!Number(text, ref at, count, 2, out month) || month == 0)
                    {
                        return null;
                    }
                    break;
                case 'd':
                    if (!Number(text, ref at, count, 2, out day) || day == 0)
                    {
                        return null;
                    }
                    break;
                default:
                    if (at >= text.Length || text[at] != c)
                    {
                        return null;
                    }
                    at++;
                    count = 1;
                    break;
            }
            i += count;
        }
        return at == text.Length || IsTime(text.AsSpan(at)) ? (year, month, day) : null;
    }

    /// <summary>A time of day behind the date, which spreadsheets add of themselves.</summary>
    private static bool IsTime(ReadOnlySpan<char> rest) => rest[0] is ' ' or 'T' && rest.Contains(':') && !rest.ContainsAnyExcept(OfTimes);

    private static readonly SearchValues<char> OfTimes = SearchValues.Create("0123456789:.TZ apmAPM+-");

    private static bool Number(string text, ref int at, int least, int most, out int number)
    {
        number = 0;
        var start = at;
        while (at < text.Length && at - start < most && CharUnicodeInfo.GetDecimalDigitValue(text[at]) is >= 0 and var digit)
        {
            number = (number * 10) + digit;
            at++;
        }
        return at - start >= least;
    }

    private static bool Month(string text, ref int at, string? language, out int month)
    {
        foreach (var culture in language is null ? [CultureInfo.InvariantCulture] : new[] { CultureInfo.InvariantCulture, Culture(language) })
        {
            var names = culture.DateTimeFormat;
            foreach (var list in (string[][])[names.MonthGenitiveNames, names.MonthNames, names.AbbreviatedMonthGenitiveNames, names.AbbreviatedMonthNames])
            {
                for (month = 1; month <= 12; month++)
                {
                    var name = list[month - 1];
                    if (name.Length > 0 && text.AsSpan(at).StartsWith(name, StringComparison.OrdinalIgnoreCase))
                    {
                        at += name.Length;
                        // Jan. and Sept as people write them.
                        at += at < text.Length && text[at] == '.' && name[^1] != '.' ? 1 : 0;
                        return true;
                    }
                }
            }
        }
        month = 0;
        return false;
    }

    private static CultureInfo Culture(string language)
    {
        try
        {
            return CultureInfo.GetCultureInfo(language);
        }
        catch (CultureNotFoundException)
        {
            return CultureInfo.InvariantCulture;
        }
    }
}
