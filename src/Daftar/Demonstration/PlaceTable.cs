namespace Daftar.Demonstration;

internal sealed record Place(string City, string? Region, string PostalPrefix);

/// <summary>Cities by country for addresses whose streets are invented, from <c>Words/places.txt</c>.</summary>
internal static class PlaceTable
{
    /// <summary>Countries of foreign applicants, the frequent ones first.</summary>
    public static string[] Foreign { get; } = ["JP", "US", "CN", "KR", "DE", "SG", "FR", "CH", "GB", "NL", "TW", "MY", "AU", "IN", "IT", "HK", "TH", "VN", "ID", "PH"];

    public static Weights ForeignWeights { get; } = Weights.Zipf(Foreign.Length);

    private static readonly Dictionary<string, Place[]> ByCountry = WordFile.Lines("words/places.txt")
        .Select(line => line.Split(" | ", StringSplitOptions.TrimEntries))
        .ToDictionary(parts => parts[0], parts => parts[1..].Select(Read).ToArray(), StringComparer.Ordinal);

    public static Place Draw(string country, ref Dice dice) => dice.Of(ByCountry[country]);

    private static Place Read(string text)
    {
        var parts = text.Split(", ");
        return new Place(parts[0].Trim(), parts[1].Trim() is { Length: > 0 } region ? region : null, parts[2].Trim());
    }
}
