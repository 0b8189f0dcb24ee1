using System.Text.RegularExpressions;

namespace Daftar.Intake;

/// <summary>What the name of a package says, where nothing better does.</summary>
internal static partial class PackageName
{
    /// <summary>
    /// The day in a name such as 2021-06.zip, PH_TM_20210614_001.zip or update-2021-06-14.zip: the <em>end</em> of the month or day named, at UTC.
    /// A month names a state at its end.
    /// </summary>
    public static DateTimeOffset? Produced(string name)
    {
        var match = Day().Match(name);
        if (!match.Success)
        {
            return null;
        }
        var year = Number(match.Groups["year"].Value);
        var month = Number(match.Groups["month"].Value);
        var day = match.Groups["day"].Success ? Number(match.Groups["day"].Value) : 0;
        if (month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month) || (match.Groups["day"].Success && day < 1))
        {
            return null;
        }
        var start = new DateTimeOffset(year, month, Math.Max(day, 1), 0, 0, 0, TimeSpan.Zero);
        return (day == 0 ? start.AddMonths(1) : start.AddDays(1)).AddSeconds(-1);
    }

    /// <summary>
    /// A file that is delivered by itself and says demonstration in its name: all its entries are marked wherever they are shown. Of a folder only the
    /// documents in it can say that of themselves.
    /// </summary>
    public static bool IsDemonstration(string path) => Path.GetFileName(path).Contains("demonstration", StringComparison.OrdinalIgnoreCase) && !Directory.Exists(path);

    /// <summary>A path inside a package leads to a file of the generator, or through a zip of it.</summary>
    public static bool IsOfGenerator(string path) => path.EndsWith("-demonstration.xml", StringComparison.OrdinalIgnoreCase) || path.Contains("-demonstration.zip!/", StringComparison.OrdinalIgnoreCase);

    private static int Number(string digits) => int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<!\d)(?<year>(19|20)\d\d)[-_]?(?<month>\d\d)([-_]?(?<day>\d\d))?(?!\d)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex Day();
}
