using Npgsql;

namespace Daftar.Intake;

/// <summary>One process at a time loads a package: an advisory lock of the session, gone with the connection however the process ends.</summary>
internal sealed class PackageLease : IDisposable
{
    private const int LockClass = 0x6461_6674;

    private readonly NpgsqlConnection _connection;
    private readonly long _package;

    private PackageLease(NpgsqlConnection connection, long package)
    {
        _connection = connection;
        _package = package;
    }

    /// <exception cref="PackageException">Another process is loading it.</exception>
    public static PackageLease Take(NpgsqlConnection connection, long package)
    {
        using var command = new NpgsqlCommand("select pg_try_advisory_lock($1, $2)", connection) { Parameters = { new() { Value = LockClass }, new() { Value = (int)package } } };
        return command.ExecuteScalar() is true
            ? new PackageLease(connection, package)
            : throw new PackageException("PACKAGE-BUSY", string.Create(null, $"Package {package} is being loaded by another process. Wait for it to end; then run this again to see its account."));
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
