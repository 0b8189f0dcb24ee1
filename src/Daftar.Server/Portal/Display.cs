using System.Globalization;
using System.Text.RegularExpressions;
using Daftar.Languages;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Server.Portal;

/// <summary>Values as one language writes them on pages. Always the Gregorian calendar, always UTC for times of Daftar's own.</summary>
/// <param name="words">The words of the language.</param>
/// <param name="offices">Offices as they hold here, for the names of those that no country has.</param>
public sealed partial class Display(Labels words, OfficeProfiles offices)
{
    /// <summary>6 May 2021, May 2021 or 2021, as much as is known.</summary>
    public string Date(RegisterDate? date) => date switch
    {
        null => "",
        { Month: 0 } year => year.Year.ToString("0000", CultureInfo.InvariantCulture),
        { Day: 0 } month => month.FirstDay.ToString("MMMM yyyy", words.Culture),
        { } day => day.FirstDay.ToString("d MMM yyyy", words.Culture),
    };

    /// <summary>A text put together of an office's data, with its days written as days.</summary>
    public string Dates(string text) => IsoDay().Replace(text, found => RegisterDate.TryParse(found.ValueSpan, out var day) ? Date(day) : found.Value);

    [GeneratedRegex(@"\b[0-9]{4}-[0-9]{2}-[0-9]{2}\b", RegexOptions.CultureInvariant)]
    private static partial Regex IsoDay();

    /// <summary>The day of a moment, in UTC.</summary>
    public string Day(DateTimeOffset? moment) => moment is { } known ? known.UtcDateTime.ToString("d MMM yyyy", words.Culture) : "";

    /// <summary>Day and minute of a moment, in UTC.</summary>
    public string Moment(DateTimeOffset? moment) => moment is { } known ? known.UtcDateTime.ToString("d MMM yyyy, HH:mm", words.Culture) + " UTC" : "";

    public string Count(long count) => count.ToString("N0", words.Culture);

    /// <summary>Milliseconds, or seconds from one second on.</summary>
    public string Duration(TimeSpan time) => time.TotalSeconds >= 1
        ? words.Format("time.seconds", time.TotalSeconds)
        : words.Format("time.milliseconds", Math.Max(1, Math.Round(time.TotalMilliseconds)));

    /// <summary>Bytes as B, kB or MB.</summary>
    public string Size(long bytes) => bytes switch
    {
        < 1024 => words.Format("size.bytes", bytes),
        < 1024 * 1024 => words.Format("size.kilobytes", bytes / 1024d),
        _ => words.Format("size.megabytes", bytes / (1024d * 1024)),
    };

    /// <summary>The name of a country or office by its ST.3 or ISO 3166 code, or the code where none is known.</summary>
    public string Country(string? code)
    {
        if (string.IsNullOrEmpty(code))
        {
            return "";
        }

        var named = words.Value("country", code);
        return named != code ? named : CountryNames.Find(code, words.Culture) ?? code;
    }

    /// <summary>An office by the territory people know it by: "Philippines", "European Union (EUIPO)".</summary>
    public string Office(string? code) => Country(code) is var name && name != code ? name : offices.Find(code)?.Name ?? name;

    /// <summary>The name of an authority; of one nobody has described, its office.</summary>
    public string Authority(string name) => name.Length == 2 ? Office(name) : name;

    /// <summary>The name of a language by its ISO 639 code.</summary>
    public string LanguageName(string? code) => LanguageNames.Find(code, words) ?? code ?? "";

    /// <summary>One right in the singular: "Patent".</summary>
    public string One(Right right) => words.Value("one", CommonFields.Key(right));

    /// <summary>What an entry is, in a word: a utility model is not called a patent.</summary>
    public string Tag(Right right, string? kind) => right == Right.Patent && kind is not null and not "invention" ? Value("kind", kind) : One(right);

    /// <summary>The kind where the tag does not say it already.</summary>
    public string? KindBeside(Right right, string? kind) => right == Right.Patent || kind is null || Value("kind", kind) is var word && word == One(right) ? null : word;

    /// <summary>A right in the plural.</summary>
    public string Many(Right right) => words.Value("right", CommonFields.Key(right));

    public string Status(GeneralStatus status) => words.Value("status", CommonFields.Key(status));

    /// <summary>A value of a list of data, with a capital where the list has no word for it.</summary>
    public string Value(string list, string? value)
    {
        var word = words.Value(list, value);
        return word.Length > 0 && word == value ? char.ToUpper(word[0], words.Culture) + word[1..] : word;
    }

    /// <summary>What a party is in the entry; with the art unit of an examiner behind it. Words of an office's own stay.</summary>
    public string? Role(string? category)
    {
        if (string.IsNullOrEmpty(category))
        {
            return null;
        }
        var unit = category.IndexOf(ArtUnit, StringComparison.Ordinal);
        return unit < 0 ? Value("role", category) : words.Format("party.artUnit", Value("role", category[..unit]), category[(unit + ArtUnit.Length)..]);
    }

    /// <summary>As the reader of the USPTO's documents joins an examiner's two values.</summary>
    private const string ArtUnit = ", art unit ";

    /// <summary>A value of a facet or filter, in words.</summary>
    public string FieldValue(string field, string value) => field switch
    {
        "office" or "designated" => Office(value) is var office && office != value ? $"{office} ({value})" : value,
        "country" or "origin" => Country(value) is var name && name != value ? $"{name} ({value})" : value,
        "right" => words.Value("right", value),
        "status" => words.Value("status", value),
        "has" => words.Value(field, value),
        "language" => words.Value("tongue", value),
        "reason" or "kind" or "feature" or "product" => Value(field, value),
        "class" => words.Value("nice", value) is var short_ && short_ != value ? $"{value} · {short_}" : value,
        "locarno" => value.Length >= 2 && words.Value("locarno", value[..2]) is var group && group != value[..2] ? $"{value} · {group}" : value,
        _ => value,
    };

    /// <summary>What a classification symbol means, where the words of the language say so; else null.</summary>
    public string? ClassMeaning(Right right, string symbol)
    {
        var (list, key) = right switch
        {
            Right.Trademark => ("nice", symbol),
            Right.Design => ("locarno", symbol.Length > 2 ? symbol[..2] : symbol),
            _ => ("", ""),
        };
        return list.Length > 0 && words.Value(list, key) is var meaning && meaning != key ? meaning : null;
    }
}
