using System.Text;

namespace Daftar.Intake;

/// <summary>
/// Finds files of a package by the names that records use: relative to the XML file, to the package, as a URI (file://018/223/x.JPG), with
/// either slash, in any case, or by the bare file name. 24 bytes a file, so a package of a million images costs as much as one image.
/// </summary>
internal sealed class PackageNames
{
    /// <summary>Where a file lies: container and entry in it.</summary>
    public readonly record struct Found(int Container, int Entry);

    private readonly List<(ulong Path, ulong Name, Found At)> _files = [];
    private ulong[] _paths = [];
    private (ulong Name, int File)[] _names = [];
    private bool[] _referenced = [];

    private readonly List<string> _twice = [];
    private readonly HashSet<ulong> _pathsMet = [];

    public int Count => _files.Count;

    /// <summary>A zip has names that are no UTF-8, and does not say in which letters they are (<see cref="ZipNames"/>).</summary>
    public bool HasOld { get; set; }

    /// <summary>The first paths that are there more than once; capitals do not tell files apart.</summary>
    public IReadOnlyList<string> Twice => _twice;

    /// <summary>A document, which is read whether a record names it or not: documents of different zips may share a name.</summary>
    public void Meet(string path, int container) => Meet(Hash(Fold(path)) ^ ((ulong)(container + 1) * 0x9E3779B97F4A7C15UL), path);

    private void Meet(ulong whole, string path)
    {
        if (!_pathsMet.Add(whole) && _twice.Count < 100)
        {
            _twice.Add(path);
        }
    }

    public void Add(string path, int container, int entry)
    {
        var folded = Fold(path);
        var whole = Hash(folded);
        Meet(whole, path);
        _files.Add((whole, Hash(folded.AsSpan(folded.LastIndexOf('/') + 1)), new Found(container, entry)));
    }

    public void Close()
    {
        _pathsMet.Clear();
        _pathsMet.TrimExcess();
        _files.Sort(static (a, b) => a.Path.CompareTo(b.Path));
        _paths = [.. _files.Select(file => file.Path)];
        _names = [.. _files.Select((file, at) => (file.Name, at))];
        Array.Sort(_names);
        _referenced = new bool[_files.Count];
    }

    /// <summary>The file a record in <paramref name="xmlFile"/> means by <paramref name="name"/>, or null.</summary>
    public Found? Find(string xmlFile, string name)
    {
        var found = FindAs(xmlFile, name);
        if (found is not null || !HasOld)
        {
            return found;
        }
        foreach (var as437 in ZipNames.InOtherCodePages(name))
        {
            if (FindAs(xmlFile, as437) is { } meant)
            {
                return meant;
            }
        }
        return null;
    }

    private Found? FindAs(string xmlFile, string name)
    {
        if (_files.Count == 0)
        {
            return null;
        }
        var wanted = Fold(name.Trim());
        if (wanted.StartsWith("file:", StringComparison.Ordinal))
        {
            wanted = wanted[5..].TrimStart('/');
        }
        while (wanted.StartsWith("./", StringComparison.Ordinal) || wanted.StartsWith('/'))
        {
            wanted = wanted[(wanted[0] == '/' ? 1 : 2)..];
        }
        if (wanted.Length == 0)
        {
            return null;
        }
        var xml = Fold(xmlFile);
        // In the folder of the XML file, then in each folder above it, up to the package's own.
        for (var folder = xml.LastIndexOf('/'); ; folder = folder > 0 ? xml.LastIndexOf('/', folder - 1) : -1)
        {
            if (At(Hash(folder < 0 ? wanted : string.Concat(xml.AsSpan(0, folder + 1), wanted))) is { } found)
            {
                return found;
            }
            if (folder < 0)
            {
                break;
            }
        }
        return ByName(Hash(wanted.AsSpan(wanted.LastIndexOf('/') + 1)));
    }

    /// <summary>Files no record named.</summary>
    public long Unreferenced => _referenced.LongCount(static referenced => !referenced);

    /// <summary>Those files, in no order that means anything.</summary>
    public IEnumerable<Found> Left() => _files.Where((_, at) => !_referenced[at]).Select(static file => file.At);

    /// <summary>Which files records have named, one bit each, in the order of their paths' hashes: the same package gives the same order.</summary>
    public byte[] Referenced()
    {
        var bits = new byte[(_referenced.Length + 7) / 8];
        for (var i = 0; i < _referenced.Length; i++)
        {
            if (_referenced[i])
            {
                bits[i >> 3] |= (byte)(1 << (i & 7));
            }
        }
        return bits;
    }

    /// <summary>Takes over what an interrupted load had found named.</summary>
    public void Restore(byte[]? bits)
    {
        for (var i = 0; bits is not null && i < _referenced.Length && i >> 3 < bits.Length; i++)
        {
            _referenced[i] |= (bits[i >> 3] & (1 << (i & 7))) != 0;
        }
    }

    private Found? At(ulong path)
    {
        var at = Array.BinarySearch(_paths, path);
        if (at < 0)
        {
            return null;
        }
        _referenced[at] = true;
        return _files[at].At;
    }

    /// <summary>By bare name only where it is the only one of that name: another record's 1.jpg is worse than none.</summary>
    private Found? ByName(ulong name)
    {
        var low = 0;
        var high = _names.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_names[middle].Name < name)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }
        if (low == _names.Length || _names[low].Name != name || (low + 1 < _names.Length && _names[low + 1].Name == name))
        {
            return null;
        }
        _referenced[_names[low].File] = true;
        return _files[_names[low].File].At;
    }

    /// <summary>A letter with its mark is one, or two where a Mac packed it.</summary>
    internal static string Fold(string path) => Normalized(path).Replace('\\', '/').ToLowerInvariant();

    private static string Normalized(string path)
    {
        try
        {
            return Ascii.IsValid(path) ? path : path.Normalize();
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair.
            return path;
        }
    }

    private static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }
}
