using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Daftar.Offices;
using Daftar.Values;

namespace Daftar.Dialects.Sheets;

/// <summary>
/// A first mapping for a spreadsheet: what could be seen in its beginning (form, heads, dates, words of the status), with a comment wherever somebody who knows the sheet has to look.
/// </summary>
public static class SheetDraft
{
    private const int Looked = 200;

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="head">The beginning of the sheet.</param>
    /// <param name="file">Its name.</param>
    /// <param name="office">ST.3 code, where it is known.</param>
    /// <param name="right">The right, where it is known; otherwise the heads may tell.</param>
    /// <param name="offices">Whose words of the status are known need no look-up.</param>
    /// <param name="region">ST.3 code of the office of whose region it seems to be, where none is stated.</param>
    public static string Write(ReadOnlySpan<byte> head, string file, string? office, Right? right, OfficeProfiles offices, string? region = null)
    {
        var encoding = SheetEncoding.Detect(head, office ?? region, out var isGuess, out var isBlind);
        var text = Encoding.GetEncoding(encoding.CodePage).GetString(head).TrimStart('\uFEFF');
        var layout = SheetLayout.Detect(text, encoding, isGuess, SheetDeclared.Nothing, []);
        var rows = SheetLayout.Rows(text, layout.Form, Looked + layout.RowsBefore).Skip(layout.RowsBefore).Where(row => row.Count == layout.Heads.Count).ToList();
        var columns = layout.Heads.Select((name, at) => new SheetDraftColumn(name, [.. rows.Select(row => row[at].Trim()).Where(cell => cell.Length > 0 && (!isBlind || Ascii.IsValid(cell)))]) { Number = isBlind && !Ascii.IsValid(name) ? at + 1 : null }).ToList();
        var known = right ?? SheetDraftGuess.RightOf(columns);
        var guesses = SheetDraftGuess.Fields(columns, known);
        var draft = new StringBuilder();
        draft.AppendLine("// A first draft, made from the beginning of the sheet. Look through it: what is marked ??? could not be told. How a mapping is written: docs/use/spreadsheet.md");
        draft.AppendLine("{");
        draft.AppendLine(office is null ? "  \"office\": \"??\", // ??? ST.3 code of the office" : $"  \"office\": {Say(office)},");
        draft.AppendLine(right is null ? $"  \"right\": {Say(OfficeProfiles.RightKey(known))}, // ??? guessed from the heads" : $"  \"right\": {Say(OfficeProfiles.RightKey(known))},");
        draft.AppendLine(CultureInfo.InvariantCulture, $"  \"file\": {Say(file)}, // * and ? stand for what changes in the name");
        draft.AppendLine(CultureInfo.InvariantCulture, $"  \"form\": {{ \"delimiter\": {Say(layout.Form.Delimiter == '\t' ? "tab" : layout.Form.Delimiter.ToString())}, \"encoding\": {Say(encoding.WebName)}{(layout.HasHeads ? "" : ", \"header\": false")} }},{(isBlind ? " // ??? nothing says in which encoding it is: state the right one; columns whose heads cannot be read are named by their place" : isGuess ? " // ??? the encoding is a guess: look whether heads and names are right" : "")}");
        var (formats, buddhist, doubt) = SheetDraftGuess.Dates(guesses.Where(static guess => guess.Field.Kind is FieldKind.Date or FieldKind.Produced).SelectMany(static guess => guess.Column.Cells));
        if (formats.Count > 0)
        {
            draft.AppendLine(CultureInfo.InvariantCulture, $"  \"dates\": [{string.Join(", ", formats.Select(Say))}],{(doubt is null ? "" : $" // ??? {doubt}")}");
        }
        if (buddhist)
        {
            draft.AppendLine("  \"calendar\": \"buddhist\", // years of the sheet are far in the future");
        }
        if (guesses.FirstOrDefault(static guess => guess.Field.Kind == FieldKind.Number) is { } number && number.Column.Cells.Count != number.Column.Cells.Distinct(StringComparer.Ordinal).Count())
        {
            draft.AppendLine(CultureInfo.InvariantCulture, $"  \"key\": {Say(number.Column)}, // it comes more than once: its rows are one record");
        }
        draft.AppendLine("  \"fields\": {");
        foreach (var line in Lines(guesses, office, known, offices))
        {
            draft.Append("    ").AppendLine(line);
        }
        draft.AppendLine("  },");
        var left = columns.Except(guesses.Select(static guess => guess.Column)).ToList();
        if (left.Count > 0)
        {
            draft.AppendLine("  // Columns without a field: what they hold is kept with each record, and searched by nobody. Give them a field, or name them in \"ignore\".");
            foreach (var column in left)
            {
                draft.AppendLine(CultureInfo.InvariantCulture, $"  //   {Say(column)}: {Finding.Cut(Say(column.Cells.FirstOrDefault() ?? ""), 80)}{Candidates(column, guesses, known)}");
            }
        }
        draft.AppendLine(CultureInfo.InvariantCulture, $"  // Fields there are: {string.Join(", ", SheetField.All.Where(field => field.IsOf(known)).Select(static field => field.Name))}");
        return draft.AppendLine("}").ToString();
    }

    /// <summary>A column of dates whose head does not say which: those the sheet does not have yet.</summary>
    private static string Candidates(SheetDraftColumn column, List<SheetDraftGuess> guesses, Right right)
    {
        var (forms, _, _) = SheetDraftGuess.Dates(column.Cells.Where(static cell => cell.Any(char.IsAsciiDigit) && cell.Length >= 6));
        if (forms.Count == 0 || column.Cells.Count(cell => SheetDates.Read(cell, forms, false, null) is not null) * 2 <= column.Cells.Count)
        {
            return "";
        }
        var fields = SheetField.All.Where(field => field.Kind is FieldKind.Date or FieldKind.Produced && field.IsOf(right) && !guesses.Exists(guess => guess.Field == field)).Select(static field => field.Name);
        return $" ??? a date, and the head does not say which; one of {string.Join(", ", fields)}; its form: {string.Join(", ", forms.Select(Say))}";
    }

    private static IEnumerable<string> Lines(List<SheetDraftGuess> guesses, string? office, Right right, OfficeProfiles offices)
    {
        foreach (var group in guesses.GroupBy(static guess => guess.Field.Name))
        {
            var field = group.First().Field;
            if (field.Kind == FieldKind.Status)
            {
                yield return Status(group.First().Column, office, right, offices);
            }
            else if (field.Parts.Length == 0)
            {
                var separated = group.First().Column.Separator;
                yield return field.Kind == FieldKind.Code && separated is not null
                    ? $"{Say(field.Name)}: {{ \"column\": {Say(group.First().Column)}, \"separator\": {Say(separated)} }},"
                    : $"{Say(field.Name)}: {Say(group.First().Column)},";
            }
            else
            {
                var parts = group.GroupBy(static guess => guess.Part).Select(static part => part.Count() == 1 ? $"{Say(part.Key)}: {Say(part.First().Column)}" : $"{Say(part.Key)}: [{string.Join(", ", part.Select(static guess => Say(guess.Column)))}]");
                var separator = group.FirstOrDefault(static guess => guess.Part is "name" or "class" && guess.Column.Separator is not null)?.Column.Separator;
                yield return $"{Say(field.Name)}: {{ {string.Join(", ", parts)}{(separator is null ? "" : $", \"separator\": {Say(separator)}")} }},";
            }
        }
    }

    /// <summary>Words that Daftar or the office's file knows need no look-up; the others are listed to be filled in.</summary>
    private static string Status(SheetDraftColumn column, string? office, Right right, OfficeProfiles offices)
    {
        var words = column.Cells.Distinct(StringComparer.OrdinalIgnoreCase).Take(40).ToList();
        var unknown = words.FindAll(word => offices.StatusOf(office ?? "", right, word, word).Status == GeneralStatus.Unknown);
        return unknown.Count == 0 ? $"\"status\": {Say(column)},"
            : $"\"status\": {{ \"column\": {Say(column)}, \"values\": {{ {string.Join(", ", unknown.Select(static word => $"{Say(word)}: \"unknown\""))} }} }}, // ??? pending, inForce, ended, or as \"ended: refused\"";
    }

    /// <summary>By its head; by its place where nobody can read that.</summary>
    private static string Say(SheetDraftColumn column) => column.Number?.ToString(CultureInfo.InvariantCulture) ?? Say(column.Name);

    private static string Say(string text) => JsonSerializer.Serialize(text, Plain);
}
