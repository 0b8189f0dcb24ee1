using System.Buffers.Binary;

namespace Daftar.Checking;

/// <summary>What the first bytes of a file say of it; its name is only the sender's word.</summary>
/// <param name="Media">Such as image/png; application/octet-stream where the bytes say nothing.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Width">Pixels, 0 where the bytes looked at do not say.</param>
/// <param name="IsBroken">It begins as a picture of this form and cannot be one.</param>
public readonly record struct FileFacts(string Media, long Length, int Width, int Height, bool IsBroken)
{
    /// <summary>Bytes looked at.</summary>
    public const int Head = 1 << 16;

    public static FileFacts Of(string media, ReadOnlySpan<byte> head, long length)
    {
        head = head[..Math.Min(head.Length, Head)];
        var isWhole = length <= head.Length;
        var (width, height, isBroken) = media switch
        {
            "image/png" => head.Length < 33 || !head.Slice(12, 4).SequenceEqual("IHDR"u8) ? (0, 0, true)
                : (BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]), isWhole && head[^12..].IndexOf("IEND"u8) < 0),
            "image/gif" => head.Length < 13 ? (0, 0, true) : (BinaryPrimitives.ReadUInt16LittleEndian(head[6..]), BinaryPrimitives.ReadUInt16LittleEndian(head[8..]), false),
            "image/bmp" => head.Length < 26 ? (0, 0, true) : (BinaryPrimitives.ReadInt32LittleEndian(head[18..]), Math.Abs(BinaryPrimitives.ReadInt32LittleEndian(head[22..])), false),
            "image/jpeg" => Jpeg(head, isWhole),
            "image/tiff" => Tiff(head, length),
            _ => (0, 0, false),
        };
        return new FileFacts(media, length, width, height, isBroken);
    }

    /// <summary>The size stands in the start-of-frame segment; what stands before it can be longer than what is looked at.</summary>
    private static (int Width, int Height, bool IsBroken) Jpeg(ReadOnlySpan<byte> head, bool isWhole)
    {
        var cut = isWhole && head[2..].LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]) < 0;
        for (var at = 2; at + 9 < head.Length;)
        {
            if (head[at] != 0xFF)
            {
                return (0, 0, true);
            }
            var marker = head[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
            {
                return (BinaryPrimitives.ReadUInt16BigEndian(head[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(head[(at + 5)..]), cut);
            }
            at += 2 + (marker is >= 0xD0 and <= 0xD8 or 0x01 ? 0 : BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]));
        }
        return (0, 0, isWhole);
    }

    private static (int Width, int Height, bool IsBroken) Tiff(ReadOnlySpan<byte> head, long length)
    {
        var isLittle = head[0] == 'I';
        if (head.Length < 8)
        {
            return (0, 0, true);
        }
        var at = (long)U32(head[4..], isLittle);
        if (at < 8 || at + 2 > length)
        {
            return (0, 0, true);
        }
        int width = 0, height = 0;
        if (at + 2 <= head.Length)
        {
            var entries = U16(head[(int)at..], isLittle);
            for (var i = 0; i < entries && at + 2 + ((i + 1) * 12) <= head.Length; i++)
            {
                var entry = head.Slice((int)at + 2 + (i * 12), 12);
                var value = U16(entry[2..], isLittle) == 3 ? U16(entry[8..], isLittle) : (int)U32(entry[8..], isLittle);
                (width, height) = U16(entry, isLittle) switch { 256 => (value, height), 257 => (width, value), _ => (width, height) };
            }
        }
        return (width, height, false);
    }

    private static int U16(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint U32(ReadOnlySpan<byte> bytes, bool isLittle) => isLittle ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
