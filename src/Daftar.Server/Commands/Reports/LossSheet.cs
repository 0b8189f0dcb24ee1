using System.Globalization;
using System.Text;
using System.Text.Json;
using Daftar.Conversion;

namespace Daftar.Server.Commands.Reports;

/// <summary>A loss report as a spreadsheet: a row for each field, and for each path of the originals that no field holds, with counts, reason and the first example.</summary>
internal static class LossSheet
{
    public static void Write(string path, LossReport report)
    {
        using var to = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        Row(to, "read from", "right", "field", "is", "times", "records", "not read back by Daftar either", "why", "first", "was", "became");
        foreach (var line in report.Lines)
        {
            Row(to, line.Dialect, JsonNamingPolicy.CamelCase.ConvertName(line.Right.ToString()), line.Path, JsonNamingPolicy.CamelCase.ConvertName(line.Kind.ToString()), line.Times.ToString(CultureInfo.InvariantCulture),
                line.Records.ToString(CultureInfo.InvariantCulture), line.NotReadBack.ToString(CultureInfo.InvariantCulture), line.Why, line.First.ToString(), line.Before, line.After);
        }
        foreach (var line in report.Left)
        {
            Row(to, line.Dialect, JsonNamingPolicy.CamelCase.ConvertName(line.Right.ToString()), line.Path, "held by no field", line.Times.ToString(CultureInfo.InvariantCulture), line.Records.ToString(CultureInfo.InvariantCulture), line.Records.ToString(CultureInfo.InvariantCulture),
                line.Why, line.First.ToString(), line.Text, null);
        }
    }

    internal static void Row(TextWriter to, params string?[] cells) => to.WriteLine(string.Join(',', cells.Select(FindingCsv.Cell)));
}

/// <summary>Every record of a conversion as a row: where it was read, where it stands, what it lacks, what is lost of it.</summary>
internal sealed class ConversionRows : IDisposable
{
    private readonly StreamWriter _to;

    public ConversionRows(string path)
    {
        _to = new StreamWriter(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true)) { NewLine = "\r\n" };
        LossSheet.Row(_to, "file", "line", "read from", "right", "number", "documents", "conforms", "lacks", "not carried by elements", "not read back by Daftar either", "findings");
    }

    public void Add(ConvertedRecord converted)
    {
        LossSheet.Row(_to, converted.Where.File, converted.Where.Line.ToString(CultureInfo.InvariantCulture), converted.Dialect,
            converted.Record is { } record ? JsonNamingPolicy.CamelCase.ConvertName(record.Right.ToString()) : null,
            converted.Record?.Identifiers is [var number, ..] ? number.ToString() : null, string.Join(' ', converted.Documents),
            converted.Record is null ? "not read" : converted.Withheld ? "not public" : converted.Missing.Count == 0 ? "yes" : "no",
            string.Join("; ", converted.Missing.Select(static part => $"{part.Component}: {part.Demanded}")),
            string.Join("; ", converted.Losses.Select(static loss => loss.Path).Distinct()),
            string.Join("; ", converted.NotReadBack.Select(static loss => loss.Path).Distinct()),
            string.Join(' ', converted.Findings.Select(static finding => finding.Code).Distinct()));
    }

    public void Dispose() => _to.Dispose();
}
