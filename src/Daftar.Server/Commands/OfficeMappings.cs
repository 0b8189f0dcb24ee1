using System.Reflection;
using Daftar.Intake;
using Daftar.Offices;
using Daftar.Server.Running;
using Daftar.Store;

namespace Daftar.Server.Commands;

/// <summary>Mappings for spreadsheets that do not lie in the package: the one named, and those kept with the files of the office that delivers.</summary>
internal static class OfficeMappings
{
    /// <exception cref="SettingsException">One of them cannot be used; every line that is wrong is named.</exception>
    public static IReadOnlyList<NamedMapping> Of(string? named, Settings settings, string? office)
    {
        var mappings = new List<NamedMapping>();
        if (named is not null)
        {
            mappings.Add(Read(named, isOffered: false));
        }
        var folder = office is null || OperatorOffices.FolderOf(settings) is not { } offices ? null : Path.Combine(offices, office);
        if (folder is not null && Directory.Exists(folder))
        {
            mappings.AddRange(Directory.EnumerateFiles(folder, "*mapping.jsonc").Order(StringComparer.Ordinal).Select(static file => Read(file, isOffered: true)));
        }
        if (office is not null)
        {
            // The operator's own come first.
            mappings.AddRange(Embedded(typeof(OfficeProfiles).Assembly, office));
        }
        return mappings;
    }

    /// <summary>Those that lie beside the office's file in the library (<c>Offices/XX/….mapping.jsonc</c>): its spreadsheets need nothing named.</summary>
    internal static IEnumerable<NamedMapping> Embedded(Assembly library, string office)
    {
        var folder = $"mapping/{office}/";
        foreach (var name in library.GetManifestResourceNames().Where(name => name.Replace('\\', '/').StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var stream = library.GetManifestResourceStream(name)!;
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            var mapping = new NamedMapping($"Offices/{office}/{name[folder.Length..]}", bytes.ToArray(), IsOffered: true);
            yield return mapping.Complaints() is { Count: > 0 } complaints ? throw new SettingsException(complaints) : mapping;
        }
    }

    private static NamedMapping Read(string file, bool isOffered)
    {
        var mapping = new NamedMapping(file, File.ReadAllBytes(file), isOffered);
        return mapping.Complaints() is { Count: > 0 } complaints ? throw new SettingsException(complaints) : mapping;
    }
}
