using System.Globalization;
using Npgsql;

namespace Daftar.Store;

/// <summary>
/// Daftar's own PostgreSQL, for those who have none: started by the first command that needs it, shared by those that come meanwhile,
/// stopped by the last one out. It listens on a socket only, which only its user reaches, and asks for a password even there.
/// Decision 10 in <c>docs/decisions</c> gives the reasons.
/// </summary>
public sealed class PrivateServer : IAsyncDisposable
{
    private readonly ServerPlaces places;
    private readonly ServerBinaries binaries;
    private readonly ServerUser user;
    private readonly PrivateServerOptions options;
    private readonly IProgress<string> progress;
    private Lease? lease;

    private PrivateServer(ServerPlaces places, ServerBinaries binaries, ServerUser user, PrivateServerOptions options, IProgress<string> progress)
    {
        this.places = places;
        this.binaries = binaries;
        this.user = user;
        this.options = options;
        this.progress = progress;
    }

    /// <summary>Connects as the role <c>daftar</c>, which is no superuser, to the database <c>daftar</c>, which it owns. Contains a password: not for logs.</summary>
    public string ConnectionString { get; private set; } = "";

    /// <summary>The data folder in use.</summary>
    public string DataFolder => places.Root;

    /// <summary>The postmaster's process, for measurements.</summary>
    public int ProcessId => Postmaster.Find(places)?.ProcessId ?? 0;

    /// <summary>Connects as superuser to the database <c>postgres</c>: for tests and backups.</summary>
    internal string SuperuserConnectionString { get; private set; } = "";

    internal ServerPlaces Places => places;

    /// <summary>Starts the server, or joins the one that runs. The first time this makes the database, which takes some seconds.</summary>
    /// <param name="options">Where and how.</param>
    /// <param name="progress">Told what is being done, in sentences for the person waiting.</param>
    /// <param name="cancel">Stops the attempt; what was started is stopped too.</param>
    /// <exception cref="StoreException">It cannot run; the message says why and what to do.</exception>
    public static async Task<PrivateServer> StartAsync(PrivateServerOptions options, IProgress<string> progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(progress);
        var runner = await ServerUser.FindAsync(progress, cancel).ConfigureAwait(false);
        var where = ServerPlaces.For(Path.TrimEndingDirectorySeparator(Path.GetFullPath(options.DataFolder)), runner);
        await where.MakeAsync(runner, cancel).ConfigureAwait(false);
        var gate = await Lease.EnterGateAsync(where, options.Time, progress, cancel).ConfigureAwait(false);
        PrivateServer? server = null;
        try
        {
            server = new PrivateServer(where, options.Installed ?? ServerBinaries.Provide(where, options.PackageFolder, progress), runner, options, progress)
            {
                lease = await Lease.TakeAsync(where, runner, options.Time, cancel).ConfigureAwait(false),
            };
            await server.StartOrJoinAsync(cancel).ConfigureAwait(false);
            return server;
        }
        catch when (server is not null)
        {
            // DisposeAsync passes the gate itself
            gate.Dispose();
            await server.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        finally
        {
            gate.Dispose();
        }
    }

    /// <summary>Leaves the server; stops it if no other command uses it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (lease is null)
        {
            return;
        }

        var last = false;
        using (await Lease.EnterGateAsync(places, options.Time, progress, CancellationToken.None).ConfigureAwait(false))
        {
            last = await LeaveAsync().ConfigureAwait(false);
        }

        if (last)
        {
            await Lease.WaitForWatcherAsync(places, options.Time).ConfigureAwait(false);
        }
    }

    private async Task StartOrJoinAsync(CancellationToken cancel)
    {
        var running = Postmaster.Find(places);
        if (running is null)
        {
            await Cluster.PrepareAsync(places, binaries, user, progress, cancel).ConfigureAwait(false);
            await new ServerStart(places, binaries, user, options, progress).RunAsync(cancel).ConfigureAwait(false);
            await Watcher.StartAsync(places, binaries, user, cancel).ConfigureAwait(false);
            running = Postmaster.Find(places) ?? throw new StoreException($"PostgreSQL started and stopped at once. Its log: {places.Log}");
        }

        var roles = new ServerRoles(places, running.Socket);
        SuperuserConnectionString = roles.Superuser;
        ConnectionString = roles.Application;
        await roles.WaitUntilReadyAsync(options.Time, progress, cancel).ConfigureAwait(false);
    }

    private async Task<bool> LeaveAsync()
    {
        using var leaving = Interlocked.Exchange(ref lease, null);
        if (leaving is null || !await leaving.IsLastAsync().ConfigureAwait(false))
        {
            return false;
        }

        if (Postmaster.Find(places) is not null)
        {
            // open pools would report the end as errors later
            NpgsqlConnection.ClearAllPools();
            if (await StopAsync("fast", options.StopPatience).ConfigureAwait(false) != 0 && Postmaster.Find(places) is not null)
            {
                progress.Report(string.Create(CultureInfo.InvariantCulture,
                    $"PostgreSQL did not stop in good order within {options.StopPatience.TotalSeconds:0} seconds: it is stopped at once. Nothing that was committed is lost; it recovers when it is started next, which may take a minute."));
                // A process that does not end by itself is killed after five seconds (PostgreSQL, postmaster.c).
                await StopAsync("immediate", TimeSpan.FromSeconds(60)).ConfigureAwait(false);
            }
        }

        return true;
    }

    private Task<int> StopAsync(string mode, TimeSpan patience) =>
        Tool.RunQuietAsync(user.Command(binaries.PgCtl, "-D", places.Data, "-m", mode, "-w", "-t", patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture), "stop"), CancellationToken.None);
}
