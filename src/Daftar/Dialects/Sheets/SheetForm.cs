using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Daftar.Dialects.Sheets;

/// <summary>
/// What one needs to read the rows of a sheet apart from the rows: the mapping, and how its files are written. It is put before the rows that are kept, so that they can be
/// read again when the sheet and its mapping are long gone.
/// </summary>
internal sealed class SheetForm : RecordForm
{
    /// <summary>Before a kept form; no text file begins with the record separator of ASCII.</summary>
    public static ReadOnlySpan<byte> Mark => "\u001Edaftar-sheet 1 "u8;

    /// <summary>Before a record of several pieces: rows of the main file, then of those joined to it. The file separator of ASCII, then <c>table:bytes,table:bytes</c> and a line break.</summary>
    public const byte Pieces = 0x1C;

    private readonly List<CellForm> _cells;
    private readonly List<Encoding> _encodings;
    private readonly List<List<string>> _heads;
    private readonly Dictionary<string, string> _fieldsOf = new(StringComparer.Ordinal);

    private SheetForm(SheetMapping mapping, List<SheetLayout> layouts)
    {
        Mapping = mapping;
        _cells = layouts.ConvertAll(static layout => layout.Form);
        _encodings = layouts.ConvertAll(static layout => layout.Encoding);
        _heads = layouts.ConvertAll(static layout => layout.Heads);
        foreach (var (field, entry) in mapping.Tables.Zip(layouts, static (table, layout) => (table, layout)).SelectMany(static one => one.table.Fields.Select(field => (field, one.layout)))
            .SelectMany(static one => one.field.Entry.Parts.SelectMany(part => part.Value.Columns.Where(column => column.Index >= 0 && column.Index < one.layout.Heads.Count)
                .Select(column => (Field: $"{one.field.Field.Name} {part.Key}", Head: one.layout.Heads[column.Index])))))
        {
            _fieldsOf.TryAdd(entry, field);
        }
    }

    public SheetMapping Mapping { get; }

    public int Width(int table) => _heads[table].Count;

    /// <param name="mapping">Its columns are bound to the layouts.</param>
    /// <param name="layouts">Of the main file, then of those joined in the order of the mapping.</param>
    public static (SheetForm Form, byte[] Kept) Of(SheetMapping mapping, List<SheetLayout> layouts)
    {
        var json = new JsonObject
        {
            ["origin"] = mapping.Origin,
            ["mapping"] = Encoding.UTF8.GetString(mapping.Source),
            ["files"] = new JsonArray([.. layouts.Select(static layout => (JsonNode)new JsonObject
            {
                ["encoding"] = layout.Encoding.CodePage, ["delimiter"] = layout.Form.Delimiter.ToString(), ["quote"] = layout.Form.Quote == '\0' ? "" : layout.Form.Quote.ToString(),
                ["heads"] = new JsonArray([.. layout.Heads.Select(static head => (JsonNode)head)]),
            })]),
        };
        return (new SheetForm(mapping, layouts), [.. Mark, .. Encoding.UTF8.GetBytes(json.ToJsonString()), (byte)'\n']);
    }

    /// <summary>The form that was kept, and how many bytes it takes; null where the bytes are none.</summary>
    public static (SheetForm Form, int Length)? Read(ReadOnlySpan<byte> kept)
    {
        var end = kept.IndexOf((byte)'\n');
        if (!kept.StartsWith(Mark) || end < 0)
        {
            return null;
        }
        try
        {
            var json = JsonNode.Parse(kept[Mark.Length..end])!.AsObject();
            var mapping = SheetMappingReader.Read(Encoding.UTF8.GetBytes((string)json["mapping"]!), (string)json["origin"]!);
            var layouts = json["files"]!.AsArray().Select(static file => new SheetLayout
            {
                Encoding = Encoding.GetEncoding((int)file!["encoding"]!, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback),
                Form = new CellForm(((string)file["delimiter"]!)[0], (string)file["quote"]! is { Length: 1 } quote ? quote[0] : '\0'), Heads = [.. file["heads"]!.AsArray().Select(static head => (string)head!)],
            }).ToList();
            foreach (var (table, layout) in mapping.Tables.Zip(layouts))
            {
                layout.Bind(table);
            }
            return (new SheetForm(mapping, layouts), end + 1);
        }
        catch (Exception problem) when (problem is JsonException or MappingException or InvalidOperationException or NullReferenceException or ArgumentException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    public override void Load(XmlTree tree, ReadOnlySpan<byte> bytes, Encoding encoding, XmlLimits limits)
    {
        tree.Begin(limits);
        tree.Open("record", 1);
        if (bytes.Length == 0 || bytes[0] != Pieces)
        {
            Rows(tree, 0, bytes);
        }
        else
        {
            var end = bytes.IndexOf((byte)'\n');
            var rest = bytes[(end + 1)..];
            foreach (var piece in Encoding.ASCII.GetString(bytes[1..end]).Split(','))
            {
                var colon = piece.IndexOf(':', StringComparison.Ordinal);
                var length = int.Parse(piece.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture);
                Rows(tree, int.Parse(piece.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture), rest[..length]);
                rest = rest[length..];
            }
        }
        tree.Close();
    }

    public override string NameOf(string element) => _fieldsOf.GetValueOrDefault(element, element);

    /// <summary>The cell: rows are read again, with the places of their cells. Of rows that stand elsewhere in the file, or in another, the place is not known.</summary>
    public override (int Line, int Column) PlaceOf(XmlTree tree, int element, ReadOnlySpan<byte> bytes)
    {
        var parent = tree.At(element).Parent;
        if (parent < 0 || (parent > 0 && tree.At(parent).Name != "row"))
        {
            return (1, 0);
        }
        var (row, column) = (parent == 0 ? 0 : 1 + Before(tree, parent, "row"), Before(tree, element, null));
        var text = _encodings[0].GetString(FirstPiece(bytes));
        var reader = new CellReader(text, _cells[0]) { Starts = [] };
        for (var cells = new List<string>(); reader.Read(cells);)
        {
            if ((cells.Count == 1 && cells[0].Length == 0) || row-- > 0)
            {
                continue;
            }
            if (column >= reader.Starts.Count)
            {
                return (reader.Line, 0);
            }
            // A cell of a row that spans lines may stand on a later one.
            var before = text.AsSpan(0, reader.Starts[column]);
            return (before.Count('\n') + 1, before.Length - before.LastIndexOf('\n'));
        }
        return (1, 0);
    }

    /// <summary>Elements of that name before it under its parent.</summary>
    private static int Before(XmlTree tree, int element, string? name)
    {
        var count = 0;
        for (var child = tree.At(tree.At(element).Parent).FirstChild; child >= 0 && child != element; child = tree.At(child).NextSibling)
        {
            count += tree.At(child).Kind == XmlTree.Kind.Element && (name is null || tree.At(child).Name == name) ? 1 : 0;
        }
        return count;
    }

    /// <summary>The rows with which the record begins.</summary>
    private static ReadOnlySpan<byte> FirstPiece(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0 || bytes[0] != Pieces)
        {
            return bytes;
        }
        var end = bytes.IndexOf((byte)'\n');
        var first = Encoding.ASCII.GetString(bytes[1..end]).Split(',')[0];
        return first.StartsWith("0:", StringComparison.Ordinal) ? bytes.Slice(end + 1, int.Parse(first.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture)) : default;
    }

    /// <summary>The cells of the first row stand under the record itself, those of further rows under <c>row</c>, those of joined files under the name of the table.</summary>
    private void Rows(XmlTree tree, int table, ReadOnlySpan<byte> bytes)
    {
        var reader = new CellReader(_encodings[table].GetString(bytes), _cells[table]);
        var heads = _heads[table];
        var cells = new List<string>(heads.Count);
        var name = table == 0 ? "row" : Mapping.Joined[table - 1].Name;
        while (reader.Read(cells))
        {
            if (cells.Count == 1 && cells[0].Length == 0)
            {
                continue;
            }
            // Cells of the first row, and no more of them than there are heads, so that the rows behind them can be told.
            var isFirst = table == 0 && tree.Nodes.Length == 1;
            // Of a joined file the line is not that of the record.
            var line = table == 0 ? reader.Line : 1;
            if (!isFirst)
            {
                tree.Open(name, line);
            }
            for (var i = 0; i < heads.Count; i++)
            {
                tree.Open(heads[i], line);
                if (i < cells.Count && cells[i].Length > 0)
                {
                    tree.Text(cells[i], line);
                }
                tree.Close();
            }
            if (!isFirst)
            {
                tree.Close();
            }
        }
    }
}
