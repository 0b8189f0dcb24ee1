using System.IO.Compression;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>Documents of every kind Daftar reads: the invented ones of the clone, and the real ones where they are there. Large ones would only be slow.</summary>
internal static class Corpus
{
    private const int Largest = 200_000;
    private static readonly string[] Endings = [".xml", ".st36", ".st25", ".json", ".jsonc", ".csv", ".tsv", ".txt", ".dat"];

    public static IReadOnlyList<(string Name, byte[] Bytes)> Files { get; } = [.. Read()];

    /// <summary>What lies in the same folder and is no document.</summary>
    public static IEnumerable<(string Name, byte[] Bytes)> Beside(string name) =>
        Files.Where(file => file.Name != name && Path.GetDirectoryName(file.Name) == Path.GetDirectoryName(name) && !file.Name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)).Take(6);

    private static IEnumerable<(string, byte[])> Read()
    {
        foreach (var folder in (string?[])[Path.Combine(Repository.Root, "samples"), Samples.Folder])
        {
            if (folder is null)
            {
                continue;
            }
            foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                var name = Path.GetRelativePath(folder, path);
                // Of the samples of checks each is a clean one with a thing altered; schemas are no deliveries.
                if (name.StartsWith("schemas/", StringComparison.Ordinal) || (name.StartsWith("checks/", StringComparison.Ordinal) && !name.StartsWith("checks/clean/", StringComparison.Ordinal)))
                {
                    continue;
                }
                if (path.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
                {
                    foreach (var inside in Inside(path, name))
                    {
                        yield return inside;
                    }
                }
                else if (Endings.Contains(Path.GetExtension(path).ToLowerInvariant()) && new FileInfo(path).Length is > 0 and <= Largest)
                {
                    yield return (name, File.ReadAllBytes(path));
                }
            }
        }
    }

    /// <summary>The first documents of a package: of a weekly file there are thousands of one kind.</summary>
    private static List<(string, byte[])> Inside(string path, string name)
    {
        using var zip = ZipFile.OpenRead(path);
        var found = new List<(string, byte[])>();
        foreach (var entry in zip.Entries.Where(static entry => Endings.Contains(Path.GetExtension(entry.FullName).ToLowerInvariant()) && entry.Length is > 0 and <= Largest).Take(20))
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            found.Add((name + "/" + entry.FullName, bytes.ToArray()));
        }
        return found;
    }
}
