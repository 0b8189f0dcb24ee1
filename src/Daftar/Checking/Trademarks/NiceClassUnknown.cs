using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Rights;
using Daftar.Rights.Trademarks;
using static System.FormattableString;

namespace Daftar.Checking.Trademarks;

/// <summary>The Nice Classification has classes 1 to 45.</summary>
internal sealed partial class NiceClassUnknown : RecordCheck
{
    public override string Code => "NICE-CLASS-UNKNOWN";

    public override string Wrong => "A class that the Nice Classification does not have";

    public override string Expected => "A class of the Nice Classification, 1 to 45.";

    public override string Mend => "Correct the class. A national class is delivered as such (classification kind code).";

    public override Source? Source => new(Standards.St96, "tmk:NiceClassStrictNumberType: 1 to 45");

    public override void Run(IpRecord record, CheckRun run)
    {
        if (record is not TrademarkRecord { Goods: { } goods })
        {
            return;
        }
        for (var i = 0; i < goods.Count; i++)
        {
            if (goods[i].Classification is null && goods[i].Class is { } given
                && !(int.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 45))
            {
                run.Find(given, Invariant($"goodsServicesBag/{i + 1}/classNumber"), expected: Expected + Meant(given));
            }
        }
    }

    /// <summary>Classes written with words around them, several as one, or as a range.</summary>
    private static string Meant(string given)
    {
        if (ByDate(given) is var (from, to))
        {
            return Invariant($" This looks like the date that a spreadsheet makes of {from}-{to}: write the cell as text. If that was meant, each class by itself, in an element (of a spreadsheet: a row) of its own with its goods: {Listed(Between(from, to))}.");
        }
        var isRange = false;
        var all = Range().Replace(given, match =>
        {
            var (first, last) = (Value(match.Groups["from"].Value), Value(match.Groups["to"].Value));
            if (first is < 1 or > 45 || last is < 1 or > 45 || first >= last)
            {
                return match.Value;
            }
            isRange = true;
            return string.Join(' ', Between(first, last));
        });
        var classes = Number().Matches(all).Select(static match => Value(match.Value)).ToList();
        return classes.Count == 0 || classes.Exists(static one => one is < 1 or > 45) ? ""
            : classes.Count == 1 ? Invariant($" The number alone, in the digits 0 to 9: {classes[0]}.")
            : Invariant($" Each class by itself, in an element (of a spreadsheet: a row) of its own with its goods: {Listed(classes)}{(isRange ? ", if it stands for all from the first to the last" : "")}.");
    }

    /// <summary>Spreadsheets make the 9th of November of 9-11, or the 11th of September, and November 35 of 11-35.</summary>
    private static (int From, int To)? ByDate(string given)
    {
        if (Dated().Match(given.Trim()) is not { Success: true } date)
        {
            return null;
        }
        var month = Month(date.Groups["month"].Value);
        var number = Value(date.Groups["number"].Value);
        return month == 0 || number is < 1 or > 45 || number == month ? null : (Math.Min(month, number), Math.Max(month, number));
    }

    /// <summary>1 to 12 for the short name of a month, in the languages of spreadsheets that classes come from; 0 for another word.</summary>
    private static int Month(string word)
    {
        foreach (var language in (ReadOnlySpan<string>)["en", "fr", "es", "pt", "id", "ar", "th", "ru", "tr"])
        {
            var names = CultureInfo.GetCultureInfo(language).DateTimeFormat.AbbreviatedMonthNames;
            var at = Array.FindIndex(names, name => name.Length > 0 && name.TrimEnd('.').Equals(word, StringComparison.OrdinalIgnoreCase));
            if (at >= 0)
            {
                return at + 1;
            }
        }
        return 0;
    }

    private static List<int> Between(int first, int last) => [.. Enumerable.Range(first, last - first + 1)];

    private static string Listed(List<int> classes) => Invariant($"{string.Join(", ", classes.Take(classes.Count - 1))} and {classes[^1]}");

    private static int Value(string digits) => digits.Length > 3 ? 0 : digits.Aggregate(0, static (number, digit) => (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit));

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?<!\d)(?<from>\d{1,2})\s*(-|\u2010|\u2011|\u2012|\u2013|\u2014|~|\.\.|to|thru|through|until|bis|à|al?|até|hasta|sampai|s/d|до)\s*(?<to>\d{1,2})(?!\d)", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Range();

    [GeneratedRegex(@"^((?<number>\d{1,2})[-. /](?<month>\p{L}+)\.?|(?<month>\p{L}+)\.?[-. /](?<number>\d{1,2}))$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Dated();
}
