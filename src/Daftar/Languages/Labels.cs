using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;

namespace Daftar.Languages;

/// <summary>
/// The words of screens in one language, from <c>Languages/xx.json</c>. Files are found, not listed; a key that a language lacks is shown in
/// English, and a test says so.
/// </summary>
public sealed class Labels
{
    private const string Folder = "language/";
    private const string FileEnd = ".json";
    private static readonly Dictionary<string, Labels> Found = ReadAll();

    private readonly FrozenDictionary<string, string> words;

    private Labels(string language, IReadOnlyDictionary<string, string> words)
    {
        Language = language;
        Culture = GregorianOf(language);
        this.words = words.ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>The language everything is written in first, and shown in where another has no word.</summary>
    public static Labels English => Found["en"];

    /// <summary>Every language there is a file for, English first, then by code.</summary>
    public static IReadOnlyList<Labels> All { get; } =
        [.. Found.Values.OrderBy(l => l.Language != "en").ThenBy(l => l.Language, StringComparer.Ordinal)];

    /// <summary>BCP 47 code, also the name of the file: en, id, zh-Hant.</summary>
    public string Language { get; }

    /// <summary>What the language calls itself.</summary>
    public string OwnName => this["language.name"];

    /// <summary>
    /// How numbers and dates of screens are written. Always the Gregorian calendar: the stock culture of th-TH writes 2569 for 2026.
    /// Never for data.
    /// </summary>
    public CultureInfo Culture { get; }

    /// <summary>The keys this language has words for.</summary>
    internal IReadOnlyCollection<string> Keys => words.Keys;

    /// <summary>The words for a key. A key no language knows is shown as it is, so that a page never fails for want of a word.</summary>
    public string this[string key] =>
        words.TryGetValue(key, out var text) || English.words.TryGetValue(key, out text) ? text : key;

    /// <summary>The words for a key with values put in: <c>{0}</c>, <c>{1:N0}</c>, written as this language writes numbers.</summary>
    public string Format(string key, params ReadOnlySpan<object?> values) => string.Format(Culture, this[key], values);

    /// <summary>
    /// The word for a value of data, such as ("status", "inForce"). An office may deliver a value no list foresaw: it is shown as it came.
    /// </summary>
    public string Value(string list, string? value)
    {
        if (string.IsNullOrEmpty(value))
        {
            return "";
        }

        var key = $"{list}.{value}";
        return words.TryGetValue(key, out var text) || English.words.TryGetValue(key, out text) ? text : value;
    }

    /// <summary>The values of data that a list has words for, such as the reasons of a status.</summary>
    public IEnumerable<string> ValuesOf(string list) => words.Keys.Where(key => key.StartsWith(list + ".", StringComparison.Ordinal)).Select(key => key[(list.Length + 1)..]).Order(StringComparer.Ordinal);

    /// <summary>The labels of exactly this language, or null: for the part of an address that names one.</summary>
    public static Labels? Find(string? language) => language is null ? null : Found.GetValueOrDefault(language);

    /// <summary>
    /// The best language for a reader (RFC 9110, 12.5.4 Accept-Language; look-up of RFC 4647, 3.4: <c>id-ID</c> is answered with <c>id</c>).
    /// </summary>
    /// <param name="wanted">Codes in the reader's order of preference.</param>
    public static Labels For(IEnumerable<string> wanted)
    {
        foreach (var code in wanted)
        {
            for (var part = code; part.Length > 0; part = part.LastIndexOf('-') is var cut and > 0 ? part[..cut] : "")
            {
                if (Found.FirstOrDefault(l => l.Key.Equals(part, StringComparison.OrdinalIgnoreCase)).Value is { } labels)
                {
                    return labels;
                }
            }
        }

        return English;
    }

    private static CultureInfo GregorianOf(string language)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(language).Clone();
        if (culture.DateTimeFormat.Calendar is not GregorianCalendar)
        {
            culture.DateTimeFormat.Calendar = culture.OptionalCalendars.OfType<GregorianCalendar>().First();
        }

        return CultureInfo.ReadOnly(culture);
    }

    private static Dictionary<string, Labels> ReadAll()
    {
        Dictionary<string, Labels> found = new(StringComparer.Ordinal);
        var assembly = typeof(Labels).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Folder, StringComparison.Ordinal) && n.EndsWith(FileEnd, StringComparison.Ordinal)))
        {
            using var file = assembly.GetManifestResourceStream(name)!;
            var language = name[Folder.Length..^FileEnd.Length];
            try
            {
                found.Add(language, new(language, JsonSerializer.Deserialize<Dictionary<string, string>>(file, Style)!));
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"Languages/{language}.json, line {wrong.LineNumber + 1}: {wrong.Message}"), wrong);
            }
        }

        return found;
    }

    private static readonly JsonSerializerOptions Style = new() { AllowDuplicateProperties = false };
}
