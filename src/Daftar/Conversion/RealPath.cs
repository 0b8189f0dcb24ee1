namespace Daftar.Conversion;

/// <summary>Where a path really leads, with every link on the way followed, whether all of it is there or not yet.</summary>
public static class RealPath
{
    /// <summary>More links behind each other lead in a circle.</summary>
    private const int MostLinks = 40;

    public static string Of(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Of(path, MostLinks);
    }

    public static bool IsInside(string path, string folder)
    {
        var (real, around) = (Of(path), Of(folder));
        return real == around || real.StartsWith(Path.EndsInDirectorySeparator(around) ? around : around + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }

    private static string Of(string path, int links)
    {
        var whole = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Path.GetDirectoryName(whole) is not { } around)
        {
            return whole;
        }
        var real = Path.Combine(Of(around, links), Path.GetFileName(whole));
        return links > 0 && new FileInfo(real).LinkTarget is { } target ? Of(Path.Combine(Path.GetDirectoryName(real)!, target), links - 1) : real;
    }
}
