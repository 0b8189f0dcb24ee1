namespace Daftar.Store;

/// <summary>
/// A small shell process beside the server that stops it when the last command using it was killed and could not.
/// It waits in the kernel (on a lock) and costs nothing meanwhile.
/// </summary>
internal static class Watcher
{
    // $1 folder of the locks, $2 data folder, $3 pg_ctl. A second watcher waits for the first to leave and gives up if it stays on duty.
    // The tests of the pid are those of Postmaster: a reused pid must not be stopped.
    private const string Script = """
        exec 9<"$1/watcher" && flock -w 5 9 || exit 0
        running() {
          read -r pid 2>/dev/null <"$2/postmaster.pid" && [ "$(readlink "/proc/$pid/cwd")" = "$2" ]
        }
        while running "$@"; do
          flock -x "$1/in-use" true
          (
            flock -x 8
            if flock -n -x 7 && running "$@"; then "$3" -D "$2" -m fast -w -t 60 stop || "$3" -D "$2" -m immediate -w -t 60 stop; fi
          ) 8<"$1/gate" 7<"$1/in-use"
        done
        """;

    /// <summary>Starts it in a session of its own, so that Ctrl-C at the terminal does not reach it.</summary>
    public static async Task StartAsync(ServerPlaces places, ServerBinaries binaries, ServerUser user, CancellationToken cancel)
    {
        IEnumerable<string> watch = ["setsid", "--fork", "/bin/sh", "-c", Script, "daftar-watch", places.Locks, places.Data, binaries.PgCtl];
        if (await Tool.RunQuietAsync(user.Command(watch), cancel).ConfigureAwait(false) != 0)
        {
            throw new StoreException("The process that watches over PostgreSQL could not be started. It needs setsid and flock of the Debian package util-linux.");
        }
    }
}
