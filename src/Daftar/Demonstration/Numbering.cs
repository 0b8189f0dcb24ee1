using System.Globalization;
using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>
/// Writes numbers in the offices' own forms; their patterns, with the evidence for each, stand in <c>Offices/XX/office.jsonc</c>, and a test
/// compares the two.
/// </summary>
internal static class Numbering
{
    /// <param name="running">Place among all applications of the office and right, from 1.</param>
    /// <param name="serial">Place among those of the year, from 1.</param>
    public static string Application(string office, Right right, bool utilityModel, int year, int serial, long running)
    {
        var yy = year % 100;
        return (office, right) switch
        {
            ("PH", Right.Patent) => Text($"{(utilityModel ? 2 : 1)}/{year}/{serial:00000000}"),
            ("PH", Right.Design) => Text($"PH/3/{year}/{serial:000000}"),
            ("PH", Right.Trademark) => Text($"PH/4/{year}/{serial:00000000}"),
            ("PH", _) => Text($"PH/G/{year}/{serial:0000}"),
            ("SG", _) => Singapore(right, year, serial),
            ("ID", Right.Patent) => Text($"{(utilityModel ? 'S' : 'P')}00{year}{serial:00000}"),
            ("ID", Right.Trademark) => Text($"{(running % 3 == 0 ? 'J' : 'D')}ID{year}{serial:000000}"),
            ("ID", Right.Design) => Text($"AID{year}{serial:000000}"),
            ("ID", _) => Text($"IG00{year}{serial:000000}"),
            ("MY", Right.Patent) => Text($"{(utilityModel ? "UI" : "PI")} {year}{serial:000000}"),
            ("MY", Right.Trademark) => year < 2019 ? Text($"{year}{serial:000000}") : Text($"TM{year}{serial:000000}"),
            ("MY", Right.Design) => Text($"{yy:00}-E{serial:0000}-0101"),
            ("MY", _) => Text($"GI{year}-{serial:00000}"),
            ("VN", Right.Patent) => Text($"{(utilityModel ? 2 : 1)}-{year}-{serial:00000}"),
            ("VN", Right.Trademark) => Text($"4-{year}-{serial:00000}"),
            ("VN", Right.Design) => Text($"3-{year}-{serial:00000}"),
            ("VN", _) => Text($"6-{year}-{serial:00000}"),
            ("TH", Right.Patent) => Text($"{yy:00}{(utilityModel ? "03" : "01")}{serial:000000}"),
            ("TH", Right.Design) => Text($"{yy:00}02{serial:000000}"),
            ("TH", Right.Trademark) => Text($"{yy:00}{serial:0000000}"),
            // Buddhist years are written in two digits too.
            ("TH", _) => Text($"{(year + 543) % 100:00}100{serial:000}"),
            ("KH", Right.Trademark) => Text($"KH/{running}/{year}"),
            ("KH", Right.Indication) => Text($"KH/G/{year}/{serial}"),
            ("LA", Right.Trademark) => Text($"{running + 100}"),
            ("LA", Right.Indication) => Text($"LA/G/{year}/{serial:0000}"),
            ("KH" or "LA", _) => Text($"{office}/{(right == Right.Design ? 'D' : utilityModel ? 'U' : 'P')}/{year}/{serial:00000}"),
            ("MM", _) => Text($"MM/{right switch { Right.Trademark => 'T', Right.Design => 'D', Right.Indication => 'G', _ => utilityModel ? 'U' : 'P' }}/1/{year}/{serial:00000}"),
            ("BN", Right.Patent) => Text($"BN/N/{year}/{serial:0000}"),
            ("BN", Right.Design) => Text($"BN/{year}/{serial:0000}"),
            ("BN", Right.Trademark) => Text($"BN/T/{year}/{serial:00000}"),
            ("BN", _) => Text($"BN/G/{year}/{serial:0000}"),
            _ => throw new ArgumentOutOfRangeException(nameof(office), office, "Demonstration packages are made for the ten ASEAN states with registers."),
        };
    }

    /// <summary>The number of the registration or grant: its own where the office keeps a second series, else that of the application.</summary>
    public static string Registration(string office, Right right, bool utilityModel, string application, long running) => (office, right) switch
    {
        ("ID", Right.Trademark) => Text($"IDM{running:000000000}"),
        ("ID", Right.Patent) => Text($"ID{(utilityModel ? 'S' : 'P')}{running:000000000}"),
        ("ID", Right.Indication) => Text($"ID G {running:000000000}"),
        ("MY", Right.Patent) when running < 1_000_000 => Text($"MY-{running:000000}-A"),
        ("VN", Right.Trademark) => Text($"4-{running:0000000}-000"),
        ("VN", Right.Patent) => Text($"{(utilityModel ? 2 : 1)}-{running:0000000}-000"),
        ("TH", Right.Indication) => "สช " + application,
        _ => application,
    };

    /// <summary>The number on publications of patents.</summary>
    public static string Publication(string office, bool utilityModel, int year, int serial, string application) =>
        office == "PH" ? Text($"{(utilityModel ? 2 : 1)}{year}{serial:000000}") : application;

    /// <summary>The greatest serial a year can hold in the form of the office.</summary>
    public static int GreatestSerial(string office, Right right) => (office, right) switch
    {
        ("TH", Right.Indication) => 999,
        ("MY", Right.Design) or ("BN", Right.Patent or Right.Design or Right.Indication) or ("PH", Right.Indication) or ("LA", Right.Indication) => 9999,
        ("SG", _) or ("VN", _) or ("ID", Right.Patent) => 99_999,
        ("KH" or "LA" or "BN", _) => 99_999,
        ("PH", Right.Trademark or Right.Patent) or ("MM", _) => 99_999_999,
        _ => 999_999,
    };

    private static string Singapore(Right right, int year, int serial)
    {
        var type = right switch { Right.Patent => 10, Right.Design => 30, Right.Trademark => 40, _ => 50 };
        return Text($"{type}{year}{serial:00000}{CheckLetter.Of(year, serial)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
