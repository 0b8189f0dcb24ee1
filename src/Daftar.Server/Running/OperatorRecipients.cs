using Daftar.Offices;
using Daftar.Store;

namespace Daftar.Server.Running;

/// <summary>The files of those who receive records, as they lie on this machine.</summary>
internal static class OperatorRecipients
{
    private const string Folder = "recipients";

    /// <param name="settings">Where the folder is.</param>
    /// <param name="named">A name in the folder or a path; null for none.</param>
    /// <exception cref="SettingsException">There is none of that name, or its file cannot be used.</exception>
    public static Recipient? Find(Settings settings, string? named)
    {
        if (named is null)
        {
            return null;
        }
        var folder = settings.Get(Settings.Recipients) is { Length: > 0 } set ? Path.GetFullPath(set) : Path.Combine(settings.DataFolder, Folder);
        var path = named.EndsWith(".jsonc", StringComparison.OrdinalIgnoreCase) ? Path.GetFullPath(named) : Path.Combine(folder, Path.GetFileName(named) + ".jsonc");
        if (!File.Exists(path))
        {
            var there = Directory.Exists(folder) ? string.Join(", ", Directory.EnumerateFiles(folder, "*.jsonc").Select(static file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)) : "";
            throw new SettingsException([$"--for {named}: there is no {path}.{(there.Length > 0 ? $" There are: {there}." : "")}"]);
        }
        try
        {
            var recipient = Recipient.Read(path);
            // A code that nothing has would be passed over in silence.
            return recipient.Demands.Keys.FirstOrDefault(static code => !Catalog.Checks.Any(check => check.Code == code)) is { } unknown
                ? throw new SettingsException([$"{path}: \"demands\" of \"{unknown}\": there is no such finding. All of them: daftar checks."]) : recipient;
        }
        catch (InvalidDataException wrong)
        {
            throw new SettingsException([wrong.Message]);
        }
    }
}
