namespace Daftar.Server.Commands.Reports;

/// <summary>
/// A file somebody asked for. That it can be written is tried before the work begins, so that nobody waits for nothing; until the end it is written elsewhere, so that it is no part of the folder
/// that is checked, and the one there before stays where the work is stopped.
/// </summary>
internal sealed class ReportFile : IDisposable
{
    private readonly string _path;
    private readonly FileStream _until;

    private ReportFile(string path)
    {
        _path = path;
        _until = new FileStream(Path.Combine(Path.GetTempPath(), $"daftar-report-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose, UnixCreateMode = OperatingSystem.IsWindows() ? null : UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    public Stream To => _until;

    /// <param name="others">What must stay as it is: the packages, and another report.</param>
    /// <exception cref="IOException">Says which option, why not, and what to do.</exception>
    public static ReportFile Create(string option, string path, IEnumerable<string> others)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new IOException($"{option}: name a file.");
        }
        var whole = Path.GetFullPath(path);
        if (Directory.Exists(path))
        {
            throw new IOException($"{option} {path}: a folder; name a file in it.");
        }
        if (Path.GetDirectoryName(whole) is { } folder && !Directory.Exists(folder))
        {
            throw new IOException($"{option} {path}: there is no folder {folder}; make it, or name a file elsewhere.");
        }
        if (others.Any(other => Path.GetFullPath(other) == whole))
        {
            throw new IOException($"{option} {path}: this is what is checked, or another report; name a file of its own.");
        }
        try
        {
            var isNew = !File.Exists(whole);
            new FileStream(whole, FileMode.OpenOrCreate, FileAccess.Write, FileShare.ReadWrite).Dispose();
            if (isNew)
            {
                File.Delete(whole);
            }
            return new ReportFile(whole);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{option} {path}: it cannot be written here ({problem.Message.TrimEnd('.')}). Name a file in a folder where you may write.", problem);
        }
    }

    /// <summary>All is written: it takes its place.</summary>
    public void Keep()
    {
        _until.Position = 0;
        using var to = new FileStream(_path, FileMode.Create, FileAccess.Write);
        _until.CopyTo(to);
    }

    public void Dispose() => _until.Dispose();
}
