using System.Text;

namespace Daftar.Dialects.Sheets;

/// <summary>How the cells of a sheet are told apart.</summary>
/// <param name="Delimiter">Comma, semicolon, tab, bar.</param>
/// <param name="Quote">Mark around cells that hold delimiters or line breaks, doubled inside (RFC 4180); <c>'\0'</c> for a sheet that has none.</param>
internal readonly record struct CellForm(char Delimiter, char Quote)
{
    /// <summary>Writes a row that <see cref="CellReader"/> reads back.</summary>
    public string Write(IEnumerable<string> cells)
    {
        var (delimiter, quote) = this;
        return string.Join(delimiter, cells.Select(cell =>
            quote != '\0' && (cell.Contains(delimiter, StringComparison.Ordinal) || cell.Contains(quote, StringComparison.Ordinal) || cell.AsSpan().ContainsAny('\r', '\n'))
                ? $"{quote}{cell.Replace(quote.ToString(), new string(quote, 2), StringComparison.Ordinal)}{quote}" : cell));
    }
}

/// <summary>
/// Reads the rows of a text, cell by cell: RFC 4180, and what offices write besides (line breaks of any kind, blanks before a quoted cell). A mark that stands inside a
/// quoted cell undoubled ends the quotation; what follows belongs to the cell all the same, and <see cref="IsStray"/> says so.
/// </summary>
internal sealed class CellReader(string text, CellForm form)
{
    private readonly StringBuilder _cell = new();
    private int _at;

    /// <summary>Line on which the row begins, counted from 1.</summary>
    public int Line { get; private set; } = 1;

    private int _line = 1;

    /// <summary>Where each cell of the last row begins in the text, behind its mark; null: nobody asks.</summary>
    public List<int>? Starts { get; init; }

    /// <summary>The last row holds a quotation mark that is neither doubled nor at the end of its cell.</summary>
    public bool IsStray { get; private set; }

    /// <summary>The last row ends inside a quoted cell.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Reads the next row; false at the end.</summary>
    public bool Read(List<string> cells)
    {
        cells.Clear();
        Starts?.Clear();
        IsStray = IsOpen = false;
        if (_at >= text.Length)
        {
            return false;
        }
        Line = _line;
        while (Cell(cells))
        {
        }
        return true;
    }

    /// <summary>One cell; true where another follows in the row.</summary>
    private bool Cell(List<string> cells)
    {
        var start = _at;
        if (form.Quote != '\0')
        {
            var quoted = start;
            while (quoted < text.Length && text[quoted] == ' ')
            {
                quoted++;
            }
            if (quoted < text.Length && text[quoted] == form.Quote)
            {
                _at = quoted + 1;
                Starts?.Add(_at);
                return Quoted(cells);
            }
        }
        var end = start;
        while (end < text.Length && text[end] != form.Delimiter && text[end] is not ('\r' or '\n'))
        {
            end++;
        }
        Starts?.Add(start);
        cells.Add(text[start..end]);
        _at = end;
        return Behind();
    }

    private bool Quoted(List<string> cells)
    {
        _cell.Clear();
        var closed = false;
        for (; _at < text.Length; _at++)
        {
            var c = text[_at];
            if (closed && (c == form.Delimiter || c is '\r' or '\n'))
            {
                break;
            }
            if (!closed && c == form.Quote)
            {
                if (_at + 1 < text.Length && text[_at + 1] == form.Quote)
                {
                    _at++;
                }
                else
                {
                    closed = true;
                    continue;
                }
            }
            else if (closed)
            {
                if (!IsStray && c == ' ' && EndsInBlanks())
                {
                    continue;
                }
                if (!IsStray)
                {
                    // What the office wrote is kept, mark and all.
                    _cell.Append(form.Quote);
                }
                IsStray = true;
            }
            if (c == '\n' || (c == '\r' && (_at + 1 >= text.Length || text[_at + 1] != '\n')))
            {
                _line++;
            }
            _cell.Append(c);
        }
        IsOpen = !closed;
        cells.Add(_cell.ToString());
        return Behind();
    }

    private bool EndsInBlanks()
    {
        var at = _at;
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }
        return at == text.Length || text[at] == form.Delimiter || text[at] is '\r' or '\n';
    }

    /// <summary>Steps over what stands behind a cell.</summary>
    private bool Behind()
    {
        if (_at >= text.Length)
        {
            return false;
        }
        if (text[_at] == form.Delimiter)
        {
            _at++;
            if (_at == text.Length)
            {
                // A delimiter at the very end: one cell more, and empty.
                return true;
            }
            return true;
        }
        _at += text[_at] == '\r' && _at + 1 < text.Length && text[_at + 1] == '\n' ? 2 : 1;
        _line++;
        return false;
    }
}
