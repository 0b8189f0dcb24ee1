using System.Globalization;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>Values out of cells, after what the mapping says of their source. What cannot be read is a finding at its column.</summary>
internal sealed class SheetCells(SheetMapping mapping, ReadContext context)
{
    private static readonly HashSet<string> Yes = new(StringComparer.Ordinal) { "true", "1", "yes", "y", "x", "d", "del", "delete", "deleted" };

    /// <summary>The value of a source in a row, several columns run together; null where nothing is said.</summary>
    public string? One(SheetSource source, SheetRow row) => Text(source, row) is { } text ? Meant(source, row, text) : null;

    /// <summary>The values of a source: several columns, and several in a cell where a separator is stated; each with its column.</summary>
    public IEnumerable<(string Text, XmlNode At)> All(SheetSource source, SheetRow row)
    {
        if (source.Constant is { } constant)
        {
            yield return (constant, row.Node);
            yield break;
        }
        if (source.Separator is null)
        {
            if (One(source, row) is { } one)
            {
                yield return (one, row[source.Columns[0]]);
            }
            yield break;
        }
        foreach (var column in source.Columns)
        {
            foreach (var part in Cell(row[column])?.Split(source.Separator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
            {
                if (!IsEmpty(part))
                {
                    yield return (Meant(source, row, part), row[column]);
                }
            }
        }
    }

    /// <summary>As <see cref="All"/>, but a place that is empty stays one: lists of several columns go side by side.</summary>
    public List<string?> Side(SheetSource source, SheetRow row)
    {
        if (source.Separator is null || source.Constant is not null)
        {
            return [One(source, row)];
        }
        var text = Text(source, row);
        return text is null ? [] : [.. text.Split(source.Separator, StringSplitOptions.TrimEntries).Select(part => part.Length == 0 || IsEmpty(part) ? null : Meant(source, row, part))];
    }

    public RegisterDate? Date(SheetSource source, SheetRow row) => Text(source, row) is { } text ? Date(source, row, text) : null;

    public RegisterDate? Date(SheetSource source, SheetRow row, string text)
    {
        var formats = source.Dates ?? mapping.Dates;
        if (SheetDates.Read(text, formats, source.Buddhist ?? mapping.Buddhist, source.Language ?? mapping.Language) is { } date)
        {
            return date;
        }
        context.Doubt("DATE-UNREADABLE", At(source, row), text, formats.Count > 0 ? $"A date as {string.Join(" or ", formats)}: mend the cell, or state its form in \"dates\" of the mapping." : "A date as YYYY-MM-DD, or another form stated in \"dates\" of the mapping.");
        return null;
    }

    public DateTimeOffset? Moment(SheetSource source, SheetRow row)
    {
        if (Text(source, row) is not { } text)
        {
            return null;
        }
        if ((source.Dates ?? mapping.Dates).Count == 0 && Moments.Read(text) is { } moment)
        {
            return moment;
        }
        return Date(source, row, text) is { } date ? new DateTimeOffset(date.FirstDay.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : null;
    }

    public bool Truth(SheetSource source, SheetRow row) => One(source, row) is { } text && Yes.Contains(Folding.Fold(text));

    public XmlNode At(SheetSource source, SheetRow row) => source.Columns.Count > 0 && row[source.Columns[0]] is { Exists: true } cell ? cell : row.Node;

    private string? Text(SheetSource source, SheetRow row)
    {
        if (source.Constant is { } constant)
        {
            return constant;
        }
        if (source.Columns.Count == 1)
        {
            return Cell(row[source.Columns[0]]);
        }
        var parts = source.Columns.Select(column => Cell(row[column])).OfType<string>().ToList();
        return parts.Count == 0 ? null : string.Join(source.Join, parts);
    }

    /// <summary>What the look-up of a source says of a word; null where it does not know it, which is not told here.</summary>
    public string? Means(SheetSource source, string word) => source.Values?.GetValueOrDefault(Folding.Fold(word));

    private string? Cell(XmlNode cell) => cell.Text is { } text && Bare(text) is { Length: > 0 } bare && !IsEmpty(bare) ? bare : null;

    /// <summary><c>="00123"</c>: how spreadsheets are told to leave a number as it is written.</summary>
    private static string Bare(string text) => text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') && text.Length > 2 ? text[2..^1].Trim() : text;

    private bool IsEmpty(string text) => mapping.Empty.Count > 0 && mapping.Empty.Contains(Folding.Fold(text));

    private string Meant(SheetSource source, SheetRow row, string text)
    {
        if (source.Values is { } values)
        {
            if (values.TryGetValue(Folding.Fold(text), out var meant))
            {
                return meant;
            }
            context.Doubt("SHEET-VALUE-UNKNOWN", At(source, row), text, string.Create(CultureInfo.InvariantCulture, $"One of the {values.Count} values the mapping knows here (line {source.Line}): mend the cell, or add it to \"values\"."));
        }
        return source.Prefix.Length + source.Suffix.Length == 0 ? text : source.Prefix + text + source.Suffix;
    }
}
