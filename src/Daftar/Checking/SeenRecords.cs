using Daftar.Values;
using static System.FormattableString;

namespace Daftar.Checking;

/// <summary>
/// Records met before in a package, with file, line and number of the first: whoever mends two that contradict each other must see both. Beside <see cref="SeenHashes"/> 16 bytes for each, so four
/// million cost 65 MB more.
/// </summary>
internal sealed class SeenRecords
{
    private readonly SeenHashes _seen = new();
    private readonly List<(uint Content, int File, uint Line, uint Number)> _notes = [];
    private readonly List<string> _files = [];
    private uint _number;

    /// <summary>To be called for each record in turn, before anything is asked of it.</summary>
    public void Meet(in RecordFacts record)
    {
        // Records come file by file.
        if (_files.Count == 0 || _files[^1] != record.Where.File)
        {
            _files.Add(record.Where.File);
            _number = 0;
        }
        _number++;
    }

    /// <summary>True where a record of that key came before; then what it said, as a hash, and where it stands, in words; on one line the numbers of both.</summary>
    public bool Knows(ulong key, in RecordFacts record, out (uint Content, string Where) before)
    {
        if (_seen.Knows(key, (uint)_notes.Count, out var noted))
        {
            var (content, file, line, number) = _notes[(int)noted];
            var isBeside = file == _files.Count - 1 && line == record.Where.Line;
            before = (content, Invariant($"{new Place(_files[file], line)}{(isBeside ? Invariant($" (record {number} of the file; this one, on the same line, is record {_number})") : "")}"));
            return true;
        }
        before = default;
        if (_notes.Count < SeenHashes.Most)
        {
            _notes.Add(((uint)record.Content, _files.Count - 1, (uint)record.Where.Line, _number));
        }
        return false;
    }
}
