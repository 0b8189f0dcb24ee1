using System.IO.Compression;
using System.Text;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Opens zips, whole or not.</summary>
internal sealed partial class Package
{
    private readonly HashSet<string> _breaksOffIn = new(StringComparer.Ordinal);

    /// <summary>A zip breaks off in it, and that was told.</summary>
    public bool BreaksOffIn(string path) => _breaksOffIn.Contains(path);

    /// <summary>A zip whose list of files is not there or is damaged is read by what stands before each file, from a copy that has a list.</summary>
    /// <param name="path">Of the zip; then of the copy, where one was made.</param>
    /// <exception cref="PackageException">No file is found in it.</exception>
    private ZipArchive OpenZip(ref string path, string prefix)
    {
        var name = prefix.EndsWith("!/", StringComparison.Ordinal) ? prefix[..^2] : Path.GetFileName(path);
        try
        {
            return Named(path, name);
        }
        catch (InvalidDataException problem)
        {
            var parts = ZipOfParts.Find(path) ?? throw new PackageException("ZIP-UNREADABLE",
                $"{(prefix.Length > 0 ? prefix : path)}: the zip cannot be read: its list of files, which stands at its end, is damaged or not there, and no file is found in it. Send it again; it may have been cut short.", problem);
            var copy = Temporary();
            parts.Write(path, copy);
            _findings.Add(Told(parts, name));
            if (parts.BreaksOffIn is { } last)
            {
                _breaksOffIn.Add(prefix + last);
            }
            path = copy;
            return Named(path, name);
        }
    }

    private ZipArchive Named(string path, string name)
    {
        var zip = ZipNames.Open(path, out var old);
        if (old is not null)
        {
            Names.HasOld = true;
            _findings.Add(new Finding("ZIP-NAME-ENCODING", Severity.Watch, new Place(name), $"{Values.Finding.Cut(old)}, read as code page 437", "Names in UTF-8, marked so."));
        }
        return zip;
    }

    private static Finding Told(ZipOfParts parts, string name)
    {
        var came = new StringBuilder();
        if (parts.Before > 0)
        {
            came.Append(null, $"{parts.Before} {(parts.Before == 1 ? "byte" : "bytes")} before its first file");
        }
        if (!parts.HasList || parts.Before == 0)
        {
            came.Append(came.Length > 0 ? "; " : "").Append(parts.HasList ? "its list of files is damaged" : parts.BreaksOffIn is { } last ? $"it breaks off in {last}" : "it breaks off: its list of files is not there");
        }
        var whole = parts.Files - (parts.BreaksOffIn is null ? 0 : 1);
        var files = whole == 1 ? "1 file is" : string.Create(null, $"{whole} files are");
        return new Finding("ZIP-UNREADABLE", Severity.Warn, new Place(name), came.ToString(),
            parts.HasList ? $"A complete zip, and nothing before it. {files} found in it and read." : $"A complete zip. {files} whole and read; what stood behind, nobody knows.");
    }

    /// <summary>A file of our own, for what is not read as it lies.</summary>
    private string Temporary()
    {
        _temporary ??= Directory.CreateTempSubdirectory("daftar-package-").FullName;
        return Path.Combine(_temporary, string.Create(null, $"{_copies++}.zip"));
    }
}
