using Daftar.Store;
using Daftar.Store.Files;
using Npgsql;

namespace Daftar.Register;

/// <summary>Every image and document, read and compared with the hash it is known by.</summary>
internal static class VerifyFiles
{
    public static async Task<long> Run(Database database, FileStore files, List<string> problems, IProgress<VerifyProgress>? progress, CancellationToken cancel)
    {
        await using var connection = await database.ConnectAsync(cancel).ConfigureAwait(false);
        // In the order in which they lie on the disk.
        await using var command = new NpgsqlCommand("select sha256, bytes, pack, at from file order by pack, at, sha256", connection) { CommandTimeout = 0 };
        await using var row = await command.ExecuteReaderAsync(cancel).ConfigureAwait(false);
        long read = 0;
        while (await row.ReadAsync(cancel).ConfigureAwait(false))
        {
            var sha256 = row.GetFieldValue<byte[]>(0);
            try
            {
                await files.CheckAsync(new FilePlace(row.IsDBNull(2) ? null : row.GetInt32(2), row.GetInt64(3)), row.GetInt64(1), sha256, cancel).ConfigureAwait(false);
                read++;
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or OverflowException)
            {
                Verify.Add(problems, $"file {Convert.ToHexStringLower(sha256)}: {problem.Message}");
            }
            if (read % 10_000 == 9_999)
            {
                progress?.Report(new VerifyProgress("files", read + 1));
            }
        }
        return read;
    }
}
