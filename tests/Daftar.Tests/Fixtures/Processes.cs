using System.Diagnostics;
using System.Globalization;

namespace Daftar.Tests.Fixtures;

/// <summary>What /proc says.</summary>
internal static class Processes
{
    /// <param name="Id">Its number.</param>
    /// <param name="CommandLine">Its words, each ended by a zero; empty for one that is dead and not reaped.</param>
    /// <param name="WorkingFolder">Where it works; null if we may not know.</param>
    public sealed record Seen(int Id, string CommandLine, string? WorkingFolder);

    public static IReadOnlyList<int> Where(Func<Seen, bool> wanted) => [.. All().Where(seen => seen.CommandLine.Length > 0 && wanted(seen)).Select(seen => seen.Id)];

    public static bool Lives(int id) => Where(seen => seen.Id == id).Count > 0;

    /// <summary>Sends a signal to a process, or with a negative number to a group of processes.</summary>
    public static void Signal(int id, string name)
    {
        using var kill = Process.Start("kill", ["-" + name, "--", id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    private static IEnumerable<Seen> All()
    {
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), NumberStyles.None, CultureInfo.InvariantCulture, out var id) && Read(id, folder) is { } seen)
            {
                yield return seen;
            }
        }
    }

    private static Seen? Read(int id, string folder)
    {
        try
        {
            return new Seen(id, File.ReadAllText(folder + "/cmdline"), WorkingFolder(folder));
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string? WorkingFolder(string folder)
    {
        try
        {
            return new FileInfo(folder + "/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
