using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>A record found in a file: its bytes (gone when the call returns), or what is wrong with it.</summary>
internal readonly ref struct FoundRecord(SourceDocument document, DocumentEnvelope envelope, ReadOnlySpan<byte> bytes, long line, Finding? broken, long column = 1)
{
    public SourceDocument Document { get; } = document;
    public DocumentEnvelope Envelope { get; } = envelope;
    public ReadOnlySpan<byte> Bytes { get; } = bytes;
    public long Line { get; } = line;
    public long Column { get; } = column;
    public Finding? Broken { get; } = broken;
}

internal delegate void FoundRecordHandler(FoundRecord record);

/// <summary>
/// Cuts an XML file into records, byte for byte, and takes down what stands around them. Knows nothing of a standard but the names its
/// dialect gives for records. A file may hold many documents glued together (USPTO weekly files do); a break in one document costs that
/// document's rest, and reading goes on at the next XML declaration.
/// </summary>
internal sealed partial class RecordSplitter(IReadOnlyList<Dialect> dialects, int maximumRecordBytes)
{
    static RecordSplitter() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private readonly List<string> _open = [];
    private Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private SourceDocument? _document;
    private DocumentStart? _start;
    private DocumentEnvelope? _envelope;
    private Encoding? _declared;
    private string? _declaredName;
    private string? _docType;

    /// <summary>The document held a record, whole or not.</summary>
    private bool _hasRecord;

    /// <summary>How many elements stand open around a record of this document; -1 before the first.</summary>
    private int _recordDepth = -1;
    private long _documentStart;
    private XmlScanner _scan = null!;
    private string _file = "";
    /// <summary>What the file is written in where that is not read byte by byte: UTF-16.</summary>
    private Encoding? _wide;
    private Encoding _scanned = Encoding.UTF8;

    /// <summary>Splits one file; <paramref name="record"/> is called for each record in order, <paramref name="finding"/> for what is wrong with the file.</summary>
    /// <param name="listed">Told the names of files in a document that lists them, each with its line.</param>
    public void Split(Stream stream, string file, FoundRecordHandler record, Action<Finding> finding, Action<string, long>? listed = null)
    {
        _file = file;
        _listed = listed;
        using var utf8 = WideFile.Utf8Where(stream, out _wide);
        (_wideFile, _isToldBroken, _isToldDeclared, _toldTags, _again, _behindRecord) = (utf8 as WideFile, false, false, 0, 0, -1);
        // A single tag may be as large as a record; the record's own limit is watched in ToEnd.
        using var scan = new XmlScanner(utf8, (int)Math.Min(Array.MaxLength, (maximumRecordBytes * 2L) + (1 << 20)));
        _scan = scan;
        _line = 1;
        _lineCountedTo = 0;
        _lineStart = 0;
        _lineExtra = 0;
        _parts.Clear();
        _furtherParts = 0;
        _soughtTo = 0;
        Begin(0);
        _declared = _wide;
        var (sawRoot, goesOn, glued) = (false, true, false);
        while (goesOn && scan.Next())
        {
            switch (scan.Token)
            {
                case XmlToken.Declaration when IsDeclaredInside:
                    DeclareInside(finding, isToldBroken: false);
                    break;
                case XmlToken.Declaration:
                    if (sawRoot && !glued)
                    {
                        glued = true;
                        finding(new Finding("XML-DOCUMENTS-GLUED", Severity.Watch, new Place(file, LineAt(scan.Start)), "another document begins in the same file", "One document a file; each is read all the same."));
                    }
                    if (_open.Count > 0)
                    {
                        finding(new Finding("XML-CUT-SHORT", Severity.Warn, new Place(file, LineAt(scan.Start)), $"<{_open[^1]}> is still open", "Every element closed before the next document starts."));
                    }
                    BeginDocument(finding);
                    break;
                case XmlToken.DocType:
                    _docType = Encoding.Latin1.GetString(scan.Bytes(scan.Start, Math.Min(scan.End, scan.Start + 400)));
                    TypeInside(finding);
                    break;
                case XmlToken.Start:
                case XmlToken.Empty:
                    sawRoot = true;
                    goesOn = OnStart(record, finding);
                    break;
                case XmlToken.Close:
                    OnClose(record, finding);
                    break;
                case XmlToken.Text:
                    OnText();
                    break;
                case XmlToken.Other:
                    OnMark();
                    break;
            }
            if (_wideFile is { IsBroken: true } && scan.End != _behindRecord)
            {
                TellBroken(finding);
            }
            LineAt(scan.End);
            // Before the first record everything belongs to the prolog; afterwards what is between records need not stay.
            scan.Keep = _document?.Prolog.Length > 0 || (_document is { Dialect: null } && _open.Count > 0) ? scan.End : Math.Max(_documentStart, scan.End - MaximumProlog);
        }
        if (sawRoot)
        {
            TellUnknown(finding);
            TellParts(finding);
        }
        if (!goesOn)
        {
            return;
        }
        if (scan.CutShort || scan.TooLong || _open.Count > 0)
        {
            finding(new Finding("XML-CUT-SHORT", Severity.Warn, new Place(file, LineAt(scan.End)),
                scan.TooLong ? "a tag longer than the limit" : _open.Count > 0 ? $"<{_open[^1]}> is still open at the end of the file" : "the file ends inside a tag",
                "A complete XML document."));
        }
        else if (!sawRoot)
        {
            finding(new Finding("XML-NO-ELEMENT", Severity.Warn, new Place(file), "no element", IsOfMac(file) ? "Nothing: this is what macOS puts beside each file of a zip. Leave it out (zip -X, or from a folder without ._ files); no document is missing." : "An XML document."));
        }
    }

    private const int MaximumProlog = 1 << 20;

    private static readonly byte[] Demonstration = Encoding.UTF8.GetBytes(Dialects.St96.Writing.St96Header.DemonstrationProducer);

    /// <summary>Elements around records that are known by name. No honest document nests them so deep; of a hostile one each end tag would be looked for among all of them.</summary>
    private const int MostOpen = 500;

    /// <summary>Elements opened deeper than that and not closed yet.</summary>
    private long _beyond;

    private bool OnStart(FoundRecordHandler record, Action<Finding> finding)
    {
        var scan = _scan;
        var name = Encoding.UTF8.GetString(scan.LocalName);
        var isRecord = _document?.Dialect?.IsRecord(name) == true;
        if (_start is null)
        {
            BeginRoot(name);
            isRecord = _document!.Dialect?.IsRecord(name) == true;
        }
        else if (MayBegin(name, isRecord) && BeginInside(name))
        {
            isRecord = _document!.Dialect!.IsRecord(name);
        }
        else if (_document is { Dialect: not null, Prolog.Length: 0 })
        {
            Declarations();
            if (!_hasRecord && _document.Dialect.OtherBy(name) is { } other)
            {
                _document.Dialect = dialects.First(one => one.Id == other);
                isRecord = _document.Dialect.IsRecord(name);
            }
        }
        var dialect = _document!.Dialect;
        if (_unknown is not null ? dialect is null : !_hasRecordInside)
        {
            Note(name);
        }
        if (isRecord)
        {
            var start = scan.Start;
            var at = new RecordStart(name, start, LineAt(start), ColumnAt(start));
            if (_document.Prolog.Length == 0)
            {
                var from = Math.Max(_documentStart, start - MaximumProlog);
                var prolog = Around(scan.Bytes(from, start));
                _document.IsDemonstration = PackageName.IsOfGenerator(_file) || prolog.IndexOf(Demonstration) >= 0;
                var ofFile = _isAround ? null : _withheld.Find(static one => one.Written.StartsWith("<?" + WithheldMarks.OfFile, StringComparison.Ordinal)).Written;
                _document.Prolog = ofFile is null || prolog.IndexOf(Encoding.ASCII.GetBytes(ofFile)) >= 0 ? Delivered(prolog).ToArray() : [.. Delivered(prolog), .. Delivered(Encoding.ASCII.GetBytes(ofFile))];
            }
            scan.Keep = start;
            (_head, _mostHeld) = ([], maximumRecordBytes);
            (_hasRecord, _hasRecordInside) = (true, true);
            _holdsNothing = false;
            BeWrapped();
            _envelope ??= Envelope();
            var tooLarge = false;
            _recordDepth = _open.Count;
            while (scan.Token == XmlToken.Start && scan.End is var behind && !ToEnd(scan.LocalName.ToArray(), ref at, ref tooLarge, record, finding))
            {
                if (!tooLarge && _outers.Count > 0 && NextInside(name, behind))
                {
                    // Its end is missing, and a document begins before anything tells: what follows is not lost with it.
                    record(new FoundRecord(_document, _envelope, MayHoldEntries(name) ? Held(at.Position, scan.Start) : default, at.Line, new Finding("XML-CUT-SHORT", Severity.SetAside, new Place(_file, at.Opened.Line, at.Opened.Column), $"<{name}> is still open where <{Encoding.UTF8.GetString(scan.LocalName)}> begins", "A complete record."), at.Column));
                    _open.RemoveRange(_insideDepth, _open.Count - _insideDepth);
                    CloseAround();
                    scan.BackTo(scan.Start);
                    EndInside();
                    return true;
                }
                if (scan.Token is XmlToken.Start or XmlToken.Empty or XmlToken.Close)
                {
                    // Its end is damaged: here begins the next of its kind, or ends what holds them all.
                    record(new FoundRecord(_document, _envelope, tooLarge || !MayHoldEntries(name) ? default : Held(at.Position, scan.Start), at.Line, new Finding("XML-CUT-SHORT", Severity.SetAside, new Place(_file, at.Opened.Line, at.Opened.Column),
                        scan.Token == XmlToken.Close ? $"<{name}> is still open where <{_open[^1]}> around it ends" : $"<{name}> is still open where the next begins", "A complete record."), at.Column));
                    if (scan.Token == XmlToken.Close)
                    {
                        OnClose(record, finding);
                        return true;
                    }
                    (_head, _mostHeld, tooLarge) = ([], maximumRecordBytes, false);
                    at = new RecordStart(name, scan.Start, LineAt(scan.Start), ColumnAt(scan.Start));
                    scan.Keep = scan.Start;
                    continue;
                }
                var came = scan.TooLong ? string.Create(CultureInfo.InvariantCulture, $"more than {maximumRecordBytes / 1_000_000} MB")
                    : scan.Token == XmlToken.Declaration ? $"another document begins while <{name}> is open" : $"<{name}> is still open at the end of the file";
                record(new FoundRecord(_document, _envelope, tooLarge || scan.TooLong || !MayHoldEntries(name) ? default : Held(at.Position, scan.Token == XmlToken.Declaration ? scan.Start : scan.End), at.Line, new Finding(scan.TooLong ? "RECORD-TOO-LARGE" : "XML-CUT-SHORT", Severity.SetAside, new Place(_file, at.Opened.Line, at.Opened.Column), came,
                    scan.TooLong ? "A record within the limit (setting intake.record.bytes)." : "A complete record."), at.Column));
                if (scan.Token == XmlToken.Declaration && IsDeclaredInside)
                {
                    DeclareInside(finding, isToldBroken: true);
                    return true;
                }
                _open.Clear();
                _beyond = 0;
                if (scan.Token != XmlToken.Declaration)
                {
                    return false;
                }
                BeginDocument(finding);
                return true;
            }
            record(tooLarge
                ? new FoundRecord(_document, _envelope, default, at.Line, new Finding("RECORD-TOO-LARGE", Severity.SetAside, new Place(_file, at.Opened.Line),
                    string.Create(CultureInfo.InvariantCulture, $"{scan.End - at.Position} bytes"), "A record within the limit (setting intake.record.bytes)."))
                : new FoundRecord(_document, _envelope, Held(at.Position, scan.End), at.Line, null, at.Column));
            _behindRecord = scan.End;
            if (_open.Count == 0)
            {
                Begin(scan.End);
            }
            EndInsides();
            return true;
        }
        if (scan.Bytes(scan.End - 1, scan.End)[0] != (byte)'>')
        {
            TellBroken(finding, $"the tag <{name} is not closed");
        }
        ListAttribute();
        var isToldOf = dialect is not null || _isContents || _unknown is not null;
        var hasAttributes = isToldOf && EnvelopeAttributes(name);
        if (scan.Token == XmlToken.Start)
        {
            if (_open.Count == MostOpen)
            {
                _beyond++;
                return true;
            }
            _open.Add(name);
            if (!_isNamed)
            {
                OpenAround();
            }
            _holdsNothing = isToldOf && !hasAttributes;
            return true;
        }
        _holdsNothing = false;
        if (isToldOf && !hasAttributes && _open.Count > 0)
        {
            AddPart(name, null, default, scan.Start);
        }
        EndInsides();
        if (_open.Count == 0)
        {
            EndDocument(scan.End, finding);
        }
        return true;
    }

    /// <summary>
    /// An end tag between records. One that ends nothing open changes nothing: a damaged tag must not close what holds the records that follow.
    /// That of a record whose beginning nobody recognised is a record that could not be read.
    /// </summary>
    private void OnClose(FoundRecordHandler record, Action<Finding> finding)
    {
        if (_beyond > 0)
        {
            _beyond--;
            return;
        }
        var name = Encoding.UTF8.GetString(_scan.LocalName);
        var at = _open.LastIndexOf(name);
        if (at < 0)
        {
            if (_document is { Dialect: { } dialect } && dialect.IsRecord(name))
            {
                _isToldOpen = true;
                (_hasRecord, _hasRecordInside) = (true, true);
                _envelope ??= Envelope();
                var line = LineAt(_scan.Start);
                record(new FoundRecord(_document, _envelope, default, line, new Finding("XML-CUT-SHORT", Severity.SetAside, new Place(_file, line, ColumnAt(_scan.Start)), $"</{name}> ends what nothing began", "A complete record.")));
            }
            return;
        }
        if (at < _open.Count - 1 && !_isToldOpen)
        {
            TellBroken(finding, $"<{_open[^1]}> is still open where <{name}> around it ends");
        }
        _isToldOpen = false;
        var heldNothing = _holdsNothing && at == _open.Count - 1;
        _holdsNothing = false;
        _open.RemoveRange(at, _open.Count - at);
        CloseAround();
        if (heldNothing && _open.Count > 0)
        {
            AddPart(name, null, default, _scan.Start);
        }
        EndInsides();
        if (_open.Count == 0)
        {
            EndDocument(_scan.End, finding);
        }
    }

    /// <summary>A document of a standard that holds none of its records says nothing: that is not what an office meant to send.</summary>
    private void EndDocument(long at, Action<Finding> finding)
    {
        TellUnknown(finding);
        if (!_hasRecord && _document is { Dialect: { } dialect })
        {
            foreach (var part in _partsOfDocument)
            {
                part.IsToldOfWhole = true;
            }
            finding(Empty(_start!, dialect, LineAt(at)));
        }
        Begin(at);
    }

    /// <summary>Of a record that lacks its end the entries before the break are read.</summary>
    private bool MayHoldEntries(string name) => _document?.Dialect is { } dialect && dialect.Entries.Any(static one => one != RecordReader.ClosedBehind) && !dialect.Entries.Contains(name, StringComparer.Ordinal);

    /// <summary>The bytes as they stood in the file: what was turned into UTF-8 to be cut is turned back.</summary>
    private ReadOnlySpan<byte> Delivered(ReadOnlySpan<byte> bytes) => _wide is null ? bytes : WideText.ToWide(_wide, bytes);
}
