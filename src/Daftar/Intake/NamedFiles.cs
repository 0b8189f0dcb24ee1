using System.Globalization;
using Daftar.Register;
using Daftar.Rights;
using Daftar.Store.Files;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Finds the images, views, sounds and documents a record names, keeps their bytes, and writes into the record what they are.</summary>
internal sealed class NamedFiles(PackageContext package) : IDisposable
{
    private readonly ArrivingStream? _arriving = package.Files is { } files ? new ArrivingStream(files) : null;

    // Designs filed together and successive statements name the same file again: its bytes are read once while it is remembered.
    private readonly Dictionary<PackageNames.Found, (string Sha256, long Size)> _known = [];

    public void Find(IpRecord record, string xmlFile, long line, long ordinal, PreparedChunk prepared)
    {
        if (record.Files is null)
        {
            return;
        }
        foreach (var file in record.Files)
        {
            if (file.Name is null)
            {
                continue;
            }
            prepared.FilesNamed++;
            if (package.Package.Names.Find(xmlFile, file.Name) is not { } found)
            {
                prepared.FilesMissing++;
                prepared.Findings.Add(new PlacedFinding(ordinal, new Finding("FILE-MISSING", Severity.Warn, new Place(xmlFile, line), Finding.Cut(file.Name), "The file in the package, under the name the record uses.")
                { Number = record.Identifiers[0].ToString() }));
                continue;
            }
            prepared.FilesArrived++;
            if (_arriving is null)
            {
                // Checked only: nothing is kept.
                continue;
            }
            if (!_known.TryGetValue(found, out var kept))
            {
                _arriving.Begin();
                bool whole;
                try
                {
                    whole = package.Package.Copy(found, _arriving);
                }
                catch (Exception problem) when (problem is InvalidDataException or IOException or PackageException { Code: "ZIP-RATIO" })
                {
                    prepared.Findings.Add(new PlacedFinding(ordinal, new Finding("FILE-UNREADABLE", Severity.Warn, new Place(xmlFile, line), Finding.Cut(file.Name), Finding.Cut(problem.Message) ?? "A file that can be unpacked.")));
                    continue;
                }
                if (!whole)
                {
                    prepared.Findings.Add(new PlacedFinding(ordinal, new Finding("FILE-TOO-LARGE", Severity.Warn, new Place(xmlFile, line), Finding.Cut(file.Name),
                        string.Create(CultureInfo.InvariantCulture, $"A file of at most {package.Limits.FileBytes} bytes (setting intake.file.bytes)."))));
                    continue;
                }
                var arrived = _arriving.Keep();
                prepared.Files.Add(new KeptFile(arrived.Sha256, arrived.Length, MediaTypes.Sniff(_arriving.Head), arrived.Place.Pack, arrived.Place.At));
                kept = (Convert.ToHexStringLower(arrived.Sha256), arrived.Length);
                if (_known.Count > 10_000)
                {
                    _known.Clear();
                }
                _known[found] = kept;
            }
            file.Sha256 = kept.Sha256;
            file.Size = kept.Size;
        }
    }

    public void Dispose() => _arriving?.Dispose();
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
