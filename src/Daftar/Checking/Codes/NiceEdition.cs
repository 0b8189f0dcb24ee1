using System.Globalization;

namespace Daftar.Checking.Codes;

/// <summary>Editions of the Nice Classification: 1 to 13, with the year of the version from the tenth on (12-2024), as offices write them.</summary>
internal static class NiceEdition
{
    /// <summary>The thirteenth is in force since 1 January 2026.</summary>
    private const int Last = 13;

    public static bool Exists(string edition) => Number(edition) is >= 1 and <= Last;

    /// <summary>Number of the edition in 12, 12-2024, 012, NCL(12-2024), 10.2013; 0 where there is none.</summary>
    public static int Number(string edition)
    {
        var text = edition.AsSpan();
        var from = text.IndexOfAnyInRange('0', '9');
        if (from < 0)
        {
            return 0;
        }
        text = text[from..];
        var length = text.IndexOfAnyExceptInRange('0', '9');
        var digits = length < 0 ? text : text[..length];
        return digits.Length <= 3 && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
