using System.Buffers;
using System.Globalization;
using System.Text;
using Daftar.Dialects.Sheets;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A sheet whose form is known, standing before its first row.</summary>
internal sealed class OpenedSheet : IDisposable
{
    private const int Head = 1 << 18;

    /// <summary>A row longer than this has a quotation nobody closed; with text of patents in cells, some megabytes.</summary>
    private const int MostRow = 16 << 20;

    private readonly Encoding? _wide;
    private readonly Stream _stream;

    private OpenedSheet(Stream stream, Encoding? wide, SheetLayout layout, int maximumBytes)
    {
        (_stream, _wide, Layout) = (stream, wide, layout);
        Blank = SearchValues.Create([.. " \t\r\n\0\uFEFF"u8, (byte)layout.Form.Delimiter, layout.Form.Quote == '\0' ? (byte)' ' : (byte)layout.Form.Quote]);
        Rows = new RowCutter(stream, layout.Form, wide is null ? layout.Encoding : Encoding.UTF8, Math.Min(maximumBytes, MostRow));
    }

    public SheetLayout Layout { get; }

    public RowCutter Rows { get; }

    /// <summary>A row of nothing else says nothing.</summary>
    public SearchValues<byte> Blank { get; }

    private readonly List<long> _firstStrays = [];
    private long _strays;
    private readonly List<long> _firstWide = [];
    private (long All, long Wide) _rows;

    /// <summary>The row the cutter stands on is taken; a mark in it that should have been doubled is remembered.</summary>
    /// <param name="isWide">It has cells behind the last head, all empty.</param>
    public void Took(bool isWide)
    {
        _rows = (_rows.All + 1, _rows.Wide + (isWide ? 1 : 0));
        if (isWide && _firstWide.Count < 5)
        {
            _firstWide.Add(Rows.Line);
        }
        if (Rows.IsStray)
        {
            _strays++;
            if (_firstStrays.Count < 5)
            {
                _firstStrays.Add(Rows.Line);
            }
        }
    }

    /// <summary>Cells whose quotation ends before the cell does were taken with their marks: where that was right only the office knows.</summary>
    public void TellStrays(string file, Action<Finding> finding)
    {
        // Programs that fill up rows fill up most of them.
        if (_rows.Wide > 0 && _rows.Wide * 2 < _rows.All)
        {
            finding(new Finding("SHEET-CELLS-DIFFER", Severity.Warn, new Place(file, _firstWide[0]), string.Create(CultureInfo.InvariantCulture, $"{(_rows.Wide == 1 ? "1 row" : $"{_rows.Wide} rows")} with more cells than heads, the last empty, in line{(_rows.Wide == 1 ? "" : "s")} {string.Join(", ", _firstWide)}{(_rows.Wide > _firstWide.Count ? " …" : "")}"),
                string.Create(CultureInfo.InvariantCulture, $"{Layout.Heads.Count} cells, as there are heads. Where a cell holds the delimiter and no quotation marks stand around it, every cell behind it has slipped: what else is told of these rows comes from there.")));
        }
        if (_strays > 0)
        {
            finding(new Finding("SHEET-QUOTE-STRAY", Severity.Warn, new Place(file, _firstStrays[0]), string.Create(CultureInfo.InvariantCulture, $"{_strays} rows, first in lines {string.Join(", ", _firstStrays)}"),
                "Quotation marks doubled inside a quoted cell (RFC 4180); these rows were taken with the marks as they stand."));
        }
    }

    /// <param name="file">Its name, for findings.</param>
    /// <param name="table">What the mapping says of it; its columns are bound.</param>
    /// <param name="office">Whose it is: its region has a say in the encoding.</param>
    public static OpenedSheet Open(Stream stream, string file, SheetTable table, string? office, int maximumBytes, Action<Finding> finding)
    {
        var head = new byte[Head];
        var length = stream.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        var begin = head.AsSpan(0, length);
        var (isGuess, isBlind) = (false, false);
        var encoding = table.Declared.Encoding is { } declared ? SheetEncoding.Find(declared)! : SheetEncoding.Detect(begin, office, out isGuess, out isBlind);
        var wide = encoding is UnicodeEncoding ? encoding : null;
        var text = Encoding.GetEncoding(encoding.CodePage).GetString(begin);
        var whole = new HeadedStream(head.AsMemory(0, length), stream);
        Stream read = wide is null ? whole : new WideFile(whole, wide);
        text = text.TrimStart('\uFEFF');
        var layout = SheetLayout.Detect(text, encoding, isGuess, table.Declared, [.. table.Columns]);
        var opened = new OpenedSheet(read, wide, layout, maximumBytes);
        if (isGuess)
        {
            finding(new Finding("SHEET-ENCODING-GUESSED", Severity.Warn, new Place(file), isBlind ? encoding.WebName + ", though nothing speaks for it" : encoding.WebName, $"Text in UTF-8, or the encoding stated in the mapping: \"form\": {{ \"encoding\": \"{encoding.WebName}\" }}{(isBlind ? "" : ", if that is it")}."));
        }
        return opened;
    }

    /// <summary>Steps over what stands before the first record; lines that are neither empty nor heads are told.</summary>
    public void PassHeads(string file, Action<Finding> finding)
    {
        for (var row = 0; row < Layout.RowsBefore && Rows.Next(); row++)
        {
            if (row < Layout.RowsBefore - (Layout.HasHeads ? 1 : 0) && Delivered(Rows.Row) is var bytes && Text(bytes).Trim(',', ';', '\t', '|', ' ', '\r', '\n', '\uFEFF') is { Length: > 0 } text)
            {
                finding(new Finding("SHEET-LINE-SKIPPED", Severity.Watch, new Place(file, Rows.Line), Finding.Cut(text), "Nothing: lines before the heads are no records."));
            }
        }
    }

    public bool HasMark => _wide is not null;

    /// <summary>The bytes as they stood in the file; the byte order mark is no part of a row.</summary>
    public ReadOnlySpan<byte> Delivered(ReadOnlySpan<byte> row)
    {
        row = row.StartsWith("\uFEFF"u8) ? row[3..] : row;
        return _wide is null ? row : WideText.ToWide(_wide, row);
    }

    public string Text(ReadOnlySpan<byte> delivered) => Layout.Encoding.GetString(delivered);

    public void Dispose()
    {
        Rows.Dispose();
        _stream.Dispose();
    }
}
