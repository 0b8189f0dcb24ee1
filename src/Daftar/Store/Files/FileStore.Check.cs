using System.Security.Cryptography;

namespace Daftar.Store.Files;

public sealed partial class FileStore
{
    /// <summary>Reads the bytes from disk, whatever was found out about them before, and compares them with their hash.</summary>
    /// <exception cref="InvalidDataException">The bytes are damaged or missing.</exception>
    public async Task CheckAsync(FilePlace place, long length, ReadOnlyMemory<byte> sha256, CancellationToken cancel)
    {
        if (place.Pack is not null)
        {
            _ = Read(place, length, sha256.Span);
            return;
        }
        var path = AlonePath(sha256.Span);
        try
        {
            await using var file = new FileStream(path, new FileStreamOptions { Options = FileOptions.Asynchronous | FileOptions.SequentialScan, Share = FileShare.Read | FileShare.Delete, BufferSize = 1 << 16 });
            if (file.Length == length && (await SHA256.HashDataAsync(file, cancel).ConfigureAwait(false)).AsSpan().SequenceEqual(sha256.Span))
            {
                return;
            }
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InvalidDataException($"{path} is missing: restore it from a backup.", problem);
        }
        throw new InvalidDataException($"{path}: the bytes are not those that were kept. Restore it from a backup.");
    }
}
