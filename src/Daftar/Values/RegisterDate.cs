using System.Buffers;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Daftar.Values;

/// <summary>
/// A date as registers carry it: a day, a month, or only a year (WIPO ST.2 and ST.96 com:DateType: xsd:date | gYearMonth | gYear).
/// Always Gregorian. Ordered by what is known: 2019 stands before 2019-01, which stands before 2019-01-01.
/// </summary>
[JsonConverter(typeof(RegisterDateJson))]
public readonly struct RegisterDate : IEquatable<RegisterDate>, IComparable<RegisterDate>
{
    private readonly int _yyyymmdd;

    private RegisterDate(int yyyymmdd) => _yyyymmdd = yyyymmdd;

    /// <summary>Makes a date; month and day may be 0 for "not known".</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such day.</exception>
    public RegisterDate(int year, int month = 0, int day = 0)
    {
        if (!Exists(year, month, day))
        {
            throw new ArgumentOutOfRangeException(nameof(year), string.Create(CultureInfo.InvariantCulture, $"There is no date {year}-{month}-{day}."));
        }
        _yyyymmdd = (year * 10000) + (month * 100) + day;
    }

    public int Year => _yyyymmdd / 10000;

    /// <summary>1 to 12, or 0 where only the year is known.</summary>
    public int Month => _yyyymmdd / 100 % 100;

    /// <summary>1 to 31, or 0 where only the month or year is known.</summary>
    public int Day => _yyyymmdd % 100;

    /// <summary>yyyymmdd as one number, unknown parts 0: sorts by time, and is how dates are stored.</summary>
    public int Number => _yyyymmdd;

    public bool IsDay => Day != 0;

    /// <summary>The first day the date can mean.</summary>
    public DateOnly FirstDay => new(Math.Max(Year, 1), Math.Max(Month, 1), Math.Max(Day, 1));

    /// <summary>The last day the date can mean: what is to open "in 2027" must not open on New Year's Day.</summary>
    public DateOnly LastDay => IsDay ? FirstDay
        : Month == 0 ? new DateOnly(Math.Max(Year, 1), 12, 31)
        : new DateOnly(Math.Max(Year, 1), Month, DateTime.DaysInMonth(Math.Max(Year, 1), Month));

    public static RegisterDate FromNumber(int yyyymmdd) => new(yyyymmdd / 10000, yyyymmdd / 100 % 100, yyyymmdd % 100);

    public static RegisterDate From(DateOnly day) => new(day.Year, day.Month, day.Day);

    /// <summary>
    /// Reads YYYY-MM-DD, YYYYMMDD, YYYY-MM, YYYY, each with or without a time of day or zone behind it (USPTO writes 2011-05-31-04:00).
    /// </summary>
    /// <returns>False when it is no date: the caller makes the finding.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out RegisterDate date)
    {
        date = default;
        text = text.Trim();
        if (text.Length < 4 || !Digits(text[..4], out var year))
        {
            return false;
        }
        int month = 0, day = 0;
        var rest = text[4..];
        if (rest.Length == 0)
        {
        }
        else if (rest[0] == '-' && rest.Length >= 3)
        {
            if (!Digits(rest.Slice(1, 2), out month))
            {
                return false;
            }
            rest = rest[3..];
            if (rest.Length >= 3 && rest[0] == '-' && Digits(rest.Slice(1, 2), out var d) && (rest.Length == 3 || rest[3] != ':'))
            {
                day = d;
                rest = rest[3..];
            }
            if (!IsZoneOrTime(rest))
            {
                return false;
            }
        }
        else if (rest.Length >= 4 && Digits(rest[..2], out month) && Digits(rest.Slice(2, 2), out day))
        {
            // YYYYMMDD; 00 for the day or month means that it is not known (WIPO ST.36)
            if (!IsZoneOrTime(rest[4..]))
            {
                return false;
            }
        }
        else if (rest.Length == 2 && Digits(rest, out month))
        {
        }
        else
        {
            return false;
        }
        if (!Exists(year, month, day))
        {
            return false;
        }
        date = new RegisterDate((year * 10000) + (month * 100) + day);
        return true;
    }

    private static readonly SearchValues<char> OfZoneOrTime = SearchValues.Create("0123456789:.,+-TZ AMPUCG");

    private static bool IsZoneOrTime(ReadOnlySpan<char> rest) =>
        rest.Length == 0 || ((rest[0] is 'Z' or 'T' or '+' or ' ' || (rest[0] == '-' && rest.Length >= 6 && rest[3] == ':')) && !rest.ContainsAnyExcept(OfZoneOrTime));

    private static bool Digits(ReadOnlySpan<char> text, out int value)
    {
        value = 0;
        foreach (var c in text)
        {
            if (!char.IsAsciiDigit(c))
            {
                return false;
            }
            value = (value * 10) + (c - '0');
        }
        return true;
    }

    private static bool Exists(int year, int month, int day) =>
        year is >= 1 and <= 9999
        && ((month == 0 && day == 0) || (month is >= 1 and <= 12 && (day == 0 || (day >= 1 && day <= DateTime.DaysInMonth(year, month)))));

    public int CompareTo(RegisterDate other) => _yyyymmdd.CompareTo(other._yyyymmdd);

    public bool Equals(RegisterDate other) => _yyyymmdd == other._yyyymmdd;

    public override bool Equals(object? obj) => obj is RegisterDate other && Equals(other);

    public override int GetHashCode() => _yyyymmdd;

    /// <summary>As xsd:date, xsd:gYearMonth or xsd:gYear.</summary>
    public override string ToString() =>
        Month == 0 ? Year.ToString("0000", CultureInfo.InvariantCulture)
        : Day == 0 ? string.Create(CultureInfo.InvariantCulture, $"{Year:0000}-{Month:00}")
        : string.Create(10, _yyyymmdd, static (span, n) =>
        {
            for (var i = 9; i >= 0; i--)
            {
                if (i is 4 or 7)
                {
                    span[i] = '-';
                    continue;
                }
                span[i] = (char)('0' + (n % 10));
                n /= 10;
            }
        });

    public static bool operator ==(RegisterDate left, RegisterDate right) => left.Equals(right);
    public static bool operator !=(RegisterDate left, RegisterDate right) => !left.Equals(right);
    public static bool operator <(RegisterDate left, RegisterDate right) => left.CompareTo(right) < 0;
    public static bool operator >(RegisterDate left, RegisterDate right) => left.CompareTo(right) > 0;
    public static bool operator <=(RegisterDate left, RegisterDate right) => left.CompareTo(right) <= 0;
    public static bool operator >=(RegisterDate left, RegisterDate right) => left.CompareTo(right) >= 0;
}

internal sealed class RegisterDateJson : JsonConverter<RegisterDate>
{
    public override RegisterDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        RegisterDate.TryParse(reader.GetString(), out var date) ? date : throw new JsonException($"'{reader.GetString()}' is no date.");

    public override void Write(Utf8JsonWriter writer, RegisterDate value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
