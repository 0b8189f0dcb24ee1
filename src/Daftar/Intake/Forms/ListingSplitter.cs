using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Dialects.Sheets;
using Daftar.Dialects.St25;
using Daftar.Dialects.St26;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A sequence listing in text (WIPO ST.25): the file is one record.</summary>
internal sealed class ListingSplitter(IReadOnlyList<Dialect> dialects, int maximumRecordBytes)
{
    private static readonly Dictionary<string, string> NoTexts = new(StringComparer.Ordinal);

    /// <summary>Its first item is 110 (applicant) or another general one, at the beginning of a line.</summary>
    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        head = head[AttachedTo.Before(head)..];
        var items = 0;
        var lines = 0;
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].Trim(" \t\r\uFEFF"u8);
            if (line.Length == 0)
            {
                continue;
            }
            if (line[0] == (byte)'<' && (line.Length < 5 || !St25Form.Item(Encoding.Latin1.GetString(line[..5]), out _)))
            {
                return false;
            }
            items += line[0] == (byte)'<' ? 1 : 0;
            if (items >= 2 || ++lines > 40)
            {
                break;
            }
        }
        return items >= 2;
    }

    /// <summary>What item 140 says, of a listing that <see cref="Recognises"/> accepted.</summary>
    public static bool NamesApplication(ReadOnlySpan<byte> head)
    {
        foreach (var range in head.Split((byte)'\n'))
        {
            var line = head[range].Trim(" \t\r"u8);
            if (line.StartsWith("<140>"u8))
            {
                return St25Number.Names(Encoding.Latin1.GetString(line[5..]));
            }
        }
        return false;
    }

    public void Split(Stream stream, string file, FoundRecordHandler record, Action<Finding> finding)
    {
        using var all = new MemoryStream();
        var block = new byte[1 << 16];
        for (int read; all.Length <= maximumRecordBytes && (read = stream.Read(block)) > 0;)
        {
            all.Write(block, 0, read);
        }
        var bytes = all.GetBuffer().AsSpan(0, (int)all.Length);
        var attached = AttachedTo.Before(bytes);
        var prolog = bytes[..attached].ToArray();
        bytes = bytes[attached..];
        var encoding = SheetEncoding.Detect(bytes, null, out var isGuess);
        // The form is kept in the original itself: nothing goes before it but what it was attached to.
        var document = new SourceDocument { File = file, Encoding = encoding, Dialect = dialects.OfType<St25Dialect>().FirstOrDefault(), Form = St25Form.Instance, Prolog = prolog, IsDemonstration = PackageName.IsOfGenerator(file) };
        if (document.Dialect is null)
        {
            finding(new Finding("DOCUMENT-UNRECOGNISED", Severity.Warn, new Place(file, 1), "a sequence listing in text", "A document of a standard that Daftar reads: see docs/reference/dialects.md."));
            return;
        }
        var envelope = new DocumentEnvelope(new DocumentStart("st25", "", null, NoTexts), NoTexts);
        if (bytes.Length > maximumRecordBytes)
        {
            record(new FoundRecord(document, envelope, default, 1, new Finding("RECORD-TOO-LARGE", Severity.SetAside, new Place(file, 1), string.Create(CultureInfo.InvariantCulture, $"more than {maximumRecordBytes / 1_000_000} MB"), "A record within the limit (setting intake.record.bytes).")));
            return;
        }
        if (isGuess)
        {
            finding(new Finding("LISTING-NOT-ASCII", Severity.Watch, new Place(file), encoding.WebName, "Characters of ASCII only (ST.25, paragraph 41)."));
        }
        record(new FoundRecord(document, envelope, bytes, 1, null));
    }
}
