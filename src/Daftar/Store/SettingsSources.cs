using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Daftar.Store;

/// <summary>One value as written somewhere, before it is known to be right.</summary>
/// <param name="Source">Where it stands, for people: <c>/etc/daftar.jsonc, line 3</c>, <c>environment DAFTAR_SERVE_PORT</c>, <c>command line</c>.</param>
/// <param name="Name">The name as written.</param>
/// <param name="Value">The value as written.</param>
public sealed record WrittenSetting(string Source, string Name, string Value);

/// <summary>Settings that cannot be used; the message lists every problem, each with source, value and remedy.</summary>
public sealed class SettingsException(IReadOnlyList<string> problems)
    : Exception(string.Join('\n', problems))
{
    /// <summary>One line for each problem found in any source.</summary>
    public IReadOnlyList<string> Problems { get; } = problems;
}

/// <content>Where values come from, and what is wrong with them.</content>
public sealed partial class Settings
{
    /// <summary>What every environment variable of Daftar begins with.</summary>
    public const string VariablePrefix = "DAFTAR_";

    /// <summary>The name of the settings file in the data folder.</summary>
    public const string FileName = "daftar.jsonc";

    /// <summary>Variables the project's own scripts and tests use, which are no settings.</summary>
    private static readonly string[] OtherVariables = ["DAFTAR_SAMPLES", "DAFTAR_CITUS", "DAFTAR_TEST_", "DAFTAR_SCRIPT_"];

    /// <summary>
    /// Puts the sources together, later ones winning. Every source is checked before anything is refused, so one run shows all mistakes.
    /// </summary>
    /// <exception cref="SettingsException">A name is unknown or a value is no value of its setting.</exception>
    public static Settings From(params IEnumerable<WrittenSetting> written)
    {
        ArgumentNullException.ThrowIfNull(written);
        Dictionary<Setting, (object, string)> found = [];
        List<string> problems = [];
        foreach (var one in written)
        {
            if (All.FirstOrDefault(s => s.Name == one.Name) is not { } setting)
            {
                problems.Add($"{one.Source}: there is no setting \"{one.Name}\"{Nearest(one.Name)} `daftar settings` lists them all.");
                continue;
            }

            try
            {
                found[setting] = (setting.Read(one.Value), one.Source);
            }
            catch (FormatException expected)
            {
                var value = setting.IsSecret ? "(hidden)" : one.Value;
                problems.Add($"{one.Source}: {setting.Name} is \"{value}\", expected {expected.Message}.");
            }
        }

        return problems.Count == 0 ? new(found) : throw new SettingsException(problems);
    }

    /// <summary>
    /// The values of a settings file: JSON with comments, names nested or with dots (<c>"serve": {"port": 80}</c> is <c>"serve.port": 80</c>).
    /// </summary>
    /// <exception cref="SettingsException">The file is no JSON object or holds a list or null where a value belongs.</exception>
    public static IReadOnlyList<WrittenSetting> FromFile(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        bytes = bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
        List<WrittenSetting> written = [];
        List<string> names = [];
        var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, MaxDepth = 8 });
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            {
                throw Wrong(path, bytes, in reader, "a settings file is one JSON object, such as { \"serve.port\": 5080 }");
            }

            while (reader.Read())
            {
                switch (reader.TokenType)
                {
                    case JsonTokenType.PropertyName:
                        names.Add(reader.GetString()!);
                        break;
                    case JsonTokenType.StartObject:
                        break;
                    case JsonTokenType.EndObject:
                        if (names.Count > 0)
                        {
                            names.RemoveAt(names.Count - 1);
                        }

                        break;
                    case JsonTokenType.String or JsonTokenType.Number or JsonTokenType.True or JsonTokenType.False:
                        written.Add(new(Place(path, bytes, in reader), string.Join('.', names), Value(in reader)));
                        names.RemoveAt(names.Count - 1);
                        break;
                    default:
                        throw Wrong(path, bytes, in reader, $"{string.Join('.', names)} must be a text, a number, true or false");
                }
            }
        }
        catch (JsonException wrong)
        {
            throw new SettingsException([string.Create(CultureInfo.InvariantCulture, $"{path}, line {wrong.LineNumber + 1}: this is no JSON: {wrong.Message}")]);
        }

        return written;

        static string Value(in Utf8JsonReader reader) =>
            reader.TokenType == JsonTokenType.String ? reader.GetString()! : Encoding.UTF8.GetString(reader.ValueSpan);
    }

    /// <summary>The settings among environment variables. A variable of Daftar's prefix that is none is kept, to be refused by <see cref="From"/>.</summary>
    public static IReadOnlyList<WrittenSetting> FromEnvironment(IEnumerable<KeyValuePair<string, string>> variables) =>
    [
        .. variables
            .Where(v => v.Key.StartsWith(VariablePrefix, StringComparison.Ordinal))
            .Where(v => !OtherVariables.Any(other => v.Key.StartsWith(other, StringComparison.Ordinal)))
            .OrderBy(v => v.Key, StringComparer.Ordinal)
            .Select(v => new WrittenSetting($"environment {v.Key}", NameOf(v.Key), v.Value)),
    ];

    private static string NameOf(string variable) =>
        All.FirstOrDefault(s => s.Variable == variable)?.Name
        ?? variable[VariablePrefix.Length..].Replace('_', '.').ToLowerInvariant();

    private static SettingsException Wrong(string path, ReadOnlySpan<byte> bytes, in Utf8JsonReader reader, string problem) =>
        new([$"{Place(path, bytes, in reader)}: {problem}."]);

    private static string Place(string path, ReadOnlySpan<byte> bytes, in Utf8JsonReader reader) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}, line {bytes[..(int)reader.TokenStartIndex].Count((byte)'\n') + 1}");

    private static string Nearest(string name)
    {
        var (distance, nearest) = All.Select(s => (Distance: Near.Distance(s.Name, name), s.Name)).Min();
        return distance <= 1 + (name.Length / 3) ? $"; did you mean \"{nearest}\"?" : ".";
    }
}
