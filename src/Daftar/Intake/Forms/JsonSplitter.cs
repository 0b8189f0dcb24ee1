using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Daftar.Dialects;
using Daftar.Values;

namespace Daftar.Intake;

/// <summary>
/// Cuts a register export in JSON into its objects, byte for byte: the objects of the list that is the document, or of the first list of objects that the document's object holds. An
/// object that is no JSON costs itself: the next one is found by its brackets.
/// </summary>
internal sealed partial class JsonSplitter(IReadOnlyList<Dialect> dialects, int maximumRecordBytes)
{
    private const int MaximumProlog = 1 << 20;

    private static readonly Dictionary<string, string> NoTexts = new(StringComparer.Ordinal);

    private byte[] _bytes = [];
    private int _at;
    private int _keep;
    private int _filled;
    private bool _isAtEnd;
    private long _line;

    /// <summary>Characters of the line up to there.</summary>
    private long _column;
    private Stream _stream = Stream.Null;

    public static bool Recognises(ReadOnlySpan<byte> head)
    {
        head = head.StartsWith("\uFEFF"u8) ? head[3..] : head;
        head = head.TrimStart(" \t\r\n"u8);
        return head.Length > 0 && head[0] is (byte)'[' or (byte)'{';
    }

    public void Split(Stream stream, string file, FoundRecordHandler record, Action<Finding> finding)
    {
        _column = 1;
        (_stream, _bytes, _at, _keep, _filled, _isAtEnd, _line) = (stream, ArrayPool<byte>.Shared.Rent(1 << 16), 0, 0, 0, false, 1);
        try
        {
            Run(file, record, finding);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = [];
        }
    }

    private void Run(string file, FoundRecordHandler record, Action<Finding> finding)
    {
        // Everything before the first object of a list belongs to the prolog.
        if (!ToFirstObject())
        {
            finding(Broken(file, _bytes.AsSpan(0, _filled), 1, 1) ?? Unrecognised(file, Begin(), DialectOf(Named(_bytes.AsSpan(0, Math.Min(_filled, 8192)))) is not null));
            return;
        }
        var prolog = _bytes.AsSpan(0, _at).ToArray();
        SourceDocument? document = null;
        var isToldOdd = false;
        var envelope = DocumentEnvelope.Empty;
        while (true)
        {
            var (line, column) = (_line, _column);
            _keep = _at;
            if (!ToEndOfValue(out var isTooLarge))
            {
                var open = new Finding("JSON-CUT-SHORT", document is null ? Severity.Warn : Severity.SetAside, new Place(file, line), "an object is still open at the end of the file", "A complete JSON document.");
                if (document is null)
                {
                    finding(open);
                }
                else
                {
                    record(new FoundRecord(document, envelope, default, line, open));
                }
                return;
            }
            var bytes = _bytes.AsSpan(_keep, _at - _keep);
            if (bytes.Length > 0 && bytes[0] == (byte)'{')
            {
                if (document is null)
                {
                    var members = Members(bytes);
                    // An object that is no JSON is known by its names all the same: it costs itself, and those behind it are read.
                    if (DialectOf(members) is not { } dialect && (dialect = DialectOf(Named(bytes))) is null)
                    {
                        finding(Broken(file, bytes, line, column) ?? Unrecognised(file, string.Join(", ", members)));
                        return;
                    }
                    document = new SourceDocument { File = file, Encoding = Encoding.UTF8, Dialect = dialect, Form = JsonForm.Instance, Prolog = prolog, IsDemonstration = PackageName.IsOfGenerator(file) };
                    envelope = new DocumentEnvelope(new DocumentStart("json", "", null, NoTexts), NoTexts);
                }
                record(isTooLarge
                    ? new FoundRecord(document, envelope, default, line, new Finding("RECORD-TOO-LARGE", Severity.SetAside, new Place(file, line), null, "A record within the limit (setting intake.record.bytes)."))
                    : new FoundRecord(document, envelope, bytes, line, null, column));
            }
            else if (!isToldOdd)
            {
                // Once a document: where one thing stands between records, a thousand do.
                isToldOdd = true;
                finding(new Finding("JSON-MALFORMED", Severity.Warn, new Place(file, line), Finding.Cut(Encoding.UTF8.GetString(bytes[..Math.Min(200, bytes.Length)])), "An object in the list, or its end."));
            }
            if (_at == _keep)
            {
                // Neither a value nor what parts values: passed over.
                Step();
            }
            _keep = _at;
            switch (Skip((byte)','))
            {
                case (byte)']':
                    if (_bytes.AsSpan(_keep, _at - _keep).Contains((byte)','))
                    {
                        finding(new Finding("JSON-COMMA-LAST", Severity.Warn, new Place(file, _line), "a comma before the end of the list", "No comma behind the last record."));
                    }
                    Step();
                    if (Skip((byte)'}', (byte)']') >= 0)
                    {
                        finding(new Finding("JSON-MALFORMED", Severity.Warn, new Place(file, _line), Finding.Cut(Encoding.UTF8.GetString(_bytes.AsSpan(_at, Math.Min(120, _filled - _at)))), "One list of records in a document; what stands behind it was not read."));
                    }
                    return;
                case -1:
                    finding(new Finding("JSON-CUT-SHORT", Severity.Warn, new Place(file, _line), "the list is still open at the end of the file", "A complete JSON document."));
                    return;
            }
        }
    }

    /// <summary>Steps into the document to the first object of a list; false where there is none.</summary>
    private bool ToFirstObject()
    {
        if (Fill() && _bytes.AsSpan(0, Math.Min(3, _filled)).SequenceEqual("\uFEFF"u8))
        {
            _at = 3;
        }
        // One object may hold lists, and objects that hold lists: the first list of objects counts, three levels down at most.
        for (var depth = 0; _at < MaximumProlog;)
        {
            switch (Skip((byte)',', (byte)':'))
            {
                case (byte)'[':
                    Step();
                    if (Skip() == (byte)'{')
                    {
                        return true;
                    }
                    break;
                case (byte)'{' when depth < 3:
                    depth++;
                    Step();
                    break;
                case -1:
                    return false;
                case (byte)'}' or (byte)']':
                    Step();
                    break;
                default:
                    if (!ToEndOfValue(out _))
                    {
                        return false;
                    }
                    break;
            }
        }
        return false;
    }

    /// <summary>Over blanks and what is given; the byte it stands on, or -1 at the end.</summary>
    private int Skip(byte also = (byte)' ', byte orAlso = (byte)' ')
    {
        while (_at < _filled || Fill())
        {
            var c = _bytes[_at];
            if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n') && c != also && c != orAlso)
            {
                return c;
            }
            Step();
        }
        return -1;
    }

    private void Step()
    {
        var c = _bytes[_at++];
        if (c == (byte)'\n')
        {
            (_line, _column) = (_line + 1, 1);
            return;
        }
        // As editors count: bytes that go on a character are none of their own, and four of them make two.
        _column += (c & 0xC0) == 0x80 ? 0 : c >= 0xF0 ? 2 : 1;
    }

    /// <summary>Behind the value it stands on, brackets in texts apart; false at the end of the file.</summary>
    private bool ToEndOfValue(out bool isTooLarge)
    {
        isTooLarge = false;
        var (depth, inText, first, last, lists) = (0, false, true, (byte)0, 0UL);
        while (_at < _filled || Fill())
        {
            if (_at - _keep > maximumRecordBytes)
            {
                // Its bytes are let go, its end is still looked for.
                (isTooLarge, _keep) = (true, _at);
            }
            var c = _bytes[_at];
            if (inText)
            {
                Step();
                if (c == (byte)'\\' && (_at < _filled || Fill()))
                {
                    Step();
                }
                else if (c is (byte)'"' or (byte)'\n')
                {
                    // No text holds a line break as it is: its mark is missing, and what follows is no text.
                    inText = false;
                    if (depth == 0)
                    {
                        return true;
                    }
                }
                last = c;
                continue;
            }
            if (c == (byte)'{' && last == (byte)',' && depth > 0 && depth <= 64 && (lists & (1UL << (depth - 1))) == 0)
            {
                // An object among the members of another: a bracket is missing, and here begins the next record.
                return true;
            }
            last = c is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' ? last : c;
            switch (c)
            {
                case (byte)'"':
                    inText = true;
                    break;
                case (byte)'{' or (byte)'[':
                    lists = depth >= 64 ? lists : c == (byte)'[' ? lists | (1UL << depth) : lists & ~(1UL << depth);
                    depth++;
                    break;
                case (byte)'}' or (byte)']':
                    if (depth == 0)
                    {
                        if (first)
                        {
                            Step();
                        }
                        return true;
                    }
                    if (--depth == 0)
                    {
                        Step();
                        return true;
                    }
                    break;
                case (byte)',' or (byte)':' when depth == 0:
                    return true;
            }
            first = false;
            Step();
        }
        return false;
    }

    private bool Fill()
    {
        if (_isAtEnd)
        {
            return false;
        }
        // Before the first record is found everything stays: it is the prolog.
        if (_keep > 0)
        {
            _bytes.AsSpan(_keep, _filled - _keep).CopyTo(_bytes);
            (_at, _filled, _keep) = (_at - _keep, _filled - _keep, 0);
        }
        if (_filled == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(_bytes.Length * 2);
            _bytes.AsSpan(0, _filled).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        var read = _stream.Read(_bytes, _filled, _bytes.Length - _filled);
        _isAtEnd = read == 0;
        _filled += read;
        return read > 0;
    }

    /// <summary>Names of the members of an object, as far as it can be read.</summary>
    private static List<string> Members(ReadOnlySpan<byte> bytes)
    {
        var names = new List<string>();
        var reader = new Utf8JsonReader(bytes, isFinalBlock: true, default);
        try
        {
            while (reader.Read() && names.Count < 200)
            {
                if (reader is { TokenType: JsonTokenType.PropertyName, CurrentDepth: 1 })
                {
                    names.Add(reader.GetString()!);
                }
            }
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // What was read before the break tells the dialect.
        }
        return names;
    }

    private Dialect? DialectOf(List<string> members) => dialects.FirstOrDefault(one => one.RecognisesJson(members));

    /// <summary>Names of members of an object that is no JSON, whatever marks stand around them.</summary>
    private static List<string> Named(ReadOnlySpan<byte> bytes) => [.. MemberName().Matches(Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, 1 << 16)])).Select(static match => match.Groups["name"].Value)];

    /// <summary>What is wrong with it where it is no JSON; null where it is.</summary>
    private Finding? Broken(string file, ReadOnlySpan<byte> bytes, long line, long column)
    {
        var mark = bytes.StartsWith("\uFEFF"u8) ? 3 : 0;
        var reader = new Utf8JsonReader(bytes[mark..], isFinalBlock: true, default);
        RecordFormException problem;
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
                {
                    _ = reader.GetString();
                }
            }
            return null;
        }
        catch (JsonException malformed)
        {
            if (malformed.Message.Contains("end of data", StringComparison.Ordinal) || malformed.Message.Contains("Expected depth to be zero", StringComparison.Ordinal))
            {
                // The piece that was looked at ends there, or the file does.
                return null;
            }
            problem = JsonComplaint.Of(bytes[mark..], malformed);
        }
        catch (InvalidOperationException)
        {
            problem = JsonComplaint.OfBytes(bytes, 1);
        }
        return new Finding(problem.Code == "ENCODING-INVALID" ? "JSON-MALFORMED" : problem.Code, Severity.Warn, new Place(file, line + problem.Line - 1, problem.Line > 1 ? problem.Column : column + problem.Column - 1), problem.Message, problem.Expected);
    }

    [GeneratedRegex("""(?:^|[{,\[\s])["'\u2018-\u201F\u2033\uFF02«»]?(?<name>[A-Za-z_]\w*)["'\u2018-\u201F\u2033\uFF02«»]?\s*:""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex MemberName();

    private string Begin() => Encoding.UTF8.GetString(_bytes.AsSpan(0, Math.Min(_filled, 80)));

    private static Finding Unrecognised(string file, string came, bool isOutsideAList = false) =>
        new("DOCUMENT-UNRECOGNISED", Severity.Warn, new Place(file, 1), Finding.Cut(string.Create(CultureInfo.InvariantCulture, $"JSON: {came}")), isOutsideAList ? "The records in one list: [ before the first object, a comma between two, ] behind the last. Objects of the right names stand here without one (one a line, or one alone)." : "A document of a standard that Daftar reads: see docs/reference/dialects.md.");
}
