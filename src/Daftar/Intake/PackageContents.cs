namespace Daftar.Intake;

/// <summary>
/// Whether a file lies where a list of contents says: in the folder of the list or up to two below it (an index at the top names the zips of its folder
/// DOC). Built only where a package holds such a list; some 60 bytes a file.
/// </summary>
internal sealed class PackageContents
{
    private const int Levels = 3;

    private readonly HashSet<ulong> _held = [];

    public PackageContents(IEnumerable<string> paths)
    {
        foreach (var path in paths)
        {
            var folded = Fold(path);
            var slash = folded.LastIndexOf('/');
            var name = folded.AsSpan(slash + 1);
            for (var level = 0; level < Levels; level++)
            {
                _held.Add(Hash(slash < 0 ? "" : folded.AsSpan(0, slash), name));
                if (slash < 0)
                {
                    break;
                }
                slash = slash == 0 ? -1 : folded.LastIndexOf('/', slash - 1);
            }
        }
    }

    /// <param name="list">Path of the document that lists the file.</param>
    /// <param name="name">As it is written there; folders in front of it are not looked at.</param>
    public bool Holds(string list, string name)
    {
        var folded = Fold(list);
        var slash = folded.LastIndexOf('/');
        var wanted = Fold(name.Trim());
        return _held.Contains(Hash(slash < 0 ? "" : folded.AsSpan(0, slash), wanted.AsSpan(wanted.LastIndexOf('/') + 1)));
    }

    private static string Fold(string path) => PackageNames.Fold(path);

    private static ulong Hash(ReadOnlySpan<char> folder, ReadOnlySpan<char> name)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in folder)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        hash = (hash ^ '|') * 1099511628211UL;
        foreach (var c in name)
        {
            hash = (hash ^ c) * 1099511628211UL;
        }
        return hash;
    }
}
