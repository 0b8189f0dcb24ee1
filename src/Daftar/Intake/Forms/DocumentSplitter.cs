using System.Text;
using System.Text.Json;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Dialects.St97;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Cuts a file into records whatever form it has: XML (<see cref="RecordSplitter"/>), a sheet with its mapping, JSON, a sequence listing in text. Told by how the file begins; one that
/// is named .xml is never asked, so that XML pays nothing for it.
/// </summary>
internal sealed class DocumentSplitter(IReadOnlyList<Dialect> dialects, int maximumRecordBytes)
{
    private const int Head = 4096;

    private readonly JsonSplitter _json = new(dialects, maximumRecordBytes);
    private readonly ListingSplitter _listing = new(dialects, maximumRecordBytes);
    private readonly SheetSplitter _sheets = new(dialects, maximumRecordBytes);

    /// <inheritdoc cref="RecordSplitter.PartFound"/>
    public Action<DocumentPart>? PartFound { get; init; }

    /// <summary>Whose documents they are, where that is known: a spreadsheet that does not say its encoding has that of the region.</summary>
    public string? Office { get; init; }

    private RecordSplitter Xml => field ??= new RecordSplitter(dialects, maximumRecordBytes) { PartFound = PartFound };

    /// <inheritdoc cref="RecordSplitter.Split"/>
    /// <param name="sheet">The mapping that claims the file, where one does.</param>
    public void Split(Stream stream, string file, FoundRecordHandler record, Action<Finding> finding, Action<string, long>? listed = null, SheetInput? sheet = null)
    {
        if (sheet is not null)
        {
            TellName(file, finding);
            _sheets.Split(stream, file, sheet, record, finding);
            return;
        }
        if (file.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".st36", StringComparison.OrdinalIgnoreCase))
        {
            Xml.Split(stream, file, record, finding, listed);
            return;
        }
        var head = new byte[Head];
        var length = stream.ReadAtLeast(head, Head, throwOnEndOfStream: false);
        using var whole = new HeadedStream(head.AsMemory(0, length), stream);
        var begin = head.AsSpan(0, length);
        if (begin.StartsWith(SheetForm.Mark))
        {
            KeptSheet(whole, file, record);
        }
        else if (St97Reader.Recognises(begin))
        {
            Exchanged(whole, file, record, finding, listed);
        }
        else if (JsonSplitter.Recognises(begin))
        {
            TellName(file, finding);
            _json.Split(whole, file, record, finding);
        }
        else if (ListingSplitter.Recognises(begin))
        {
            TellName(file, finding);
            _listing.Split(whole, file, record, finding);
        }
        else if (FormFiles.IsSheetName(file) && !begin.TrimStart(" \t\r\n\uFEFF"u8).StartsWith("<"u8))
        {
            finding(FormFiles.WithoutMapping(file, begin, Office));
        }
        else
        {
            Xml.Split(whole, file, record, finding, listed);
        }
    }

    /// <summary>
    /// WIPO ST.97 is read as the ST.96 document it stands for, which is put down first: what stands around a record in JSON may stand behind it. Records before a break are kept.
    /// </summary>
    private void Exchanged(Stream stream, string file, FoundRecordHandler record, Action<Finding> finding, Action<string, long>? listed)
    {
        using var xml = new FileStream(Path.Combine(Path.GetTempPath(), "daftar-exchanged-" + Guid.NewGuid().ToString("N")), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        try
        {
            St97Reader.Write(stream, xml, maximumRecordBytes);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            var malformed = problem as JsonException;
            var (came, expected) = malformed is null ? ("a text that is no UTF-8", "Text in UTF-8, the one encoding of JSON (RFC 8259, section 8.1).") : JsonComplaint.Words(malformed.Message);
            // The parser of .NET has no other word for a text that ends too soon.
            var isCut = malformed?.Message.Contains("Expected depth to be zero", StringComparison.Ordinal) == true || malformed?.Message.Contains("end of data", StringComparison.Ordinal) == true;
            finding(isCut ? new Finding("JSON-CUT-SHORT", Severity.Warn, new Place(file, malformed!.LineNumber + 1 ?? 0), "an object or a list is still open at the end of the file", "A complete JSON document. What stands before the break was read.")
                : new Finding("JSON-MALFORMED", Severity.Warn, new Place(file, malformed?.LineNumber + 1 ?? 0, malformed?.BytePositionInLine + 1 ?? 0), Finding.Cut(came), expected + " What stands behind it in the file was not read."));
        }
        xml.Position = 0;
        Xml.Split(xml, file, record, finding, listed);
    }

    /// <summary>An original that is no XML has no place for what the name of its file said: it is told, and whoever delivers has to say it in the records.</summary>
    private static void TellName(string file, Action<Finding> finding)
    {
        if (WithheldMarks.OfPath(file) is { What: not Withheld.Nothing } said)
        {
            finding(RecordSplitter.OfName(file, said, "Nothing is closed for it: its records are being shown."));
        }
    }

    /// <summary>A form that was kept, and one record behind it.</summary>
    private void KeptSheet(Stream stream, string file, FoundRecordHandler record)
    {
        using var all = new MemoryStream();
        stream.CopyTo(all);
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        if (SheetForm.Read(bytes) is not var (form, length) || length >= bytes.Length)
        {
            return;
        }
        var document = new SourceDocument { File = file, Encoding = Encoding.UTF8, Dialect = dialects.OfType<SheetDialect>().FirstOrDefault(), Form = form, Prolog = bytes[..length].ToArray() };
        record(new FoundRecord(document, SheetSplitter.Envelope(form.Mapping), bytes[length..], 1, null));
    }
}
