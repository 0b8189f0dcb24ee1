using System.Collections.Concurrent;
using System.Text;
using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Register;

/// <summary>What became of images and documents that a take-down condemned.</summary>
/// <param name="Destroyed">Bytes overwritten or deleted.</param>
/// <param name="Kept">Named by another entry, too.</param>
/// <param name="Later">A load is under way that may name them; they go when it ends.</param>
public sealed record DestroyedFiles(int Destroyed, int Kept, int Later);

/// <summary>
/// What lies outside the database and must go after the transaction that condemned it: packages as delivered, images, documents. Can be killed
/// and run again: rows say what is still to be done until it is done.
/// </summary>
public sealed class ErasedRemains(Database database, FileStore files, KeptPackages? kept)
{
    /// <summary>A load holds it shared as long as it may name files; "daftar" and "file" in bytes.</summary>
    internal const long FilesLock = 0x6461_6674_6669_6c65;

    /// <summary>While a load holds this, no file is destroyed: one of its records may name it.</summary>
    internal static IDisposable WhileLoading(NpgsqlConnection connection) => new FilesInUse(connection);

    /// <summary>Something waits to be destroyed until no load may name it.</summary>
    internal async Task<bool> IsDue(CancellationToken cancel)
    {
        await using var command = database.Source.CreateCommand("select exists (select from doomed_file)");
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }

    public async Task<DestroyedFiles> Sweep(CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        return Sweep(connection);
    }

    /// <param name="connection">Of a load that ends: its own shared lock does not stand in the way.</param>
    internal DestroyedFiles Sweep(NpgsqlConnection connection)
    {
        if (kept is not null)
        {
            foreach (var sha256 in Hashes(connection, "select distinct sha256 from package where unkept"))
            {
                kept.Destroy(sha256);
            }
        }
        var doomed = Hashes(connection, "select sha256 from doomed_file");
        if (doomed.Count == 0)
        {
            return new DestroyedFiles(0, 0, 0);
        }
        using (var command = new NpgsqlCommand("select pg_try_advisory_lock($1)", connection) { Parameters = { new() { Value = FilesLock } } })
        {
            if (command.ExecuteScalar() is not true)
            {
                return new DestroyedFiles(0, 0, doomed.Count);
            }
        }
        try
        {
            var named = StillNamed(connection, doomed);
            var gone = doomed.FindAll(sha256 => !named.Contains(Convert.ToHexStringLower(sha256)));
            files.Destroy(Places(connection, gone), Ranges(connection));
            using var done = new NpgsqlCommand("with gone as (delete from file where sha256 = any($1)) delete from doomed_file where sha256 = any($2)", connection);
            done.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. gone] });
            done.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. doomed] });
            done.ExecuteNonQuery();
            return new DestroyedFiles(gone.Count, doomed.Count - gone.Count, 0);
        }
        finally
        {
            using var unlock = new NpgsqlCommand("select pg_advisory_unlock($1)", connection) { Parameters = { new() { Value = FilesLock } } };
            unlock.ExecuteScalar();
        }
    }

    /// <summary>Which of them any state names: all states are read, on all cores. Take-downs are rare, and no load pays for a list of who names what.</summary>
    private static HashSet<string> StillNamed(NpgsqlConnection connection, List<byte[]> doomed)
    {
        var wanted = doomed.Select(Convert.ToHexStringLower).ToHashSet(StringComparer.Ordinal);
        var named = new ConcurrentDictionary<string, bool>(StringComparer.Ordinal);
        // The partitioner's lock makes the threads take their turns at the connection.
        Parallel.ForEach(Partitioner.Create(States(connection), EnumerablePartitionerOptions.NoBuffering), packed =>
        {
            var json = Payload.Unpack(packed).AsSpan();
            for (var field = "\"sha256\":\""u8; json.IndexOf(field) is >= 0 and var at && json.Length >= at + field.Length + 64;)
            {
                json = json[(at + field.Length)..];
                var sha256 = Encoding.ASCII.GetString(json[..64]);
                if (wanted.Contains(sha256))
                {
                    named[sha256] = true;
                }
            }
        });
        return [.. named.Keys];
    }

    private static IEnumerable<byte[]> States(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select payload, words from snapshot where payload is not null or words is not null", connection) { CommandTimeout = 0 };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            for (var column = 0; column < 2; column++)
            {
                if (!row.IsDBNull(column))
                {
                    yield return row.GetFieldValue<byte[]>(column);
                }
            }
        }
    }

    private static List<DoomedFile> Places(NpgsqlConnection connection, List<byte[]> gone)
    {
        using var command = new NpgsqlCommand("select sha256, bytes, pack, at from file where sha256 = any($1)", connection);
        command.Parameters.Add(new NpgsqlParameter<byte[][]> { TypedValue = [.. gone] });
        var places = new List<DoomedFile>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            places.Add(new DoomedFile(row.GetFieldValue<byte[]>(0), row.GetInt64(1), new FilePlace(row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3))));
        }
        return places;
    }

    private static IEnumerable<(int Pack, long At, long Length)> Ranges(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand("select pack, at, bytes from file where pack is not null order by pack, at", connection) { CommandTimeout = 0 };
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            yield return (row.GetInt32(0), row.GetInt64(1), row.GetInt64(2));
        }
    }

    private static List<byte[]> Hashes(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // constants of this class
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        var hashes = new List<byte[]>();
        using var row = command.ExecuteReader();
        while (row.Read())
        {
            hashes.Add(row.GetFieldValue<byte[]>(0));
        }
        return hashes;
    }

    private sealed class FilesInUse : IDisposable
    {
        private readonly NpgsqlConnection _connection;

        public FilesInUse(NpgsqlConnection connection)
        {
            _connection = connection;
            Do("select pg_advisory_lock_shared($1)");
        }

        public void Dispose()
        {
            if (_connection.State == System.Data.ConnectionState.Open)
            {
                Do("select pg_advisory_unlock_shared($1)");
            }
        }

        private void Do(string sql)
        {
#pragma warning disable CA2100 // constants of this class
            using var command = new NpgsqlCommand(sql, _connection) { CommandTimeout = 0, Parameters = { new() { Value = FilesLock } } };
#pragma warning restore CA2100
            command.ExecuteNonQuery();
        }
    }
}
