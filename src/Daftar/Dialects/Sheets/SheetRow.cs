namespace Daftar.Dialects.Sheets;

/// <summary>One row: its cells by column.</summary>
internal readonly struct SheetRow
{
    private readonly List<XmlNode> _cells;

    public SheetRow(XmlNode row, List<XmlNode> cells) => (Node, _cells) = (row, cells);

    public SheetRow(XmlNode row)
    {
        (Node, _cells) = (row, []);
        foreach (var cell in row.Children())
        {
            _cells.Add(cell);
        }
    }

    public XmlNode Node { get; }

    public XmlNode this[SheetColumn column] => column.Index >= 0 && column.Index < _cells.Count ? _cells[column.Index] : default;

    /// <summary>Cells that say what those of another row say count as read.</summary>
    public void IgnoreWhereAs(SheetRow first)
    {
        for (var i = 0; i < Math.Min(_cells.Count, first._cells.Count); i++)
        {
            if (_cells[i].Peek() is { } text && text == first._cells[i].Peek())
            {
                _cells[i].Known();
            }
        }
    }
}
