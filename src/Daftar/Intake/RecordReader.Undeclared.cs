using System.Xml;
using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A record of a document without a declared encoding that is no UTF-8: read in a code page where one alone fits.</summary>
internal sealed partial class RecordReader
{
    private Encoding? _takenFor;

    /// <summary>The encoding the record read last was taken for, against what its document declares or leaves out; null where it was read as it declares.</summary>
    public Encoding? TakenFor => _takenFor;

    private void NoUtf8(in RawRecord raw, byte[] buffer, List<Finding> findings, List<ReadRecord> results)
    {
        // Rows of several files are pieces with their lengths in front: no text of one encoding.
        if (raw.Document.Encoding is UnicodeEncoding or UTF32Encoding && (raw.Document.Form is null || buffer[raw.Start] != SheetForm.Pieces))
        {
            NoWide(raw, buffer, findings, results);
            return;
        }
        var plausible = _takenFor is null && IsUndeclared(raw.Document) ? CodePages.Plausible(buffer.AsSpan(raw.Start, raw.Length), offices.Find(OfficeOf(raw, buffer))) : [];
        var (came, line, column) = EncodingLooks.Describe(buffer.AsSpan(raw.Start, raw.Length), raw.Document.Declared, raw.Document.Encoding, plausible);
        if (plausible is not [var page])
        {
            findings.Add(new Finding("ENCODING-INVALID", Severity.SetAside, new Place(raw.Document.File, raw.Line + line - 1, ColumnIn(raw, line, column)), came, $"Text in the encoding the document declares ({raw.Document.Encoding.WebName}).{EncodingLooks.Line(buffer.AsSpan(raw.Start, raw.Length), plausible)}"));
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        var first = results.Count;
        Again(raw, buffer, page, results);
        results[first] = results[first] with
        {
            // The same words for every record of the file: it is told once.
            Findings = [new Finding("ENCODING-UNDECLARED", Severity.Warn, new Place(raw.Document.File, raw.Line + line - 1, ColumnIn(raw, line, column)), $"no encoding declared, which is UTF-8; {CodePages.NameOf(page)} written",
                $"The encoding declared that the text is written in.{EncodingLooks.Line(CodePages.NameOf(page))}") { Number = results[first].Record?.Identifiers is [var number, ..] ? number.ToString() : null }, .. results[first].Findings],
        };
    }

    /// <summary>Half of a surrogate pair: which character it was nobody knows, and a text with a hole is not what the office wrote.</summary>
    private static void NoWide(in RawRecord raw, byte[] buffer, List<Finding> findings, List<ReadRecord> results)
    {
        var bytes = buffer.AsSpan(raw.Start, raw.Length).ToArray();
        var narrow = new byte[WideText.MostBytes(bytes.Length)];
        var broken = 0;
        ReadOnlySpan<byte> text = narrow.AsSpan(0, WideText.ToNarrow(raw.Document.Encoding, bytes, true, narrow, out _, ref broken));
        var at = Math.Max(0, WideText.FirstBroken(text));
        var line = text[..at].Count((byte)'\n') + 1;
        var column = Encoding.UTF8.GetCharCount(text[(text[..at].LastIndexOf((byte)'\n') + 1)..at]) + 1;
        var told = $"{raw.Document.Encoding.WebName} written; {WideText.Told(text[at..])}";
        findings.Add(new Finding("ENCODING-INVALID", Severity.SetAside, new Place(raw.Document.File, raw.Line + line - 1, ColumnIn(raw, line, column)), told, $"Whole characters of {raw.Document.Encoding.WebName}."));
        results.Add(new ReadRecord(null, [], findings));
    }

    /// <summary>A mark of UTF-8 declares it.</summary>
    private static bool IsUndeclared(SourceDocument document) => document is { Declared: null, Encoding: UTF8Encoding, Form: null } && !document.Prolog.AsSpan().StartsWith("\uFEFF"u8);

    /// <summary>Whose record it is: the package's, else whom it names. Names of elements and codes of offices are ASCII, in whatever code page the text between them is.</summary>
    private string? OfficeOf(in RawRecord raw, byte[] buffer)
    {
        if (_context.Authority is { } authority)
        {
            return authority;
        }
        var trial = new List<ReadRecord>();
        Again(raw, buffer, Encoding.Latin1, trial);
        _takenFor = null;
        return trial.Find(static read => read.Record is not null)?.Record!.Office;
    }

    private void Again(in RawRecord raw, byte[] buffer, Encoding takenFor, List<ReadRecord> results)
    {
        // Prefixes found undeclared were told to a reading that is thrown away.
        Begin();
        _takenFor = takenFor;
        ReadOnce(raw, buffer, results);
    }

    /// <summary>The prefix an exception complains of, or null where it complains of something else. DOCDB records cut out of their file leave exch: undeclared.</summary>
    private static string? UndeclaredPrefix(XmlException problem)
    {
        if (!problem.Message.Contains("undeclared prefix", StringComparison.Ordinal))
        {
            return null;
        }
        var from = problem.Message.IndexOf('\'', StringComparison.Ordinal) + 1;
        var to = problem.Message.IndexOf('\'', from);
        return from > 0 && to > from ? problem.Message[from..to] : null;
    }
}
