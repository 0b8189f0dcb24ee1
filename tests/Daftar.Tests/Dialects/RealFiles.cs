using System.Text;
using Daftar.Intake;
using Daftar.Rights;
using Daftar.Tests.Fixtures;

namespace Daftar.Tests.Dialects;

/// <summary>Real office files, read as loading reads them.</summary>
internal static class RealFiles
{
    /// <summary>The only record of a file, which must have no findings.</summary>
    public static T One<T>(string relative)
        where T : IpRecord
    {
        var result = Assert.Single(DocumentReading.ReadAll(Samples.Path(relative), Catalog.Dialects));
        Assert.Empty(result.Findings);
        return Assert.IsType<T>(result.Record);
    }

    /// <summary>Every record of every XML file under a folder, with the file's name without ending.</summary>
    public static List<(string File, ReadRecord Result)> All(string folder)
    {
        var all = new List<(string, ReadRecord)>();
        foreach (var file in Samples.Xml(folder))
        {
            foreach (var result in DocumentReading.ReadAll(file, Catalog.Dialects))
            {
                all.Add((Path.GetFileNameWithoutExtension(file), result));
            }
        }
        return all;
    }

    /// <summary>Paths of what no field holds, with how often each comes, in order: what a reader gives up must be given up knowingly. Elements that hold nothing are judged in docs/reference/residue.md.</summary>
    public static IEnumerable<string> ResiduePaths(IEnumerable<(string File, ReadRecord Result)> all) =>
        all.SelectMany(one => one.Result.Record?.Residue ?? []).Where(residue => residue.Text.Length > 0).GroupBy(residue => residue.Path, StringComparer.Ordinal)
            .OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Count()} {group.Key}");

    /// <summary>A file with something replaced, read anew.</summary>
    public static ReadRecord Changed(string relative, string from, string to)
    {
        var text = File.ReadAllText(Samples.Path(relative));
        Assert.Contains(from, text, StringComparison.Ordinal);
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text.Replace(from, to, StringComparison.Ordinal)));
        return Assert.Single(DocumentReading.ReadAll(stream, "changed.xml", Catalog.Dialects));
    }
}
