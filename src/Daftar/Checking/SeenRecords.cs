using Daftar.Values;

namespace Daftar.Checking;

/// <summary>
/// Records met before in a package, with file and line of the first: whoever mends two that contradict each other must see both. Beside <see cref="SeenHashes"/> 12 bytes for each, so four
/// million cost 50 MB more.
/// </summary>
internal sealed class SeenRecords
{
    private readonly SeenHashes _seen = new();
    private readonly List<(uint Content, int File, uint Line)> _notes = [];
    private readonly List<string> _files = [];

    /// <summary>True where a record of that key came before; then what it said, as a hash, and where it stands.</summary>
    public bool Knows(ulong key, in RecordFacts record, out (uint Content, Place Where) before)
    {
        if (_seen.Knows(key, (uint)_notes.Count, out var noted))
        {
            var (content, file, line) = _notes[(int)noted];
            before = (content, new Place(_files[file], line));
            return true;
        }
        before = default;
        if (_notes.Count < SeenHashes.Most)
        {
            // Records come file by file.
            if (_files.Count == 0 || _files[^1] != record.Where.File)
            {
                _files.Add(record.Where.File);
            }
            _notes.Add(((uint)record.Content, _files.Count - 1, (uint)record.Where.Line));
        }
        return false;
    }
}
