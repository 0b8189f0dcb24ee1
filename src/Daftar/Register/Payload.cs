using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// The payload of a snapshot: its state as JSON after ST.97, compressed. Brotli at its fastest level comes with .NET, needs nothing
/// installed, and measured faster and smaller than deflate; PostgreSQL is told not to compress again.
/// </summary>
internal static class Payload
{
    private const byte Brotli = 1;

    public static byte[] Pack(IpRecord state, PayloadBuffer buffer)
    {
        buffer.Json.ResetWrittenCount();
        buffer.Writer.Reset(buffer.Json);
        RecordJson.Write(buffer.Writer, state);
        buffer.Writer.Flush();
        return Pack(buffer.Json.WrittenSpan, 1);
    }

    /// <summary>First byte names the method, the next four the length unpacked.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> bytes, int quality)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length) + 5);
        rented[0] = Brotli;
        BitConverter.TryWriteBytes(rented.AsSpan(1), bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, rented.AsSpan(5), out var written, quality, window: bytes.Length > 1 << 17 ? 22 : 18))
        {
            throw new InvalidOperationException("The compressor's own bound was too small.");
        }
        var packed = rented.AsSpan(0, written + 5).ToArray();
        ArrayPool<byte>.Shared.Return(rented);
        return packed;
    }

    /// <exception cref="InvalidDataException">The bytes were damaged.</exception>
    public static byte[] Unpack(ReadOnlySpan<byte> packed)
    {
        if (packed.Length < 5 || packed[0] != Brotli)
        {
            throw new InvalidDataException("A stored payload does not begin as it should: the row was damaged.");
        }
        var bytes = new byte[BitConverter.ToInt32(packed[1..])];
        if (!BrotliDecoder.TryDecompress(packed[5..], bytes, out var written) || written != bytes.Length)
        {
            throw new InvalidDataException("A stored payload does not unpack: the row was damaged.");
        }
        return bytes;
    }

    public static IpRecord Read(Right right, ReadOnlySpan<byte> packed) => RecordJson.Read(right, Unpack(packed));
}

/// <summary>Buffers a worker keeps for packing.</summary>
internal sealed class PayloadBuffer
{
    public ArrayBufferWriter<byte> Json { get; } = new(1 << 16);

    public Utf8JsonWriter Writer { get; }

    public PayloadBuffer() => Writer = new Utf8JsonWriter(Json, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
