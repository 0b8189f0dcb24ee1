namespace Daftar.Server.Commands.Reports;

/// <summary>A file somebody asked for: opened before the work begins, so that nobody waits for a report that cannot be written.</summary>
internal static class ReportFile
{
    /// <exception cref="IOException">Says which option, why not, and what to do.</exception>
    public static FileStream Create(string option, string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (Directory.Exists(path))
        {
            throw new IOException($"{option} {path}: a folder; name a file in it.");
        }
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new IOException($"{option} {path}: there is no folder {folder}; make it, or name a file elsewhere.");
        }
        try
        {
            return new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.Read);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} {path}: it cannot be written here ({problem.Message.TrimEnd('.')}). Name a file in a folder where you may write.", problem);
        }
    }
}
