using System.Collections.Frozen;
using System.Globalization;

namespace Daftar.Checking.Codes;

/// <summary>The code of two letters that is meant by one of three, by a name in English or in its own language, or by one that is often taken for it: proposed, never read so.</summary>
internal static class CodeMeant
{
    // Made when something is wrong, once.
    private static readonly Lazy<FrozenDictionary<string, string>> Countries = new(static () => Make(
        CultureInfo.GetCultures(CultureTypes.SpecificCultures).Where(static culture => culture.Name.Length > 0).Select(static culture => new RegionInfo(culture.Name)).Where(static region => region.TwoLetterISORegionName.All(char.IsAsciiLetterUpper)),
        static region => [(region.ThreeLetterISORegionName, region.TwoLetterISORegionName), (region.EnglishName, region.TwoLetterISORegionName), (region.NativeName, region.TwoLetterISORegionName)],
        ("UK", "GB"), ("EL", "GR"), ("ENGLAND", "GB"), ("UNITED STATES OF AMERICA", "US"), ("RUSSIAN FEDERATION", "RU"), ("REPUBLIC OF KOREA", "KR"), ("VIET NAM", "VN"), ("EPO", "EP"), ("EUIPO", "EM"), ("WIPO", "WO"), ("PCT", "WO")));

    private static readonly Lazy<FrozenDictionary<string, string>> Languages = new(static () => Make(
        CultureInfo.GetCultures(CultureTypes.NeutralCultures).Where(static culture => culture.TwoLetterISOLanguageName.Length == 2),
        static culture => [(culture.ThreeLetterISOLanguageName, culture.TwoLetterISOLanguageName), (culture.EnglishName, culture.TwoLetterISOLanguageName), (culture.NativeName, culture.TwoLetterISOLanguageName)],
        ("JP", "ja"), ("CN", "zh"), ("CZ", "cs"), ("DK", "da"), ("GR", "el"), ("GER", "de"), ("FRE", "fr"), ("CHI", "zh"), ("DUT", "nl"), ("CZE", "cs"), ("GRE", "el"), ("RUM", "ro"), ("MAY", "ms"), ("BUR", "my"), ("PER", "fa"), ("SLO", "sk"), ("ALB", "sq"), ("ARM", "hy"), ("GEO", "ka"), ("ICE", "is"), ("MAC", "mk")));

    /// <summary>A sentence with a blank before it; empty where nothing is known to be meant.</summary>
    public static string OfCountry(string written) => Of(Countries.Value, written);

    /// <inheritdoc cref="OfCountry"/>
    public static string OfLanguage(string written) => Of(Languages.Value, written);

    private static string Of(FrozenDictionary<string, string> codes, string written) => written.Trim() is [>= 'A' and <= 'Z', '.', >= 'A' and <= 'Z', ..] dotted && dotted.Length is 3 or 4 && codes.Values.Contains($"{dotted[0]}{dotted[2]}") ? $" Without points: {dotted[0]}{dotted[2]}." : codes.TryGetValue(written.Trim(), out var code) && !code.Equals(written.Trim(), StringComparison.OrdinalIgnoreCase) ? $" For {Values.Finding.Cut(written.Trim(), 40)} that is {code}." : "";

    private static FrozenDictionary<string, string> Make<T>(IEnumerable<T> all, Func<T, (string Written, string Code)[]> said, params ReadOnlySpan<(string Written, string Code)> besides)
    {
        var codes = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var (written, code) in besides)
        {
            codes[written] = code;
        }
        foreach (var (written, code) in all.SelectMany(said))
        {
            codes.TryAdd(written, code);
        }
        return codes.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
