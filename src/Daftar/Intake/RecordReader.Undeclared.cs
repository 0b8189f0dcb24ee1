using System.Text;
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
        var plausible = _takenFor is null && IsUndeclared(raw.Document) ? CodePages.Plausible(buffer.AsSpan(raw.Start, raw.Length), offices.Find(OfficeOf(raw, buffer))) : [];
        var (came, line) = EncodingLooks.Describe(buffer.AsSpan(raw.Start, raw.Length), raw.Document.Declared, raw.Document.Encoding, plausible);
        if (plausible is not [var page])
        {
            findings.Add(new Finding("ENCODING-INVALID", Severity.SetAside, new Place(raw.Document.File, raw.Line + line - 1), came, $"Text in the encoding the document declares ({raw.Document.Encoding.WebName})."));
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        var first = results.Count;
        Again(raw, buffer, page, results);
        results[first] = results[first] with
        {
            // The same words for every record of the file: it is told once.
            Findings = [new Finding("ENCODING-UNDECLARED", Severity.Warn, new Place(raw.Document.File, raw.Line + line - 1), $"no encoding declared, which is UTF-8; {CodePages.NameOf(page)} written",
                "The encoding declared that the text is written in.") { Number = results[first].Record?.Identifiers is [var number, ..] ? number.ToString() : null }, .. results[first].Findings],
        };
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
}
