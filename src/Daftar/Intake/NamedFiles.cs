using System.Globalization;
using Daftar.Checking;
using Daftar.Checking.Reading;
using Daftar.Dialects.St26;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store.Files;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Finds the images, views, sounds and documents a record names, checks them, keeps their bytes, and writes into the record what they are. Where nothing is kept
/// (a check before sending) every file is read to its end all the same: what would be found while loading is found.
/// </summary>
internal sealed class NamedFiles(PackageContext package, CheckRun checks) : IDisposable
{
    private readonly ArrivingStream? _arriving = package.Files is { } files ? new ArrivingStream(files) : null;
    private readonly PassingStream _passing = new();
    private readonly byte[] _begin = new byte[FormFiles.Head];

    // Designs filed together and successive statements name the same file again: its bytes are read once while it is remembered.
    private readonly Dictionary<PackageNames.Found, (string? Sha256, FileFacts Facts, NamedListing? Listing)> _known = [];

    public void Find(IpRecord record, string xmlFile, long line, long ordinal, PreparedChunk prepared)
    {
        if (record.Files is null)
        {
            return;
        }
        var place = new Place(xmlFile, line);
        foreach (var file in record.Files)
        {
            if (file.Name is null)
            {
                continue;
            }
            prepared.FilesNamed++;
            if (package.Package.Names.Find(xmlFile, file.Name) is not { } found)
            {
                if (Package.IsXmlName(file.Name) && Listing(xmlFile, file, prepared) is { } listing)
                {
                    prepared.FilesArrived++;
                    Take(listing, record, file, place, ordinal, prepared);
                    continue;
                }
                if (Package.IsXmlName(file.Name) && package.Package.Contents.Holds(xmlFile, file.Name))
                {
                    // A listing or document in XML came, and is read as a document of its own.
                    prepared.FilesArrived++;
                    continue;
                }
                prepared.FilesMissing++;
                TellMissing(file, record, place, ordinal, prepared);
                continue;
            }
            prepared.FilesArrived++;
            if (!_known.TryGetValue(found, out var kept))
            {
                bool whole;
                try
                {
                    whole = Copy(found);
                }
                catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException or PackageException { Code: "ZIP-RATIO" })
                {
                    Tell(file.Name, "FILE-UNREADABLE", Finding.Cut($"{file.Name}: {problem.Message}"), problem is UnauthorizedAccessException ? "A file that whoever runs this may read: give the right to read it, and check again." : "A file that can be unpacked and read to its end.");
                    continue;
                }
                if (!whole)
                {
                    Tell(file.Name, "FILE-TOO-LARGE", Finding.Cut(file.Name), string.Create(CultureInfo.InvariantCulture, $"A file of at most {package.Limits.FileBytes} bytes (setting intake.file.bytes)."));
                    continue;
                }
                if (Pixels() is var pixels && pixels > package.Limits.Pixels)
                {
                    Tell(file.Name, "IMAGE-TOO-LARGE", string.Create(CultureInfo.InvariantCulture, $"{Finding.Cut(file.Name)}: {pixels} pixels"), string.Create(CultureInfo.InvariantCulture, $"An image of at most {package.Limits.Pixels} pixels, width times height (setting intake.image.pixels)."));
                    continue;
                }
                var isListing = file.Kind is FileKind.SequenceListing or FileKind.Document && NamedListing.Is(Head());
                var (sha256, facts) = Keep(prepared);
                kept = (sha256, facts, isListing ? Listing(found, file.Name, facts.Length) : null);
                Remember(found, kept);
            }
            if (kept.Listing is not null)
            {
                // A listing in text that names no application: it is no document of its own.
                package.Package.Listings.Take(found);
            }
            Take(kept, record, file, place, ordinal, prepared);
        }

        void Tell(string? named, string code, string? came, string expected) => this.Tell(record, place, ordinal, prepared, named, code, came, expected);
    }

    /// <summary>Of a record that cannot be taken: which of its files did not come. They are not counted, for nothing of it is kept.</summary>
    public void TellMissing(IpRecord record, string xmlFile, long line, long ordinal, PreparedChunk prepared)
    {
        foreach (var file in record.Files ?? [])
        {
            if (file.Name is { } name && package.Package.Names.Find(xmlFile, name) is null && !(Package.IsXmlName(name) && (package.Package.Contents.Holds(xmlFile, name) || package.Package.Listings.Find(xmlFile, name) is not null)))
            {
                TellMissing(file, record, new Place(xmlFile, line), ordinal, prepared);
            }
        }
    }

    private void TellMissing(FileReference file, IpRecord record, Place place, long ordinal, PreparedChunk prepared)
    {
        var name = file.Name!;
        if (FileOnTheWeb.IsAddress(name))
        {
            Tell(record, place, ordinal, prepared, name, FileOnTheWeb.OfCheck, Finding.Cut(name, FileOnTheWeb.IsFileItself(name) ? 60 : 200), FileOnTheWeb.IsFileItself(name) ? "The file beside the document, and its name in the record. Here the file itself stands in the place of its name, written in letters (data:): save what follows as a file (base64 decoded), put it into the package and name it."
                : "The file in the package, and its name there in the record. The address is kept; nothing is fetched from it.");
        }
        else
        {
            Tell(record, place, ordinal, prepared, name, file.Kind == FileKind.SequenceListing ? "SEQUENCE-LISTING-MISSING" : "FILE-MISSING", Finding.Cut(name), "The file in the package, under the name the record uses." + (package.Package.Near(name) is { } near ? $" There is {near}: if that is meant, name the file as the record does, or the record as the file." : ""));
        }
    }

    private void Tell(IpRecord record, Place place, long ordinal, PreparedChunk prepared, string? named, string code, string? came, string expected) =>
        prepared.Findings.Add(new PlacedFinding(ordinal, checks.Weigh(new Finding(code, Severity.Warn, place with { Path = "fileBag" }, came, expected) { Number = record.Identifiers.Count > 0 ? record.Identifiers[0].ToString() : null, Sought = named }, record.Office, mayBlock: false)));

    private void Remember(PackageNames.Found found, (string? Sha256, FileFacts Facts, NamedListing? Listing) kept)
    {
        if (_known.Count > 10_000)
        {
            _known.Clear();
        }
        _known[found] = kept;
    }

    private void Take((string? Sha256, FileFacts Facts, NamedListing? Listing) kept, IpRecord record, FileReference file, Place place, long ordinal, PreparedChunk prepared)
    {
        if (kept.Sha256 is not null)
        {
            file.Sha256 = kept.Sha256;
            file.Size = kept.Facts.Length;
        }
        if (kept.Listing is { Summary: { } summary } listing)
        {
            (file.Format, file.Text, file.Date) = (listing.Format, file.Text ?? summary, file.Date ?? listing.Date);
        }
        // Of every record that names it: which of them is read first is chance.
        foreach (var told in kept.Listing?.Findings ?? [])
        {
            prepared.Findings.Add(new PlacedFinding(ordinal, checks.Weigh(told with { Number = record.Identifiers[0].ToString() }, record.Office, mayBlock: false)));
        }
        if (checks.RunAll(record, file, kept.Facts, place) is { } wrong)
        {
            prepared.Findings.AddRange(wrong.Select(finding => new PlacedFinding(ordinal, finding)));
        }
    }

    private bool Copy(PackageNames.Found found)
    {
        if (_arriving is not null)
        {
            _arriving.Begin();
            return package.Package.Copy(found, _arriving);
        }
        _passing.Begin();
        return package.Package.Copy(found, _passing);
    }

    private ReadOnlySpan<byte> Head() => _arriving is null ? _passing.Head : _arriving.Head;

    /// <summary>Read again whole: listings named so are few.</summary>
    private NamedListing? Listing(PackageNames.Found found, string name, long length)
    {
        if (length > package.Limits.RecordBytes)
        {
            return null;
        }
        using var all = new MemoryStream((int)length);
        package.Package.Copy(found, all);
        return NamedListing.Of(all.GetBuffer().AsSpan(0, (int)all.Length), name, package.Limits.Xml);
    }

    /// <summary>A listing in XML that names no application: it is this record's. Null for every other document, which is one of its own.</summary>
    private (string? Sha256, FileFacts Facts, NamedListing? Listing)? Listing(string xmlFile, FileReference file, PreparedChunk prepared)
    {
        if (file is not { Kind: FileKind.SequenceListing or FileKind.Document, Name: { } name } || package.Package.Listings.Find(xmlFile, name) is not { } found)
        {
            return null;
        }
        if (!_known.TryGetValue(found, out var kept))
        {
            try
            {
                if (package.Package.Head(found, _begin) is var length && St26Beginning.IsUnattached(_begin.AsSpan(0, length)) && Copy(found)
                    && (_arriving?.Length ?? _passing.Length) <= package.Limits.RecordBytes + (1L << 20))
                {
                    using var all = new MemoryStream();
                    package.Package.Copy(found, all);
                    all.Position = 0;
                    if (NamedListing.OfXml(all, name, package.Limits) is { } listing)
                    {
                        var (sha256, facts) = Keep(prepared);
                        kept = (sha256, facts, listing);
                    }
                }
            }
            catch (Exception problem) when (problem is InvalidDataException or IOException or PackageException { Code: "ZIP-RATIO" })
            {
                // Told where it is read as a document.
            }
            Remember(found, kept);
        }
        if (kept.Listing is null)
        {
            return null;
        }
        package.Package.Listings.Take(found);
        return kept;
    }

    private long Pixels()
    {
        var head = Head();
        var facts = FileFacts.Of(MediaTypes.Sniff(head), head, _arriving?.Length ?? _passing.Length);
        return (long)Math.Abs((double)facts.Width * facts.Height);
    }

    private (string? Sha256, FileFacts Facts) Keep(PreparedChunk prepared)
    {
        if (_arriving is null)
        {
            return (null, FileFacts.Of(MediaTypes.Sniff(_passing.Head), _passing.Head, _passing.Length));
        }
        var media = MediaTypes.Sniff(_arriving.Head);
        var facts = FileFacts.Of(media, _arriving.Head, _arriving.Length);
        var arrived = _arriving.Keep();
        prepared.Files.Add(new KeptFile(arrived.Sha256, arrived.Length, media, arrived.Place.Pack, arrived.Place.At));
        return (Convert.ToHexStringLower(arrived.Sha256), facts);
    }

    public void Dispose()
    {
        _arriving?.Dispose();
        _passing.Dispose();
    }
}

/// <summary>What a file is by its first bytes: its name is only the sender's word.</summary>
internal static class MediaTypes
{
    public static string Sniff(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith("GIF8"u8) ? "image/gif"
        : bytes.StartsWith("II*\0"u8) || bytes.StartsWith("MM\0*"u8) ? "image/tiff"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WEBP"u8) ? "image/webp"
        : bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..12].SequenceEqual("WAVE"u8) ? "audio/wav"
        : bytes.StartsWith("BM"u8) && bytes.Length > 26 ? "image/bmp"
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith("ID3"u8) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFB]) ? "audio/mpeg"
        : bytes.Length > 12 && bytes[4..8].SequenceEqual("ftyp"u8) ? "video/mp4"
        : bytes.StartsWith("<svg"u8) ? "image/svg+xml"
        : bytes.StartsWith("PK\u0003\u0004"u8) ? "application/zip"
        : "application/octet-stream";
}
