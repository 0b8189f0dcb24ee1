using Daftar.Store;

namespace Daftar.Tests.Fixtures;

/// <summary>A data folder for private servers of one test. Whatever still runs there at the end is stopped, and the folder removed.</summary>
internal sealed class ServerFolder : IAsyncDisposable
{
    private static readonly SemaphoreSlim Borrowing = new(1);
    private static int made;

    public ServerFolder(string name = "server") => Path = PostgresClusters.NewFolder(name + Interlocked.Increment(ref made).ToString(System.Globalization.CultureInfo.InvariantCulture));

    public string Path { get; }

    public string Data => System.IO.Path.Combine(Path, "postgres", "data");

    public string PidFile => System.IO.Path.Combine(Data, "postmaster.pid");

    public string Below(params string[] names) => System.IO.Path.Combine([Path, "postgres", .. names]);

    public PrivateServerOptions Options => new() { DataFolder = Path, PackageFolder = PostgresClusters.Package, Durable = false };

    public async Task<PrivateServer> StartAsync(PrivateServerOptions? options = null, IProgress<string>? progress = null)
    {
        if (options is null || options.PackageFolder == PostgresClusters.Package)
        {
            await BorrowBinariesAsync();
        }

        return await PrivateServer.StartAsync(options ?? Options, progress ?? new Said(), CancellationToken.None);
    }

    /// <summary>The processes that work in the data folder or watch over it. Dead ones that nobody has reaped do not count.</summary>
    public IReadOnlyList<int> Processes() => Fixtures.Processes.Where(process => process.WorkingFolder == Data || process.CommandLine.Contains(Data + "\0", StringComparison.Ordinal));

    /// <summary>Waits until nothing runs there any more.</summary>
    public Task WaitUntilStoppedAsync() => Wait.UntilAsync(() => Processes().Count == 0, $"a server still works in {Path}");

    public async ValueTask DisposeAsync()
    {
        foreach (var process in Processes())
        {
            Fixtures.Processes.Signal(process, "KILL");
        }

        await WaitUntilStoppedAsync();
        if (Directory.Exists(Path))
        {
            Directory.Delete(Path, recursive: true);
        }
    }

    /// <summary>Copying them takes longer than all the rest of a start.</summary>
    private async Task BorrowBinariesAsync()
    {
        var shared = await PostgresClusters.ServerAsync(PostgresVersion.Npm18);
        var own = Below("binaries", ServerBinaries.PinnedVersion);
        await Borrowing.WaitAsync();
        if (!Directory.Exists(own))
        {
            Directory.CreateDirectory(Below("binaries"));
            Directory.CreateSymbolicLink(own, System.IO.Path.Combine(shared.Places.Binaries, ServerBinaries.PinnedVersion));
        }

        Borrowing.Release();
    }
}
