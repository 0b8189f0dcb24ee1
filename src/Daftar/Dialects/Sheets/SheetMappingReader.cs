using System.Globalization;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>Reads a mapping and complains of everything that is wrong with it at once, each with its line and the remedy.</summary>
internal sealed class SheetMappingReader
{
    private static readonly string[] Keys = ["office", "right", "file", "form", "dates", "calendar", "language", "empty", "key", "rows", "fields", "ignore", "tables"];
    private static readonly string[] TableKeys = ["file", "form", "key", "fields", "ignore"];
    private static readonly string[] FormKeys = ["delimiter", "quote", "encoding", "header", "skip", "shortRows"];
    private static readonly string[] SourceKeys = ["column", "columns", "constant", "values", "separator", "join", "prefix", "suffix", "dates", "calendar", "language"];

    private readonly string _origin;
    private readonly List<(int Line, string Text)> _complaints = [];
    private Right? _right;

    private SheetMappingReader(string origin) => _origin = origin;

    /// <param name="json">The mapping, JSON with comments.</param>
    /// <param name="origin">Its file, for messages.</param>
    /// <exception cref="MappingException">It cannot be used; every reason is named.</exception>
    public static SheetMapping Read(byte[] json, string origin)
    {
        var node = MapNode.Parse(json, origin);
        var reader = new SheetMappingReader(origin);
        var mapping = reader.Mapping(node, json);
        if (reader._complaints.Count > 0)
        {
            throw new MappingException(string.Join('\n', reader._complaints.OrderBy(static one => one.Line).Select(one => string.Create(CultureInfo.InvariantCulture, $"{origin}:{one.Line}: {one.Text}"))));
        }
        return mapping!;
    }

    private SheetMapping? Mapping(MapNode node, byte[] json)
    {
        if (node.Members is null)
        {
            Complain(node, "a mapping is one JSON object: { \"office\": …, \"right\": …, \"fields\": { … } }.");
            return null;
        }
        Known(node, Keys);
        var right = node["right"] is { } said ? Word(said) : null;
        _right = right switch { "patent" => Right.Patent, "trademark" => Right.Trademark, "design" => Right.Design, "indication" => Right.Indication, _ => null };
        if (right is not null && _right is null)
        {
            Complain(node["right"]!, $"\"{right}\" is no right: patent, trademark, design or indication.");
        }
        var office = node["office"] is { } code ? Word(code)?.ToUpperInvariant() : null;
        if (office is not null && (office.Length != 2 || !office.All(char.IsAsciiLetterUpper)))
        {
            Complain(node["office"]!, $"\"{office}\" is no ST.3 code: two letters, such as PH.");
        }
        var rows = node["rows"] is { } together ? Word(together) : null;
        if (rows is not (null or "together" or "scattered"))
        {
            Complain(node["rows"]!, $"\"{rows}\": the rows of a record stand \"together\" (which needs no saying) or \"scattered\".");
        }
        var main = Table(node, "");
        var joined = new List<SheetTable>();
        foreach (var (name, value) in node["tables"]?.Members ?? [])
        {
            if (value.Members is null)
            {
                Complain(value, $"table \"{name}\" is an object: {{ \"file\": …, \"key\": …, \"fields\": {{ … }} }}.");
                continue;
            }
            Known(value, TableKeys);
            var table = Table(value, name);
            joined.Add(table);
            if (name is "row" or "")
            {
                Complain(value, $"a table cannot be called \"{name}\".");
            }
            if (table.Key.Count == 0)
            {
                Complain(value, $"table \"{name}\" has no \"key\": the column that says to which record a row belongs.");
            }
            if (table.File is null)
            {
                Complain(value, $"table \"{name}\" has no \"file\": the name of its file, such as \"parties*.csv\".");
            }
        }
        if (node["tables"] is { Members: null } tables)
        {
            Complain(tables, "\"tables\" is an object: a name for each further file, and what it holds.");
        }
        if ((joined.Count > 0 || rows == "scattered") && main.Key.Count == 0)
        {
            Complain(node, "further tables and scattered rows need a \"key\" in the main file: the column that is the same in all rows of a record.");
        }
        var all = joined.Prepend(main).SelectMany(static table => table.Fields).ToList();
        if (main.Fields.Count == 0)
        {
            Complain(node["fields"] ?? node, "\"fields\" is empty: say at least which column is the number, as { \"applicationNumber\": \"File No\" }.");
        }
        else if (!all.Exists(static field => field.Field is { Kind: FieldKind.Number } && field.Field.Of != Numbers.International))
        {
            Complain(node["fields"]!, "no field is a number by which the entry is found again: applicationNumber, registrationNumber, publicationNumber, grantNumber, fileNumber or designNumber.");
        }
        return new SheetMapping
        {
            Origin = _origin, Source = json, Office = office, Right = _right, Main = main, Joined = joined, Scattered = rows == "scattered",
            Dates = node["dates"] is { } dates ? Formats(dates) : [], Buddhist = Calendar(node["calendar"]) ?? false, Language = node["language"] is { } language ? Word(language)?.ToLowerInvariant() : null,
            Empty = node["empty"] is { } empty ? [.. Words(empty).Select(Folding.Fold)] : [],
        };
    }

    private SheetTable Table(MapNode node, string name)
    {
        var fields = new List<(SheetField, SheetEntry)>();
        foreach (var (field, value) in node["fields"]?.Members ?? [])
        {
            if (SheetField.Find(field) is not { } known)
            {
                Complain(value, $"there is no field \"{field}\"{Near(field, SheetField.All.Where(one => _right is not { } right || one.IsOf(right)).Select(static one => one.Name))}.");
            }
            else if (_right is { } right && !known.IsOf(right))
            {
                Complain(value, $"\"{field}\" is no field of a {OfficeProfiles.RightKey(right)}.");
            }
            else
            {
                fields.AddRange(Entries(known, value).Select(entry => (known, entry)));
            }
        }
        if (node["fields"] is { Members: null } wrong)
        {
            Complain(wrong, "\"fields\" is an object: { \"applicationNumber\": \"File No\", … }.");
        }
        return new SheetTable
        {
            Name = name, File = node["file"] is { } file ? Word(file) : null, Key = node["key"] is { } key ? Columns(key) : [], Fields = fields,
            Ignored = node["ignore"] is { } ignored ? Columns(ignored) : [], Declared = node["form"] is { } form ? Form(form) : SheetDeclared.Nothing, Line = node.Line,
        };
    }

    private IEnumerable<SheetEntry> Entries(SheetField field, MapNode value)
    {
        var many = value.Items is { } items && (field.Parts.Length > 0 || field.Kind is FieldKind.Worded or FieldKind.Code or FieldKind.Number || items.Exists(static item => item.Members is not null));
        foreach (var one in many ? value.Items! : [value])
        {
            if (Entry(field, one) is { } entry)
            {
                yield return entry;
            }
        }
    }

    private SheetEntry? Entry(SheetField field, MapNode node)
    {
        var where = new List<(SheetColumn, HashSet<string>)>();
        foreach (var (column, values) in node["where"]?.Members ?? [])
        {
            where.Add((Column(column, values.Line), [.. Words(values).Select(Folding.Fold)]));
        }
        var isGroup = node.Members is not null && node["column"] is null && node["columns"] is null && node["constant"] is null;
        if (!isGroup)
        {
            // A group of one part: the name of a party, the file name of an image, the words of a status.
            var only = field.Parts.Length == 0 ? SheetEntry.Whole : field.Kind == FieldKind.Status ? "text" : field.Kind is FieldKind.Goods ? "class" : field.Kind is FieldKind.Priority or FieldKind.Relation or FieldKind.Publication ? "number" : field.Kind == FieldKind.Event ? "text" : "name";
            return Source(node, field.Parts.Length > 0) is { } source ? new SheetEntry { Parts = new(StringComparer.Ordinal) { [only] = source }, Where = where, Line = node.Line } : null;
        }
        if (field.Parts.Length == 0)
        {
            Complain(node, $"\"{field.Name}\" needs a \"column\", \"columns\" or a \"constant\".");
            return null;
        }
        var parts = new Dictionary<string, SheetSource>(StringComparer.Ordinal);
        foreach (var (name, value) in node.Members!)
        {
            if (name is "where" or "separator" or "language")
            {
                continue;
            }
            if (!field.Parts.Contains(name))
            {
                Complain(value, $"\"{field.Name}\" has no part \"{name}\": {string.Join(", ", field.Parts)}.");
            }
            else if (Source(value, true, node["separator"], node["language"], name == "address" ? "\n" : " ") is { } source)
            {
                parts[name] = source;
            }
        }
        return new SheetEntry { Parts = parts, Where = where, Line = node.Line };
    }

    private SheetSource? Source(MapNode node, bool inGroup, MapNode? separator = null, MapNode? language = null, string between = " ")
    {
        if (node.Members is null)
        {
            return new SheetSource { Columns = Columns(node), Join = between, Separator = separator is null ? null : Word(separator), Language = language is null ? null : Word(language), Line = node.Line };
        }
        Known(node, inGroup ? [.. SourceKeys, "where"] : SourceKeys);
        var columns = (node["columns"] ?? node["column"]) is { } named ? Columns(named) : [];
        var constant = node["constant"] is { } fixedValue ? Word(fixedValue) : null;
        if (columns.Count == 0 == constant is null)
        {
            Complain(node, "either \"column\" (or \"columns\") or \"constant\" is needed, and not both.");
            return null;
        }
        return new SheetSource
        {
            Columns = columns, Constant = constant, Separator = (node["separator"] ?? separator) is { } apart ? Word(apart) : null, Join = node["join"] is { } join ? Word(join) ?? between : between,
            Prefix = node["prefix"] is { } prefix ? Word(prefix) ?? "" : "", Suffix = node["suffix"] is { } suffix ? Word(suffix) ?? "" : "", Dates = node["dates"] is { } dates ? Formats(dates) : null, Buddhist = Calendar(node["calendar"]),
            Language = (node["language"] ?? language) is { } said ? Word(said)?.ToLowerInvariant() : null, Values = node["values"] is { } values ? Table(values) : null, Line = node.Line,
        };
    }

    private Dictionary<string, string> Table(MapNode node)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (from, to) in node.Members ?? [])
        {
            table[Folding.Fold(from.Trim())] = Word(to) ?? "";
        }
        if (node.Members is null)
        {
            Complain(node, "\"values\" is an object: what stands in the cell, and what it means.");
        }
        return table;
    }

    private SheetDeclared Form(MapNode node)
    {
        if (node.Members is null)
        {
            Complain(node, "\"form\" is an object: { \"delimiter\": \";\", \"encoding\": \"windows-1252\", \"header\": true }.");
            return SheetDeclared.Nothing;
        }
        Known(node, FormKeys);
        var delimiter = node["delimiter"] is { } said ? Word(said) switch { "comma" => ",", "semicolon" => ";", "tab" or "\\t" => "\t", "pipe" or "bar" => "|", var other => other } : null;
        if (delimiter is not null && (delimiter.Length != 1 || delimiter[0] is '\r' or '\n' or > '\u007F'))
        {
            Complain(node["delimiter"]!, $"\"{delimiter}\" is no delimiter: one character such as \",\", \";\", \"|\", or \"tab\".");
            delimiter = null;
        }
        var quote = node["quote"] is { } mark ? Word(mark) : null;
        if (quote is not (null or "" or "none") && (quote.Length > 1 || quote[0] is '\r' or '\n' or > '\u007F'))
        {
            Complain(node["quote"]!, $"\"{quote}\" is no quotation mark: one character, or \"none\".");
            quote = null;
        }
        var encoding = node["encoding"] is { } named ? Word(named) : null;
        if (encoding is not null && SheetEncoding.Find(encoding) is null)
        {
            Complain(node["encoding"]!, $"\"{encoding}\" is no encoding known here: a name of IANA such as UTF-8, windows-1252, windows-874, Shift_JIS.");
        }
        return new SheetDeclared
        {
            Delimiter = delimiter?[0], Quote = quote is null ? null : quote is "none" or "" ? '\0' : quote[0], Encoding = encoding, Header = Truth(node["header"]), ShortRows = Truth(node["shortRows"]) ?? false,
            Skip = node["skip"] is { } skip ? int.TryParse(Word(skip), NumberStyles.None, CultureInfo.InvariantCulture, out var lines) ? lines : Complained(skip, "\"skip\" is a number of lines.") : 0,
        };
    }

    private int Complained(MapNode node, string text)
    {
        Complain(node, text);
        return 0;
    }

    private bool? Truth(MapNode? node)
    {
        if (node is null)
        {
            return null;
        }
        if (node.Text is not ("true" or "false"))
        {
            Complain(node, "true or false.");
        }
        return node.Text == "true";
    }

    private bool? Calendar(MapNode? node)
    {
        if (node is null)
        {
            return null;
        }
        var word = Word(node);
        if (word is not ("gregorian" or "buddhist"))
        {
            Complain(node, $"\"{word}\" is no calendar: gregorian or buddhist.");
        }
        return word == "buddhist";
    }

    private List<string> Formats(MapNode node)
    {
        var formats = Words(node);
        foreach (var wrong in formats.Where(static format => SheetDates.Complaint(format) is not null))
        {
            Complain(node, $"\"{wrong}\": {SheetDates.Complaint(wrong)}");
        }
        return formats;
    }

    private List<SheetColumn> Columns(MapNode node)
    {
        var columns = new List<SheetColumn>();
        foreach (var one in node.Items ?? [node])
        {
            if (one.Text is not { } text || one.Members is not null)
            {
                Complain(one, "the head of a column, or its number from 1.");
            }
            else if (!one.IsNumber)
            {
                columns.Add(Column(text, one.Line));
            }
            else if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 100_000)
            {
                columns.Add(new SheetColumn(text, number, one.Line));
            }
            else
            {
                Complain(one, $"{text} is no column: they are numbered from 1.");
            }
        }
        return columns;
    }

    private static SheetColumn Column(string head, int line) => new(head, null, line);

    private List<string> Words(MapNode node)
    {
        var words = new List<string>();
        foreach (var one in node.Items ?? [node])
        {
            if (Word(one) is { } word)
            {
                words.Add(word);
            }
        }
        return words;
    }

    private string? Word(MapNode node)
    {
        if (node.Text is null)
        {
            Complain(node, $"a text was expected, not {node.Kind}.");
        }
        return node.Text;
    }

    private void Known(MapNode node, string[] keys)
    {
        foreach (var (name, value) in node.Members!.Where(member => !keys.Contains(member.Name)))
        {
            Complain(value, $"\"{name}\" is not known here{Near(name, keys)}.");
        }
        foreach (var twice in node.Members!.GroupBy(static member => member.Name).Where(static group => group.Count() > 1))
        {
            Complain(twice.Last().Value, $"\"{twice.Key}\" is there twice.");
        }
    }

    private static string Near(string word, IEnumerable<string> known)
    {
        var names = known.ToList();
        var folded = Folding.Fold(word);
        var near = names.FindAll(name => Folding.Fold(name) is var other && (other.StartsWith(folded[..Math.Min(4, folded.Length)], StringComparison.Ordinal) || other.Contains(folded, StringComparison.Ordinal) || folded.Contains(other, StringComparison.Ordinal)));
        return near.Count is > 0 and <= 6 ? $": did you mean {string.Join(" or ", near)}?" : $"; known are {string.Join(", ", names)}";
    }

    private void Complain(MapNode node, string text) => _complaints.Add((node.Line, text));
}
