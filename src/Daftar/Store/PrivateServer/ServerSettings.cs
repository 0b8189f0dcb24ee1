using System.Globalization;

namespace Daftar.Store;

/// <summary>The settings file of the private server. It is written anew at every start; an operator's own settings go into <c>own.conf</c> beside it and win.</summary>
internal static class ServerSettings
{
    public const string OwnFile = "own.conf";

    /// <summary>Only members of the socket's folder get this far; they still need a password.</summary>
    public const string Hosts = "local all all scram-sha-256\n";

    /// <summary>
    /// The text. Memory is set for the budget of 3 GiB for Daftar and PostgreSQL together while loading: 512 MB of shared buffers, and a sort or
    /// hash of a merge in 64 MB; checkpoints are far apart because a bulk load rewrites the same index pages many times.
    /// </summary>
    public static string Text(ServerPlaces places, bool durable, int connections) => string.Create(CultureInfo.InvariantCulture, $"""
        # Written by Daftar at every start. Your own settings belong in {OwnFile} in this folder: they win.
        data_directory = '{Quoted(places.Data)}'
        hba_file = '{Quoted(places.HostsFile)}'
        listen_addresses = ''
        port = 5432
        unix_socket_directories = '{Quoted(places.Socket)}'
        unix_socket_permissions = 0700
        password_encryption = 'scram-sha-256'
        max_connections = {connections}

        shared_buffers = {Math.Clamp(MemoryMegabytes() / 8, 64, 512)}MB
        effective_cache_size = {Math.Max(MemoryMegabytes() / 2, 128)}MB
        work_mem = 32MB
        hash_mem_multiplier = 2
        maintenance_work_mem = 256MB
        autovacuum_work_mem = 64MB
        autovacuum_max_workers = 2
        autovacuum_vacuum_cost_delay = 1ms
        random_page_cost = 1.1
        jit = off
        max_parallel_workers_per_gather = 1

        # one server, no replicas: HA is for a PostgreSQL the operator runs
        wal_level = minimal
        max_wal_senders = 0
        max_wal_size = 4GB
        min_wal_size = 256MB
        wal_compression = off
        checkpoint_timeout = 15min
        checkpoint_completion_target = 0.9
        fsync = {OnOff(durable)}
        full_page_writes = {OnOff(durable)}
        synchronous_commit = {OnOff(durable)}

        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] %u %a '
        log_checkpoints = off
        # a statement may hold personal data of the register
        log_statement = none
        log_min_error_statement = panic
        log_parameter_max_length_on_error = 0

        include_if_exists = '{OwnFile}'

        """);

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);

    private static string OnOff(bool value) => value ? "on" : "off";

    /// <summary>The machine's memory. Not the garbage collector's figure: that is this process's own limit.</summary>
    private static long MemoryMegabytes()
    {
        const string Label = "MemTotal:";
        var line = File.ReadLines("/proc/meminfo").FirstOrDefault(line => line.StartsWith(Label, StringComparison.Ordinal));
        return line is not null && long.TryParse(line[Label.Length..].Replace("kB", "", StringComparison.Ordinal), NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var kilobytes)
            ? kilobytes / 1024
            : 4096;
    }
}
