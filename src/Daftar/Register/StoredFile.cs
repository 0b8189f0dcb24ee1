using Daftar.Store.Files;

namespace Daftar.Register;

/// <summary>A file of an entry that passed the gate; its bytes are read when asked for.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal.</param>
/// <param name="Media">What the package called it; not to be believed.</param>
public sealed record StoredFile(FileStore Store, FilePlace Place, long Length, string Sha256, string Media)
{
    /// <summary>All bytes in memory: for small files.</summary>
    /// <exception cref="InvalidDataException">They are damaged or missing.</exception>
    public byte[] Read() => Store.Read(Place, Length, Convert.FromHexString(Sha256));

    /// <summary>The bytes as a stream that can be read from any place; of a large file a few are in memory.</summary>
    /// <exception cref="InvalidDataException">They are damaged or missing.</exception>
    public Task<Stream> OpenAsync(CancellationToken cancel) => Store.OpenAsync(Place, Length, Convert.FromHexString(Sha256), cancel);
}
