using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml;
using Daftar.Checking.Codes;
using Daftar.Dialects;
using Daftar.Dialects.St26;
using Daftar.Offices;
using Daftar.Rights;
using Daftar.Rights.Designs;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>An entry's record read from one document: the record, what its content hashes to, and what is doubtful about it.</summary>
/// <param name="Record">What the document says about one entry; null where nothing could be read (the findings say why).</param>
/// <param name="Fingerprint">SHA-256 of the content less transport (design decision 5).</param>
/// <param name="Findings">Findings about this record, worst ones first come, first kept.</param>
public sealed record ReadRecord(IpRecord? Record, byte[] Fingerprint, IReadOnlyList<Finding> Findings)
{
    /// <summary>Where one document speaks of several entries: the place in its tree that speaks of this one alone; -1: all of it.</summary>
    internal int Own { get; init; } = -1;

    /// <summary>The line, counted from 1 in the document's record, on which that place begins: where a finding about this entry leads that knows no better.</summary>
    internal int Line { get; init; } = 1;

    /// <summary>Of a record that lacks its number or its office, and so cannot be taken: what it says all the same, to tell what else is wrong with it.</summary>
    internal IpRecord? Refused { get; init; }
}

/// <summary>
/// Turns the bytes of one record into what it says. One per worker: it keeps its tree, its name table and its buffers from record to record.
/// </summary>
internal sealed partial class RecordReader(OfficeProfiles offices, XmlLimits limits, string? authority = null, Right? right = null)
{
    /// <summary>Refuses bytes that are none of UTF-8: text with holes is not what the office wrote.</summary>
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    private readonly XmlTree _tree = new();
    private readonly NameTable _names = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(1 << 16);
    private readonly ReadContext _context = new() { Offices = offices, Authority = offices.CodeOf(authority), Right = right };
    private readonly OfficeVisibility _visibility = new(offices);
    private readonly EventCodes _events = new(offices);
    private EntryElements? _entries;
    private readonly XmlReaderSettings _settings = new()
    {
        ConformanceLevel = ConformanceLevel.Fragment,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        // Offices do send control characters; they are replaced, and the record is not lost for them.
        CheckCharacters = false,
        CloseInput = true,
    };
    private static readonly Dictionary<int, List<Finding>> NoneRefused = [];
    private SourceDocument? _document;
    private XmlParserContext? _parser;
    private SourceDocument? _undeclaredIn, _entityToldIn;
    private readonly List<string> _undeclared = [];

    /// <summary>The record in UTF-8 where it came in another encoding.</summary>
    private byte[]? _transcoded;

    /// <summary>Told what the elements of each record say, before anything else is laid over it.</summary>
    internal Action<ReadContext>? Elements { get; init; }

    /// <summary>Prefixes of one document that may be undeclared; with more it is no XML Daftar can make good.</summary>
    private const int MostUndeclared = 8;

    /// <summary>The record read last, until the next.</summary>
    public XmlTree Tree => _tree;

    /// <summary>The elements of the entries of what was read last, where it spoke of several.</summary>
    internal EntryElements? Entries => _entries;

    /// <summary>A new chunk begins: what was found out in the one before is forgotten, so that a chunk gives the same findings whichever worker reads it.</summary>
    public void Begin() => _document = _undeclaredIn = _entityToldIn = null;

    /// <summary>Reads one record; every entry it speaks of is one result.</summary>
    public void Read(in RawRecord raw, byte[] buffer, List<ReadRecord> results)
    {
        _takenFor = null;
        ReadOnce(raw, buffer, results);
    }

    private void ReadOnce(in RawRecord raw, byte[] buffer, List<ReadRecord> results)
    {
        (_entries, WithoutBroken) = (null, null);
        var findings = new List<Finding>();
        List<ReadRecord> broken = [];
        if (raw.Broken is not null && !LoadCut(raw, buffer, raw.Broken, findings, broken))
        {
            results.Add(new ReadRecord(null, [], [raw.Broken with { Number = NumberOfBroken(raw, buffer) }]));
            return;
        }
        try
        {
            if (broken.Count == 0)
            {
                LoadWhole(raw, buffer, findings, broken);
            }
            _context.Begin(raw.Envelope);
            _context.HasOthers = broken.Count > 0;
            _context.AttachedTo = raw.Document.Dialect is St26Dialect or Dialects.St25.St25Dialect ? raw.Document.AttachedTo : null;
            raw.Document.Dialect!.Read(_tree.Root, _context);
            Elements?.Invoke(_context);
            _marks = raw.Document.Form is null && _tree.MayHaveAsides ? MarksOf(_transcoded ?? buffer.AsSpan(raw.Start, raw.Length), _transcoded is null ? raw.Document.Encoding : Encoding.UTF8) : [];
            raw.Document.Dialect.Stated(_transcoded ?? buffer.AsSpan(raw.Start, raw.Length), _tree.Root, _context);
        }
        catch (XmlException problem)
        {
            // The namespace scopes were left where the break was.
            _document = null;
            if (raw.Document.Encoding is UTF8Encoding && !System.Text.Unicode.Utf8.IsValid(buffer.AsSpan(raw.Start, raw.Length)))
            {
                NoUtf8(raw, buffer, findings, results);
                return;
            }
            findings.Add(new Finding("XML-MALFORMED", Severity.SetAside, new Place(raw.Document.File, raw.Line + Math.Max(problem.LineNumber, 1) - 1, ColumnIn(raw, problem.LineNumber, problem.LinePosition)), XmlComplaint.Of(problem, raw.Line - 1), "Well-formed XML.") { Number = NumberBefore(raw) });
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        catch (RecordFormException problem)
        {
            findings.Add(new Finding(problem.Code, Severity.SetAside, new Place(raw.Document.File, raw.Line + problem.Line - 1, ColumnIn(raw, problem.Line, problem.Column)), Finding.Cut(problem.Message), problem.Expected));
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        catch (XmlLimitException problem)
        {
            findings.Add(new Finding("RECORD-BEYOND-LIMITS", Severity.SetAside, new Place(raw.Document.File, raw.Line + Math.Max(problem.Line, 1) - 1), Finding.Cut(problem.Message), "A record within the limits.") { Number = NumberBefore(raw) });
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        catch (DecoderFallbackException)
        {
            NoUtf8(raw, buffer, findings, results);
            return;
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A defect of a reader costs the record that shows it, and no other.
            findings.Add(new Finding("RECORD-UNREADABLE", Severity.SetAside, new Place(raw.Document.File, raw.Line), Finding.Cut($"{problem.GetType().Name}: {problem.Message}"),
                "A record Daftar can read: please report this one, it shows a defect."));
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        _entries = _context.Records.Count > 0 && _context.Records.Count + _context.Apart.Count > 1 ? new EntryElements(_tree, _context.Records.Select(static one => one.Own).Concat(_context.Apart), _context.Groups) : null;
        results.AddRange(broken);
        // An entry the reader could not take is set aside by itself, beside those of the same record that could be read.
        Dictionary<int, List<Finding>> refused = _context.Doubts.Count == 0 ? NoneRefused : [];
        List<Finding>?[]? booked = null;
        foreach (var (code, where, came, expected, severity, entry) in _context.Doubts)
        {
            var told = new Finding(code, severity, new Place(raw.Document.File, raw.Line + Math.Max(where.Line, 1) - 1, 0, where.Path), came, code == "DATE-UNREADABLE" ? expected + (came is not null && NoValue.Is(came) ? DateAdvice.LeftOut : DateAdvice.Of(came)) : expected + OfficeMeant(code, where, came)) { Sought = new Sought(null, null, where.Index + 1) };
            if (code == "RECORD-NUMBER-MISSING" && came is null && (LeftNumber() ?? OwnNumber()) is { } left)
            {
                // Whoever wrote it sees it there, and is not helped by hearing that there is none.
                told = told with { Came = $"no number where it is read, but {left.Text} at {left.Path}", Where = told.Where with { Path = left.Path }, Sought = new Sought(left.Text, IsPath: true) };
            }
            if (severity >= Severity.SetAside && entry < _context.Records.Count && _context.IsNameless(entry))
            {
                Book(told, entry, booked ??= new List<Finding>?[_context.Records.Count]);
                continue;
            }
            if (severity < Severity.SetAside && _context.Records.Count > 1)
            {
                Book(told, EntryOf(where, entry), booked ??= new List<Finding>?[_context.Records.Count]);
                continue;
            }
            (severity < Severity.SetAside ? findings : refused.TryGetValue(where.Index, out var same) ? same : refused[where.Index] = []).Add(told);
        }
        if (_context.Records.Count == 0 && refused.Count > 0)
        {
            refused.Values.First().AddRange(findings);
        }
        if (refused.Count > 0)
        {
            results.AddRange(refused.Values.Select(static told => new ReadRecord(null, [], told)));
            if (_context.Records.Count == 0)
            {
                return;
            }
        }
        if (_context.Records.Count == 0 && broken.Count > 0)
        {
            // All of them are broken.
            return;
        }
        if (_context.Records.Count == 0)
        {
            findings.Add(new Finding("RECORD-EMPTY", Severity.SetAside, new Place(raw.Document.File, raw.Line), FirstElements(_tree.Root),
                (RecordNames.Meant(raw.Document.Dialect!, Names(_tree)) is var (name, meant) ? $"<{meant}>, if that is meant by <{name}>: element names are exact, capitals count. " : RecordNames.Belongs(raw.Document.Dialect!, _tree) is { } belongs ? belongs + " " : "") + "A record of a right Daftar keeps."));
            results.Add(new ReadRecord(null, [], findings));
            return;
        }
        var (counted, line) = (0, 1);
        for (var at = 0; at < _context.Records.Count; at++)
        {
            var (record, own) = _context.Records[at];
            line = own >= 0 && _context.Records.Count > 1 ? _tree.LineOf(own, counted, line) : 1;
            counted = line == 1 ? 0 : own;
            // What costs the record stands before what else is wrong with it.
            findings.InsertRange(0, booked?[at]?.FindAll(static told => told.Blocks) ?? []);
            findings.AddRange(booked?[at]?.FindAll(static told => !told.Blocks) ?? []);
            var entries = own >= 0 ? _entries : null;
            if (_entries is not null)
            {
                _entries.Own = own;
            }
            _visibility.Apply(record);
            _events.Apply(record);
            Untold(record);
            record.Residue = XmlTreeContent.Residue(_tree, entries, raw.Document.Dialect.JudgesAll, out var twice);
            Tell(twice, raw, findings);
            if (record.Residue is { } residue)
            {
                Unreadable(residue, raw, findings);
                Misnamed(residue, twice, raw, findings, at == 0 ? -1 : own);
                CloseByWhatIsLeft(record, residue, raw, findings);
                if (Asked(residue, raw, findings))
                {
                    // Taken as it stands, what the office may have taken back would be shown.
                    results.Add(new ReadRecord(null, [], [.. findings]));
                    findings.Clear();
                    continue;
                }
            }
            CloseByWords(record, raw, findings);
            CloseByMarks(record, raw, findings);
            if (raw.Envelope.Withheld is not null)
            {
                CloseByEnvelope(record, raw.Envelope);
            }
            var number = record.Identifiers.Count > 0 ? record.Identifiers[0].ToString() : null;
            var isNameless = _context.IsNameless(at);
            results.Add(new ReadRecord(isNameless ? null : record, Fingerprint(entries), findings.Count == 0 ? [] : findings.ConvertAll(finding => finding with { Number = number })) { Own = own, Line = line, Refused = isNameless ? record : null });
            findings.Clear();
        }
    }

    /// <summary>Column of the file: on its first line a record may stand behind others.</summary>
    private static long ColumnIn(in RawRecord raw, int line, int column) => line <= 1 && column > 0 ? raw.Column + column - 1 : column;

    private byte[] Fingerprint(EntryElements? entries)
    {
        var elements = XmlTreeContent.Fingerprint(_tree, _buffer, entries);
        return _context.Beside is { } beside ? SHA256.HashData([.. elements, .. beside]) : elements;
    }

    /// <summary>Of what comes once a reader takes one value; where a record says another beside it, both stand in its residue.</summary>
    private static void Tell(List<ValueTwice>? twice, in RawRecord raw, List<Finding> findings)
    {
        if (twice is null)
        {
            return;
        }
        foreach (var said in twice)
        {
            findings.Add(new Finding("VALUE-SAID-TWICE", Severity.Warn, new Place(raw.Document.File, raw.Line, 0, said.Path), Finding.Cut($"{said.First ?? "nothing"} and {said.Second}"), "One value: the element stands once in what holds it.") { Sought = new Sought(said.Second, IsPath: true) });
        }
    }

    /// <summary>Under a name of the office's own: NumeroDepot, Nr_Zgloszenia, NomorPermohonan.</summary>
    private Residue? OwnNumber() => XmlTreeContent.Residue(_tree)?.Find(static one => one.Text.Length is > 0 and < 60 && one.Text.Any(char.IsDigit)
        && one.Path[(one.Path.LastIndexOf('/') + 1)..] is var name && (name.Contains("num", StringComparison.OrdinalIgnoreCase) || name.Contains("núm", StringComparison.OrdinalIgnoreCase) || name.Contains("nomor", StringComparison.OrdinalIgnoreCase) || name.Contains("номер", StringComparison.OrdinalIgnoreCase)
            || name.StartsWith("nr", StringComparison.OrdinalIgnoreCase) || name.StartsWith("nro", StringComparison.OrdinalIgnoreCase)));

    private Residue? LeftNumber() => XmlTreeContent.Residue(_tree)?.Find(static one => one.Text.Length is > 0 and < 60 && IsNumberOfTheRight(one.Path[(one.Path.LastIndexOf('/') + 1)..]));

    /// <summary>Numbers of classes, phones and streets are others.</summary>
    private static bool IsNumberOfTheRight(string name) => name is "doc-number" or "Number"
        || ((name.EndsWith("Number", StringComparison.Ordinal) || name.EndsWith("NumberText", StringComparison.Ordinal))
            && (name.StartsWith("Application", StringComparison.Ordinal) || name.StartsWith("Registration", StringComparison.Ordinal) || name.StartsWith("Publication", StringComparison.Ordinal) || name.StartsWith("Patent", StringComparison.Ordinal)));

    private const int MostNames = 1_000;

    private static IEnumerable<string> Names(XmlTree tree)
    {
        for (var at = 0; at < Math.Min(tree.Nodes.Length, MostNames); at++)
        {
            if (tree.At(at).Kind == XmlTree.Kind.Element)
            {
                yield return tree.At(at).Name;
            }
        }
    }

    /// <summary>The element and the first inside it, inside that, and so on: a name that no reader knows shows itself there.</summary>
    private static string FirstElements(Dialects.XmlNode at)
    {
        var names = new StringBuilder();
        for (var depth = 0; depth < 5 && at.Exists; depth++)
        {
            names.Append('<').Append(at.Name).Append('>');
            var inside = at.Children();
            at = inside.MoveNext() ? inside.Current : default;
        }
        return Finding.Cut(names.ToString())!;
    }
}
