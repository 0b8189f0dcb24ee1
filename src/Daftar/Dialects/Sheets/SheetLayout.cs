using System.Globalization;
using System.Text;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>How a file turns out to be written: encoding, marks, heads, and what stands before its first row.</summary>
internal sealed class SheetLayout
{
    public required Encoding Encoding { get; init; }
    /// <summary>Nothing in the file says in what it is written.</summary>
    public bool EncodingIsGuess { get; init; }
    public required CellForm Form { get; init; }
    /// <summary>Heads, made different from each other; of a sheet without heads <c>column 1</c> and so on.</summary>
    public required List<string> Heads { get; init; }
    /// <summary>Rows before the first record: lines that are no part of the sheet, and the heads.</summary>
    public int RowsBefore { get; init; }
    public bool HasHeads { get; init; }

    private const int Looked = 30;

    /// <param name="text">The beginning of the file.</param>
    /// <param name="declared">What the mapping says.</param>
    /// <param name="wanted">Columns the mapping names: the row that holds most of them is the one of the heads.</param>
    public static SheetLayout Detect(string text, Encoding encoding, bool encodingIsGuess, SheetDeclared declared, IReadOnlyCollection<SheetColumn> wanted)
    {
        var quote = declared.Quote ?? '"';
        var form = new CellForm(declared.Delimiter ?? Delimiter(text, quote), quote);
        var rows = Rows(text, form, Looked + declared.Skip);
        var names = wanted.Where(static column => column.Number is null).Select(static column => Fold(column.Written)).ToHashSet(StringComparer.Ordinal);
        var (heads, before) = (-1, declared.Skip);
        if (declared.Header ?? (names.Count > 0 || wanted.Count == 0))
        {
            heads = names.Count == 0 ? Fullest(rows, declared.Skip) : Best(rows, declared.Skip, names);
            before = heads + 1;
        }
        var width = rows.Skip(before).Select(static row => row.Count).DefaultIfEmpty(0).GroupBy(static count => count).MaxBy(static group => group.Count())!.Key;
        return new SheetLayout
        {
            Encoding = encoding, EncodingIsGuess = encodingIsGuess, Form = form, RowsBefore = before, HasHeads = heads >= 0,
            Heads = heads >= 0 && heads < rows.Count ? Named(rows[heads]) : Named([.. Enumerable.Repeat("", width)]),
        };
    }

    /// <summary>Heads, delimiter and lines before them, in words for whoever has the sheet and no mapping yet; null where nothing looks like a sheet.</summary>
    /// <param name="head">The beginning of the file.</param>
    /// <param name="office">Whose it is, for what its region writes; null where nobody knows.</param>
    public static string? Told(ReadOnlySpan<byte> head, string? office)
    {
        var encoding = SheetEncoding.Detect(head, office, out var isGuess, out var isBlind);
        // A character may be cut at the end of the piece.
        var text = Encoding.GetEncoding(encoding.CodePage).GetString(head).TrimStart('\uFEFF');
        var layout = Detect(text, encoding, isGuess, SheetDeclared.Nothing, []);
        if (!layout.HasHeads || layout.Heads.Count < 2)
        {
            return null;
        }
        var reader = new CellReader(text, layout.Form);
        var cells = new List<string>();
        for (var row = 0; row < layout.RowsBefore && reader.Read(cells); row++)
        {
        }
        var before = reader.Line - 1;
        var isPlain = layout.Heads.TrueForAll(static one => Ascii.IsValid(one));
        return string.Create(CultureInfo.InvariantCulture, $"heads in line {reader.Line}{(before > 0 ? $", behind {before} {(before == 1 ? "line" : "lines")} that {(before == 1 ? "is" : "are")} no part of the sheet" : "")}{(isGuess && !isBlind && !isPlain ? $", taken for {encoding.WebName}, which is a guess" : "")}: {Finding.Cut(string.Join(", ", Readable(layout.Heads, isBlind)), 300)}");
    }

    /// <summary>Of an encoding nobody knows a head with letters above ASCII is told by its place alone: what it would become is nothing anybody wrote.</summary>
    public static IEnumerable<string> Readable(IReadOnlyList<string> heads, bool isBlind) => heads.Select((head, at) => isBlind && !Ascii.IsValid(head) ? string.Create(CultureInfo.InvariantCulture, $"(column {at + 1}: letters of an encoding that cannot be told)") : head);

    /// <summary>What is wanted where the encoding had to be guessed; empty where it is known.</summary>
    public static string Wanted(ReadOnlySpan<byte> head, string? office)
    {
        var encoding = SheetEncoding.Detect(head, office, out var isGuess, out var isBlind);
        return !isGuess ? "" : isBlind ? " Nothing says in which encoding it is: save it as UTF-8, or state the encoding in the mapping: \"form\": { \"encoding\": \"windows-1251\" }."
            : $" Its encoding is a guess, {encoding.WebName}{(office is null ? " by its letters" : $" as is usual in {office}")}: save it as UTF-8, or state what it is in the mapping: \"form\": {{ \"encoding\": \"{encoding.WebName}\" }}.";
    }

    /// <summary>As heads are compared: folded, letters and digits only, so that <c>File No.</c>, <c>FILE_NO</c> and <c>file no</c> are one.</summary>
    public static string Fold(string head)
    {
        var folded = Folding.Fold(head);
        var kept = string.Concat(folded.Where(static c => char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));
        return kept.Length > 0 ? kept : folded.Trim();
    }

    /// <summary>Finds the columns of a table; what is not there is told.</summary>
    /// <returns>A complaint for each column that is not there.</returns>
    public List<(SheetColumn Column, string Complaint)> Bind(SheetTable table)
    {
        var complaints = new List<(SheetColumn, string)>();
        foreach (var column in table.Columns)
        {
            column.Index = column.Number is { } number ? (number <= Heads.Count ? number - 1 : -1) : Find(column.Written);
            if (column.Index < 0)
            {
                complaints.Add((column, column.Number is not null ? string.Create(CultureInfo.InvariantCulture, $"column {column.Number} of {Heads.Count}") : $"\"{column.Written}\" is no head of the sheet: {Finding.Cut(string.Join(", ", Heads), 400)}"));
            }
        }
        return complaints;
    }

    private int Find(string written)
    {
        var exact = Heads.FindIndex(head => head == written.Trim());
        if (exact >= 0)
        {
            return exact;
        }
        var folded = Fold(written);
        return Heads.FindIndex(head => Fold(head) == folded);
    }

    /// <summary>The delimiter under which the first rows fall into the same number of cells, and more than one.</summary>
    private static char Delimiter(string text, char quote)
    {
        var (best, score) = (',', 0.0);
        foreach (var candidate in (ReadOnlySpan<char>)[',', ';', '\t', '|'])
        {
            var counts = Rows(text, new CellForm(candidate, quote), Looked).Where(static row => row.Count > 1 || row[0].Length > 0).Select(static row => row.Count).ToList();
            if (counts.Count == 0)
            {
                continue;
            }
            // The last row may be cut.
            var usual = counts.Take(Math.Max(1, counts.Count - 1)).GroupBy(static count => count).MaxBy(static group => (group.Count(), group.Key))!;
            var now = usual.Key > 1 ? (double)usual.Count() / counts.Count * Math.Log(usual.Key + 1) : 0;
            (best, score) = now > score ? (candidate, now) : (best, score);
        }
        return best;
    }

    public static List<List<string>> Rows(string text, CellForm form, int most)
    {
        var reader = new CellReader(text, form);
        var rows = new List<List<string>>();
        var cells = new List<string>();
        while (rows.Count < most && reader.Read(cells))
        {
            rows.Add([.. cells]);
        }
        return rows;
    }

    private static int First(List<List<string>> rows, int skip)
    {
        for (var row = skip; row < rows.Count; row++)
        {
            if (rows[row].Exists(static cell => cell.Trim().Length > 0))
            {
                return row;
            }
        }
        return skip;
    }

    /// <summary>The first row that fills more than half as many cells as the fullest one: a title above the heads fills one or two.</summary>
    private static int Fullest(List<List<string>> rows, int skip)
    {
        var filled = rows.Skip(skip).Select(static row => row.Count(static cell => cell.Trim().Length > 0)).ToList();
        return filled.Count == 0 || filled.Max() == 0 ? skip : skip + filled.FindIndex(count => count * 2 > filled.Max());
    }

    private static int Best(List<List<string>> rows, int skip, HashSet<string> names)
    {
        var (best, most) = (First(rows, skip), 0);
        for (var row = skip; row < Math.Min(rows.Count, Looked + skip); row++)
        {
            var found = rows[row].Select(Fold).Distinct(StringComparer.Ordinal).Count(names.Contains);
            (best, most) = found > most ? (row, found) : (best, most);
        }
        return best;
    }

    private static List<string> Named(List<string> cells)
    {
        var heads = new List<string>(cells.Count);
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < cells.Count; i++)
        {
            var head = string.Join(' ', cells[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } said ? said : string.Create(CultureInfo.InvariantCulture, $"column {i + 1}");
            for (var again = 2; !known.Add(head); again++)
            {
                head = string.Create(CultureInfo.InvariantCulture, $"{(again == 2 ? head : head[..head.LastIndexOf(" (", StringComparison.Ordinal)])} ({again})");
            }
            heads.Add(head);
        }
        return heads;
    }
}
