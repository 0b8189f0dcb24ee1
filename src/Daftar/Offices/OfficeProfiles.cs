using System.Text.Json.Serialization;
using Daftar.Values;

namespace Daftar.Offices;

/// <summary>What is known of an office, from <c>Offices/XX/office.jsonc</c>: data, never code.</summary>
public sealed class OfficeProfile
{
    /// <summary>ST.3 code.</summary>
    [JsonPropertyName("code")] public required string Code { get; init; }
    [JsonPropertyName("name")] public required string Name { get; init; }
    /// <summary>ISO 639-1 codes, the first is the usual one.</summary>
    [JsonPropertyName("languages")] public List<string> Languages { get; init; } = [];
    /// <summary>Institutions under this code and the rights each administers: two can share a code.</summary>
    [JsonPropertyName("authorities")] public List<Authority> Authorities { get; init; } = [];
    /// <summary>The office's status words or codes (folded to lower case) → Daftar's status, per right or "any".</summary>
    [JsonPropertyName("statuses")] public Dictionary<string, Dictionary<string, StatusWord>> Statuses { get; init; } = [];
    /// <summary>Event codes → ST.27 key and detailed event and words, for patents and utility models.</summary>
    [JsonPropertyName("events")] public Dictionary<string, EventWord> Events { get; init; } = [];
    /// <summary>Event codes of one right, asked before <see cref="Events"/>: a code of trademarks is not that of patents.</summary>
    [JsonPropertyName("eventsOf")] public Dictionary<string, Dictionary<string, EventWord>> EventsOf { get; init; } = [];
    /// <summary>Per right how many characters of a code say what happened, where letters behind them say something else (USPTO: how it was entered).</summary>
    [JsonPropertyName("eventCodeLength")] public Dictionary<string, int> EventCodeLength { get; init; } = [];
    /// <summary>What this office may deliver besides its own, as the EPO does with DOCDB.</summary>
    [JsonPropertyName("mandates")] public List<Mandate> Mandates { get; init; } = [];
    /// <summary>Version of the number forms: raised when one changes, so that what was normalised by another can be told apart.</summary>
    [JsonPropertyName("numbersVersion")] public int NumbersVersion { get; init; } = 1;
    /// <summary>Number forms per right, tried in order.</summary>
    [JsonPropertyName("numbers")] public List<NumberForm> Numbers { get; init; } = [];
    /// <summary>Terms of the collections, per right or <see cref="OfficeProfiles.AnyRight"/>; default: show only.</summary>
    [JsonPropertyName("terms")] public Dictionary<string, Terms> Terms { get; init; } = [];
    /// <summary>What the office shows of parties and which parts of records it restricts, per right or "any"; see <see cref="VisibilityWords"/>.</summary>
    [JsonPropertyName("visibility")] public Dictionary<string, Dictionary<string, List<string>>> Visibility { get; init; } = [];
    /// <summary>Applications a year the office is expected to deliver, per right.</summary>
    [JsonPropertyName("expectedVolumes")] public Dictionary<string, int> ExpectedVolumes { get; init; } = [];
    /// <summary>Updates a year, per right: 52 where the office delivers each week.</summary>
    [JsonPropertyName("updatesAYear")] public Dictionary<string, int> UpdatesAYear { get; init; } = [];
    /// <summary>How loud a check is for this office, by its code.</summary>
    [JsonPropertyName("checks")] public Dictionary<string, CheckWord> Checks { get; init; } = [];
}

/// <summary>How loud a check is for an office: another severity (watch, warn, setAside), and until which day it only watches.</summary>
public sealed record CheckWord(
    [property: JsonPropertyName("severity"), JsonConverter(typeof(JsonStringEnumConverter<Severity>))] Severity? Severity = null,
    [property: JsonPropertyName("watchUntil")] DateOnly? WatchUntil = null);

/// <summary>Daftar's status for a word or code of an office.</summary>
public sealed record StatusWord(
    [property: JsonPropertyName("status")] GeneralStatus Status,
    [property: JsonPropertyName("reason")] string? Reason = null,
    [property: JsonPropertyName("text")] string? Text = null);

/// <summary>An office's event code in words and, where mapped, in the standard.</summary>
/// <param name="Text">In English; the office's own words stand in its records.</param>
/// <param name="Key">ST.27 key event: patents and utility models.</param>
/// <param name="Detailed">ST.27 detailed event.</param>
/// <param name="Category">Category of ST.96 (tmk:MarkEventCategoryType, dgn:DesignEventCategoryType): marks and designs, for which ST.61 and ST.87 stay as delivered.</param>
/// <param name="Why">Why the standard has none: letter (sent by the office), paper (received by it), step (of the procedure inside), upkeep (of the right) or a sentence.</param>
public sealed record EventWord(
    [property: JsonPropertyName("text")] string? Text = null,
    [property: JsonPropertyName("key")] string? Key = null,
    [property: JsonPropertyName("detailed")] string? Detailed = null,
    [property: JsonPropertyName("category")] string? Category = null,
    [property: JsonPropertyName("why")] string? Why = null)
{
    /// <summary>The standard has an event that says the same.</summary>
    [JsonIgnore]
    public bool IsMapped => Key is not null || Category is not null;
}

/// <summary>A form in which an office writes numbers: a .NET regular expression with named groups type, year, serial, suffix.</summary>
/// <param name="From">First year the office gave such numbers; null: not known, or always.</param>
/// <param name="Until">Last year; null: it still does, or not known.</param>
/// <param name="Canonical">The one form for all ways of writing it, from the groups: <c>${type}${year}${serial}</c>; null: letters and figures as they stand.</param>
/// <param name="Check">Rule of its check digit (group check): see <see cref="CheckDigits"/>; null: none, or none whose rule is published.</param>
public sealed record NumberForm(
    [property: JsonPropertyName("right")] string Right,
    [property: JsonPropertyName("of")] Numbers Of,
    [property: JsonPropertyName("pattern")] string Pattern,
    [property: JsonPropertyName("example")] string Example,
    [property: JsonPropertyName("from")] int? From = null,
    [property: JsonPropertyName("until")] int? Until = null,
    [property: JsonPropertyName("canonical")] string? Canonical = null,
    [property: JsonPropertyName("check")] string? Check = null);

/// <summary>All profiles, found among the embedded <c>Offices/XX/office.jsonc</c>.</summary>
public sealed partial class OfficeProfiles
{
    /// <summary>Stands for every right in tables that are kept by right.</summary>
    public const string AnyRight = "any";

    private readonly Dictionary<string, OfficeProfile> _byCode;

    internal OfficeProfiles(IEnumerable<OfficeProfile> profiles) => _byCode = profiles.ToDictionary(profile => profile.Code, StringComparer.Ordinal);

    /// <summary>The profiles that come with Daftar. Unknown keys in a file are refused.</summary>
    public static OfficeProfiles Embedded { get; } = OfficeFiles.Load(folder: null);

    /// <summary>The profiles that come with Daftar, with the operator's files laid over them (docs/operate/offices.md).</summary>
    /// <exception cref="InvalidDataException">A file is no JSON, has a key that no profile has, or contradicts itself; names the file.</exception>
    public static OfficeProfiles With(string folder) => OfficeFiles.Load(folder);

    public IEnumerable<OfficeProfile> All => _byCode.Values.OrderBy(profile => profile.Code, StringComparer.Ordinal);

    public OfficeProfile? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>
    /// Daftar's status for an office's code or words: the office's own table first (right, then "any"; code, then text), then the words all
    /// offices share; <see cref="GeneralStatus.Unknown"/> where nothing says so. Never derived from silence.
    /// </summary>
    public StatusWord StatusOf(string office, Right right, string? code, string? text)
    {
        if (Find(office) is { } profile)
        {
            foreach (var section in (ReadOnlySpan<string>)[RightKey(right), AnyRight])
            {
                if (profile.Statuses.TryGetValue(section, out var words)
                    && ((code is not null && words.TryGetValue(code.ToLowerInvariant(), out var word))
                        || (text is not null && words.TryGetValue(text.ToLowerInvariant(), out word))))
                {
                    return word;
                }
            }
        }
        return CommonStatusWords.Find(text) ?? CommonStatusWords.Find(code) ?? new StatusWord(GeneralStatus.Unknown);
    }

    /// <summary>The key of a right in office files: patent, trademark, design, indication.</summary>
    public static string RightKey(Right right) => right switch
    {
        Right.Patent => "patent", Right.Trademark => "trademark", Right.Design => "design", Right.Indication => "indication",
        _ => throw new ArgumentOutOfRangeException(nameof(right)),
    };
}
