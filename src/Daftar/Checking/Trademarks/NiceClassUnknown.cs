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

    /// <summary>Classes written with words around them, or several as one.</summary>
    private static string Meant(string given)
    {
        var classes = Number().Matches(given).Select(static match => match.Value is { Length: <= 3 } digits ? digits.Aggregate(0, static (number, digit) => (number * 10) + CharUnicodeInfo.GetDecimalDigitValue(digit)) : 0).ToList();
        return classes.Count == 0 || classes.Exists(static one => one is < 1 or > 45) ? ""
            : classes.Count == 1 ? Invariant($" The number alone, in the digits 0 to 9: {classes[0]}.")
            : Invariant($" Each class by itself, in an element (of a spreadsheet: a row) of its own with its goods: {string.Join(" and ", classes)}.");
    }

    [GeneratedRegex(@"\d+", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}
