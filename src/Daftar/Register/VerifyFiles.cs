using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;
using NpgsqlTypes;

namespace Daftar.Register;

/// <summary>Every image and document, read and compared with the hash it is known by.</summary>
internal static class VerifyFiles
{
    public static async Task<long> Run(Database database, FileStore files, List<string> problems, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var second = await database.ConnectAsync(cancel).ConfigureAwait(false);
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        // In the order in which they lie on the disk.
        await using var command = new NpgsqlCommand("select sha256, bytes, pack, at from file order by pack, at, sha256", connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        progress?.Report(new VerifyProgress("files", 0));
        long read = 0;
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var sha256 = row.GetFieldValue<byte[]>(0);
            var place = new FilePlace(row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3));
            try
            {
                await files.CheckAsync(place, row.GetInt64(1), sha256, cancel).ConfigureAwait(false);
                read++;
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or OverflowException)
            {
                if (!await IsKept(second, sha256, place, cancel).ConfigureAwait(false))
                {
                    continue;
                }
                Verify.Add(problems, $"file {Convert.ToHexStringLower(sha256)}: {problem.Message}");
            }
            if (read % 10_000 == 9_999)
            {
                progress?.Report(new VerifyProgress("files", read + 1));
            }
        }
        return read;
    }

    /// <summary>False where a take-down has condemned it since it was listed: its bytes are destroyed before its row goes.</summary>
    private static async Task<bool> IsKept(NpgsqlConnection connection, byte[] sha256, FilePlace place, CancellationToken cancel)
    {
        await using var command = new NpgsqlCommand(
            """
            select exists (select 1 from file f where f.sha256 = $1 and f.pack is not distinct from $2 and f.at = $3 and not exists (select 1 from doomed_file d where d.sha256 = f.sha256))
            """, connection);
        command.Parameters.AddWithValue(sha256);
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)place.Pack ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        command.Parameters.AddWithValue(place.At);
        return await command.ExecuteScalarAsync(cancel).ConfigureAwait(false) is true;
    }
}
