using System.Buffers.Binary;
using Daftar.Search;

namespace Daftar.Tests.Search;

/// <summary>Does to index files what disks, and people, do.</summary>
internal static class DamagedFiles
{
    /// <summary>The sections of all segments of an index that have any bytes, those of full texts among them.</summary>
    public static List<(string File, Section Section, long Offset, long Length)> Sections(string folder)
    {
        var found = new List<(string, Section, long, long)>();
        foreach (var file in Directory.GetFiles(folder, "*.*").Where(file => Path.GetExtension(file) is ".segment" or ".texts").Order(StringComparer.Ordinal))
        {
            var bytes = File.ReadAllBytes(file);
            var footer = bytes.AsSpan(bytes.Length - SegmentWriter.FooterBytes);
            var table = bytes.Length - SegmentWriter.FooterBytes - (BinaryPrimitives.ReadInt32LittleEndian(footer[8..]) * SegmentWriter.TableEntryBytes);
            for (; table < bytes.Length - SegmentWriter.FooterBytes; table += SegmentWriter.TableEntryBytes)
            {
                var entry = bytes.AsSpan(table);
                if (BinaryPrimitives.ReadInt64LittleEndian(entry[16..]) is > 0 and var length)
                {
                    found.Add((file, (Section)BinaryPrimitives.ReadUInt32LittleEndian(entry), BinaryPrimitives.ReadInt64LittleEndian(entry[8..]), length));
                }
            }
        }

        return found;
    }

    public static void Flip(string file, long at, int bit)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.Position = at;
        var was = stream.ReadByte();
        stream.Position = at;
        stream.WriteByte((byte)(was ^ (1 << bit)));
    }

    public static void Shorten(string file, long to)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        stream.SetLength(to);
    }

    public static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(from).Where(file => Path.GetFileName(file) != "lock"))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }
    }
}
