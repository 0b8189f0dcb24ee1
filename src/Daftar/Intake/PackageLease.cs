using System.Globalization;
using Npgsql;

namespace Daftar.Intake;

/// <summary>One process at a time loads a package: an advisory lock of the session, gone with the connection however the process ends.</summary>
internal sealed class PackageLease : IDisposable
{
    private const int LockClass = 0x6461_6674;

    /// <summary>A server frees the locks of a killed client when it notices, which takes as long as the statement it is at.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly NpgsqlConnection _connection;
    private readonly long _package;

    private PackageLease(NpgsqlConnection connection, long package)
    {
        _connection = connection;
        _package = package;
    }

    /// <param name="connection">The connection that loads.</param>
    /// <param name="package">The package.</param>
    /// <param name="time">The clock of the pauses.</param>
    /// <param name="before">While this is not done, whoever has it may be the load before in this process: it is waited for without limit and without a word.</param>
    /// <param name="waits">Told once, in words, where another process has it.</param>
    /// <param name="cancel">Gives up.</param>
    /// <exception cref="PackageException">Another process is loading it.</exception>
    public static async Task<PackageLease> Take(NpgsqlConnection connection, long package, TimeProvider time, Task before, Action<string> waits, CancellationToken cancel)
    {
        var began = time.GetTimestamp();
        for (var told = false; ;)
        {
            await using (var command = new NpgsqlCommand("select pg_try_advisory_lock($1, $2)", connection) { Parameters = { new() { Value = LockClass }, new() { Value = (int)package } } })
            {
                if (await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true)
                {
                    return new PackageLease(connection, package);
                }
            }
            if (!before.IsCompleted)
            {
                await before.ConfigureAwait(false);
                began = time.GetTimestamp();
                continue;
            }
            if (time.GetElapsedTime(began) >= Patience)
            {
                throw new PackageException("PACKAGE-BUSY", string.Create(CultureInfo.InvariantCulture,
                    $"Package {package} is being loaded, or what waits of it released, by another process. Wait for it to end; then run this again to see its account."));
            }
            if (!told)
            {
                told = true;
                waits(string.Create(CultureInfo.InvariantCulture, $"Another process has package {package}, or had it until just now: waiting up to {Patience.TotalSeconds:N0} s."));
            }
            await Task.Delay(TimeSpan.FromMilliseconds(250), time, cancel).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        if (_connection.State == System.Data.ConnectionState.Open)
        {
            using var command = new NpgsqlCommand("select pg_advisory_unlock($1, $2)", _connection) { Parameters = { new() { Value = LockClass }, new() { Value = (int)_package } } };
            command.ExecuteNonQuery();
        }
    }
}
