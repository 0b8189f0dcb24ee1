using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Daftar.Demonstration;

namespace Daftar.Tests.Demonstration;

public class DrawingTests
{
    [Fact]
    public void A_drawn_mark_is_a_PNG_that_unpacks_to_its_size()
    {
        for (ulong n = 0; n < 40; n++)
        {
            Checked(Drawing.Mark(new Dice(n)));
        }
    }

    [Fact]
    public void A_design_has_the_same_body_and_another_picture_from_each_side()
    {
        var views = Enumerable.Range(0, 3).Select(side => Convert.ToHexString(Drawing.View(new Dice(7), side))).ToList();
        Assert.Equal(3, views.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(views[1], Convert.ToHexString(Drawing.View(new Dice(7), 1)));
        Checked(Drawing.View(new Dice(7), 0));
    }

    [Fact]
    public void Pictures_are_small()
    {
        var sizes = Enumerable.Range(0, 300).Select(n => Drawing.Mark(new Dice((ulong)n)).Length).ToList();
        Assert.InRange(sizes.Average(), 500, 4000);
        Assert.True(sizes.Max() < 12_000);
    }

    /// <summary>Signature, chunks with right check sums (ISO/IEC 15948, computed bit by bit here), and image data of the size the header says.</summary>
    private static void Checked(byte[] png)
    {
        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        var names = new List<string>();
        int width = 0, height = 0;
        for (var at = 8; at < png.Length;)
        {
            var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at));
            var name = Encoding.ASCII.GetString(png, at + 4, 4);
            names.Add(name);
            Assert.Equal(Crc(png.AsSpan(at + 4, length + 4)), BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at + 8 + length)));
            if (name == "IHDR")
            {
                width = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 8));
                height = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(at + 12));
            }
            if (name == "IDAT")
            {
                using var unpacked = new MemoryStream();
                using var zlib = new ZLibStream(new MemoryStream(png, at + 8, length), CompressionMode.Decompress);
                zlib.CopyTo(unpacked);
                Assert.Equal((width + 1) * height, unpacked.Length);
            }
            at += length + 12;
        }
        Assert.Equal(["IHDR", "PLTE", "IDAT", "IEND"], names);
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320U);
            }
        }
        return ~crc;
    }
}
