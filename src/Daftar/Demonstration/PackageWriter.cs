using System.Globalization;
using System.IO.Compression;
using System.Text;
using Daftar.Dialects.St96.Writing;
using Daftar.Rights;

namespace Daftar.Demonstration;

/// <summary>Writes one package: a zip with one XML document of all records, and the images they name. Memory does not grow with the package.</summary>
internal static class PackageWriter
{
    public const string Notice = "Demonstration data, not a register. Every party, mark, design, invention and place in this package is invented.";

    // The zip format has no time before 1980; a fixed one keeps packages the same byte for byte.
    private static readonly DateTimeOffset EntryTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <returns>Null where the package would be empty: nothing is written then.</returns>
    public static GeneratedPackage? Write(PlannedPackage package, PackageContent content, RecordMaker maker, string folder, Action<long, long> progress, CancellationToken stop)
    {
        using var records = content.Records().GetEnumerator();
        if (!records.MoveNext())
        {
            return null;
        }
        var path = Path.Combine(folder, package.Path);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Written beside and renamed, so that a package that is there is whole.
        var unfinished = path + ".part";
        var counts = default(Counts);
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None, 1 << 16))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: false, Encoding.UTF8))
        {
            zip.Comment = Notice;
            var name = Path.GetFileNameWithoutExtension(package.Path);
            var pictures = new List<Picture>();
            using (var xml = new CountingStream(Entry(zip, name + ".xml", CompressionLevel.Fastest).Open()))
            {
                Records(xml, package, records, pictures, ref counts, progress, stop);
            }
            foreach (var picture in pictures)
            {
                stop.ThrowIfCancellationRequested();
                // PNG is compressed already.
                using var entry = Entry(zip, picture.Name, CompressionLevel.NoCompression).Open();
                entry.Write(maker.Picture(picture.Index, picture.Place, picture.Sequence));
                counts.Files++;
            }
        }
        File.Move(unfinished, path, overwrite: true);
        return new GeneratedPackage(
            package.Path, package.Portion.Office, package.Portion.Right, package.Month, package.Full, counts.Records, counts.Deletions, counts.Files, counts.Bytes, new FileInfo(path).Length);
    }

    private static void Records(
        CountingStream xml, PlannedPackage package, IEnumerator<(int Index, IpRecord Record)> records, List<Picture> pictures, ref Counts counts, Action<long, long> progress, CancellationToken stop)
    {
        using var writer = St96Writer.Begin(xml, package.Portion.Right, new St96Header
        {
            // Offices export in the night after the month.
            Produced = new DateTimeOffset(DateOnly.FromDayNumber(package.LastDay + 1).ToDateTime(new TimeOnly(1, 30)), TimeSpan.Zero),
            TransactionIdentifier = Path.GetFileNameWithoutExtension(package.Path),
            Producer = St96Header.DemonstrationProducer,
        });
        long said = 0;
        var told = 0;
        do
        {
            var (index, record) = records.Current;
            Complete(record, writer.Write(record));
            counts.Records = (int)writer.RecordElements;
            counts.Deletions += record.Operation == Operation.Delete ? 1 : 0;
            Named(index, record, pictures);
            if (counts.Records - told >= 256)
            {
                stop.ThrowIfCancellationRequested();
                progress(counts.Records - told, xml.Written - said);
                (told, said) = (counts.Records, xml.Written);
            }
        }
        while (records.MoveNext());
        writer.End();
        counts.Bytes = xml.Written;
        progress(counts.Records - told, xml.Written - said);
    }

    /// <summary>A generator that makes what its own format cannot say would show less than it seems to.</summary>
    private static void Complete(IpRecord record, IReadOnlyList<string> lost)
    {
        foreach (var path in lost)
        {
            // The day of the publication that is due says both.
            if (path is not ("visibility" or "publicFromDate"))
            {
                throw new InvalidOperationException($"{record.Right} {record.Identifiers[0]}: ST.96 has no place for {path}.");
            }
        }
    }

    /// <summary>Remembers what the record names: a deletion brings no pictures.</summary>
    private static void Named(int index, IpRecord record, List<Picture> pictures)
    {
        if (record is not { Files: { } files, Operation: Operation.State })
        {
            return;
        }
        var place = record.PlaceInApplication is { } written ? int.Parse(written, CultureInfo.InvariantCulture) : 1;
        foreach (var file in files)
        {
            pictures.Add(new Picture(index, place, file.Sequence ?? 1, file.Name!));
        }
    }

    private static ZipArchiveEntry Entry(ZipArchive zip, string name, CompressionLevel level)
    {
        var entry = zip.CreateEntry(name, level);
        entry.LastWriteTime = EntryTime;
        return entry;
    }

    private readonly record struct Picture(int Index, int Place, int Sequence, string Name);

    private struct Counts
    {
        public int Records;
        public int Deletions;
        public int Files;
        public long Bytes;
    }
}

/// <summary>Passes everything on and counts it.</summary>
internal sealed class CountingStream(Stream to) : Stream
{
    public long Written { get; private set; }

    public override bool CanRead => false;
    public override bool CanSeek => false;
    public override bool CanWrite => true;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => Written; set => throw new NotSupportedException(); }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        to.Write(buffer);
        Written += buffer.Length;
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => to.Flush();
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            to.Dispose();
        }
        base.Dispose(disposing);
    }
}
