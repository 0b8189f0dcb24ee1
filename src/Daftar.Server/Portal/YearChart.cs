using System.Globalization;
using Daftar.Search;

namespace Daftar.Server.Portal;

/// <summary>Bars of a facet of years, drawn by the server: numbers in a picture's own units.</summary>
internal sealed record YearChart(int Width, IReadOnlyList<YearBar> Bars, string First, string Last)
{
    public const int Height = 40;

    public const int BarWidth = 8;

    private const int Step = 10;

    public static YearChart Of(Facet facet)
    {
        var years = facet.Values
            .Where(value => value.Count > 0 && value.Value.Length == 4 && value.Value.All(char.IsAsciiDigit))
            .Select(value => (Year: int.Parse(value.Value, CultureInfo.InvariantCulture), value.Count, value.Chosen))
            .OrderBy(value => value.Year)
            .ToList();
        if (years.Count == 0)
        {
            return new(Step, [], "", "");
        }

        // Old registers hold filings of the nineteenth century: a year far before the others would squeeze these to nothing.
        var first = Math.Max(years[0].Year, years[^1].Year - FacetPlan.Years + 1);
        var most = years.Where(value => value.Year >= first).Max(value => value.Count);
        var bars = years.Where(value => value.Year >= first).Select(value =>
        {
            // The square root keeps years with few filings visible beside years with many.
            var height = Math.Max(1, (int)Math.Round(Math.Sqrt((double)value.Count / most) * Height));
            return new YearBar(Text(value.Year), value.Count, (value.Year - first) * Step, Height - height, height, value.Chosen);
        });
        return new((years[^1].Year - first + 1) * Step, [.. bars], Text(years[0].Year), Text(years[^1].Year));
    }

    private static string Text(int year) => year.ToString("0000", CultureInfo.InvariantCulture);
}

internal sealed record YearBar(string Year, long Count, int X, int Y, int Height, bool Chosen);
