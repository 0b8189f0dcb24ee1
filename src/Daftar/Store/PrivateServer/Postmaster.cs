using System.Globalization;

namespace Daftar.Store;

/// <summary>What the system knows of the server's main process, the postmaster.</summary>
/// <param name="ProcessId">Its process.</param>
/// <param name="Socket">The folder of its socket.</param>
internal sealed record Postmaster(int ProcessId, string Socket)
{
    /// <summary>The postmaster at work on a data folder, or none. The lines of postmaster.pid: pid, data folder, start time, port, socket folder, address, shared memory, status (PostgreSQL, src/include/utils/pidfile.h).</summary>
    public static Postmaster? Find(ServerPlaces places)
    {
        if (ReadPidFile(places.PidFile) is not { } lines || Number(lines[0]) is not { } pid || !IsPostmaster(pid, places.Data))
        {
            return null;
        }

        return new Postmaster(pid, lines.Length > 4 && lines[4].Length > 0 ? lines[4] : places.Socket);
    }

    /// <summary>
    /// Removes a dead server's pid file whose number now belongs to a stranger, which would keep PostgreSQL from starting for ever.
    /// A pid file whose process is gone stays: by the shared memory it names PostgreSQL itself sees whether orphans of the dead server still write.
    /// </summary>
    public static void RemoveStalePidFile(ServerPlaces places, IProgress<string> progress)
    {
        if (ReadPidFile(places.PidFile) is not { } lines || Number(lines[0]) is not { } pid || Find(places) is not null || !ProcessExists(pid) || AnyWorksIn(places.Data))
        {
            return;
        }

        progress.Report($"Removing {places.PidFile} of a server that is dead: process {lines[0]} is another program");
        File.Delete(places.PidFile);
    }

    private static string[]? ReadPidFile(string path)
    {
        try
        {
            var lines = File.ReadAllLines(path);
            return lines.Length > 0 ? lines : null;
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A postmaster keeps its command line (its children do not): postgres -D folder …; and it works in its data folder.</summary>
    private static bool IsPostmaster(int pid, string data)
    {
        var words = CommandLine(pid);
        return words.Length > 0
            && string.Equals(Path.GetFileName(words[0]), "postgres", StringComparison.Ordinal)
            && (Array.IndexOf(words, data) > 0 || string.Equals(WorkingFolder(pid), data, StringComparison.Ordinal));
    }

    private static bool ProcessExists(int pid) => Directory.Exists(ProcFolder(pid));

    private static bool AnyWorksIn(string data) => Directory.EnumerateDirectories("/proc")
        .Select(folder => Number(Path.GetFileName(folder)))
        .Any(pid => pid is { } number && string.Equals(WorkingFolder(number), data, StringComparison.Ordinal));

    private static string[] CommandLine(int pid)
    {
        try
        {
            return File.ReadAllText(ProcFolder(pid) + "/cmdline").Split('\0', StringSplitOptions.RemoveEmptyEntries);
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string? WorkingFolder(int pid)
    {
        try
        {
            return new FileInfo(ProcFolder(pid) + "/cwd").LinkTarget;
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static string ProcFolder(int pid) => "/proc/" + pid.ToString(CultureInfo.InvariantCulture);

    private static int? Number(string text) => int.TryParse(text.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;
}
