namespace Daftar.Tests.Fixtures;

/// <summary>A folder for PATH with links to the programs of this machine, less some: a machine on which those are not installed.</summary>
internal sealed class ToolFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("daftar-tools-");

    public ToolFolder(Func<string, bool> missing)
    {
        File.SetUnixFileMode(folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        foreach (var place in Environment.GetEnvironmentVariable("PATH")!.Split(':').Where(Directory.Exists))
        {
            foreach (var tool in Directory.EnumerateFiles(place).Where(tool => !missing(System.IO.Path.GetFileName(tool))))
            {
                var link = System.IO.Path.Combine(folder.FullName, System.IO.Path.GetFileName(tool));
                if (!File.Exists(link) && new FileInfo(link).LinkTarget is null)
                {
                    File.CreateSymbolicLink(link, tool);
                }
            }
        }
    }

    public string Path => folder.FullName;

    public void Dispose() => folder.Delete(recursive: true);
}
