using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Daftar.Store;

/// <summary>
/// Where the private server keeps what. As root everything but data, log and socket belongs to root, so that the server's user,
/// were it ever taken over, cannot lead root astray by what it writes.
/// </summary>
/// <param name="Root">The data folder of Daftar.</param>
/// <param name="Socket">The folder of the server's socket.</param>
internal sealed record ServerPlaces(string Root, string Socket)
{
    /// <summary>sun_path of unix(7) has 108 bytes and ends in a zero byte.</summary>
    private const int LongestSocketPath = 107;

    public string Base => Path.Combine(Root, "postgres");

    /// <summary>PGDATA.</summary>
    public string Data => Path.Combine(Base, "data");

    public string PidFile => Path.Combine(Data, "postmaster.pid");

    public string Binaries => Path.Combine(Base, "binaries");

    public string Settings => Path.Combine(Base, "settings");

    public string SettingsFile => Path.Combine(Settings, "postgresql.conf");

    public string HostsFile => Path.Combine(Settings, "pg_hba.conf");

    public string Locks => Path.Combine(Base, "locks");

    public string Log => Path.Combine(Base, "log", "server.log");

    public string Secrets => Path.Combine(Base, "secrets");

    public static ServerPlaces For(string root, ServerUser user)
    {
        if (user.Foreign && string.Equals(root, Store.Settings.FolderOfRoot, StringComparison.Ordinal))
        {
            return new ServerPlaces(root, "/run/daftar");
        }

        var beside = Path.Combine(root, "postgres", "socket");
        return new ServerPlaces(root, Fits(beside) ? beside : ShortSocketFolder(root, user));
    }

    /// <summary>Makes the folders that are not there and sees that those which are belong to whom they should.</summary>
    public async Task MakeAsync(ServerUser user, CancellationToken cancel)
    {
        await RequireOwnDataAsync(user, cancel).ConfigureAwait(false);
        if (!Directory.Exists(Root) || (user.Foreign && !Directory.EnumerateFileSystemEntries(Root).Any()))
        {
            user.MakeSharedFolder(Root);
        }

        user.MakeSharedFolder(Base);
        await user.RequireEntryAsync(Base, cancel).ConfigureAwait(false);
        user.MakeSharedFolder(Binaries);
        user.MakeSharedFolder(Settings);
        user.MakeSharedFolder(Locks);
        user.MakeOwnFolder(Path.GetDirectoryName(Log)!);
        Directory.CreateDirectory(Secrets, Modes.PrivateFolder);
        user.MakeOwnFolder(Socket);
        await RequireOursAsync(user, cancel).ConfigureAwait(false);
    }

    /// <summary>Before anything is touched: data of another user is theirs.</summary>
    private async Task RequireOwnDataAsync(ServerUser user, CancellationToken cancel)
    {
        if (!Directory.Exists(Data))
        {
            return;
        }

        var (_, owner) = await Tool.RunAsync(["stat", "--format=%U %u", Data], cancel).ConfigureAwait(false);
        if (!owner.EndsWith(" " + user.Id.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
        {
            throw new StoreException($"{Data} belongs to the user {owner.Split(' ')[0]}, but PostgreSQL is to run as {user.Name}. Run Daftar as the user who made it, or name another folder with {Store.Settings.Data.Variable}.");
        }
    }

    /// <summary>A socket folder under /tmp has a name others can guess: one they made beforehand would let them listen in.</summary>
    private async Task RequireOursAsync(ServerUser user, CancellationToken cancel)
    {
        for (var attempt = 1; ; attempt++)
        {
            // stat does not follow links: a link put there by somebody else shows its own owner
            var (code, owner) = await Tool.RunAsync(["stat", "--format=%u %a %F", Socket], cancel).ConfigureAwait(false);
            if (code == 0 && string.Equals(owner, $"{user.Id} 700 directory", StringComparison.Ordinal))
            {
                return;
            }

            // Another command of ours may have made it this moment and not yet given it over.
            if (code != 0 || attempt >= 20 || !string.Equals(owner, $"{OwnId} 700 directory", StringComparison.Ordinal))
            {
                throw new StoreException($"The socket folder {Socket} should be a folder of {user.Name} with mode 700, but it is: {owner} (owner, mode, type). Remove it, or keep the data in a folder with a shorter path: {Store.Settings.Data.Variable}=/path");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, cancel).ConfigureAwait(false);
        }
    }

    /// <summary>The user id of this process: root where the server runs under another user.</summary>
    private static uint OwnId => Environment.IsPrivilegedProcess ? 0 : uint.MaxValue;

    private static bool Fits(string folder) => Encoding.UTF8.GetByteCount(Path.Combine(folder, ".s.PGSQL.5432")) <= LongestSocketPath;

    private static string ShortSocketFolder(string root, ServerUser user)
    {
        var name = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(root)))[..12];
        if (user.Foreign)
        {
            return "/run/daftar-" + name;
        }

        var runtime = Environment.GetEnvironmentVariable("XDG_RUNTIME_DIR") is { Length: > 0 } given && Directory.Exists(given)
            ? Path.Combine(given, "daftar-" + name)
            : null;
        return runtime is not null && Fits(runtime) ? runtime : $"/tmp/daftar-{user.Id}-{name}";
    }
}
