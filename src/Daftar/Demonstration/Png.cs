using System.Buffers.Binary;
using System.IO.Compression;

namespace Daftar.Demonstration;

/// <summary>Writes a picture of up to 256 colours as PNG (ISO/IEC 15948): signature, IHDR, PLTE, IDAT, IEND.</summary>
internal static class Png
{
    private static readonly uint[] Crc = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
        {
            c = (c & 1) != 0 ? 0xEDB88320U ^ (c >> 1) : c >> 1;
        }
        return c;
    })];

    /// <param name="pixels">One palette index a pixel, row by row from the top.</param>
    /// <param name="palette">Colours as 0xRRGGBB.</param>
    public static byte[] Write(ReadOnlySpan<byte> pixels, int width, int height, ReadOnlySpan<int> palette)
    {
        using var png = new MemoryStream();
        png.Write([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);
        Span<byte> header = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], height);
        header[8] = 8; // bits a sample
        header[9] = 3; // palette
        Chunk(png, "IHDR"u8, header);
        Span<byte> colours = stackalloc byte[palette.Length * 3];
        for (var i = 0; i < palette.Length; i++)
        {
            colours[i * 3] = (byte)(palette[i] >> 16);
            colours[(i * 3) + 1] = (byte)(palette[i] >> 8);
            colours[(i * 3) + 2] = (byte)palette[i];
        }
        Chunk(png, "PLTE"u8, colours);
        using var data = new MemoryStream();
        using (var zlib = new ZLibStream(data, CompressionLevel.Optimal, leaveOpen: true))
        {
            for (var row = 0; row < height; row++)
            {
                zlib.WriteByte(0); // no filter: best for palettes
                zlib.Write(pixels.Slice(row * width, width));
            }
        }
        Chunk(png, "IDAT"u8, data.GetBuffer().AsSpan(0, (int)data.Length));
        Chunk(png, "IEND"u8, []);
        return png.ToArray();
    }

    private static void Chunk(Stream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        png.Write(type);
        png.Write(data);
        var crc = Update(Update(uint.MaxValue, type), data) ^ uint.MaxValue;
        BinaryPrimitives.WriteUInt32BigEndian(number, crc);
        png.Write(number);
    }

    private static uint Update(uint crc, ReadOnlySpan<byte> data)
    {
        foreach (var b in data)
        {
            crc = Crc[(crc ^ b) & 0xFF] ^ (crc >> 8);
        }
        return crc;
    }
}
