using System.Buffers.Binary;
using System.Text;

namespace Daftar.Intake;

/// <summary>
/// A zip whose list of files is not there or is damaged, or that stands behind other bytes: before each file its name and length stand once more (APPNOTE 6.3, 4.3.7), and by those the list is
/// made anew in a copy. So of a zip that was cut short every file before the cut is read, as of a document that was; the last, of which a part came, to where it breaks off.
/// </summary>
internal sealed class ZipOfParts
{
    private const uint FileHere = 0x04034b50, Descriptor = 0x08074b50, InList = 0x02014b50;
    private const uint InExtra = uint.MaxValue;
    private const ushort LengthBehind = 1 << 3;
    private const int Most = 1 << 20;

    private readonly List<Part> _parts = [];

    /// <param name="At">Of its header, in the zip as it came.</param>
    private readonly record struct Part(long At, byte[] Header, byte[] Name, long Packed, long Length, uint Sum);

    private ZipOfParts()
    {
    }

    /// <summary>Bytes before the first file.</summary>
    public long Before { get; private init; }

    /// <summary>Where the last file ends.</summary>
    private long End { get; set; }

    public int Files => _parts.Count;

    /// <summary>The file in which it breaks off; null where behind the last one stands what must.</summary>
    public string? BreaksOffIn { get; private set; }

    /// <summary>A list of files, whole or not, stands behind the last file: none is missing.</summary>
    public bool HasList { get; private set; }

    /// <summary>Null where no file of a zip is found in it.</summary>
    public static ZipOfParts? Find(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var head = new byte[(int)Math.Min(Most, stream.Length)];
        var begin = Begin(head.AsSpan(0, stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false)));
        if (begin < 0)
        {
            return null;
        }
        var parts = new ZipOfParts { Before = begin, End = begin };
        parts.Walk(stream);
        return parts._parts.Count == 0 ? null : parts;
    }

    /// <summary>What does not begin as a zip, and is one behind other bytes: the head of an answer that was saved with it, a program that unpacks itself.</summary>
    public static bool IsBehindOthers(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        var end = new byte[(int)Math.Min(1 << 16, stream.Length)];
        if (!Fill(stream, stream.Length - end.Length, end) || end.AsSpan().LastIndexOf("PK\u0005\u0006"u8) < 0)
        {
            // Cut short, too: no further than a screen or two.
            return stream.Length > 30 && Fill(stream, 0, end = new byte[(int)Math.Min(4096, stream.Length)]) && Begin(end) > 0;
        }
        return Find(path) is not null;
    }

    /// <summary>Where the first file begins: the signature alone may stand in any bytes, so what follows must be a header's.</summary>
    private static int Begin(ReadOnlySpan<byte> head)
    {
        for (var at = 0; head[at..].IndexOf("PK\u0003\u0004"u8) is >= 0 and var hit; at++)
        {
            at += hit;
            if (head.Length >= at + 30 && head[at + 4] <= 63 && BinaryPrimitives.ReadUInt16LittleEndian(head[(at + 8)..]) is 0 or 8 && BinaryPrimitives.ReadUInt16LittleEndian(head[(at + 26)..]) is > 0 and < 4096)
            {
                return at;
            }
        }
        return -1;
    }

    private void Walk(FileStream from)
    {
        var size = from.Length;
        var fix = new byte[30];
        while (Fill(from, End, fix) && BinaryPrimitives.ReadUInt32LittleEndian(fix) == FileHere)
        {
            var (nameLength, extraLength) = (BinaryPrimitives.ReadUInt16LittleEndian(fix.AsSpan(26)), BinaryPrimitives.ReadUInt16LittleEndian(fix.AsSpan(28)));
            var (name, extra) = (new byte[nameLength], new byte[extraLength]);
            if (nameLength == 0 || !Fill(from, End + 30, name) || !Fill(from, End + 30 + nameLength, extra))
            {
                return;
            }
            var data = End + 30 + nameLength + extraLength;
            var (sum, packed, length) = (BinaryPrimitives.ReadUInt32LittleEndian(fix.AsSpan(14)), (long)BinaryPrimitives.ReadUInt32LittleEndian(fix.AsSpan(18)), (long)BinaryPrimitives.ReadUInt32LittleEndian(fix.AsSpan(22)));
            InLargeZip(extra, ref packed, ref length);
            var behind = data + packed;
            if ((BinaryPrimitives.ReadUInt16LittleEndian(fix.AsSpan(6)) & LengthBehind) != 0 && packed == 0)
            {
                (sum, packed, length, behind) = Behind(from, data) ?? (0, size - data, 0, size + 1);
            }
            var isWhole = packed >= 0 && length >= 0 && behind <= size;
            packed = isWhole ? packed : size - data;
            if (packed < 0)
            {
                return;
            }
            _parts.Add(new Part(End, [.. fix], name, packed, Math.Max(0, length), sum));
            if (!isWhole)
            {
                BreaksOffIn = new ZipNames().GetString(name);
                End = size;
                return;
            }
            End = behind;
        }
        HasList = Fill(from, End, fix.AsSpan(0, 4)) && BinaryPrimitives.ReadUInt32LittleEndian(fix) == InList;
    }

    /// <summary>Of a file whose length was not known when it was begun: length and sum stand behind it (4.3.9), and are theirs where the length is the way to them.</summary>
    private static (uint Sum, long Packed, long Length, long Behind)? Behind(FileStream from, long data)
    {
        var window = new byte[1 << 16];
        for (var at = data; ; at += window.Length - 32)
        {
            var read = RandomAccess.Read(from.SafeFileHandle, window, at);
            var here = window.AsSpan(0, read);
            for (var i = 0; here[i..].IndexOf("PK"u8) is >= 0 and var hit; i += 2)
            {
                i += hit;
                var packed = at + i - data;
                if (read - i >= 16 && BinaryPrimitives.ReadUInt32LittleEndian(here[i..]) == Descriptor)
                {
                    var sum = BinaryPrimitives.ReadUInt32LittleEndian(here[(i + 4)..]);
                    if (BinaryPrimitives.ReadUInt32LittleEndian(here[(i + 8)..]) == packed && (read - i < 20 || !Begins(here[(i + 20)..]) || Begins(here[(i + 16)..])))
                    {
                        return (sum, packed, BinaryPrimitives.ReadUInt32LittleEndian(here[(i + 12)..]), at + i + 16);
                    }
                    if (read - i >= 24 && BinaryPrimitives.ReadInt64LittleEndian(here[(i + 8)..]) == packed)
                    {
                        return (sum, packed, BinaryPrimitives.ReadInt64LittleEndian(here[(i + 16)..]), at + i + 24);
                    }
                }
                else if (i >= 12 && packed >= 12 && Begins(here[i..]) && BinaryPrimitives.ReadUInt32LittleEndian(here[(i - 8)..]) == packed - 12)
                {
                    // Without a signature of its own.
                    return (BinaryPrimitives.ReadUInt32LittleEndian(here[(i - 12)..]), packed - 12, BinaryPrimitives.ReadUInt32LittleEndian(here[(i - 4)..]), at + i);
                }
            }
            if (read < window.Length)
            {
                return null;
            }
        }
    }

    private static bool Begins(ReadOnlySpan<byte> bytes) => bytes.Length >= 4 && BinaryPrimitives.ReadUInt32LittleEndian(bytes) is FileHere or InList;

    /// <summary>Lengths beyond 4 GiB stand apart (4.5.3).</summary>
    private static void InLargeZip(ReadOnlySpan<byte> extra, ref long packed, ref long length)
    {
        for (var at = 0; at + 4 <= extra.Length; at += 4 + BinaryPrimitives.ReadUInt16LittleEndian(extra[(at + 2)..]))
        {
            var field = extra[(at + 4)..];
            if (BinaryPrimitives.ReadUInt16LittleEndian(extra[at..]) != 1)
            {
                continue;
            }
            if (length == InExtra && field.Length >= 8)
            {
                length = BinaryPrimitives.ReadInt64LittleEndian(field);
                field = field[8..];
            }
            if (packed == InExtra && field.Length >= 8)
            {
                packed = BinaryPrimitives.ReadInt64LittleEndian(field);
            }
            return;
        }
    }

    /// <summary>Writes the zip with its files and a list of them.</summary>
    /// <param name="from">The zip as it came.</param>
    /// <param name="to">Where nothing is yet.</param>
    public void Write(string from, string to)
    {
        using var source = new FileStream(from, FileMode.Open, FileAccess.Read, FileShare.Read, 0);
        using var target = new FileStream(to, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
        source.Position = Before;
        var buffer = new byte[1 << 17];
        for (var left = End - Before; left > 0;)
        {
            var read = source.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                break;
            }
            target.Write(buffer, 0, read);
            left -= read;
        }
        var begin = target.Position;
        using var list = new BinaryWriter(target, Encoding.UTF8, leaveOpen: true);
        foreach (var part in _parts)
        {
            var at = part.At - Before;
            var large = part.Length >= InExtra || part.Packed >= InExtra || at >= InExtra;
            list.Write(InList);
            list.Write((ushort)45);
            list.Write(part.Header, 4, 10);
            list.Write(part.Sum);
            list.Write(large ? InExtra : (uint)part.Packed);
            list.Write(large ? InExtra : (uint)part.Length);
            list.Write((ushort)part.Name.Length);
            list.Write((ushort)(large ? 28 : 0));
            list.Write((ushort)0);
            list.Write((ushort)0);
            list.Write((ushort)0);
            list.Write(0u);
            list.Write(large ? InExtra : (uint)at);
            list.Write(part.Name);
            if (large)
            {
                list.Write((ushort)1);
                list.Write((ushort)24);
                list.Write(part.Length);
                list.Write(part.Packed);
                list.Write(at);
            }
        }
        list.Flush();
        WriteEnd(list, begin, target.Position);
    }

    /// <summary>The end of the list, in the form for large zips too: 4.3.14 to 4.3.16.</summary>
    private void WriteEnd(BinaryWriter list, long begin, long end)
    {
        list.Write(0x06064b50u);
        list.Write(44L);
        list.Write((ushort)45);
        list.Write((ushort)45);
        list.Write(0u);
        list.Write(0u);
        list.Write((long)_parts.Count);
        list.Write((long)_parts.Count);
        list.Write(end - begin);
        list.Write(begin);
        list.Write(0x07064b50u);
        list.Write(0u);
        list.Write(end);
        list.Write(1u);
        list.Write(0x06054b50u);
        list.Write((ushort)0);
        list.Write((ushort)0);
        list.Write(ushort.MaxValue);
        list.Write(ushort.MaxValue);
        list.Write(uint.MaxValue);
        list.Write(uint.MaxValue);
        list.Write((ushort)0);
    }

    private static bool Fill(FileStream from, long at, Span<byte> buffer)
    {
        for (var filled = 0; filled < buffer.Length;)
        {
            var read = RandomAccess.Read(from.SafeFileHandle, buffer[filled..], at + filled);
            if (read == 0)
            {
                return false;
            }
            filled += read;
        }
        return true;
    }
}
