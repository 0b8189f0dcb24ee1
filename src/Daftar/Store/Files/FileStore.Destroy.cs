using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Daftar.Store.Files;

/// <summary>A file whose bytes must go, and where the database says they lie.</summary>
public readonly record struct DoomedFile(byte[] Sha256, long Length, FilePlace Place);

/// <summary>
/// Destroys bytes. The same bytes may lie in packs more than once: a delivery that repeats a file, or a load that was killed, leaves copies that
/// no row names. They are looked for between the ranges that rows name.
/// </summary>
public sealed partial class FileStore
{
    private const int Window = 16 << 20;

    /// <summary>Overwrites with zeros what lies in packs and deletes files of their own; durable when this returns. No load may be under way.</summary>
    /// <param name="named">All ranges of packs that rows name, the doomed ones too, by pack and place.</param>
    public void Destroy(IReadOnlyList<DoomedFile> doomed, IEnumerable<(int Pack, long At, long Length)> named)
    {
        var contents = new List<byte[]>();
        foreach (var part in LeftParts())
        {
            // Of a load that was killed: bytes of whatever file it was at.
            File.Delete(part);
        }
        foreach (var file in doomed)
        {
            DeleteShown(file.Sha256);
            if (file.Place.Pack is null)
            {
                DeleteAlone(file.Sha256);
                continue;
            }
            try
            {
                contents.Add(Read(file.Place, file.Length, file.Sha256));
            }
            catch (InvalidDataException)
            {
                // Damaged, or destroyed by a run that was killed: its place is overwritten all the same.
            }
        }
        // The copies first: their content is known by the bytes that a row names.
        if (contents.Count > 0)
        {
            ZeroCopies(contents, named);
        }
        foreach (var pack in doomed.Where(static file => file.Place.Pack is not null && file.Length > 0).GroupBy(static file => file.Place.Pack!.Value))
        {
            if (File.Exists(PackPath(pack.Key)))
            {
                Zero(pack.Key, [.. pack.Select(static file => (file.Place.At, file.Length))]);
            }
        }
    }

    private void DeleteShown(ReadOnlySpan<byte> sha256)
    {
        var name = Convert.ToHexStringLower(sha256);
        if (Path.Combine(ShownFolder, name[..2]) is var folder && Directory.Exists(folder))
        {
            foreach (var found in Directory.EnumerateFiles(folder, name + "-*"))
            {
                File.Delete(found);
            }
            DurableFolder.Sync(folder);
        }
    }

    private void DeleteAlone(ReadOnlySpan<byte> sha256)
    {
        var path = AlonePath(sha256);
        if (Path.GetDirectoryName(path) is { } folder && Directory.Exists(folder))
        {
            foreach (var found in Directory.EnumerateFiles(folder, Path.GetFileName(path) + "*"))
            {
                File.Delete(found);
            }
            DurableFolder.Sync(folder);
        }
    }

    private void Zero(int pack, IReadOnlyCollection<(long At, long Length)> ranges)
    {
        using var file = File.OpenHandle(PackPath(pack), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        var zeros = new byte[1 << 16];
        var end = RandomAccess.GetLength(file);
        foreach (var (from, length) in ranges)
        {
            var to = Math.Min(from + length, end);
            for (var at = from; at < to; at += zeros.Length)
            {
                RandomAccess.Write(file, zeros.AsSpan(0, (int)Math.Min(zeros.Length, to - at)), at);
            }
        }
        RandomAccess.FlushToDisk(file);
    }

    private void ZeroCopies(List<byte[]> contents, IEnumerable<(int Pack, long At, long Length)> named)
    {
        var folder = Path.Combine(_folder, "packs");
        var rest = (Directory.Exists(folder) ? Directory.GetFiles(folder, "*.pack") : []).Select(static path => int.Parse(Path.GetFileNameWithoutExtension(path), CultureInfo.InvariantCulture)).ToHashSet();
        var open = -1;
        var ranges = new List<(long At, long Length)>();
        foreach (var (pack, at, length) in named)
        {
            if (pack != open)
            {
                Between();
                open = pack;
            }
            ranges.Add((at, length));
        }
        Between();
        foreach (var pack in rest.ToList())
        {
            open = pack;
            Between();
        }

        void Between()
        {
            if (rest.Remove(open))
            {
                ZeroBetween(open, ranges, contents);
            }
            ranges.Clear();
        }
    }

    private void ZeroBetween(int pack, List<(long At, long Length)> ranges, List<byte[]> contents)
    {
        var copies = new List<(long, long)>();
        using (var file = File.OpenHandle(PackPath(pack), FileMode.Open, FileAccess.Read, FileShare.ReadWrite))
        {
            long at = 0;
            foreach (var range in ranges)
            {
                copies.AddRange(Copies(file, at, range.At, contents));
                at = Math.Max(at, range.At + range.Length);
            }
            copies.AddRange(Copies(file, at, RandomAccess.GetLength(file), contents));
        }
        if (copies.Count > 0)
        {
            Zero(pack, copies);
        }
    }

    /// <summary>Where contents stand in a range, read in windows that overlap by the largest of them.</summary>
    private static List<(long At, long Length)> Copies(SafeFileHandle file, long from, long to, List<byte[]> contents)
    {
        var found = new List<(long, long)>();
        var longest = contents.Max(static content => content.Length);
        for (var at = from; at < to; at += Window)
        {
            var bytes = new byte[Math.Min(to - at, Window + (long)longest)];
            var read = RandomAccess.Read(file, bytes, at);
            foreach (var content in contents.Where(content => content.Length > 0 && content.Length <= read))
            {
                for (var next = 0; bytes.AsSpan(next, read - next).IndexOf(content) is >= 0 and var hit; next += hit + content.Length)
                {
                    found.Add((at + next + hit, content.Length));
                }
            }
        }
        return found;
    }
}
