using Daftar.Conversion;

namespace Daftar.Server.Commands;

/// <summary>Where conversions are written: never over what they are made of, and no package over another.</summary>
internal static class ConversionFolders
{
    /// <summary>Why nothing can be written there; null where it can.</summary>
    public static string? Refusal(string target, IEnumerable<string> packages)
    {
        var folder = Whole(target);
        if (File.Exists(folder))
        {
            return $"--out {target}: that is a file; documents are written to a folder.";
        }
        foreach (var package in packages)
        {
            var source = Whole(package);
            // A document gets the name it has in the package: beside its source it would be written over it.
            if (Directory.Exists(source) ? Inside(folder, source) : Path.GetDirectoryName(source) == folder && !package.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                return $"--out {target}: {package} is read from there, and its documents would be written over. Name another folder.";
            }
        }
        return null;
    }

    /// <summary>One package is written to the folder itself, several to folders of their names, each to its own.</summary>
    public static IReadOnlyList<string> Of(string target, IReadOnlyList<string> packages)
    {
        if (packages.Count == 1)
        {
            return [target];
        }
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var folders = new List<string>();
        foreach (var package in packages)
        {
            var name = Path.GetFileNameWithoutExtension(Path.TrimEndingDirectorySeparator(Path.GetFullPath(package)));
            var own = name;
            for (var place = 2; !taken.Add(own); place++)
            {
                own = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{name}-{place}");
            }
            folders.Add(Path.Combine(target, own));
        }
        return folders;
    }

    private static bool Inside(string path, string folder) => path == folder || path.StartsWith(Path.TrimEndingDirectorySeparator(folder) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string Whole(string path) => RealPath.Of(path);
}
