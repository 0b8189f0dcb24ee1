using Daftar.Values;

namespace Daftar.Offices;

/// <summary>
/// Status words that mean the same wherever they are used: the code lists of ST.96 (MarkCurrentStatusCategory, DesignCurrentStatusCategory,
/// GIStatusCategory) and the everyday words of ST.66 and ST.86 feeds. What only one office says belongs into its office.jsonc.
/// </summary>
internal static class CommonStatusWords
{
    public static StatusWord? Find(string? word) => word is null ? null : Words.GetValueOrDefault(word.Trim().ToLowerInvariant());

    private static readonly Dictionary<string, StatusWord> Words = new(StringComparer.Ordinal)
    {
        ["filed"] = Pending(), ["filing"] = Pending(), ["application filed"] = Pending(), ["filing date accorded"] = Pending(), ["classification checked"] = Pending(),
        ["application accepted"] = Pending(), ["accepted"] = Pending(), ["application published"] = Pending(), ["published"] = Pending(), ["publishing"] = Pending(),
        ["application under examination"] = Pending(), ["under examination"] = Pending(), ["pending"] = Pending(), ["opposition pending"] = Pending(),
        ["application opposed"] = Pending(), ["appeal pending"] = Pending(), ["interruption of proceeding"] = Pending(), ["conversion requested"] = Pending(),
        ["received"] = Pending(), ["active pending"] = Pending(),
        ["registered"] = InForce(), ["registration published"] = InForce(), ["granted"] = InForce(), ["in force"] = InForce(), ["active"] = InForce(), ["renewed"] = InForce(),
        ["revocation/invalidity proceeding pending"] = InForce(), ["action before court of justice pending"] = InForce(), ["cancellation pending"] = InForce(),
        ["application refused"] = Ended("refused"), ["refused"] = Ended("refused"), ["rejected"] = Ended("refused"), ["application rejected"] = Ended("refused"),
        ["application withdrawn"] = Ended("withdrawn"), ["withdrawn"] = Ended("withdrawn"), ["abandoned"] = Ended("abandoned"),
        ["registration cancelled"] = Ended("cancelled"), ["cancelled"] = Ended("cancelled"), ["canceled"] = Ended("cancelled"), ["revoked"] = Ended("cancelled"),
        ["registration surrendered"] = Ended("surrendered"), ["surrendered"] = Ended("surrendered"),
        ["registration expired"] = Ended("expired"), ["expired"] = Ended("expired"), ["lapsed"] = Ended("lapsed"), ["terminated"] = Ended(null), ["ended"] = Ended(null),
        ["invalidated"] = Ended("invalidated"), ["invalid"] = Ended("invalidated"), ["dead"] = Ended(null),
    };

    private static StatusWord Pending() => new(GeneralStatus.Pending);

    private static StatusWord InForce() => new(GeneralStatus.InForce);

    private static StatusWord Ended(string? reason) => new(GeneralStatus.Ended, reason);
}
