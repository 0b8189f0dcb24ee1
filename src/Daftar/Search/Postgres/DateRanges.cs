using System.Globalization;

namespace Daftar.Search;

/// <summary>
/// Which lexemes of dates lie in a range. A range is covered by whole years, months and days; a date known only as a year or month is found by every range that touches it. Ranges of many years are
/// covered by beginnings of their numbers: 1990..2019 is the decades 199, 200 and 201.
/// </summary>
internal static class DateRanges
{
    private const int LastYear = 9999;

    /// <param name="field">The field's ordinal.</param>
    /// <param name="from">First day as a number, with zeros for what is not said; 0 for open.</param>
    /// <param name="to">Last day by <see cref="DateRange.Last(int)"/>; <see cref="int.MaxValue"/> for open.</param>
    public static TsQuery Of(int field, int from, int to)
    {
        var (first, last) = (Math.Max(from, 101), to == int.MaxValue ? (LastYear * 10_000) + 1299 : to);
        first = first % 10_000 == 0 ? first + 101 : first % 100 == 0 ? first + 1 : first;
        var parts = new List<TsQuery>();
        if (first > last)
        {
            // the wrong way round: only what is known as one year or month, and touches both ends
            AddTouching(field, first, last, parts);
            return TsQuery.Or(parts);
        }

        var (firstYear, lastYear) = (first / 10_000, last / 10_000);
        var wholeFrom = first % 10_000 <= 101 ? firstYear : firstYear + 1;
        var wholeTo = last % 10_000 >= 1231 ? lastYear : lastYear - 1;
        Numbers(field, 'Y', wholeFrom, wholeTo, 4, parts);

        // at most two years are touched and not whole
        foreach (var year in new[] { firstYear, lastYear }.Distinct().Where(year => year < wholeFrom || year > wholeTo))
        {
            parts.Add(new TsLexeme(Lexemes.Date(field, 'y', year)));
            Months(field, year, Math.Max(first, (year * 10_000) + 101), Math.Min(last, (year * 10_000) + 1299), parts);
        }

        return TsQuery.Or(parts);
    }

    private static void AddTouching(int field, int first, int last, List<TsQuery> parts)
    {
        if (first / 10_000 == last / 10_000)
        {
            parts.Add(new TsLexeme(Lexemes.Date(field, 'y', first / 10_000)));
        }

        if (first / 100 == last / 100)
        {
            parts.Add(new TsLexeme(Lexemes.Date(field, 'm', first / 100)));
        }
    }

    private static void Months(int field, int year, int first, int last, List<TsQuery> parts)
    {
        for (var month = first / 100 % 100; month <= Math.Min(12, last / 100 % 100); month++)
        {
            var number = (year * 100) + month;
            var days = DateTime.DaysInMonth(Math.Clamp(year, 1, LastYear), month);
            var (begin, end) = (Math.Max(first, (number * 100) + 1), Math.Min(last, (number * 100) + 31));
            if (begin % 100 == 1 && end % 100 >= days)
            {
                parts.Add(new TsLexeme(Lexemes.Date(field, 'M', number)));
                continue;
            }

            parts.Add(new TsLexeme(Lexemes.Date(field, 'm', number)));
            for (var day = begin; day <= end; day++)
            {
                parts.Add(new TsLexeme(Lexemes.Date(field, 'D', day)));
            }
        }
    }

    /// <summary>Numbers of so many digits from one to another, by as few beginnings as there can be.</summary>
    private static void Numbers(int field, char unit, int from, int to, int digits, List<TsQuery> parts)
    {
        while (from <= to)
        {
            var (step, shorter) = (1, 0);
            while (shorter < digits - 1 && from % (step * 10) == 0 && from + (step * 10) - 1 <= to)
            {
                step *= 10;
                shorter++;
            }

            var text = from.ToString("0000", CultureInfo.InvariantCulture)[..(digits - shorter)];
            parts.Add(new TsLexeme(Lexemes.DateBeginning(field, unit, text), shorter > 0));
            from += step;
        }
    }
}
