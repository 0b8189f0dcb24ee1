using System.Text.Json;
using Daftar.Demonstration;

namespace Daftar.Server.Commands;

/// <summary>The demo's packages in a folder: made once, known by a list beside them that is written last.</summary>
internal static class DemonstrationPackages
{
    private const string List = "packages.json";

    /// <summary>The packages in the order in which they are to be loaded: full extractions, then months of updates.</summary>
    /// <param name="folder">Where they are, or are to be.</param>
    /// <param name="applications">How many applications they hold in all.</param>
    /// <param name="progress">Told while they are made; not at all when they are there.</param>
    /// <param name="stop">Gives up; what was made is made anew the next time.</param>
    public static IReadOnlyList<GeneratedPackage> Provide(string folder, int applications, Action<GenerateProgress> progress, CancellationToken stop)
    {
        var list = Path.Combine(folder, List);
        if (File.Exists(list))
        {
            return JsonSerializer.Deserialize<List<GeneratedPackage>>(File.ReadAllBytes(list))!;
        }

        var made = GeneratePackages.Run(new GenerateRequest { Applications = applications, Folder = folder }, progress, stop);
        GeneratedPackage[] inOrder = [.. made.Packages.OrderBy(p => p.Month).ThenBy(p => !p.Full).ThenBy(p => p.Path, StringComparer.Ordinal)];
        File.WriteAllBytes(list + ".new", JsonSerializer.SerializeToUtf8Bytes(inOrder));
        File.Move(list + ".new", list, overwrite: true);
        return inOrder;
    }
}
