using Daftar.Values;

namespace Daftar.Demonstration;

/// <summary>What the demonstration packages of an office are like. Proportions are invented; facts about the office stand in its profile.</summary>
/// <param name="National">Language most names and texts are in.</param>
/// <param name="Second">Another language marks come in besides English.</param>
/// <param name="UtilityModels">Of a thousand patent applications, those for utility models.</param>
/// <param name="GrowsCoffee">Its indications begin with coffee.</param>
/// <param name="Indications">Geographical indications among all rights; 120 over the ten offices.</param>
internal sealed record OfficeTraits(string Office, string National, string Second, int UtilityModels, bool GrowsCoffee, int Indications)
{
    public static IReadOnlyList<OfficeTraits> All { get; } =
    [
        new("BN", "ms", "en", 0, false, 2),
        new("ID", "id", "id", 200, true, 24),
        new("KH", "km", "km", 150, true, 10),
        new("LA", "lo", "lo", 150, true, 9),
        new("MM", "my", "my", 150, true, 8),
        new("MY", "ms", "zh", 20, true, 14),
        new("PH", "tl", "tl", 250, true, 10),
        new("SG", "en", "zh", 0, false, 3),
        new("TH", "th", "th", 300, true, 22),
        new("VN", "vi", "vi", 70, true, 18),
    ];

    public static OfficeTraits Of(string office) => All.First(traits => traits.Office == office);

    /// <summary>The language records of this office are filed in.</summary>
    public string Filing => Office is "PH" or "SG" ? "en" : National;

    /// <summary>
    /// Where the invented register begins. Singapore's present number form began in February 2014 and Myanmar's register of marks in 2023;
    /// elsewhere far enough back that rights have been renewed and have expired.
    /// </summary>
    public DateOnly Begins(Right right) => (Office, right) switch
    {
        ("SG", _) => new(2014, 3, 1),
        ("MM", _) => new(2023, 4, 1),
        (_, Right.Trademark) => new(1999, 1, 4),
        (_, Right.Patent) => new(2004, 1, 5),
        (_, Right.Design) => new(2008, 1, 7),
        _ => new(2012, 1, 9),
    };
}
