using System.Globalization;
using System.Text;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// What stands around records: texts a reader asks for go into the envelope, transport is passed over, and everything else is told once for each
/// path of a file, so that no part of a document is dropped in silence. Comments and processing instructions say nothing but what is withheld.
/// </summary>
internal sealed partial class RecordSplitter
{
    /// <summary>A damaged record leaves its insides among them: after so many paths the rest is only counted.</summary>
    private const int MostParts = 200;

    internal const string PartUnread = "DOCUMENT-PART-UNREAD";

    private const int LongestEnvelopeText = 4096;

    private sealed class Part(string dialect, Place first, string text, bool isTransport)
    {
        public string Dialect { get; } = dialect;
        public Place First { get; } = first;
        public string Text { get; } = text;
        public bool IsTransport { get; } = isTransport;

        /// <summary>The document that stands there as text; null for any other text.</summary>
        public string? Document { get; set; }

        /// <summary>Its document holds no record: one finding says so of the whole.</summary>
        public bool IsToldOfWhole { get; set; }
        public long Times { get; set; } = 1;

        /// <summary>What is wrong with it, where a reader asks for it and cannot use it.</summary>
        public (string Code, string Expected)? Misread { get; set; }
    }

    private readonly Dictionary<string, Part> _parts = new(StringComparer.Ordinal);
    private readonly List<Part> _partsOfDocument = [];
    private long _furtherParts;
    private long _line;
    private long _lineCountedTo;
    private long _lineStart;

    /// <summary>Bytes of the line up to there that are no characters of their own.</summary>
    private long _lineExtra;

    /// <summary>The element opened last holds neither text nor attribute nor element so far: by being there it may mean something.</summary>
    private bool _holdsNothing;

    /// <summary>Tells also what is only transport: for reports, not for loads.</summary>
    public Action<DocumentPart>? PartFound { get; init; }

    private void OnText()
    {
        if (_start is null ? _open.Count > 0 : _document!.Dialect is null && !_isContents && _unknown is null)
        {
            return;
        }
        var whole = _scan.Bytes(_scan.Start, _scan.End);
        var text = whole.Trim(" \t\r\n"u8);
        if (text.IsEmpty)
        {
            return;
        }
        var at = _scan.Start + whole.IndexOf(text);
        if (_open.Count == 0)
        {
            // Between documents: a mark of byte order is none of it, nor half a character at the end of the file, which is told apart.
            if (!text.SequenceEqual("\uFEFF"u8) && text[0] != 0xFF)
            {
                AddPart("", null, text, at);
            }
            return;
        }
        _holdsNothing = false;
        if (_isContents)
        {
            if (!ListText(text))
            {
                AddPart(_open[^1], null, text, at);
            }
            return;
        }
        var name = _open[^1];
        if (!_isNamed && text.Length < LongestEnvelopeText)
        {
            SayAround(name, null, _scanned.GetString(text));
        }
        // Deeper than beside the records lie the remains of one whose beginning is damaged: they say nothing about the document.
        if (text.Length < LongestEnvelopeText && (_recordDepth < 0 || _open.Count <= _recordDepth + 1) && _document!.Dialect?.Asks(name, null) == true)
        {
            Ask(name, null, name, _scanned.GetString(text), at);
            return;
        }
        AddPart(name, null, text, at, document: DocumentIn(text));
    }

    /// <summary>Keeps what a reader asks for. The same as before is not looked at again: it was told.</summary>
    private void Ask(string element, string? attribute, string key, string text, long at)
    {
        if (!(_texts.TryGetValue(key, out var before) && before == text) && _document!.Dialect!.Misread(element, attribute, text) is { } wrong)
        {
            AddPart(element, attribute, Encoding.UTF8.GetBytes(text), at, ofUtf8: true, misread: wrong);
        }
        _texts[key] = text;
        _envelope = null;
    }

    /// <summary>True where there are any beside what XML itself says.</summary>
    private bool EnvelopeAttributes(string element)
    {
        var tag = _scan.Bytes(_scan.Start, _scan.End);
        if (!tag.Contains((byte)'='))
        {
            return false;
        }
        var any = false;
        foreach (var (written, value) in TagAttributes.Read(tag, _scanned))
        {
            // What XML itself says: namespaces, and where a schema stands.
            if (written.StartsWith("xmlns", StringComparison.Ordinal) || written.StartsWith("xsi:", StringComparison.Ordinal) || value.Length == 0)
            {
                continue;
            }
            any = true;
            var attribute = written[(written.IndexOf(':', StringComparison.Ordinal) + 1)..];
            if (!_isNamed)
            {
                SayAround(element, attribute, value);
            }
            if (_document!.Dialect is { } dialect && dialect.Asks(element, attribute))
            {
                Ask(element, attribute, element + "@" + attribute, value, _scan.Start);
            }
            else if (!(_isContents && attribute == "FileName"))
            {
                AddPart(element, attribute, Encoding.UTF8.GetBytes(value), _scan.Start, ofUtf8: true);
            }
        }
        return any;
    }

    private void AddPart(string element, string? attribute, ReadOnlySpan<byte> text, long at, bool ofUtf8 = false, string? document = null, (string Code, string Expected)? misread = null)
    {
        var isWithheld = Withhold(element, attribute, text, at, ofUtf8);
        var dialect = _document?.Dialect?.Id ?? (_isContents ? Left.Contents : "");
        var isTransport = misread is null && Left.IsTransport(dialect, element, attribute);
        if (isWithheld || (isTransport && PartFound is null))
        {
            return;
        }
        // What holds nothing is closed already.
        var path = ElementPath.Of(attribute is not null ? [.. _open, element, "@" + attribute] : text.IsEmpty ? [.. _open, element] : _open);
        if (_parts.TryGetValue(path, out var known))
        {
            known.Times++;
            known.Document ??= document;
            return;
        }
        if (_parts.Count >= MostParts)
        {
            _furtherParts++;
            return;
        }
        if (element == "Password")
        {
            text = "(not shown)"u8;
        }
        if (text.StartsWith("<![CDATA["u8))
        {
            text = text[9..^3];
        }
        var line = LineAt(at);
        var part = new Part(dialect, new Place(_file, line, ColumnAt(at), path), (ofUtf8 ? Encoding.UTF8 : _scanned).GetString(text[..Math.Min(text.Length, 800)]), isTransport) { Document = document, Misread = misread };
        _parts.Add(path, part);
        _partsOfDocument.Add(part);
    }

    /// <summary>Of a position whose line was asked for last.</summary>
    private long ColumnAt(long position) => position - _lineStart - _lineExtra + 1;

    private long LineAt(long position)
    {
        if (position > _lineCountedTo)
        {
            // Called behind every token, while its bytes are still there.
            var passed = _scan.Bytes(_lineCountedTo, position);
            // A mark of byte order is no column.
            _lineExtra += _lineCountedTo == 0 && passed.StartsWith("\uFEFF"u8) ? 1 : 0;
            if (passed.Count((byte)'\n') is var lines and > 0)
            {
                _line += lines;
                var last = passed.LastIndexOf((byte)'\n') + 1;
                _lineStart = _lineCountedTo + last;
                _lineExtra = 0;
                passed = passed[last..];
            }
            _lineExtra += _scanned is UTF8Encoding ? passed.Length - Encoding.UTF8.GetCharCount(passed) : 0;
            _lineCountedTo = position;
        }
        return _line;
    }

    /// <summary>At the end of the file: one finding for each path.</summary>
    private void TellParts(Action<Finding> finding)
    {
        foreach (var (path, part) in _parts)
        {
            PartFound?.Invoke(new DocumentPart(part.Dialect, path, part.Times, part.First, Finding.Cut(part.Text, 120)!, part.IsTransport));
            if (part.Document is not null)
            {
                finding(AsText(part));
            }
            else if (part.Misread is var (code, expected))
            {
                finding(new Finding(code, Severity.Warn, part.First, Finding.Cut(part.Text, 120), expected));
            }
            else if (!part.IsTransport && !part.IsToldOfWhole)
            {
                var said = part.Text.Length == 0 ? "an element that holds nothing" : Finding.Cut(part.Text, 120)!;
                if (path.Length == 0)
                {
                    finding(new Finding("XML-TEXT-OUTSIDE", Severity.Warn, part.First with { Path = null }, part.Text.AsSpan().Trim("\0\u001A").IsEmpty ? part.Text.Contains('\u001A', StringComparison.Ordinal) ? "an end-of-file mark (character 1A)" : "NUL characters" : said, "Nothing but blanks before the first element or declaration, and behind the last element."));
                    continue;
                }
                finding(new Finding(PartUnread, Severity.Watch, part.First,
                    part.Times == 1 ? said : string.Create(CultureInfo.InvariantCulture, $"{said} ({part.Times} times)"),
                    "Outside records, what the standard has there for the sending."));
            }
        }
        TellWithheld(finding);
        if (_furtherParts > 0)
        {
            finding(new Finding(PartUnread, Severity.Watch, new Place(_file), string.Create(CultureInfo.InvariantCulture, $"{_furtherParts} texts and attributes at further paths"),
                "Outside records, what the standard has there for the sending."));
        }
        _parts.Clear();
        _furtherParts = 0;
    }
}
