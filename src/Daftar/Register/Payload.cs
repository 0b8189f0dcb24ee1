using System.Buffers;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daftar.Rights;
using Daftar.Values;

namespace Daftar.Register;

/// <summary>
/// Bytes as the register keeps them, compressed by what comes with .NET; PostgreSQL is told not to compress again. The state of a snapshot (JSON
/// after ST.97, some 2 kB) by deflate at its fastest, which measured 10.5 µs against brotli's 18 at 10 % more bytes, and 4.7 µs against 8.1 back;
/// a chunk of originals (about a megabyte) by brotli at level 1, which wins there.
/// </summary>
internal static class Payload
{
    private const byte Brotli = 1;
    private const byte Deflate = 2;
    private const int HeadLength = 5;

    public static byte[] Pack(IpRecord state, PayloadBuffer buffer) => Pack(Json(state, buffer), buffer);

    /// <summary>The state as JSON, in the buffer until its next use.</summary>
    public static ReadOnlySpan<byte> Json(IpRecord state, PayloadBuffer buffer)
    {
        buffer.Json.ResetWrittenCount();
        buffer.Writer.Reset(buffer.Json);
        RecordJson.Write(buffer.Writer, state);
        buffer.Writer.Flush();
        return buffer.Json.WrittenSpan;
    }

    /// <summary>Packs a state that is JSON already.</summary>
    public static byte[] Pack(ReadOnlySpan<byte> json, PayloadBuffer buffer)
    {
        var packed = buffer.Packed;
        packed.SetLength(0);
        Head(packed, Deflate, json.Length);
        using (var deflate = new DeflateStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(json);
        }
        return packed.ToArray();
    }

    /// <summary>For large pieces: first byte names the method, the next four the length unpacked.</summary>
    public static byte[] PackLarge(ReadOnlySpan<byte> bytes)
    {
        var rented = ArrayPool<byte>.Shared.Rent(BrotliEncoder.GetMaxCompressedLength(bytes.Length) + HeadLength);
        rented[0] = Brotli;
        BitConverter.TryWriteBytes(rented.AsSpan(1), bytes.Length);
        if (!BrotliEncoder.TryCompress(bytes, rented.AsSpan(HeadLength), out var written, quality: 1, window: 22))
        {
            throw new InvalidOperationException("The compressor's own bound was too small.");
        }
        var packed = rented.AsSpan(0, written + HeadLength).ToArray();
        ArrayPool<byte>.Shared.Return(rented);
        return packed;
    }

    /// <summary>Brotli packs a blanked chunk to almost nothing, so its length says nothing: beyond this it is counted before it is made room for.</summary>
    private const int BelievedLength = 64 << 20;

    /// <summary>How long the bytes really are unpacked; less than none where they are damaged.</summary>
    private static long Unpacked(ReadOnlySpan<byte> packed)
    {
        using var decoder = new BrotliDecoder();
        var scratch = ArrayPool<byte>.Shared.Rent(1 << 16);
        try
        {
            for (long length = 0; ;)
            {
                var status = decoder.Decompress(packed, scratch, out var consumed, out var written);
                packed = packed[consumed..];
                length += written;
                if (status != OperationStatus.DestinationTooSmall)
                {
                    return status == OperationStatus.Done ? length : -1;
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(scratch);
        }
    }

    private static void Head(MemoryStream stream, byte method, int length)
    {
        Span<byte> head = stackalloc byte[HeadLength];
        head[0] = method;
        BitConverter.TryWriteBytes(head[1..], length);
        stream.Write(head);
    }

    /// <exception cref="InvalidDataException">The bytes were damaged.</exception>
    public static byte[] Unpack(byte[] packed)
    {
        if (packed.Length < HeadLength || packed[0] is not (Brotli or Deflate))
        {
            throw new InvalidDataException("Stored bytes do not begin as they should: the row was damaged.");
        }
        var length = BitConverter.ToInt32(packed.AsSpan(1));
        // Deflate cannot do better than 1032 to 1; a damaged length must not ask for gigabytes.
        if (length < 0 || (packed[0] == Deflate && length > 1100L * packed.Length))
        {
            throw new InvalidDataException("Stored bytes claim a length they cannot have: the row was damaged.");
        }
        if (packed[0] == Brotli && length > BelievedLength && Unpacked(packed.AsSpan(HeadLength)) != length)
        {
            throw new InvalidDataException("Stored bytes do not unpack: the row was damaged.");
        }
        var bytes = new byte[length];
        if (packed[0] == Brotli)
        {
            if (!BrotliDecoder.TryDecompress(packed.AsSpan(HeadLength), bytes, out var written) || written != length)
            {
                throw new InvalidDataException("Stored bytes do not unpack: the row was damaged.");
            }
            return bytes;
        }
        using var inflate = new DeflateStream(new MemoryStream(packed, HeadLength, packed.Length - HeadLength, writable: false), CompressionMode.Decompress);
        if (inflate.ReadAtLeast(bytes, length, throwOnEndOfStream: false) != length)
        {
            throw new InvalidDataException("Stored bytes do not unpack: the row was damaged.");
        }
        return bytes;
    }

    public static IpRecord Read(Right right, byte[] packed) => RecordJson.Read(right, Unpack(packed));
}

/// <summary>Buffers a worker keeps for packing.</summary>
internal sealed class PayloadBuffer
{
    public ArrayBufferWriter<byte> Json { get; } = new(1 << 16);

    public MemoryStream Packed { get; } = new(1 << 14);

    public Utf8JsonWriter Writer { get; }

    public PayloadBuffer() => Writer = new Utf8JsonWriter(Json, new JsonWriterOptions { SkipValidation = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
}
