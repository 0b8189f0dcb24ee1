using System.Runtime.InteropServices;

namespace Daftar.Conversion;

internal static class Streams
{
    /// <summary>Bytes to be read, without copying them.</summary>
    public static MemoryStream Over(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array) ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false) : new MemoryStream(bytes.ToArray(), writable: false);
}
