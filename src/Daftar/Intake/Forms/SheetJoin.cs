using System.Buffers;
using System.Buffers.Binary;
using System.Collections;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Daftar.Dialects.Sheets;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Rows found again by their key: those of a file joined to another, or of a file in which the rows of a record do not stand together. The rows go into a file of our own, and where
/// they lie is kept sorted by the hash of their key: some thirty bytes a row, on disk beyond a million of them, so that memory does not grow with the file.
/// </summary>
internal sealed class SheetJoin : IDisposable
{
    private readonly KeyIndex _index = new();
    private readonly FileStream _rows = new(Path.Combine(Path.GetTempPath(), "daftar-sheet-" + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
    private readonly List<string> _cells = [];
    private readonly BitArray _matched = new(0);
    private readonly SheetTable _table;
    private string _file = "";
    private int _added;

    private SheetJoin(SheetTable table) => _table = table;

    public SheetLayout Layout { get; private set; } = null!;

    /// <summary>Of the files of a joined table; what is wrong with its rows is told now.</summary>
    public static SheetJoin Open(SheetTable table, IReadOnlyList<PackageFile> files, string? office, int maximumBytes, Action<Finding> finding, Func<SheetLayout, string, bool> bind)
    {
        var join = new SheetJoin(table);
        if (files.Count == 0)
        {
            finding(new Finding("SHEET-FILE-MISSING", Severity.Warn, new Place(table.File ?? table.Name), table.File, $"The file of table \"{table.Name}\" in the package."));
        }
        foreach (var file in files)
        {
            using var sheet = OpenedSheet.Open(file.Open(), file.Path, table, office, maximumBytes, finding);
            if (join.Layout is { } known && !known.Heads.SequenceEqual(sheet.Layout.Heads))
            {
                finding(new Finding("SHEET-UNREADABLE", Severity.Warn, new Place(file.Path), Finding.Cut(string.Join(", ", sheet.Layout.Heads)), $"The same columns in every file of table \"{table.Name}\"; no row of this one was read."));
                continue;
            }
            (join.Layout, join._file) = (sheet.Layout, file.Path);
            if (!bind(sheet.Layout, file.Path))
            {
                continue;
            }
            sheet.PassHeads(file.Path, finding);
            join.Add(sheet, (row, line) =>
            {
                if (SheetSplitter.Sound(sheet, table, file.Path, out var isBlank) is not { } broken)
                {
                    return isBlank ? null : row;
                }
                finding(broken with { Severity = Severity.Warn });
                return null;
            });
        }
        join.Layout ??= new SheetLayout { Encoding = Encoding.UTF8, Form = new CellForm(',', '"'), Heads = ["column 1"] };
        join._index.Sort();
        return join;
    }

    /// <summary>Of the rows of the main file.</summary>
    public static SheetJoin OfRows(OpenedSheet sheet, SheetTable table, Func<byte[], long, byte[]?> sound)
    {
        var join = new SheetJoin(table) { Layout = sheet.Layout };
        join.Add(sheet, sound);
        join._index.Sort();
        return join;
    }

    private void Add(OpenedSheet sheet, Func<byte[], long, byte[]?> sound)
    {
        while (sheet.Rows.Next())
        {
            var line = sheet.Rows.Line;
            var delivered = sheet.Delivered(sheet.Rows.Row).ToArray();
            if (sound(delivered, line) is not { } row)
            {
                continue;
            }
            // A row without a key belongs to nobody but itself.
            var hash = SheetSplitter.KeyOf(sheet, _table, row, _cells, out var key) ? Hash(key!) : Hash(string.Create(CultureInfo.InvariantCulture, $"\0{line}"));
            _index.Add(new KeyIndex.Row(hash, _rows.Position, row.Length, line, _added++));
            _rows.Write(row);
        }
    }

    /// <summary>Writes the rows of a key, in the order of their file, and gives their length.</summary>
    public int Write(string key, ArrayBufferWriter<byte> to)
    {
        var before = to.WrittenCount;
        foreach (var row in _index.Find(Hash(key)))
        {
            var bytes = to.GetSpan(row.Length)[..row.Length];
            Read(row, bytes);
            if (KeyOf(bytes) == key)
            {
                to.Advance(row.Length);
                Mark(row.Ordinal);
                // The last row of a file may lack its line break.
                if (bytes[^1] is not ((byte)'\n' or (byte)'\r' or 0))
                {
                    to.Write(Layout.Encoding.GetBytes("\n"));
                }
            }
        }
        return to.WrittenCount - before;
    }

    /// <summary>Gives the rows of each key together, in the order in which keys come first.</summary>
    public void Together(RowsOfKey rows)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var row in _index.InFileOrder())
        {
            var bytes = new byte[row.Length];
            Read(row, bytes);
            if (KeyOf(bytes) is not { } key)
            {
                rows(bytes, null, row.Line);
                continue;
            }
            if (!Marked(row.Ordinal))
            {
                buffer.ResetWrittenCount();
                Write(key, buffer);
                rows(buffer.WrittenSpan, key, row.Line);
            }
        }
    }

    public delegate void RowsOfKey(ReadOnlySpan<byte> rows, string? key, long line);

    /// <summary>Rows that belong to no record are told: how many, and where the first ones stand.</summary>
    public void TellUnmatched(Action<Finding> finding)
    {
        var left = 0L;
        var lines = new List<long>();
        foreach (var row in _index.InFileOrder())
        {
            if (!Marked(row.Ordinal))
            {
                left++;
                if (lines.Count < 5)
                {
                    lines.Add(row.Line);
                }
            }
        }
        if (left > 0)
        {
            finding(new Finding("SHEET-ROW-WITHOUT-RECORD", Severity.Warn, new Place(_file, lines[0]), string.Create(CultureInfo.InvariantCulture, $"{left} rows, first in lines {string.Join(", ", lines)}"),
                "A record in the main file with the key of each row; these rows were not taken."));
        }
    }

    private void Mark(int row)
    {
        if (_matched.Length <= row)
        {
            _matched.Length = (int)Math.Min(int.MaxValue, Math.Max(1024, row * 2L));
        }
        _matched[row] = true;
    }

    private bool Marked(int row) => row < _matched.Length && _matched[row];

    private string? KeyOf(ReadOnlySpan<byte> row)
    {
        var text = Layout.Encoding.GetString(row);
        if (!new CellReader(text, Layout.Form).Read(_cells))
        {
            return null;
        }
        var parts = _table.Key.ConvertAll(column => column.Index >= 0 && column.Index < _cells.Count ? _cells[column.Index].Trim() : "");
        return parts.TrueForAll(static part => part.Length > 0) ? string.Join('\u001F', parts) : null;
    }

    private void Read(KeyIndex.Row row, Span<byte> to)
    {
        _rows.Flush();
        RandomAccess.Read(_rows.SafeFileHandle, to, row.Offset);
    }

    private static ulong Hash(string key) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    public void Dispose()
    {
        _rows.Dispose();
        _index.Dispose();
    }
}
