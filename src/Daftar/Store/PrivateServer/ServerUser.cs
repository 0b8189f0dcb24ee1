using System.Globalization;

namespace Daftar.Store;

/// <summary>
/// As whom the server runs. PostgreSQL refuses to run as root; root runs it as the system user <c>daftar</c>, anybody else as themselves.
/// </summary>
/// <param name="Name">Its name.</param>
/// <param name="Id">Its number.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Foreign">True when we are root and hand files and programs over to it.</param>
internal sealed record ServerUser(string Name, uint Id, uint Group, bool Foreign)
{
    public const string SystemName = "daftar";

    /// <summary>This user, or as root the system user, made where it does not exist.</summary>
    public static async Task<ServerUser> FindAsync(IProgress<string> progress, CancellationToken cancel)
    {
        if (Environment.IsPrivilegedProcess)
        {
            return await FindSystemUserAsync(cancel).ConfigureAwait(false) ?? await MakeSystemUserAsync(progress, cancel).ConfigureAwait(false);
        }

        var (code, name) = await Tool.RunAsync(["id", "-un"], cancel).ConfigureAwait(false);
        return code == 0
            ? new ServerUser(name, Posix.UserId, await NumberAsync("-g", null, cancel).ConfigureAwait(false) ?? 0, Foreign: false)
            : throw new StoreException($"Your user number {Posix.UserId} has no name (no line in /etc/passwd), and PostgreSQL refuses to work for a user without one. "
                + "Run Daftar as a user with a name, or use a PostgreSQL of your own with --database \"Host=…\".");
    }

    /// <summary>The command line that runs a program as this user.</summary>
    public IEnumerable<string> Command(params IEnumerable<string> command) => Foreign
        ? ["setpriv", "--reuid=" + Text(Id), "--regid=" + Text(Group), "--init-groups", "--", .. command]
        : command;

    /// <summary>Makes a folder that belongs to the server's user, mode 0700, if it is not there.</summary>
    public void MakeOwnFolder(string path)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(path, Modes.PrivateFolder);
        if (Foreign)
        {
            Posix.Own(path, Id, Group);
        }
    }

    /// <summary>Makes a folder that belongs to us and that the server's user may enter and read, others not.</summary>
    public void MakeSharedFolder(string path)
    {
        Directory.CreateDirectory(path, Modes.PrivateFolder);
        if (Foreign)
        {
            Posix.Own(path, 0, Group);
            File.SetUnixFileMode(path, Modes.GroupFolder);
        }
    }

    /// <summary>Writes a file that belongs to us and that the server's user may read, others not. Replaced at once, never half written.</summary>
    public void WriteSharedFile(string path, string text)
    {
        var unfinished = path + ".new";
        File.Delete(unfinished);
        using (var file = new FileStream(unfinished, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, UnixCreateMode = Modes.PrivateFile }))
        {
            file.Write(System.Text.Encoding.UTF8.GetBytes(text));
            file.Flush(flushToDisk: true);
        }

        if (Foreign)
        {
            Posix.Own(unfinished, 0, Group);
            File.SetUnixFileMode(unfinished, Modes.GroupFile);
        }

        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Checks that the server's user can work in a folder below folders of others.</summary>
    /// <exception cref="StoreException">It cannot; the message names the folder that shuts it out.</exception>
    public async Task RequireEntryAsync(string path, CancellationToken cancel)
    {
        if (!Foreign || await CanEnterAsync(path, cancel).ConfigureAwait(false))
        {
            return;
        }

        var shut = path;
        for (var above = Path.GetDirectoryName(path); above is not null && !await CanEnterAsync(above, cancel).ConfigureAwait(false); above = Path.GetDirectoryName(above))
        {
            shut = above;
        }

        throw new StoreException($"The system user {Name}, as which root runs PostgreSQL, cannot enter {shut} (mode {Convert.ToString((int)File.GetUnixFileMode(shut), 8)}). "
            + $"Let it pass with: chmod o+x {shut} — or keep the data elsewhere: {Settings.Data.Variable}={Settings.FolderOfRoot}");
    }

    private async Task<bool> CanEnterAsync(string path, CancellationToken cancel) =>
        (await Tool.RunAsync(Command("test", "-x", path), cancel).ConfigureAwait(false)).ExitCode == 0;

    private static async Task<ServerUser?> FindSystemUserAsync(CancellationToken cancel) =>
        await NumberAsync("-u", SystemName, cancel).ConfigureAwait(false) is { } id && await NumberAsync("-g", SystemName, cancel).ConfigureAwait(false) is { } group
            ? new ServerUser(SystemName, id, group, Foreign: true)
            : null;

    private static async Task<ServerUser> MakeSystemUserAsync(IProgress<string> progress, CancellationToken cancel)
    {
        progress.Report($"Making the system user {SystemName}, as which PostgreSQL runs (it refuses to run as root)");
        string reason;
        try
        {
            (_, reason) = await Tool.RunAsync(
                ["useradd", "--system", "--user-group", "--home-dir", Settings.FolderOfRoot, "--no-create-home", "--shell", "/usr/sbin/nologin", SystemName], cancel).ConfigureAwait(false);
        }
        catch (StoreException missing)
        {
            reason = missing.Message;
        }

        // another command may have made it at the same moment: what counts is that it exists
        return await FindSystemUserAsync(cancel).ConfigureAwait(false)
            ?? throw new StoreException($"PostgreSQL refuses to run as root, and the system user {SystemName} for it could not be made ({reason}). "
                + $"Make it (for example: adduser --system --group --no-create-home {SystemName}), run Daftar as an ordinary user, or use a PostgreSQL of your own with --database \"Host=…\".");
    }

    private static async Task<uint?> NumberAsync(string what, string? user, CancellationToken cancel)
    {
        var (code, output) = await Tool.RunAsync(user is null ? ["id", what] : ["id", what, user], cancel).ConfigureAwait(false);
        return code == 0 && uint.TryParse(output, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static string Text(uint number) => number.ToString(CultureInfo.InvariantCulture);
}
