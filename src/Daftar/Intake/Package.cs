using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Daftar.Checking.Codes;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A file of a package: its path inside it (zips in zips joined by "!/"), its bytes unpacked, and how to read it once.</summary>
internal sealed record PackageFile(string Path, long Length, PackageNames.Found At, Func<Stream> Open)
{
    /// <summary>Of a spreadsheet that a mapping claims.</summary>
    public SheetInput? Sheet { get; init; }
}

/// <summary>
/// A package as delivered: a folder, a zip (with zips inside), or one file. Lists its files in an order that is the same every time, streams
/// them, and finds files by the names that records use. Nothing is written outside its own temporary folder, whatever names a zip holds.
/// </summary>
internal sealed partial class Package : IDisposable
{
    private readonly string _path;
    private readonly PackageLimits _limits;
    private readonly PackageBudget _budget = new();
    private readonly List<Container> _containers = [];
    private readonly List<Finding> _findings = [];
    private readonly List<(string Path, int Container, int Entry)> _candidates = [];
    private List<PackageFile> _forms = [];
    private string? _temporary;
    private int _files, _copies;

    private Package(string path, PackageLimits limits)
    {
        _path = path;
        _limits = limits;
        Listings = new PackageListings(_containers);
        _near = new Lazy<Dictionary<string, string?>>(NearNames);
    }

    /// <summary>Findings made while opening: zips that cannot be read, or lie too deep.</summary>
    public IReadOnlyList<Finding> Findings => _findings;

    public PackageNames Names { get; } = new();

    /// <summary>Whose it is, as declared or as its name or folder says; null where neither does.</summary>
    public string? Office => _limits.Office ?? NameOfPackage.Office(_path);

    /// <summary>Sequence listings that belong to records by name.</summary>
    public PackageListings Listings { get; }

    /// <summary>The listing, in XML or in text, that a record in <paramref name="xmlFile"/> means.</summary>
    public PackageNames.Found? Listing(string xmlFile, string name) => IsXmlName(name) ? Listings.Find(xmlFile, name) : Names.Find(xmlFile, name);

    /// <summary>Everything it holds, XML and zips too: looked up where a document lists the files of the package.</summary>
    public PackageContents Contents => field ??= new PackageContents(_containers.SelectMany(static container => container.Names));

    /// <summary>A package that is not kept any more: none of its files is found.</summary>
    public static Package Gone()
    {
        var package = new Package("", PackageLimits.Default);
        package.Names.Close();
        return package;
    }

    /// <exception cref="PackageException">It is not there, or is no folder, zip or file that can be read, or beyond the limits.</exception>
    public static Package Open(string path, PackageLimits limits)
    {
        var package = new Package(path, limits);
        try
        {
            if (Directory.Exists(path))
            {
                package.AddFolder(path);
            }
            else if (!File.Exists(path))
            {
                throw new PackageException("PACKAGE-NOT-FOUND", $"{path}: no such file or folder.");
            }
            else if (IsZip(path) || ZipOfParts.IsBehindOthers(path))
            {
                package._budget.Add(new FileInfo(path).Length);
                package.AddZip(path, "", 1);
            }
            else
            {
                OtherArchives.Refuse(path);
                package.AddFile(path);
            }
            package.Names.Close();
            package.FindForms();
            if (package._findings.Count == 0 && package._forms.Count == 0 && !package._containers.Exists(static container => container.HasXml))
            {
                package._findings.Add(new Finding("PACKAGE-EMPTY", Severity.Warn, new Place(Path.GetFileName(path)),
                    string.Create(null, $"{package._files} {(package._files == 1 ? "file, and it is no XML" : "files, none of them XML")}"), package.Workbook() + "XML documents with records (.xml or .st36), or another form that Daftar reads (docs/reference/dialects.md), in the package or in zips inside."));
            }
            return package;
        }
        catch (Exception problem)
        {
            package.Dispose();
            if (IsUnreadable(problem))
            {
                throw Unreadable(path, problem);
            }
            throw;
        }
    }

    /// <summary>The same package opened once more: what is read of it again does not count for its limits.</summary>
    public Package Again() => Open(_path, _limits);

    /// <summary>SHA-256 of a file's bytes, or of a folder's relative paths, lengths and bytes in order.</summary>
    /// <exception cref="PackageException">It, or something in it, may not be read, or went away.</exception>
    public static (byte[] Sha256, long Bytes) Digest(string path)
    {
        try
        {
            return DigestOf(path);
        }
        catch (Exception problem) when (problem is IOException || IsUnreadable(problem))
        {
            throw Unreadable(path, problem);
        }
    }

    /// <summary>The digest of the folder that a zip keeps (<see cref="Store.Files.KeptPackages"/>).</summary>
    public static byte[] DigestOfKeptFolder(string zip)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var archive = ZipFile.OpenRead(zip);
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(null, $"{entry.FullName}\0{entry.Length}\0")));
            hash.AppendData(SHA256.HashData(stream));
        }
        return hash.GetHashAndReset();
    }

    /// <summary>
    /// Concerns this package, and not the machine: the next one may well be read. An IOException without a class of its own carries its errno: 5 is a medium
    /// that gives nothing (EIO), 116 a share that went away (ESTALE); a full disk is none of them.
    /// </summary>
    private static bool IsUnreadable(Exception problem) => problem is UnauthorizedAccessException or FileNotFoundException or DirectoryNotFoundException or IOException { HResult: 5 or 116 };

    private static PackageException Unreadable(string path, Exception problem) => new("PACKAGE-UNREADABLE", $"{path}: {problem.Message}", problem);

    private static (byte[] Sha256, long Bytes) DigestOf(string path)
    {
        if (File.Exists(path))
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 20, FileOptions.SequentialScan);
            return (SHA256.HashData(stream), stream.Length);
        }
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long bytes = 0;
        var isEmpty = true;
        foreach (var file in Directory.EnumerateFiles(path, "*", Recursive).Order(StringComparer.Ordinal))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(null, $"{Path.GetRelativePath(path, file)}\0{stream.Length}\0")));
            hash.AppendData(SHA256.HashData(stream));
            bytes += stream.Length;
            isEmpty = false;
        }
        if (isEmpty)
        {
            // Or it would be the same package as a file without a byte.
            hash.AppendData("a folder without a file"u8);
        }
        return (hash.GetHashAndReset(), bytes);
    }

    private static readonly EnumerationOptions Recursive = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = false };

    /// <summary>JSON, spreadsheets with a mapping, listings in text: what records may stand in besides XML.</summary>
    private void FindForms()
    {
        var candidates = _candidates.ConvertAll(one => new FormFiles.Candidate(one.Path, () => _containers[one.Container].Other(one.Entry, one.Container, _limits, _budget)));
        (_forms, var findings) = new FormFiles(this, _limits, Office).Find(candidates, _containers.Exists(static container => container.HasXml));
        _findings.AddRange(findings);
    }

    /// <summary>XML files in their order, then documents of other forms; what else the package holds is found by name.</summary>
    public IEnumerable<PackageFile> XmlFiles()
    {
        for (var i = 0; i < _containers.Count; i++)
        {
            foreach (var file in _containers[i].XmlFiles(i, _limits, _budget))
            {
                yield return file;
            }
        }
        foreach (var file in _forms)
        {
            yield return file;
        }
    }

    /// <summary>Copies a file that records name, false where it is larger than the limit; safe to call from several threads.</summary>
    public bool Copy(PackageNames.Found found, Stream to) => _containers[found.Container].Copy(found.Entry, to, _limits, _budget);

    /// <summary>How a file that records name begins; safe to call from several threads.</summary>
    public int Head(PackageNames.Found found, Span<byte> head) => _containers[found.Container].Head(found.Entry, head, _limits, _budget);

    private static bool IsZip(string path)
    {
        Span<byte> head = stackalloc byte[4];
        using var stream = File.OpenRead(path);
        return stream.ReadAtLeast(head, 4, throwOnEndOfStream: false) == 4 && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual("PK\u0005\u0006"u8));
    }

    private void AddFile(string path)
    {
        var (folder, name) = (Path.GetDirectoryName(Path.GetFullPath(path))!, Path.GetFileName(path));
        if (!FormFiles.IsSheetName(name) && !(name.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) && _limits.Mappings.Count > 0))
        {
            _containers.Add(new FolderContainer(folder, [name]));
            return;
        }
        // A sheet is nothing without its mapping: one that lies beside it goes with it.
        var sheet = new FolderContainer(folder, []);
        _containers.Add(sheet);
        foreach (var file in (string[])[name, Path.GetFileNameWithoutExtension(name) + ".mapping.jsonc", name + ".mapping.jsonc", "mapping.jsonc"])
        {
            if (file == name || (File.Exists(Path.Combine(folder, file)) && _limits.Mappings.Count == 0 && sheet.Others.Count < 2))
            {
                AddOther(file, 0, sheet.Others.Count);
                sheet.Others.Add(file);
            }
        }
    }

    private void AddOther(string name, int container, int entry)
    {
        Names.Add(name, container, entry);
        if (FormFiles.IsCandidate(name))
        {
            _candidates.Add((name, container, entry));
        }
    }

    private void AddFolder(string path)
    {
        var xml = new List<string>();
        var zips = new List<string>();
        var index = _containers.Count;
        var folder = new FolderContainer(path, xml);
        _containers.Add(folder);
        foreach (var (file, isLink) in OtherArchives.Files(path).Select(file => (Path.GetRelativePath(path, file.Path), file.IsLink)).OrderBy(static file => file.Item1, StringComparer.Ordinal))
        {
            CountFile();
            if (isLink && !(_limits.FollowLinks && OtherArchives.LeadsWithin(path, Path.Combine(path, file))))
            {
                _findings.Add(OtherArchives.Link(file));
            }
            else if (IsXmlName(file))
            {
                xml.Add(file);
            }
            else if (file.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                zips.Add(file);
                folder.Zips.Add(file);
            }
            else
            {
                AddOther(file, index, folder.Others.Count);
                folder.Others.Add(file);
                AddArchive(file);
            }
        }
        foreach (var zip in zips)
        {
            _budget.Add(new FileInfo(Path.Combine(path, zip)).Length);
            TryZip(Path.Combine(path, zip), zip, 1);
        }
    }

    private void AddZip(string path, string prefix, int depth)
    {
        var zip = OpenZip(ref path, prefix);
        var index = _containers.Count;
        var container = new ZipContainer(path, prefix, zip);
        _containers.Add(container);
        var nested = new List<ZipArchiveEntry>();
        for (var i = 0; i < zip.Entries.Count; i++)
        {
            var entry = zip.Entries[i];
            if (entry.FullName.EndsWith('/'))
            {
                continue;
            }
            CountFile();
            if (OtherArchives.IsLink(entry))
            {
                _findings.Add(OtherArchives.Link(prefix + entry.FullName));
            }
            else if (!_limits.LeadingOut && OtherArchives.LeadsOut(entry.FullName))
            {
                _findings.Add(OtherArchives.Leading(prefix + entry.FullName));
            }
            else if (IsXmlName(entry.FullName))
            {
                container.Xml.Add(i);
                Names.Meet(prefix + entry.FullName, index);
            }
            else if (entry.FullName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                nested.Add(entry);
            }
            else
            {
                AddOther(prefix + entry.FullName, index, i);
                AddArchive(prefix + entry.FullName);
            }
        }
        foreach (var entry in nested)
        {
            var name = prefix + entry.FullName;
            if (depth >= _limits.Nesting)
            {
                _findings.Add(new Finding("ZIP-TOO-DEEP", Severity.Warn, new Place(name), string.Create(null, $"{depth + 1} zips inside each other"), string.Create(null, $"At most {_limits.Nesting} (setting intake.zip.nesting).")));
                continue;
            }
            // A zip is read from its end: one inside another goes through a file of our own.
            var copy = Temporary();
            try
            {
                using (var from = new LimitedStream(ZipContainer.Open(entry), name, entry, _limits, _budget))
                using (var to = File.Create(copy))
                {
                    from.CopyTo(to);
                }
                TryZip(copy, name + "!/", depth + 1);
            }
            catch (InvalidDataException problem)
            {
                _findings.Add(new Finding("ZIP-UNREADABLE", Severity.Warn, new Place(name), problem.Message, "A complete zip."));
            }
        }
    }

    private void AddArchive(string name)
    {
        if (OtherArchives.Finding(name) is { } finding)
        {
            _findings.Add(finding);
        }
    }

    private void TryZip(string path, string prefix, int depth)
    {
        try
        {
            AddZip(path, prefix.EndsWith("!/", StringComparison.Ordinal) ? prefix : prefix + "!/", depth);
        }
        catch (PackageException problem) when (problem.Code == "ZIP-UNREADABLE")
        {
            // A broken zip in a package costs its own records and no others.
            _findings.Add(new Finding(problem.Code, Severity.Warn, new Place(prefix.EndsWith("!/", StringComparison.Ordinal) ? prefix[..^2] : prefix), new FileInfo(path).Length == 0 ? "0 bytes" : "its list of files is damaged or not there", "A complete zip."));
        }
    }

    private void CountFile()
    {
        if (++_files > _limits.Files)
        {
            throw new PackageException("PACKAGE-TOO-MANY-FILES", string.Create(null, $"The package holds more than {_limits.Files} files (setting intake.package.files)."));
        }
    }

    internal static bool IsXmlName(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".st36", StringComparison.OrdinalIgnoreCase);

    public void Dispose()
    {
        foreach (var container in _containers)
        {
            container.Dispose();
        }
        if (_temporary is not null)
        {
            Directory.Delete(_temporary, recursive: true);
        }
    }
}
