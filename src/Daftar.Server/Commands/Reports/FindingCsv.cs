using System.Globalization;
using System.Text;
using Daftar.Intake;
using Daftar.Values;

namespace Daftar.Server.Commands.Reports;

/// <summary>Findings as a sheet an office works through: one a row, UTF-8 with the mark spreadsheets need to see it, and no cell a formula.</summary>
internal sealed class FindingCsv : IDisposable
{
    private static readonly string[] Heads = ["package", "severity", "code", "what is wrong", "number", "file", "line", "column", "path", "came", "expected", "how to mend it", "standard", "page"];

    private static readonly System.Buffers.SearchValues<char> Quoted = System.Buffers.SearchValues.Create("\",;\r\n\t'");

    private readonly StreamWriter _to;
    private readonly Dictionary<string, FindingWords> _words = new(StringComparer.Ordinal);

    public FindingCsv(Stream to)
    {
        _to = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        Write(Heads);
    }

    /// <summary>The package is not taken at all: one row says so, or the sheet would look as if nothing were wrong.</summary>
    public void Add(string package, PackageException refused)
    {
        var words = Words(refused.Code);
        Write(package, AccountLines.Word(Severity.Stop), refused.Code, words.Wrong, null, package, null, null, null, refused.Message, words.Expected, words.Mend, words.Standard, words.Page);
    }

    public void Add(string package, Finding finding)
    {
        var words = Words(finding.Code);
        Write(package, AccountLines.Word(finding.Severity), finding.Code, words.Wrong, finding.Number, finding.Where.File, Number(finding.Where.Line), Number(finding.Where.Column), finding.Where.Path, finding.Came, finding.Expected, words.Mend, words.Standard, words.Page);
    }

    private FindingWords Words(string code) => _words.TryGetValue(code, out var words) ? words : _words[code] = FindingWords.Of(code);

    private void Write(params string?[] cells) => _to.WriteLine(string.Join(',', cells.Select(Cell)));

    /// <summary>A cell that a spreadsheet would take for a formula begins with an apostrophe, which it shows as text.</summary>
    internal static string Cell(string? text)
    {
        text = (text ?? "").Replace('\0', '\uFFFD');
        var first = text.AsSpan().TrimStart();
        if (first.Length > 0 && first[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠' || (text.Length > 0 && text[0] is '\t' or '\r' or '\n'))
        {
            text = "'" + text;
        }
        return text.AsSpan().ContainsAny(Quoted) ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    private static string Number(long number) => number > 0 ? number.ToString(CultureInfo.InvariantCulture) : "";

    public void Flush() => _to.Flush();

    public void Dispose() => _to.Dispose();
}
