using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>A column as a mapping names it: by its head or by its number, from 1. <see cref="Index"/> is where it was found.</summary>
internal sealed class SheetColumn(string written, int? number, int line)
{
    public string Written { get; } = written;
    public int? Number { get; } = number;
    public int Line { get; } = line;
    public int Index { get; set; } = -1;
}

/// <summary>Where one value comes from: one column or several run together, or a constant.</summary>
internal sealed class SheetSource
{
    public List<SheetColumn> Columns { get; init; } = [];
    public string? Constant { get; init; }
    /// <summary>What the office writes (folded) → what is meant.</summary>
    public Dictionary<string, string>? Values { get; init; }
    /// <summary>Between the values of a cell that holds several.</summary>
    public string? Separator { get; init; }
    /// <summary>Between the cells of several columns.</summary>
    public string Join { get; init; } = " ";
    /// <summary>Put before the value, as the folder of an image.</summary>
    public string Prefix { get; init; } = "";
    /// <summary>Put behind it, as <c>.jpg</c>.</summary>
    public string Suffix { get; init; } = "";
    public List<string>? Dates { get; init; }
    public bool? Buddhist { get; init; }
    public string? Language { get; init; }
    public required int Line { get; init; }
}

/// <summary>One value or group of values for a field: <c>name</c>, <c>country</c> … of an applicant; of a plain field one part without a name.</summary>
internal sealed class SheetEntry
{
    public const string Whole = "";

    public required Dictionary<string, SheetSource> Parts { get; init; }
    /// <summary>Rows it is read from: those whose column holds one of the values (folded).</summary>
    public List<(SheetColumn Column, HashSet<string> Values)> Where { get; init; } = [];
    public required int Line { get; init; }

    public SheetSource? this[string part] => Parts.GetValueOrDefault(part);

    public IEnumerable<SheetColumn> Columns => Parts.Values.SelectMany(static source => source.Columns).Concat(Where.Select(static where => where.Column));
}

/// <summary>A file of a package and what its columns say: the main one, whose rows are records, or one joined to it by a key.</summary>
internal sealed class SheetTable
{
    /// <summary>Empty for the main one.</summary>
    public required string Name { get; init; }
    /// <summary>Names of files, with <c>*</c> and <c>?</c>; null where the mapping does not say.</summary>
    public string? File { get; init; }
    /// <summary>The columns that say to which record a row belongs.</summary>
    public List<SheetColumn> Key { get; init; } = [];
    public required List<(SheetField Field, SheetEntry Entry)> Fields { get; init; }
    /// <summary>Columns that carry nothing.</summary>
    public List<SheetColumn> Ignored { get; init; } = [];
    public required SheetDeclared Declared { get; init; }
    public required int Line { get; init; }

    public IEnumerable<SheetColumn> Columns => Key.Concat(Ignored).Concat(Fields.SelectMany(static one => one.Entry.Columns));

    /// <summary>Whether the mapping names columns by their heads; a sheet without heads is mapped by numbers.</summary>
    public bool NamesColumns => Columns.Any(static column => column.Number is null);
}

/// <summary>What a mapping says of a file's form instead of having it detected.</summary>
internal sealed class SheetDeclared
{
    public static readonly SheetDeclared Nothing = new();

    public char? Delimiter { get; init; }
    /// <summary><c>'\0'</c>: the sheet knows no quotation marks.</summary>
    public char? Quote { get; init; }
    public string? Encoding { get; init; }
    public bool? Header { get; init; }
    /// <summary>Lines before the heads, or before the first row, that are no part of the sheet.</summary>
    public int Skip { get; init; }
    /// <summary>Rows with fewer cells than there are heads end in empty ones.</summary>
    public bool ShortRows { get; init; }
}

/// <summary>How a sheet of an office becomes records: data, read by <see cref="SheetMappingReader"/>.</summary>
internal sealed class SheetMapping
{
    public required string Origin { get; init; }
    public required byte[] Source { get; init; }
    public string? Office { get; init; }
    public Right? Right { get; init; }
    public required SheetTable Main { get; init; }
    public List<SheetTable> Joined { get; init; } = [];
    public List<string> Dates { get; init; } = [];
    public bool Buddhist { get; init; }
    public string? Language { get; init; }
    /// <summary>Cells that say nothing (folded).</summary>
    public HashSet<string> Empty { get; init; } = [];
    /// <summary>The rows of one record do not stand together in the file.</summary>
    public bool Scattered { get; init; }

    public IEnumerable<SheetTable> Tables => Joined.Prepend(Main);
}
