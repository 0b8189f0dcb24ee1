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

    private SheetForm(SheetMapping mapping, List<SheetLayout> layouts)
    {
        Mapping = mapping;
        _cells = layouts.ConvertAll(static layout => layout.Form);
        _encodings = layouts.ConvertAll(static layout => layout.Encoding);
        _heads = layouts.ConvertAll(static layout => layout.Heads);
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
