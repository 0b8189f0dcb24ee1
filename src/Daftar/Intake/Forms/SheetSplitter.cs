using System.Buffers;
using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>Cuts a sheet into records after its mapping: a row each, or the rows that share a key, with the rows of other files that bear it.</summary>
internal sealed class SheetSplitter(IReadOnlyList<Dialect> dialects, int maximumRecordBytes)
{
    private static readonly DocumentStart Start = new("sheet", "", null, new Dictionary<string, string>(StringComparer.Ordinal));

    private readonly ArrayBufferWriter<byte> _record = new(1 << 16);
    private readonly List<string> _cells = [];

    public void Split(Stream stream, string file, SheetInput input, FoundRecordHandler record, Action<Finding> finding)
    {
        SheetMapping mapping;
        try
        {
            mapping = input.Read();
        }
        catch (MappingException)
        {
            // Told where the package was opened.
            return;
        }
        using var sheet = OpenedSheet.Open(stream, file, mapping.Main, mapping.Office ?? input.Office, maximumRecordBytes, finding);
        var isBound = Bind(sheet.Layout, mapping.Main, file, mapping, finding);
        var joins = mapping.Joined.ConvertAll(table => SheetJoin.Open(table, input.Joined.GetValueOrDefault(table.Name) ?? [], mapping.Office ?? input.Office, maximumRecordBytes, finding, (layout, name) => Bind(layout, table, name, mapping, finding)));
        try
        {
            if (!isBound)
            {
                return;
            }
            var (form, kept) = SheetForm.Of(mapping, [sheet.Layout, .. joins.Select(static join => join.Layout)]);
            var document = new SourceDocument
            {
                File = file, Encoding = sheet.Layout.Encoding, Dialect = dialects.OfType<SheetDialect>().FirstOrDefault(), Form = form, Prolog = kept, IsDemonstration = PackageName.IsOfGenerator(file),
            };
            var envelope = Envelope(mapping);
            sheet.PassHeads(file, finding);
            Rows(sheet, mapping, joins, (bytes, line, broken) => record(new FoundRecord(document, envelope, bytes, line, broken)), file);
            joins.ForEach(join => join.TellUnmatched(finding));
            sheet.TellStrays(file, finding);
        }
        finally
        {
            joins.ForEach(static join => join.Dispose());
        }
    }

    public static DocumentEnvelope Envelope(SheetMapping mapping) => new(Start, new Dictionary<string, string>(StringComparer.Ordinal)) { Mapping = mapping };

    private delegate void RowsFound(ReadOnlySpan<byte> bytes, long line, Finding? broken);

    private void Rows(OpenedSheet sheet, SheetMapping mapping, List<SheetJoin> joins, RowsFound found, string file)
    {
        if (mapping.Scattered)
        {
            using var together = SheetJoin.OfRows(sheet, mapping.Main, (row, line) => Sound(sheet, mapping.Main, file, out var isBlank) is { } broken ? Told(broken, line) : isBlank ? null : row);
            together.Together((rows, key, line) => Emit(rows, key, line, joins, found));
            return;

            byte[]? Told(Finding broken, long line)
            {
                found(default, line, broken);
                return null;
            }
        }
        string? current = null;
        var first = 0L;
        _record.ResetWrittenCount();
        while (sheet.Rows.Next())
        {
            if (Sound(sheet, mapping.Main, file, out var isBlank) is { } broken)
            {
                Flush();
                found(default, sheet.Rows.Line, broken);
                continue;
            }
            if (isBlank)
            {
                continue;
            }
            var row = sheet.Delivered(sheet.Rows.Row);
            string? key = null;
            if (mapping.Main.Key.Count > 0 && KeyOf(sheet, mapping.Main, row, _cells, out key) && key == current && _record.WrittenCount > 0)
            {
                _record.Write(row);
                if (_record.WrittenCount > maximumRecordBytes)
                {
                    found(default, first, new Finding("RECORD-TOO-LARGE", Severity.SetAside, new Place(file, first), string.Create(CultureInfo.InvariantCulture, $"{_record.WrittenCount} bytes of rows with the key {current}"), "A record within the limit (setting intake.record.bytes)."));
                    _record.ResetWrittenCount();
                }
                continue;
            }
            Flush();
            (current, first) = (key, sheet.Rows.Line);
            _record.Write(row);
        }
        Flush();

        void Flush()
        {
            if (_record.WrittenCount > 0)
            {
                Emit(_record.WrittenSpan, current, first, joins, found);
                _record.ResetWrittenCount();
            }
            current = null;
        }
    }

    /// <summary>The rows as they stood; where rows of other files go with them, each piece with its length before.</summary>
    private static void Emit(ReadOnlySpan<byte> rows, string? key, long line, List<SheetJoin> joins, RowsFound found)
    {
        if (joins.Count == 0 || key is null)
        {
            found(rows, line, null);
            return;
        }
        var head = new StringBuilder().Append((char)SheetForm.Pieces).Append(CultureInfo.InvariantCulture, $"0:{rows.Length}");
        var pieces = new ArrayBufferWriter<byte>(rows.Length + 256);
        pieces.Write(rows);
        for (var i = 0; i < joins.Count; i++)
        {
            var length = joins[i].Write(key, pieces);
            if (length > 0)
            {
                head.Append(CultureInfo.InvariantCulture, $",{i + 1}:{length}");
            }
        }
        if (pieces.WrittenCount == rows.Length)
        {
            found(rows, line, null);
            return;
        }
        found([.. Encoding.ASCII.GetBytes(head.Append('\n').ToString()), .. pieces.WrittenSpan], line, null);
    }

    /// <summary>What is wrong with the row the cutter stands on; a quotation never closed costs one line.</summary>
    internal static Finding? Sound(OpenedSheet sheet, SheetTable table, string file, out bool isBlank)
    {
        var rows = sheet.Rows;
        var width = sheet.Layout.Heads.Count;
        // Programs that write spreadsheets add rows of empty cells at the end.
        isBlank = !rows.Row.ContainsAnyExcept(sheet.Blank);
        if (isBlank)
        {
            return null;
        }
        var came = rows.Cells;
        if (rows.IsOpen || (rows.SpansLines && (came != width || rows.IsStray)) || rows.IsTooLong)
        {
            var spans = rows.SpansLines;
            rows.CutToFirstLine();
            return new Finding("SHEET-QUOTE-OPEN", Severity.SetAside, new Place(file, rows.Line), Cut(sheet),
                spans ? string.Create(CultureInfo.InvariantCulture, $"A row of {width} cells: a quotation mark opens in it that nothing closes, or not where it should. Double the marks inside a quoted cell (RFC 4180), or state \"quote\": \"none\" in the mapping's \"form\".") : "Every quotation mark that opens a cell closed at its end.");
        }
        if (came == width || (came < width && table.Declared.ShortRows) || (came > width && IsEmptyBehind(sheet, width)))
        {
            sheet.Took(came > width);
            return null;
        }
        return new Finding("SHEET-CELLS-DIFFER", Severity.SetAside, new Place(file, rows.Line, 0, string.Create(CultureInfo.InvariantCulture, $"column {Math.Min(came, width) + (came > width ? 1 : 0)}")),
                string.Create(CultureInfo.InvariantCulture, $"{came} cells: {Cut(sheet)}"),
                came < width ? string.Create(CultureInfo.InvariantCulture, $"{width} cells, as there are heads. A line break inside a cell needs quotation marks around the cell; where empty cells at the end of rows are left out, state \"form\": {{ \"shortRows\": true }}.")
                    : string.Create(CultureInfo.InvariantCulture, $"{width} cells, as there are heads. A cell that holds the delimiter needs quotation marks around it."));
    }

    private static bool IsEmptyBehind(OpenedSheet sheet, int width)
    {
        var cells = new List<string>();
        return new CellReader(Encoding.GetEncoding(sheet.Layout.Encoding.CodePage).GetString(sheet.Delivered(sheet.Rows.Row)), sheet.Layout.Form).Read(cells) && cells.Skip(width).All(string.IsNullOrWhiteSpace);
    }

    private static string? Cut(OpenedSheet sheet) => Finding.Cut(Encoding.GetEncoding(sheet.Layout.Encoding.CodePage).GetString(sheet.Delivered(sheet.Rows.Row)).TrimEnd(), 120);

    /// <summary>The key of a row as it stands in its cells; false where a cell of it is empty or unreadable.</summary>
    internal static bool KeyOf(OpenedSheet sheet, SheetTable table, ReadOnlySpan<byte> row, List<string> cells, out string? key)
    {
        key = null;
        string text;
        try
        {
            text = sheet.Text(row);
        }
        catch (DecoderFallbackException)
        {
            // Told when the row is read.
            return false;
        }
        if (!new CellReader(text, sheet.Layout.Form).Read(cells))
        {
            return false;
        }
        var parts = table.Key.ConvertAll(column => column.Index >= 0 && column.Index < cells.Count ? cells[column.Index].Trim() : "");
        key = parts.TrueForAll(static part => part.Length > 0) ? string.Join('\u001F', parts) : null;
        return key is not null;
    }

    private static bool Bind(SheetLayout layout, SheetTable table, string file, SheetMapping mapping, Action<Finding> finding)
    {
        var missing = layout.Bind(table);
        if (table.Columns.Any() && table.Columns.All(static column => column.Index < 0))
        {
            finding(new Finding("SHEET-UNREADABLE", Severity.Warn, new Place(file), Finding.Cut(string.Join(", ", layout.Heads)), $"A sheet with the columns {mapping.Origin} names; no row of it was read."));
            return false;
        }
        foreach (var (column, complaint) in missing.DistinctBy(static one => one.Column.Written))
        {
            finding(new Finding("SHEET-COLUMN-MISSING", Severity.Warn, new Place(file, 0, 0, column.Written), complaint, string.Create(CultureInfo.InvariantCulture, $"The column that {mapping.Origin}:{column.Line} names: mend the mapping, or the heads of the sheet.")));
        }
        var named = table.Columns.Select(static column => column.Index).ToHashSet();
        var left = layout.Heads.Where((_, at) => !named.Contains(at)).ToList();
        if (left.Count > 0)
        {
            finding(new Finding("SHEET-COLUMNS-UNMAPPED", Severity.Watch, new Place(file), Finding.Cut(string.Join(", ", left)), "A field for each column in the mapping, or its name in \"ignore\". What they hold is kept with each record."));
        }
        return true;
    }
}
