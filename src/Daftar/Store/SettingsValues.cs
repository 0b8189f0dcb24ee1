namespace Daftar.Store;

/// <content>The values in force: what a process reads its settings from.</content>
public sealed partial class Settings
{
    private readonly Dictionary<Setting, (object Value, string Source)> values;

    private Settings(Dictionary<Setting, (object Value, string Source)> values) => this.values = values;

    /// <summary>Every setting at its default.</summary>
    public static Settings Defaults { get; } = new([]);

    /// <summary>The value of <paramref name="setting"/> in force.</summary>
    public T Get<T>(Setting<T> setting)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(setting);
        return values.TryGetValue(setting, out var found) ? (T)found.Value : setting.Default;
    }

    /// <summary>These settings with one value replaced: for tests, and for commands that know better than the default.</summary>
    public Settings With<T>(Setting<T> setting, T value)
        where T : notnull
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new(new(values) { [setting] = (value, "code") });
    }

    /// <summary>Where root keeps its data.</summary>
    internal const string FolderOfRoot = "/var/lib/daftar";

    /// <summary>The data folder in force, as a full path: <see cref="Data"/>, or the place for this kind of user.</summary>
    public string DataFolder => Get(Data) is { Length: > 0 } named
        ? Path.GetFullPath(named)
        : Environment.IsPrivilegedProcess
            ? FolderOfRoot
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "daftar");

    /// <summary>The value in force as one would write it; secrets are hidden.</summary>
    public string Shown(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        var text = values.TryGetValue(setting, out var found) ? setting.Write(found.Value) : setting.DefaultText;
        return setting.IsSecret && text.Length > 0 ? "(hidden)" : text;
    }

    /// <summary>Which source the value came from: "default", a file and line, a variable, or the command line.</summary>
    public string SourceOf(Setting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return values.TryGetValue(setting, out var found) ? found.Source : "default";
    }
}
