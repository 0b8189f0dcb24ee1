using System.Globalization;

namespace Daftar.Store;

/// <summary>The data folder of the private server: made once, checked at every start.</summary>
internal static class Cluster
{
    public const string Superuser = "daftar_superuser";

    /// <summary>Makes the data folder where there is none; else checks that these binaries can read it.</summary>
    public static async Task PrepareAsync(ServerPlaces places, ServerBinaries binaries, ServerUser user, IProgress<string> progress, CancellationToken cancel)
    {
        if (Directory.Exists(places.Data))
        {
            await RequireReadableAsync(places, binaries, cancel).ConfigureAwait(false);
            return;
        }

        progress.Report($"Making the database in {places.Data}");
        var parent = Path.Combine(places.Base, "making");
        var passwordFile = Path.Combine(places.Settings, "initdb.secret");
        if (Directory.Exists(parent))
        {
            Directory.Delete(parent, recursive: true);
        }

        user.MakeOwnFolder(parent);
        try
        {
            user.WriteSharedFile(passwordFile, Secret.Of(places, Superuser));
            var making = Path.Combine(parent, "data");
            var (code, output) = await Tool.RunAsync(
                user.Command([binaries.Initdb, "--pgdata=" + making, "--username=" + Superuser, "--pwfile=" + passwordFile, "--auth=scram-sha-256", "--encoding=UTF8", .. Locale(binaries), "--no-instructions"]),
                cancel).ConfigureAwait(false);
            if (code != 0)
            {
                throw new StoreException(string.Create(CultureInfo.InvariantCulture, $"The database could not be made in {places.Data}: initdb ended with {code}: {output}"));
            }

            // whole or not at all: what a killed initdb leaves looks like a database but is none
            Directory.Move(making, places.Data);
        }
        finally
        {
            File.Delete(passwordFile);
            Directory.Delete(parent, recursive: true);
        }
    }

    /// <summary>
    /// Order by code point and cases by Unicode. From 17 PostgreSQL brings these itself, so they do not change with the machine's C library,
    /// and the age of its ICU does not matter.
    /// </summary>
    private static string[] Locale(ServerBinaries binaries) => binaries.Major >= 17
        ? ["--locale=C.UTF-8", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        : ["--locale=C.UTF-8"];

    private static async Task RequireReadableAsync(ServerPlaces places, ServerBinaries binaries, CancellationToken cancel)
    {
        var versionFile = Path.Combine(places.Data, "PG_VERSION");
        if (!File.Exists(versionFile))
        {
            throw new StoreException($"{places.Data} is not a PostgreSQL data folder: it has no PG_VERSION. Put it back from a backup, or move it away and Daftar makes a new one.");
        }

        var version = (await File.ReadAllTextAsync(versionFile, cancel).ConfigureAwait(false)).Trim();
        if (!string.Equals(version, binaries.MajorText, StringComparison.Ordinal))
        {
            throw new StoreException($"The database in {places.Data} was made by PostgreSQL {version}; this Daftar runs PostgreSQL {binaries.MajorText}, which cannot read it. "
                + $"Run the Daftar that made it, save the database there with pg_dump of PostgreSQL {version} and read it into this one with pg_restore; or name another folder with {Settings.Data.Variable}.");
        }
    }
}
