using System.Text.RegularExpressions;
using Daftar.Values;

namespace Daftar.Search;

/// <summary>Reads what stands behind a date field: <c>2019</c>, <c>2019-05..2021</c>, <c>2019..</c>, <c>..2021</c>.</summary>
internal static partial class QueryDates
{
    private const string Forms = "Write a year (2019), a month (2019-05), a day (2019-05-31) or a range (2019..2021).";

    public static QueryRange Read(string query, IndexField field, QueryToken token)
    {
        var text = token.Text.Trim();
        var offset = token.TextStart;
        if (token.IsPrefix || token.HasWildcards || token.IsFuzzy)
        {
            var plain = string.Concat(text.Where(static c => c is not ('*' or '?')));
            throw new QueryException(
                $"Dates take neither star nor ~. {Forms}", token.Start, token.Length, TryDate(plain, out var meant) ? $"{query[..token.Start]}{meant}{query[token.End..]}" : null);
        }

        if (Compared(query, field, text, offset) is { } compared)
        {
            return compared;
        }

        var dots = text.IndexOf("..", StringComparison.Ordinal);
        if (dots < 0)
        {
            var date = Date(query, text, offset);
            return new QueryRange(field.Name, date, date);
        }

        RegisterDate? from = dots == 0 ? null : Date(query, text[..dots], offset);
        RegisterDate? to = dots + 2 == text.Length ? null : Date(query, text[(dots + 2)..], offset + dots + 2);
        if (from is null && to is null)
        {
            throw new QueryException($"A range needs at least one end. {Forms}", token.Start, token.End - token.Start);
        }

        if (from is { } first && to is { } last && first.Number > DateRange.Last(last))
        {
            throw new QueryException($"The range ends before it begins.", token.Start, token.End - token.Start, query.Remove(token.Start, token.End - token.Start).Insert(token.Start, $"{last}..{first}"));
        }

        return new QueryRange(field.Name, from, to);
    }

    /// <summary><c>&gt;=2019</c>, <c>&gt;2019</c>, <c>&lt;=2019-05</c>, <c>&lt;2019</c>: after a year is from the next year on.</summary>
    private static QueryRange? Compared(string query, IndexField field, string text, int offset)
    {
        if (text.Length == 0 || text[0] is not ('<' or '>'))
        {
            return null;
        }

        var includes = text.Length > 1 && text[1] == '=';
        var sign = includes ? 2 : 1;
        var date = Date(query, text[sign..], offset + sign);
        if (!includes)
        {
            date = Beside(date, text[0] == '>' ? 1 : -1);
        }

        return text[0] == '>' ? new QueryRange(field.Name, date, null) : new QueryRange(field.Name, null, date);
    }

    /// <summary>The next or the last year, month or day.</summary>
    private static RegisterDate Beside(RegisterDate date, int step)
    {
        if (date.Month == 0)
        {
            return new RegisterDate(Math.Clamp(date.Year + step, 1, 9999));
        }

        var day = date.FirstDay;
        if (day.Year is 1 or 9999)
        {
            return date;
        }

        day = date.IsDay ? day.AddDays(step) : day.AddMonths(step);
        return date.IsDay ? RegisterDate.From(day) : new RegisterDate(day.Year, day.Month);
    }

    /// <summary>A date and nothing behind it: a record's date may bear a time or a zone, but what a person writes behind a date is meant for something.</summary>
    public static bool TryDate(string text, out RegisterDate date)
    {
        var plain = text.Trim();
        date = default;
        return plain.Length <= 10 && plain.All(static c => char.IsAsciiDigit(c) || c == '-') && RegisterDate.TryParse(plain, out date);
    }

    private static RegisterDate Date(string query, string text, int position)
    {
        if (TryDate(text, out var date))
        {
            return date;
        }

        // 2019-2021, [2019 TO 2021], a day with its time
        var mend = Between().Match(text) is { Success: true } two && TryDate(two.Groups["from"].Value, out var from) && TryDate(two.Groups["to"].Value, out var to) && from.CompareTo(to) <= 0 ? $"{from}..{to}"
            : text.Split((char[])[' ', 'T'], StringSplitOptions.RemoveEmptyEntries) is [var first, ..] && TryDate(first, out var day) ? $"{day}" : null;
        throw new QueryException($"'{text}' is no date. {Forms}", position, text.Length, mend is null || position + text.Length > query.Length ? null : query[..Unquoted(query, position)] + mend + query[UnquotedEnd(query, position + text.Length)..]);
    }

    private static int Unquoted(string query, int start) => start > 0 && QueryLexer.IsQuote(query[start - 1]) ? start - 1 : start;

    private static int UnquotedEnd(string query, int end) => end < query.Length && QueryLexer.IsQuote(query[end]) ? end + 1 : end;

    [GeneratedRegex(@"^(?<from>[0-9]{4}|[0-9]{8})\s*(-|–|,| )\s*(?<to>[0-9]{4}|[0-9]{8})$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Between();
}

/// <summary>How dates that may be only a year lie in ranges. Dates are numbers yyyymmdd with zeros for what is not known.</summary>
internal static class DateRange
{
    /// <summary>Stands for "no date".</summary>
    public const int None = 0;

    /// <summary>The last day a date can mean, as a number that is not less than any day in it.</summary>
    public static int Last(int number) => number % 10000 == 0 ? number + 1299 : number % 100 == 0 ? number + 99 : number;

    public static int Last(RegisterDate date) => Last(date.Number);

    /// <summary>True if a date could lie between two: a date known only as 2019 is found by every range that touches 2019.</summary>
    public static bool CouldLieIn(int date, int from, int to) => date != None && date <= to && Last(date) >= from;
}
