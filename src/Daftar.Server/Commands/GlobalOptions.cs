using System.Collections;
using System.CommandLine;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>The options every verb takes.</summary>
internal static class GlobalOptions
{
    public static readonly Option<string?> Database = new("--database")
    {
        Description = "The PostgreSQL (15 or later) to use; without it Daftar starts a private one.",
        HelpName = "Host=…;Database=…",
        Recursive = true,
    };

    public static readonly Option<string?> Data = new("--data")
    {
        Description = "The folder where Daftar keeps everything.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    public static readonly Option<string?> SettingsFile = new("--settings")
    {
        Description = $"A settings file; without it {Settings.FileName} in the data folder, if there.",
        HelpName = "FILE",
        Recursive = true,
    };

    public static readonly Option<string[]> Set = new("--set")
    {
        Description = "Sets one setting; may be given several times. `daftar settings` lists them.",
        HelpName = "name=value",
        Recursive = true,
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Answers with JSON on standard output, for scripts.",
        Recursive = true,
    };

    public static readonly Option<bool> Quiet = new("--quiet")
    {
        Description = "Says nothing but errors.",
        Recursive = true,
    };

    public static IEnumerable<Option> All => [Database, Data, SettingsFile, Set, Json, Quiet];

    /// <summary>The settings in force for this command line: file, environment, options, the later winning.</summary>
    /// <exception cref="SettingsException">A name or value is wrong, or the file named is not there.</exception>
    public static Settings ReadSettings(ParseResult parsed)
    {
        var environment = Settings.FromEnvironment(
            Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(v => KeyValuePair.Create((string)v.Key, (string)v.Value!)));
        WrittenSetting[] line = [.. FromLine(parsed)];
        return Settings.From([.. FromFile(parsed.GetValue(SettingsFile), [.. environment, .. line]), .. environment, .. line]);
    }

    private static IEnumerable<WrittenSetting> FromLine(ParseResult parsed)
    {
        if (parsed.GetValue(Database) is { } database)
        {
            yield return new("--database", Settings.Database.Name, database);
        }

        if (parsed.GetValue(Data) is { } data)
        {
            yield return new("--data", Settings.Data.Name, data);
        }

        foreach (var own in parsed.CommandResult.Command is Verb verb ? verb.Written(parsed) : [])
        {
            yield return own;
        }

        foreach (var text in parsed.GetValue(Set) ?? [])
        {
            var parts = text.Split('=', 2);
            yield return parts.Length == 2
                ? new($"--set {parts[0]}", parts[0], parts[1])
                : throw new SettingsException([$"--set {text}: expected name=value, such as --set serve.port=8080."]);
        }
    }

    private static IReadOnlyList<WrittenSetting> FromFile(string? named, IReadOnlyList<WrittenSetting> elsewhere)
    {
        if (named is not null)
        {
            return File.Exists(named)
                ? Settings.FromFile(named)
                : throw new SettingsException([$"--settings {named}: there is no such file."]);
        }

        // Where the data folder is decides where its file is, so that name is read before all others.
        var folder = elsewhere.LastOrDefault(w => w.Name == Settings.Data.Name);
        var path = Path.Combine(Settings.From(folder is null ? [] : [folder]).DataFolder, Settings.FileName);
        if (!File.Exists(path))
        {
            return [];
        }

        var written = Settings.FromFile(path);
        return written.FirstOrDefault(w => w.Name == Settings.Data.Name) is { } itself
            ? throw new SettingsException([$"{itself.Source}: a data folder cannot say where it is; use --data or {Settings.Data.Variable}."])
            : written;
    }
}
