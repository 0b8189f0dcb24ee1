using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Daftar.Tests.Intake.Hostile;

/// <summary>One entry of a forged zip: what its two headers say need not be true. What is null is written as it really is.</summary>
internal sealed record ForgedEntry(string Name, byte[] Bytes)
{
    public bool Stored { get; init; }
    public uint? Crc { get; init; }
    public uint? Packed { get; init; }
    public uint? Unpacked { get; init; }

    /// <summary>Where the list says its local header lies.</summary>
    public uint? Offset { get; init; }
    public ushort Flags { get; init; } = 0x800;
    public ushort? Method { get; init; }

    /// <summary>Unix mode and kind, such as 0xA1FF for a link.</summary>
    public ushort Mode { get; init; } = 0x81A4;

    /// <summary>Sizes and offset stand in the extra field of zip64, and the old fields are full.</summary>
    public bool Zip64 { get; init; }

    /// <summary>The name as bytes, where it is none of UTF-8.</summary>
    public byte[]? RawName { get; init; }
}

/// <summary>Writes zips no packer would write (APPNOTE 6.3, 4.3): false sums and sizes, entries over each other, links, names that lead out.</summary>
internal static class ZipForge
{
    public static byte[] Write(params ForgedEntry[] entries) => Write(entries, ReadOnlySpan<byte>.Empty);

    public static byte[] Write(IReadOnlyList<ForgedEntry> entries, ReadOnlySpan<byte> before, ushort? count = null, uint? listAt = null)
    {
        using var zip = new MemoryStream();
        zip.Write(before);
        var list = new List<byte[]>();
        foreach (var entry in entries)
        {
            var name = entry.RawName ?? Encoding.UTF8.GetBytes(entry.Name);
            var packed = entry.Stored ? entry.Bytes : Deflate(entry.Bytes);
            var at = (uint)zip.Position;
            var method = entry.Method ?? (ushort)(entry.Stored ? 0 : 8);
            var (crc, small, large) = (entry.Crc ?? Crc32(entry.Bytes), entry.Packed ?? (uint)packed.Length, entry.Unpacked ?? (uint)entry.Bytes.Length);
            var wide = entry.Zip64 ? Extra(large, small, null) : [];
            zip.Write(Local(entry, method, crc, entry.Zip64 ? uint.MaxValue : small, entry.Zip64 ? uint.MaxValue : large, name, wide));
            zip.Write(packed);
            var extra = entry.Zip64 ? Extra(large, small, entry.Offset ?? at) : [];
            list.Add(Central(entry, method, crc, entry.Zip64 ? uint.MaxValue : small, entry.Zip64 ? uint.MaxValue : large, entry.Zip64 ? uint.MaxValue : entry.Offset ?? at, name, extra));
        }
        var start = (uint)zip.Position;
        list.ForEach(one => zip.Write(one));
        var size = (uint)zip.Position - start;
        Span<byte> end = stackalloc byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x06054B50);
        BinaryPrimitives.WriteUInt16LittleEndian(end[8..], count ?? (ushort)list.Count);
        BinaryPrimitives.WriteUInt16LittleEndian(end[10..], count ?? (ushort)list.Count);
        BinaryPrimitives.WriteUInt32LittleEndian(end[12..], size);
        BinaryPrimitives.WriteUInt32LittleEndian(end[16..], listAt ?? start);
        zip.Write(end);
        return zip.ToArray();
    }

    public static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        var crc = uint.MaxValue;
        foreach (var one in bytes)
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ (0xEDB88320 & (0 - (crc & 1)));
            }
        }
        return ~crc;
    }

    private static byte[] Local(ForgedEntry entry, ushort method, uint crc, uint packed, uint unpacked, byte[] name, byte[] extra)
    {
        var header = new byte[30 + name.Length + extra.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x04034B50);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 45);
        Common(header.AsSpan(6), entry, method, crc, packed, unpacked, name, extra);
        name.CopyTo(header, 30);
        extra.CopyTo(header, 30 + name.Length);
        return header;
    }

    private static byte[] Central(ForgedEntry entry, ushort method, uint crc, uint packed, uint unpacked, uint offset, byte[] name, byte[] extra)
    {
        var header = new byte[46 + name.Length + extra.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(header, 0x02014B50);
        // Made on Unix: its mode stands in the upper half of the attributes.
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(4), 0x032D);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(6), 45);
        Common(header.AsSpan(8), entry, method, crc, packed, unpacked, name, extra);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(38), (uint)entry.Mode << 16);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), offset);
        name.CopyTo(header, 46);
        extra.CopyTo(header, 46 + name.Length);
        return header;
    }

    private static void Common(Span<byte> header, ForgedEntry entry, ushort method, uint crc, uint packed, uint unpacked, byte[] name, byte[] extra)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(header, entry.Flags);
        BinaryPrimitives.WriteUInt16LittleEndian(header[2..], method);
        BinaryPrimitives.WriteUInt16LittleEndian(header[6..], 0x5A21);
        BinaryPrimitives.WriteUInt32LittleEndian(header[8..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(header[12..], packed);
        BinaryPrimitives.WriteUInt32LittleEndian(header[16..], unpacked);
        BinaryPrimitives.WriteUInt16LittleEndian(header[20..], (ushort)name.Length);
        BinaryPrimitives.WriteUInt16LittleEndian(header[22..], (ushort)extra.Length);
    }

    private static byte[] Extra(ulong unpacked, ulong packed, ulong? offset)
    {
        var extra = new byte[offset is null ? 20 : 28];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), (ushort)(extra.Length - 4));
        BinaryPrimitives.WriteUInt64LittleEndian(extra.AsSpan(4), unpacked);
        BinaryPrimitives.WriteUInt64LittleEndian(extra.AsSpan(12), packed);
        if (offset is { } at)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(extra.AsSpan(20), at);
        }
        return extra;
    }

    private static byte[] Deflate(byte[] bytes)
    {
        using var to = new MemoryStream();
        using (var deflate = new DeflateStream(to, CompressionLevel.Fastest, leaveOpen: true))
        {
            deflate.Write(bytes);
        }
        return to.ToArray();
    }
}
