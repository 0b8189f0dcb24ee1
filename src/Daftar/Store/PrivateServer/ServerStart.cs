namespace Daftar.Store;

/// <summary>Brings the server up: writes its settings, starts it, tries again while a killed predecessor still dies, says why if it will not.</summary>
internal sealed class ServerStart(ServerPlaces places, ServerBinaries binaries, ServerUser user, PrivateServerOptions options, IProgress<string> progress)
{
    private const long LongestLog = 10_000_000;

    public async Task RunAsync(CancellationToken cancel)
    {
        user.WriteSharedFile(places.SettingsFile, ServerSettings.Text(places, options.Durable, options.Connections));
        user.WriteSharedFile(places.HostsFile, ServerSettings.Hosts);
        TurnLog();
        progress.Report("Starting PostgreSQL");
        var begin = options.Time.GetTimestamp();
        var logBefore = LogLength();
        while (!await TryAsync(cancel).ConfigureAwait(false))
        {
            if (options.Time.GetElapsedTime(begin) > options.Patience)
            {
                throw new StoreException($"PostgreSQL does not start. Its log, {places.Log}, ends with:{Environment.NewLine}{await LogSinceAsync(logBefore, cancel).ConfigureAwait(false)}");
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), options.Time, cancel).ConfigureAwait(false);
        }
    }

    private async Task<bool> TryAsync(CancellationToken cancel)
    {
        Postmaster.RemoveStalePidFile(places, progress);
        var code = await Tool.RunQuietAsync(
            user.Command(binaries.PgCtl, "-D", places.Data, "-l", places.Log, "-w", "-t", "30", "-o", $"-c config_file='{places.SettingsFile.Replace("'", "'\\''", StringComparison.Ordinal)}'", "start"),
            cancel).ConfigureAwait(false);

        // pg_ctl gives up after 30 s, the server does not: after a crash it may have much to recover, and is waited for by connecting
        return code == 0 || Postmaster.Find(places) is not null;
    }

    private void TurnLog()
    {
        if (LogLength() > LongestLog)
        {
            File.Move(places.Log, places.Log + ".1", overwrite: true);
        }
    }

    private long LogLength() => File.Exists(places.Log) ? new FileInfo(places.Log).Length : 0;

    private async Task<string> LogSinceAsync(long position, CancellationToken cancel)
    {
        if (!File.Exists(places.Log))
        {
            return "(there is no log)";
        }

        await using var log = File.OpenRead(places.Log);
        log.Position = Math.Min(position, log.Length);
        using var reader = new StreamReader(log);
        var lines = (await reader.ReadToEndAsync(cancel).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        return string.Join(Environment.NewLine, lines.TakeLast(8));
    }
}
